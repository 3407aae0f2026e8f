//! Letters: each is said once, in the reader's language, and rendered as plain text and as HTML with its styles in place.

mod appointment;
pub mod booking;
mod page;
pub mod words;

use std::sync::Arc;

use fittribe_domain::person::contact::Locale;
use fittribe_ports::mailer::Letter;
use fittribe_store::{accounts::Account, jobs::LetterKind};

use self::{
    page::Page,
    words::{Language, Places},
};
use crate::marks::Marks;

/// What every letter needs besides its words.
#[derive(Clone)]
pub struct Desk {
    /// Where people reach FitTribe, without a slash at the end.
    pub site: String,
    /// Says whose a letter is that comes back, and whose a link is.
    pub marks: Arc<Marks>,
}

/// Whom a letter is for.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Their account.
    pub account: Account,
    /// What they read.
    pub locale: Option<Locale>,
}

impl Reader {
    fn language(&self) -> Language {
        Language::of(self.locale.as_ref())
    }

    fn hello(&self) -> String {
        self.language().tell("hello", &Places::default().with("name", self.account.name.as_str()))
    }

    fn letter(&self, page: &Page<'_>, desk: &Desk) -> Letter {
        let account = &self.account;
        Letter {
            to: account.email.as_str().to_owned(),
            name: account.name.clone(),
            subject: page.subject.to_owned(),
            text: page.text(),
            html: page.html(),
            return_path: desk.marks.return_path(account.id, &account.email),
            ..Letter::default()
        }
    }
}

/// A letter's name among the words, the page its button leads to, and whether the button has words of its own.
const fn plan(kind: LetterKind) -> (&'static str, &'static str, bool) {
    match kind {
        LetterKind::Verify => ("verify", "verify", true),
        LetterKind::Reset => ("reset", "reset", true),
        LetterKind::ExportReady => ("export-ready", "", false),
        LetterKind::ErasureScheduled => ("erasure-scheduled", "", false),
        LetterKind::ErasureCancelled => ("erasure-cancelled", "", false),
        LetterKind::CertificateConfirmed => ("certificate-confirmed", "", false),
        LetterKind::CertificateRejected => ("certificate-rejected", "", false),
        LetterKind::CertificateExpires => ("certificate-expires", "", false),
        LetterKind::CertificateExpired => ("certificate-expired", "", false),
        LetterKind::TrainerApproved => ("trainer-approved", "", false),
        LetterKind::TrainerReturned => ("trainer-returned", "", false),
    }
}

/// Writes a letter that everybody gets. The secret, if it has one, is behind the link's `#`, which no server along the
/// way is told.
#[must_use]
pub fn write(kind: LetterKind, to: &Reader, desk: &Desk, secret: Option<&str>) -> Letter {
    let ((name, page, own_button), language, site) = (plan(kind), to.language(), &desk.site);
    let link = secret.map_or_else(|| format!("{site}/{page}"), |secret| format!("{site}/{page}#{secret}"));
    let say = |part: &str| language.say(&format!("{name}-{part}"));
    let page = Page {
        language,
        subject: &say("subject"),
        hello: &to.hello(),
        before: &say("before"),
        facts: &[],
        link: &link,
        button: &if own_button { say("button") } else { language.say("open") },
        after: &say("after"),
        site,
        switch_off: None,
    };
    to.letter(&page, desk)
}

#[cfg(test)]
mod tests;
