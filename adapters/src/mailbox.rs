//! Mail that stays on this machine, a file a letter: the local default.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use async_trait::async_trait;
use fittribe_ports::{
    clock::Clock,
    mailer::{Kept, Letter, Listed, MailError, Mailer, Postbox},
};
use jiff::Timestamp;
use lettre::message::Mailbox as Sender;
use mail_parser::{Message, MessageParser, MimeHeaders as _};

use crate::message::message;

/// Letters that are kept; the oldest go first.
const MOST: usize = 500;

/// A folder of `.eml` files, the latest named last.
#[derive(Clone)]
pub struct Mailbox {
    folder: PathBuf,
    from: Sender,
    clock: Arc<dyn Clock>,
}

impl Mailbox {
    /// Makes the folder.
    ///
    /// # Errors
    /// When the folder cannot be made or the sender is no address.
    pub fn open(folder: &Path, from: &str, clock: Arc<dyn Clock>) -> Result<Self, MailError> {
        let away = |error: &dyn std::fmt::Display| MailError::Away(format!("{}: {error}", folder.display()));
        std::fs::create_dir_all(folder).map_err(|error| away(&error))?;
        let from = from.parse().map_err(|error: lettre::address::AddressError| away(&error))?;
        Ok(Self { folder: folder.to_owned(), from, clock })
    }

    fn keep(&self, letter: &Letter) -> Result<(), MailError> {
        let message = message(&self.from, letter)?;
        let away = |error: std::io::Error| MailError::Away(format!("{}: {error}", self.folder.display()));
        let stamp = self.clock.now().as_microsecond();
        let mut nth = 0_u32;
        loop {
            let path = self.folder.join(format!("{stamp:020}-{nth:03}.eml"));
            match std::fs::File::create_new(&path) {
                Ok(mut file) => {
                    // As the last mail server of a letter's way writes it down.
                    let returned = message.envelope.from().map(|from| format!("Return-Path: <{from}>\r\n"));
                    let written = [returned.unwrap_or_default().into_bytes(), message.bytes].concat();
                    std::io::Write::write_all(&mut file, &written).map_err(away)?;
                    break;
                }
                Err(taken) if taken.kind() == std::io::ErrorKind::AlreadyExists => nth += 1,
                Err(error) => return Err(away(error)),
            }
        }
        self.drop_oldest().map_err(away)
    }

    /// Every letter, the oldest first.
    fn letters(&self) -> std::io::Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(&self.folder)?.flatten().map(|entry| entry.path());
        let mut letters: Vec<PathBuf> =
            entries.filter(|path| path.extension().is_some_and(|is| is == "eml")).collect();
        letters.sort_unstable();
        Ok(letters)
    }

    fn drop_oldest(&self) -> std::io::Result<()> {
        let letters = self.letters()?;
        let surplus = letters.len().saturating_sub(MOST);
        for old in letters.into_iter().take(surplus) {
            std::fs::remove_file(old)?;
        }
        Ok(())
    }
}

#[async_trait]
impl Mailer for Mailbox {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let (own, letter) = (self.clone(), letter.clone());
        let kept = tokio::task::spawn_blocking(move || own.keep(&letter)).await;
        kept.unwrap_or_else(|error| Err(MailError::Away(error.to_string())))
    }
}

/// When a letter was kept, as its file is named.
fn stamp(name: &str) -> Option<Timestamp> {
    let (stamp, _) = name.split_once('-')?;
    Timestamp::from_microsecond(stamp.parse().ok()?).ok()
}

fn listed(path: &Path) -> Option<Listed> {
    let name = path.file_stem()?.to_str()?.to_owned();
    let bytes = std::fs::read(path).ok()?;
    let message = MessageParser::default().parse(&bytes)?;
    let to = message.to().and_then(|to| to.first()).and_then(|to| to.address());
    Some(Listed {
        to: to.unwrap_or_default().to_owned(),
        subject: message.subject().unwrap_or_default().to_owned(),
        at: stamp(&name)?,
        name,
    })
}

fn opened(message: &Message<'_>) -> Kept {
    let fields = message.headers_raw().map(|(name, value)| (name.to_owned(), unfolded(value)));
    let attached = message.attachments().map(|part| {
        let name = part.attachment_name().unwrap_or("unnamed").to_owned();
        (name, part.text_contents().unwrap_or_default().to_owned())
    });
    Kept {
        subject: message.subject().unwrap_or_default().to_owned(),
        fields: fields.collect(),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        html: message.body_html(0).unwrap_or_default().into_owned(),
        attached: attached.collect(),
    }
}

