//! What letters say: one text each, rendered as plain text and as HTML with its styles in place.

use fittribe_ports::mailer::Letter;
use fittribe_store::{accounts::Account, jobs::LetterKind};

struct Words {
    subject: &'static str,
    before: &'static str,
    button: &'static str,
    after: &'static str,
    page: &'static str,
}

const fn words(kind: LetterKind) -> Words {
    match kind {
        LetterKind::Verify => Words {
            subject: "Confirm your e-mail address for FitTribe",
            before: "Welcome to FitTribe. Confirm that this address is yours:",
            button: "Confirm this address",
            after: "The link is good for two days, once. If you did not sign up, do nothing: no mail will follow.",
            page: "verify",
        },
        LetterKind::Reset => Words {
            subject: "Set a new password for FitTribe",
            before: "Somebody, hopefully you, asked to set a new password:",
            button: "Set a new password",
            after: "The link is good for an hour, once. If it was not you, do nothing: your password stays as it is.",
            page: "reset",
        },
        LetterKind::ExportReady => Words {
            subject: "Your data from FitTribe are ready",
            before: "You asked for a copy of all that FitTribe keeps of you. It is ready: sign in and download it.",
            button: "Open FitTribe",
            after: "It is kept for a week. If you did not ask for it, change your password: somebody else is signed in as you.",
            page: "",
        },
        LetterKind::ErasureScheduled => Words {
            subject: "Your FitTribe account is to be erased",
            before: "You asked to erase your account. That is done in two weeks, and cannot be undone then.",
            button: "Open FitTribe",
            after: "Until then, sign in and call it off if you change your mind. If it was not you who asked, call it off and change your password.",
            page: "",
        },
        LetterKind::ErasureCancelled => Words {
            subject: "Your FitTribe account stays",
            before: "The erasure of your account was called off. Everything stays as it was.",
            button: "Open FitTribe",
            after: "If it was not you who called it off, change your password: somebody else is signed in as you.",
            page: "",
        },
        LetterKind::CertificateConfirmed => Words {
            subject: "Your certificate is confirmed",
            before: "We looked at a certificate of yours and confirmed it. Clients see it on your page.",
            button: "Open FitTribe",
            after: "If it expires, we write to you 30 and 7 days before.",
            page: "",
        },
        LetterKind::CertificateRejected => Words {
            subject: "Your certificate was not confirmed",
            before: "We looked at a certificate of yours and could not confirm it. The reason is beside it on FitTribe.",
            button: "Open FitTribe",
            after: "Put it right there, or upload a better copy, and we look again.",
            page: "",
        },
        LetterKind::CertificateExpires => Words {
            subject: "A certificate of yours expires soon",
            before: "A certificate of yours expires soon. If FitTribe requires it, you take no new bookings once it has; what is booked stays.",
            button: "Open FitTribe",
            after: "Enter the one that follows it now, so that we can confirm it in time.",
            page: "",
        },
        LetterKind::CertificateExpired => Words {
            subject: "A certificate of yours has expired",
            before: "A certificate of yours has expired. If FitTribe requires it, you take no new bookings until another is confirmed; what is booked stays.",
            button: "Open FitTribe",
            after: "Enter the one that follows it, and we look at it soon.",
            page: "",
        },
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Writes a letter. The secret, if it has one, is behind the link's `#`, which no server along the way is told.
#[must_use]
pub fn write(kind: LetterKind, to: &Account, site: &str, secret: Option<&str>) -> Letter {
    let Words { subject, before, button, after, page } = words(kind);
    let link = secret.map_or_else(|| format!("{site}/{page}"), |secret| format!("{site}/{page}#{secret}"));
    let name = &to.name;
    let text = format!("Hello {name},\n\n{before}\n\n{link}\n\n{after}\n\nFitTribe\n{site}\n");
    let (name_html, link_html, site_html) = (escaped(name), escaped(&link), escaped(site));
    let html = format!(
        r##"<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{subject}</title></head><body style="margin:0;padding:24px;background:#f4f5f7;font-family:system-ui,sans-serif;color:#1b1f24"><div style="max-width:520px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px"><p style="margin:0 0 16px">Hello {name_html},</p><p style="margin:0 0 24px">{before}</p><p style="margin:0 0 24px"><a href="{link_html}" style="display:inline-block;padding:12px 20px;background:#0b6e4f;color:#ffffff;text-decoration:none;border-radius:8px">{button}</a></p><p style="margin:0 0 16px;color:#57606a">{after}</p><p style="margin:0;color:#57606a">FitTribe · <a href="{site_html}" style="color:#0b6e4f">{site_html}</a></p></div></body></html>"##
    );
    let (to, subject) = (to.email.as_str().to_owned(), subject.to_owned());
    Letter { to, name: name.clone(), subject, text, html, key: None }
}

#[cfg(test)]
mod tests {
    use fittribe_domain::{
        AccountId,
        account::{Email, Role},
        zone::Zone,
    };
    use jiff::Timestamp;

    use super::*;

    fn account(name: &str) -> Account {
        Account {
            id: AccountId::from_uuid(uuid::Uuid::nil()),
            email: Email::parse("ana@example.org").unwrap(),
            name: name.to_owned(),
            role: Role::Client,
            tz: Zone::UTC,
            password_hash: None,
            created_at: Timestamp::UNIX_EPOCH,
            suspended_at: None,
            verified_at: None,
            avatar: None,
        }
    }

    #[test]
    fn a_letter_says_the_same_as_text_and_as_html() {
        let plain = [LetterKind::ExportReady, LetterKind::ErasureScheduled, LetterKind::ErasureCancelled];
        let plain = plain.map(|kind| (kind, None, "https://fittribe.example/".to_owned()));
        let secret = [LetterKind::Verify, LetterKind::Reset];
        let secret = secret.map(|kind| {
            (kind, Some("s3cret"), format!("https://fittribe.example/{}#s3cret", words(kind).page))
        });
        for (kind, secret, link) in plain.into_iter().chain(secret) {
            let letter = write(kind, &account("Ana"), "https://fittribe.example", secret);
            for said in [words(kind).before, words(kind).after, "Hello Ana,", &link] {
                assert!(letter.text.contains(said) && letter.html.contains(said), "{said}");
            }
            assert!(
                !letter.html.contains("<img")
                    && !letter.html.contains("<style")
                    && !letter.html.contains("<script")
            );
        }
    }

    #[test]
    fn a_name_is_text_and_never_markup() {
        let letter =
            write(LetterKind::Verify, &account("<b>\"Ana\"</b> & co"), "https://x.example", Some("s"));
        assert!(letter.html.contains("Hello &lt;b&gt;&quot;Ana&quot;&lt;/b&gt; &amp; co,"));
        assert!(letter.text.contains("Hello <b>\"Ana\"</b> & co,"));
    }
}
