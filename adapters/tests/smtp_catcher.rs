//! Mail over SMTP against a real mail server, encrypted in both ways.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

#[path = "catcher/catcher.rs"]
mod catcher;

use std::path::Path;

use catcher::{Catcher, Mode};
use fittribe_adapters::smtp::Smtp;
use fittribe_ports::mailer::{Appointment, Letter, MailError, Mailer as _, conformance};

fn catcher(mode: Mode) -> Option<Catcher> {
    Catcher::start(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), mode)
}

fn mailer(catcher: &Catcher) -> Smtp {
    let authority = std::fs::read(catcher.authority()).unwrap();
    Smtp::new(&catcher.url(), "FitTribe <post@fittribe.example>", Some(&authority)).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_are_sent_encrypted_over_connections_that_are_kept() {
    for mode in [Mode::StartTls, Mode::Tls] {
        let Some(catcher) = catcher(mode) else { return };
        let mailer = mailer(&catcher);
        conformance::sends(&mailer).await;
        let letter = Letter {
            unsubscribe: Some(format!("https://fittribe.example/unsubscribe?t={}", "a".repeat(80))),
            return_path: Some("bounces+x@fittribe.example".to_owned()),
            appointment: Some(Appointment { method: "PUBLISH", ics: "BEGIN:VCALENDAR\r\n".to_owned() }),
            ..conformance::letter()
        };
        for _ in 0..12 {
            mailer.send(&letter).await.unwrap();
        }
        let letters = catcher.letters(13);
        // A connection is given back beside its letter, so that the next letter may come before it.
        assert!((1..=4).contains(&catcher.connections()), "{mode:?}: {}", catcher.connections());
        for letter in &letters {
            assert_eq!((&letter["encrypted"], &letter["to"][0]), (&true.into(), &"ana@example.org".into()));
        }
        assert_eq!(letters[0]["from"], "post@fittribe.example");
        assert_eq!(letters[1]["from"], "bounces+x@fittribe.example");
        let text = letters[1]["letter"].as_str().unwrap();
        let link = format!("\r\nList-Unsubscribe: <{}>\r\n", letter.unsubscribe.unwrap());
        assert!(
            text.contains(&link)
                && text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_certificate_nobody_vouches_for_gets_no_letter() {
    for mode in [Mode::StartTls, Mode::Tls] {
        let Some(catcher) = catcher(mode) else { return };
        let mailer = Smtp::new(&catcher.url(), "post@fittribe.example", None).unwrap();
        let sent = mailer.send(&conformance::letter()).await;
        assert!(matches!(sent, Err(MailError::Away(_))), "{mode:?}: {sent:?}");
        assert!(catcher.letters(0).is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_wants_encryption_gets_no_letter_without() {
    let Some(catcher) = catcher(Mode::StartTls) else { return };
    let url = catcher.url().replace("?tls=required", "");
    let sent = Smtp::new(&url, "post@fittribe.example", None).unwrap().send(&conformance::letter()).await;
    assert!(matches!(sent, Err(MailError::Away(_))), "{sent:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_where_nobody_is_is_told_from_one_that_is_full_and_the_next_letter_goes() {
    let Some(catcher) = catcher(Mode::StartTls) else { return };
    let mailer = mailer(&catcher);
    let to = |address: &str| Letter { to: address.to_owned(), ..conformance::letter() };
    let gone = mailer.send(&to("gone@example.org")).await;
    assert_eq!(gone, Err(MailError::Undeliverable("5.1.1".to_owned())));
    let full = mailer.send(&to("full@example.org")).await;
    assert!(matches!(full, Err(MailError::Busy(_))), "{full:?}");
    mailer.send(&conformance::letter()).await.unwrap();
    assert_eq!(catcher.letters(1).len(), 1);
}