fn unfolded(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Mailbox {
    fn open_one(&self, name: &str) -> std::io::Result<Option<Kept>> {
        // Nothing but a name that this gave: no way out of the folder.
        if !name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return Ok(None);
        }
        match std::fs::read(self.folder.join(format!("{name}.eml"))) {
            Ok(bytes) => Ok(MessageParser::default().parse(&bytes).as_ref().map(opened)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

#[async_trait]
impl Postbox for Mailbox {
    async fn list(&self, limit: usize) -> Result<Vec<Listed>, MailError> {
        let own = self.clone();
        let listing = tokio::task::spawn_blocking(move || {
            let letters = own.letters()?;
            Ok::<_, std::io::Error>(
                letters.iter().rev().take(limit).filter_map(|path| listed(path)).collect(),
            )
        });
        let listing = listing.await.map_err(|error| MailError::Away(error.to_string()))?;
        listing.map_err(|error| MailError::Away(error.to_string()))
    }

    async fn read(&self, name: &str) -> Result<Option<Kept>, MailError> {
        let (own, name) = (self.clone(), name.to_owned());
        let opening = tokio::task::spawn_blocking(move || own.open_one(&name)).await;
        let opening = opening.map_err(|error| MailError::Away(error.to_string()))?;
        opening.map_err(|error| MailError::Away(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use fittribe_ports::mailer::conformance;

    use super::*;
    use crate::system_clock::SystemClock;

    fn letters(folder: &Path) -> Vec<PathBuf> {
        let mut letters: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        letters.sort();
        letters
    }

    #[tokio::test]
    async fn conforms_and_keeps_each_letter_as_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let mailbox =
            Mailbox::open(folder.path(), "FitTribe <post@fittribe.example>", Arc::new(SystemClock)).unwrap();
        conformance::sends(&mailbox).await;
        let kept = letters(folder.path());
        assert_eq!(kept.len(), 1);
        let text = std::fs::read_to_string(&kept[0]).unwrap();
        assert!(text.contains("To: ") && text.contains("<ana@example.org>"), "{text}");
        assert!(text.contains("multipart/alternative"), "{text}");
    }

    #[tokio::test]
    async fn a_kept_letter_is_read_as_it_was_sent() {
        let folder = tempfile::tempdir().unwrap();
        let mailbox =
            Mailbox::open(folder.path(), "FitTribe <post@fittribe.example>", Arc::new(SystemClock)).unwrap();
        let path = Some("bounces+x@fittribe.example".to_owned());
        let sent = Letter { return_path: path, ..conformance::letter() };
        for letter in [Letter { subject: "Earlier".to_owned(), ..sent.clone() }, sent.clone()] {
            mailbox.send(&letter).await.unwrap();
        }
        let list = mailbox.list(10).await.unwrap();
        let subjects: Vec<_> = list.iter().map(|letter| letter.subject.as_str()).collect();
        assert_eq!(subjects, [sent.subject.as_str(), "Earlier"]);
        assert_eq!(list[0].to, "ana@example.org");
        let kept = mailbox.read(&list[0].name).await.unwrap().unwrap();
        assert_eq!(kept.text.replace("\r\n", "\n").trim_end(), sent.text.trim_end());
        assert_eq!((&kept.html, &kept.subject), (&sent.html, &sent.subject));
        let returned = ("Return-Path".to_owned(), "<bounces+x@fittribe.example>".to_owned());
        assert!(kept.fields.contains(&returned), "{:?}", kept.fields);
    }

    #[tokio::test]
    async fn a_name_leads_out_of_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("1-1.eml"), "Subject: out\n\nout").unwrap();
        let inner = folder.path().join("mail");
        let mailbox = Mailbox::open(&inner, "post@fittribe.example", Arc::new(SystemClock)).unwrap();
        for name in ["../1-1", "1-1", "/1-1", "", "..%2F1-1"] {
            assert_eq!(mailbox.read(name).await.unwrap(), None, "{name}");
        }
    }

    #[tokio::test]
    async fn the_oldest_letters_make_room() {
        let folder = tempfile::tempdir().unwrap();
        let mailbox = Mailbox::open(folder.path(), "post@fittribe.example", Arc::new(SystemClock)).unwrap();
        std::fs::write(folder.path().join("00000000000000000000-000.eml"), "old").unwrap();
        for _ in 0..MOST {
            mailbox.keep(&conformance::letter()).unwrap();
        }
        let kept = letters(folder.path());
        assert_eq!(kept.len(), MOST);
        assert!(!kept[0].ends_with("00000000000000000000-000.eml"));
    }
}
