//! Letters by e-mail.

use async_trait::async_trait;
use jiff::Timestamp;

/// A letter to one person, as text and as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Where letters of this kind are switched off: a page to look at, and with one POST (RFC 8058). Absent in letters
    /// that everybody gets.
    pub unsubscribe: Option<String>,
    /// Where the letter comes back to when it cannot be delivered; absent: to its sender.
    pub return_path: Option<String>,
    /// An appointment to attach (RFC 5545).
    pub appointment: Option<Appointment>,
}

/// A calendar's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// `PUBLISH` or `CANCEL`.
    pub method: &'static str,
    /// Its contents.
    pub ics: String,
}

/// Why a letter did not leave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// It never will: the letter is refused.
    #[error("the letter is refused: {0}")]
    Refused(String),
    /// The server answers and asks to come again: it is full, or puts off whoever it does not know.
    #[error("the mail server asks to come again: {0}")]
    Busy(String),
    /// No letter will: nobody is at the address. The status is what the mail server answered, such as `5.1.1` or `550`.
    #[error("the address takes no mail: {0}")]
    Undeliverable(String),
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

/// Whether a status of RFC 3463 says that an address takes no mail at all, rather than not this letter, not now, or not
/// from this sender.
#[must_use]
pub fn says_nobody_is_there(status: &str) -> bool {
    matches!(status, "5.1.0" | "5.1.1" | "5.1.2" | "5.1.3" | "5.1.6" | "5.1.10" | "5.2.1" | "5.4.4")
}

/// The status of RFC 3463 that a text begins with, such as the `5.1.1` of a mail server's answer.
#[must_use]
pub fn enhanced_status(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?;
    let mut parts = word.split('.');
    let class = parts.next().is_some_and(|class| matches!(class, "2" | "4" | "5"));
    let number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let rest = [parts.next(), parts.next()].into_iter().all(|part| part.is_some_and(number));
    (class && rest && parts.next().is_none()).then_some(word)
}

/// A letter that stayed on this machine, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What [`Postbox::read`] takes.
    pub name: String,
    /// The address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// When it was kept.
    pub at: Timestamp,
}

/// A letter that stayed on this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Its subject.
    pub subject: String,
    /// Its header's fields in their order, unfolded and decoded.
    pub fields: Vec<(String, String)>,
    /// The text for readers without HTML.
    pub text: String,
    /// The HTML.
    pub html: String,
    /// What is attached, by name, as text.
    pub attached: Vec<(String, String)>,
}

/// Letters that stayed on this machine instead of being sent, for whoever develops.
#[async_trait]
pub trait Postbox: Send + Sync {
    /// The latest letters, the latest first.
    ///
    /// # Errors
    /// [`MailError::Away`] when they cannot be read.
    async fn list(&self, limit: usize) -> Result<Vec<Listed>, MailError>;

    /// One of them. `None`: there is none of that name.
    ///
    /// # Errors
    /// [`MailError::Away`] when it cannot be read.
    async fn read(&self, name: &str) -> Result<Option<Kept>, MailError>;
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
            ..Letter::default()
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
        let elsewhere = Letter { return_path: Some("no address".to_owned()), ..letter() };
        let refused = mailer.send(&elsewhere).await;
        assert!(matches!(refused, Err(MailError::Refused(_))), "{refused:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_told_from_other_words() {
        for (text, status) in [
            ("5.1.1 nobody of that name", Some("5.1.1")),
            ("5.1.10", Some("5.1.10")),
            ("4.2.2 the mailbox is full", Some("4.2.2")),
            ("nobody of that name", None),
            ("5.1 nobody", None),
            ("5.1.1.1 nobody", None),
            ("3.1.1 nobody", None),
            ("5..1 nobody", None),
            ("", None),
        ] {
            assert_eq!(enhanced_status(text), status, "{text}");
        }
    }

    #[test]
    fn a_refusal_for_other_reasons_says_nothing_about_an_address() {
        assert!(says_nobody_is_there("5.1.1") && says_nobody_is_there("5.2.1"));
        for other in ["5.7.1", "5.2.2", "5.3.4", "5.0.0", "4.1.1", "2.1.5"] {
            assert!(!says_nobody_is_there(other), "{other}");
        }
    }
}
