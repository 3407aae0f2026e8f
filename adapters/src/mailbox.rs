//! Mail that stays on this machine, a file a letter: the local default.

use std::path::{Path, PathBuf};

use async_trait::async_trait;
use fittribe_ports::{
    clock::Clock,
    mailer::{Letter, MailError, Mailer},
};
use lettre::message::Mailbox as Sender;
use std::sync::Arc;

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
                    std::io::Write::write_all(&mut file, &message.formatted()).map_err(away)?;
                    break;
                }
                Err(taken) if taken.kind() == std::io::ErrorKind::AlreadyExists => nth += 1,
                Err(error) => return Err(away(error)),
            }
        }
        self.drop_oldest().map_err(away)
    }

    fn drop_oldest(&self) -> std::io::Result<()> {
        let entries = std::fs::read_dir(&self.folder)?.flatten().map(|entry| entry.path());
        let mut letters: Vec<PathBuf> =
            entries.filter(|path| path.extension().is_some_and(|is| is == "eml")).collect();
        letters.sort_unstable();
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
