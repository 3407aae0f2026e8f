//! A copy of all that is kept of somebody, as one file.

use std::io::{Cursor, Write as _};

use fittribe_store::exports::Document;
use jiff::{Timestamp, tz::TimeZone};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

/// Packs the documents, with a page that says what each is.
pub(super) fn pack(documents: &[Document], now: Timestamp) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(modified(now))
        .unix_permissions(0o600);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("README.txt", options)?;
    archive.write_all(contents(documents, now).as_bytes())?;
    for document in documents {
        archive.start_file(document.name, options)?;
        archive.write_all(document.json.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn contents(documents: &[Document], now: Timestamp) -> String {
    let mut text = format!(
        "What FitTribe keeps of you, as it was at {now:.0}.\n\nAll files are JSON. Instants are in UTC.\n\n"
    );
    for document in documents {
        text.push_str(&format!("{}\n    {}\n", document.name, document.about));
    }
    text.push_str("\nPasswords are kept as hashes alone and are not in here, nor is any other secret.\n");
    text
}

/// A file's date, which begins in 1980 and has no zone.
fn modified(now: Timestamp) -> DateTime {
    let at = now.to_zoned(TimeZone::UTC).datetime();
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(at.year()).unwrap_or_default();
    let date = DateTime::from_date_and_time(
        year,
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second()),
    );
    date.unwrap_or_default()
}
