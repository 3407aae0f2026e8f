//! Files: kept under keys, brought and fetched by their owners over signed links.

pub mod conformance;
pub mod direct;

use std::{fmt, time::Duration};

use async_trait::async_trait;
use jiff::Timestamp;

/// The longest key, in bytes.
const LONGEST_KEY: usize = 200;

/// What a file is kept under. Invariant: at most 200 bytes; parts of a–z, 0–9, `-` and `_` between slashes, of
/// which the last one alone has an extension. So a key leads nowhere else, and is never a folder of another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FileKey(String);

/// Not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key is parts of a–z, 0–9, - and _ between slashes, the last with an extension, 200 bytes at most")]
pub struct InvalidKey;

impl FileKey {
    /// Reads a key.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Self, InvalidKey> {
        let plain = |part: &str| {
            let letter =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_';
            !part.is_empty() && part.bytes().all(letter)
        };
        let (folders, name) = match text.rsplit_once('/') {
            Some((folders, name)) => (Some(folders), name),
            None => (None, text),
        };
        let (stem, extension) = name.split_once('.').ok_or(InvalidKey)?;
        let folders = folders.is_none_or(|folders| folders.split('/').all(plain));
        let right = text.len() <= LONGEST_KEY && folders && plain(stem) && plain(extension);
        if right { Ok(Self(text.to_owned())) } else { Err(InvalidKey) }
    }

    /// The key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An upload to allow: of this key, this type and this many bytes, and of nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Where it will be.
    pub key: FileKey,
    /// A media type such as `image/jpeg`.
    pub content_type: String,
    /// Bytes, exactly.
    pub length: u64,
    /// How long the link is good.
    pub lifetime: Duration,
}

/// A link to upload with, once and again until it expires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedUpload {
    /// The HTTP method.
    pub method: &'static str,
    /// Where to.
    pub url: String,
    /// Headers that have to be sent as they are here, names in lower case.
    pub headers: Vec<(String, String)>,
    /// When the link ceases to be good.
    pub expires_at: Timestamp,
}

/// A download to allow, always as an attachment: nothing that somebody uploaded is ever shown as a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// Where it is.
    pub key: FileKey,
    /// What the browser is to call it.
    pub filename: String,
    /// What it is said to be.
    pub content_type: String,
    /// How long the link is good.
    pub lifetime: Duration,
}

/// A link to download with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedDownload {
    /// Where from.
    pub url: String,
    /// When the link ceases to be good.
    pub expires_at: Timestamp,
}

/// What is known of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Bytes.
    pub length: u64,
}

/// Why files could not be kept or had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilesError {
    /// Where they are kept does not answer, or has no room. It may later.
    #[error("files cannot be reached at present: {0}")]
    Away(String),
    /// Where they are kept refuses us: something is configured wrongly.
    #[error("files are refused: {0}")]
    Refused(String),
    /// The file has more bytes than were asked for.
    #[error("the file has {0} bytes")]
    TooLarge(u64),
}

/// Keeps files.
#[async_trait]
pub trait Files: Send + Sync {
    /// A link with which somebody brings a file here without us in between.
    ///
    /// # Errors
    /// [`FilesError`].
    async fn sign_upload(&self, upload: &Upload) -> Result<SignedUpload, FilesError>;

    /// A link with which somebody fetches a file.
    ///
    /// # Errors
    /// [`FilesError`].
    async fn sign_download(&self, download: &Download) -> Result<SignedDownload, FilesError>;

    /// Keeps a file, in place of what may have been there. Either all of it is there afterwards or what was there before.
    ///
    /// # Errors
    /// [`FilesError`].
    async fn put(&self, key: &FileKey, content_type: &str, contents: Vec<u8>) -> Result<(), FilesError>;

    /// A file's contents, when there are no more than `at_most` bytes. `None`: there is none.
    ///
    /// # Errors
    /// [`FilesError::TooLarge`] and the others.
    async fn get(&self, key: &FileKey, at_most: u64) -> Result<Option<Vec<u8>>, FilesError>;

    /// What is known of a file. `None`: there is none.
    ///
    /// # Errors
    /// [`FilesError`].
    async fn head(&self, key: &FileKey) -> Result<Option<Head>, FilesError>;

    /// Deletes a file; that there is none is fine.
    ///
    /// # Errors
    /// [`FilesError`].
    async fn delete(&self, key: &FileKey) -> Result<(), FilesError>;
}

/// A `Content-Disposition` that makes a browser save and not show, under a name in any script.
#[must_use]
pub fn attachment(filename: &str) -> String {
    let plain =
        |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' };
    let ascii: String = filename.chars().map(plain).collect();
    let mut encoded = String::new();
    for byte in filename.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_leads_nowhere_else() {
        for right in ["a.b", "images/0193a1b2-0000-7000-8000-000000000001/small.jpg", "a_b/c.d"] {
            assert!(FileKey::parse(right).is_ok(), "{right}");
        }
        let long = format!("{}.jpg", "x".repeat(200));
        let wrong = [
            "",
            ".",
            "..",
            "../a.jpg",
            "a/../b.jpg",
            "/a.jpg",
            "a//b.jpg",
            "a.b/c.jpg",
            "a",
            "a/b",
            "A.jpg",
            "a.jpg/",
            "a\\b.jpg",
            "a.b.c",
            ".jpg",
            "a.",
            "a b.jpg",
            "a%2f.jpg",
            "ä.jpg",
            "a\0.jpg",
            &long,
        ];
        for wrong in wrong {
            assert_eq!(FileKey::parse(wrong), Err(InvalidKey), "{wrong:?}");
        }
    }

    #[test]
    fn a_name_never_leaves_its_place_in_the_header() {
        let header = attachment("a\"; filename=evil.html\r\nX: y, Свидетелство.pdf");
        assert!(
            header.starts_with("attachment; filename=\"a__ filename_evil.html__X_ y_ ____________.pdf\"; ")
        );
        assert!(header.bytes().all(|byte| (b' '..0x7f).contains(&byte)), "{header}");
        assert_eq!(header.matches('"').count(), 2);
        assert!(attachment("Св.pdf").ends_with("filename*=UTF-8''%D0%A1%D0%B2.pdf"));
    }
}
