//! What letters look like: each as text and as HTML, in English and in German.

use fittribe_domain::{
    AccountId, BookingId, Interval,
    account::{Email, Role},
    zone::Zone,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    booking::{News, What},
    *,
};

const KINDS: [LetterKind; 11] = [
    LetterKind::Verify,
    LetterKind::Reset,
    LetterKind::ExportReady,
    LetterKind::ErasureScheduled,
    LetterKind::ErasureCancelled,
    LetterKind::CertificateConfirmed,
    LetterKind::CertificateRejected,
    LetterKind::CertificateExpires,
    LetterKind::CertificateExpired,
    LetterKind::TrainerApproved,
    LetterKind::TrainerReturned,
];

fn reader(name: &str, locale: &str) -> Reader {
    let account = Account {
        id: AccountId::from_uuid(Uuid::from_u128(7)),
        email: Email::parse("ana@example.org").unwrap(),
        name: name.to_owned(),
        role: Role::Client,
        tz: Zone::named("Europe/Sofia").unwrap(),
        password_hash: None,
        created_at: Timestamp::UNIX_EPOCH,
        suspended_at: None,
        verified_at: None,
        avatar: None,
        bounced: None,
    };
    Reader { account, locale: Some(Locale::parse(locale).unwrap()) }
}

fn desk() -> Desk {
    let marks = Marks::new(b"0123456789abcdef0123456789abcdef", Some("bounces@fittribe.example"));
    Desk { site: "https://fittribe.example".to_owned(), marks: Arc::new(marks) }
}

fn news(what: What, to_trainer: bool) -> News {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let interval = Interval::new(at("2026-11-24T10:00:00Z"), at("2026-11-24T11:00:00Z")).unwrap();
    News {
        what,
        to_trainer,
        other: "Boris <b>Petrov</b>".to_owned(),
        service: "Strength & balance".to_owned(),
        interval,
        moved_from: (what == What::Moved).then(|| at("2026-11-23T08:00:00Z")),
        booking: BookingId::from_uuid(Uuid::from_u128(9)),
        version: 2,
        at: at("2026-11-22T08:00:00Z"),
    }
}

/// Every letter there is, by name.
fn every(locale: &str) -> Vec<(String, Letter)> {
    let (to, desk) = (reader("Ana", locale), desk());
    let mut letters = Vec::new();
    for kind in KINDS {
        let secret = matches!(kind, LetterKind::Verify | LetterKind::Reset).then_some("s3cret");
        letters.push((plan(kind).0.to_owned(), write(kind, &to, &desk, secret)));
    }
    for (what, name) in [(What::Booked, "booked"), (What::Moved, "moved"), (What::Cancelled, "cancelled")] {
        for (to_trainer, role) in [(false, "client"), (true, "trainer")] {
            letters.push((format!("{name}-{role}"), booking::write(&news(what, to_trainer), &to, &desk)));
        }
    }
    letters
}

#[test]
fn every_letter_is_as_it_was_looked_at() {
    for locale in ["en", "de-AT"] {
        for (name, letter) in every(locale) {
            let text = format!("Subject: {}\n\n{}", letter.subject, letter.text);
            insta::assert_snapshot!(format!("{locale}-{name}-text"), text);
            insta::assert_snapshot!(format!("{locale}-{name}-html"), letter.html);
            if let Some(appointment) = letter.appointment {
                insta::assert_snapshot!(format!("{locale}-{name}-ics"), appointment.ics);
            }
        }
    }
}

#[test]
fn a_letter_says_the_same_as_text_and_as_html_and_loads_nothing() {
    for locale in ["en", "de", "es", "bs"] {
        for (name, letter) in every(locale) {
            let html = letter.html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            let said = letter.text.lines().filter(|line| !line.is_empty());
            for line in said.flat_map(|line| line.splitn(2, ": ")) {
                let line = line.trim_end_matches(':');
                assert!(html.contains(line) || name == "verify", "{name} in {locale}: {line}");
            }
            assert!(html.starts_with(&format!("<!doctype html>\n<html lang=\"{locale}\">")), "{html}");
            for loaded in ["<img", "<style", "<script", "<link", "url(", "{{", "{ $"] {
                assert!(!html.contains(loaded), "{name} in {locale}: {loaded}");
            }
            assert!(!letter.subject.is_empty() && !letter.subject.contains('{'), "{name} in {locale}");
        }
    }
}

#[test]
fn s48_only_what_can_be_switched_off_says_where() {
    let desk = desk();
    for (name, letter) in every("en") {
        let about_booking = letter.appointment.is_some();
        assert_eq!(letter.unsubscribe.is_some(), about_booking, "{name}");
        assert!(letter.return_path.is_some(), "{name}");
        let Some(link) = letter.unsubscribe else { continue };
        assert!(letter.text.contains(&link) && letter.html.contains(&link), "{name}");
        let token = link.strip_prefix("https://fittribe.example/unsubscribe?t=").unwrap();
        let whose = (AccountId::from_uuid(Uuid::from_u128(7)), News::SUBJECT);
        assert_eq!(desk.marks.switched_off(token), Some(whose));
    }
}

#[test]
fn a_name_is_text_and_never_markup() {
    let to = reader("<b>\"Ana\"</b> & co", "en");
    let letter = write(LetterKind::Verify, &to, &desk(), Some("s"));
    assert!(letter.html.contains("Hello &lt;b&gt;&quot;Ana&quot;&lt;/b&gt; &amp; co,"));
    assert!(letter.text.contains("Hello <b>\"Ana\"</b> & co,"));
    let letter = booking::write(&news(What::Booked, true), &to, &desk());
    assert!(!letter.html.contains("<b>"), "{}", letter.html);
}
