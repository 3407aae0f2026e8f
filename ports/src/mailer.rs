//! Letters by e-mail.

use async_trait::async_trait;

/// A letter to one person, as text and as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// The person's name.
    pub name: String,
    /// One line.
    pub subject: String,
    /// For readers without HTML.
    pub text: String,
    /// Styles inlined; loads nothing.
    pub html: String,
    /// What the letter is called, if it is called anything: of letters with one key a reader sees one. Letters, digits
    /// and hyphens.
    pub key: Option<String>,
}

/// Why a letter did not leave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// It never will: the address or the letter is refused.
    #[error("the letter is refused: {0}")]
    Refused(String),
    /// The server answers and asks to come again: it is full, or puts off whoever it does not know.
    #[error("the mail server asks to come again: {0}")]
    Busy(String),
    /// It may later.
    #[error("mail cannot be sent at present: {0}")]
    Away(String),
}

/// Sends letters.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands a letter over. Once this is `Ok` it is on its way; it may be sent twice when the sender dies between
    /// that and its own note of it.
    ///
    /// # Errors
    /// [`MailError`].
    async fn send(&self, letter: &Letter) -> Result<(), MailError>;
}

/// What every mailer does. Each implementation's tests run it.
pub mod conformance {
    use super::{Letter, MailError, Mailer};

    /// A letter with letters of many scripts in it.
    #[must_use]
    pub fn letter() -> Letter {
        Letter {
            to: "ana@example.org".to_owned(),
            name: "Ана Ивано́ва".to_owned(),
            subject: "Здравей, Ана – your first session".to_owned(),
            text: "Line one\n\n.\n\nhttps://fittribe.example/verify#t=abc\n".to_owned(),
            html: "<p>Здравей &amp; добре дошла</p>".to_owned(),
            key: Some("job-1-2".to_owned()),
        }
    }

    /// Takes a good letter; refuses for good one that cannot be addressed, and one whose subject would add
    /// headers.
    ///
    /// # Panics
    /// When it does not.
    pub async fn sends(mailer: &dyn Mailer) {
        let sent = mailer.send(&letter()).await;
        assert!(sent.is_ok(), "{sent:?}");
        for wrong in ["", "nobody", "a@b@c", "ana@example.org\r\nBcc: eve@example.org"] {
            let refused = mailer.send(&Letter { to: wrong.to_owned(), ..letter() }).await;
            assert!(matches!(refused, Err(MailError::Refused(_))), "{wrong:?}: {refused:?}");
        }
    }
}
