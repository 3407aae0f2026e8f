//! Letters: whom they reach, what they say, how they are switched off, and what happens when they come back.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use fittribe_domain::{AccountId, account::Email, person::telling::Subject};
use fittribe_ports::mailer::{Letter, MailError, Mailer};
use fittribe_store::accounts;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{
    app::{App, Person, Studio, marks},
    export::do_jobs_with,
};

/// Takes letters, but for addresses that it refuses.
#[derive(Clone, Default)]
struct Post {
    sent: Arc<Mutex<Vec<Letter>>>,
    nobody_at: Arc<Mutex<BTreeSet<String>>>,
}

#[async_trait]
impl Mailer for Post {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        if self.nobody_at.lock().unwrap().contains(&letter.to) {
            return Err(MailError::Undeliverable("5.1.1".to_owned()));
        }
        self.sent.lock().unwrap().push(letter.clone());
        Ok(())
    }
}

impl Post {
    /// The letters that left by now and have not been looked at, by whom they are for.
    async fn collect(&self, app: &App) -> Vec<(String, Letter)> {
        do_jobs_with(app, Arc::new(self.clone())).await;
        let letters = std::mem::take(&mut *self.sent.lock().unwrap());
        let mut letters: Vec<_> = letters.into_iter().map(|letter| (letter.to.clone(), letter)).collect();
        letters.sort_by(|one, other| one.0.cmp(&other.0));
        letters
    }
}

fn id(person: &Person) -> AccountId {
    AccountId::from_uuid(person.id.parse().unwrap())
}

/// Shows an address to be its account's, as the link of a letter does.
async fn verify(app: &App, person: &Person) {
    let (account, now) = (id(person), app.now());
    let mut conn = app.database.database().read().await.unwrap();
    accounts::verify(&mut conn, account, now).await.unwrap();
}

/// A trainer and a client whose addresses are shown, and whose letters of welcome are gone.
async fn stage() -> (App, Post, Studio, Person) {
    let app = App::start().await;
    let (post, studio, client) = (Post::default(), app.studio().await, app.client().await);
    post.collect(&app).await;
    verify(&app, &studio.owner).await;
    verify(&app, &client).await;
    (app, post, studio, client)
}

fn subjects(letters: &[(String, Letter)]) -> Vec<&str> {
    letters.iter().map(|(_, letter)| letter.subject.as_str()).collect()
}

const TUESDAY: &str = "2026-11-24T10:00:00Z";

#[tokio::test(flavor = "multi_thread")]
async fn both_hear_of_a_booking_that_is_made_moved_and_called_off() {
    let (app, post, studio, client) = stage().await;
    app.put("/me/profile", json!({"locale": "de-AT"}))
        .header("if-match", "\"0\"")
        .by(&client)
        .send()
        .await
        .expect(200);
    app.method("PATCH", "/me").json(json!({"tz": "Europe/Vienna"})).by(&client).send().await.expect(200);
    let booking = app.book(&studio, TUESDAY, true).by(&client).send().await.expect(201).json();
    let booking = booking["id"].as_str().unwrap();
    let letters = post.collect(&app).await;
    let told: BTreeSet<&str> = letters.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(told, BTreeSet::from([client.email.as_str(), studio.owner.email.as_str()]));
    let of = |letters: &[(String, Letter)], person: &Person| {
        letters.iter().find(|(to, _)| *to == person.email).map(|(_, letter)| letter.clone()).unwrap()
    };
    let theirs = of(&letters, &client);
    assert_eq!(theirs.subject, "Gebucht: One hour mit Somebody, 24. November, 11:00 Uhr");
    assert!(theirs.text.contains("Dienstag, 24. November 2026, 11:00–12:00 Uhr"), "{}", theirs.text);
    let appointment = theirs.appointment.unwrap();
    assert!(appointment.ics.contains(&format!("UID:{booking}@fittribe\r\n")), "{}", appointment.ics);
    assert!(appointment.ics.contains("DTSTART:20261124T100000Z\r\n"), "{}", appointment.ics);
    assert_eq!(
        of(&letters, &studio.owner).subject,
        "New booking: One hour with Somebody, 24 November, 10:00"
    );
    assert!(post.collect(&app).await.is_empty(), "each event is told once");

    let moved = json!({"start": "2026-11-24T13:00:00Z"});
    let etag = app.get(&format!("/bookings/{booking}")).by(&client).send().await.expect(200);
    let etag = etag.header("etag").to_owned();
    let path = format!("/bookings/{booking}/reschedule");
    app.post(&path, moved).header("if-match", &etag).by(&client).send().await.expect(200);
    let letters = post.collect(&app).await;
    assert_eq!(
        of(&letters, &client).subject,
        "Verschoben: One hour mit Somebody, jetzt 24. November, 14:00 Uhr"
    );
    assert!(of(&letters, &client).text.contains("Vorher: Dienstag, 24. November 2026, 11:00 Uhr"));
    assert_eq!(letters.len(), 2);

    // The trainer knows what they did.
    app.post(&format!("/bookings/{booking}/cancel"), json!({})).by(&studio.owner).send().await.expect(200);
    let letters = post.collect(&app).await;
    assert_eq!(subjects(&letters), ["Abgesagt: One hour mit Somebody, 24. November, 14:00 Uhr"]);
    let appointment = letters[0].1.appointment.clone().unwrap();
    assert_eq!(appointment.method, "CANCEL");
    assert!(appointment.ics.contains("STATUS:CANCELLED"), "{}", appointment.ics);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_makes_no_letter_and_neither_does_an_address_that_nobody_has_shown() {
    let (app, post, studio, client) = stage().await;
    let stranger = app.client().await;
    post.collect(&app).await;
    app.book(&studio, TUESDAY, false).by(&client).send().await.expect(201);
    assert_eq!(subjects(&post.collect(&app).await), Vec::<&str>::new());
    app.book(&studio, "2026-11-24T12:00:00Z", true).by(&stranger).send().await.expect(201);
    let letters = post.collect(&app).await;
    assert_eq!(letters.iter().map(|(to, _)| to).collect::<Vec<_>>(), [&studio.owner.email]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_a_day_old_is_no_news() {
    let (app, post, studio, client) = stage().await;
    app.book(&studio, TUESDAY, true).by(&client).send().await.expect(201);
    app.advance(SignedDuration::from_hours(24) + SignedDuration::from_secs(1));
    assert!(post.collect(&app).await.is_empty());
    let client = app.later(&client, SignedDuration::from_secs(1)).await;
    app.book(&studio, "2026-11-26T10:00:00Z", true).by(&client).send().await.expect(201);
    assert_eq!(post.collect(&app).await.len(), 2, "and what comes later is");
}

/// The path of a letter's link that switches its kind off.
fn switch(letter: &Letter) -> String {
    let link = letter.unsubscribe.as_ref().unwrap();
    format!("!{}", link.strip_prefix("https://fittribe.example").unwrap())
}

async fn bookings_by_mail(app: &App, person: &Person) -> Value {
    let preferences = app.get("/me/notification-preferences").by(person).send().await.expect(200);
    preferences.json()["subjects"]["bookings"]["email"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn s48_one_post_switches_letters_off_and_looking_at_the_page_does_not() {
    let (app, post, studio, client) = stage().await;
    app.book(&studio, TUESDAY, true).by(&client).send().await.expect(201);
    let letters = post.collect(&app).await;
    let theirs = letters.iter().find(|(to, _)| *to == client.email).unwrap();
    let path = switch(&theirs.1);

    let page = app.get(&path).send().await.expect(200);
    assert!(
        page.text.contains("<form method=\"post\"") && page.text.contains("<html lang=\"en\">"),
        "{}",
        page.text
    );
    assert!(page.header("content-security-policy").contains("form-action 'self'"));
    assert_eq!(bookings_by_mail(&app, &client).await, true, "looking changed something");

    for _ in 0..2 {
        let call =
            app.method("POST", &path).text("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded");
        call.header("origin", "https://mail.example").send().await.expect(200);
        assert_eq!(bookings_by_mail(&app, &client).await, false);
    }
    assert_eq!(bookings_by_mail(&app, &studio.owner).await, true, "somebody else's");
    app.book(&studio, "2026-11-24T12:00:00Z", true).by(&client).send().await.expect(201);
    let letters = post.collect(&app).await;
    assert_eq!(letters.iter().map(|(to, _)| to).collect::<Vec<_>>(), [&studio.owner.email]);
    // What everybody gets still goes.
    app.post("/auth/forgot", json!({"email": client.email})).send().await.expect(202);
    assert_eq!(subjects(&post.collect(&app).await), ["Set a new password for FitTribe"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn s48_a_link_that_we_did_not_make_switches_nothing_off() {
    let (app, _, studio, client) = stage().await;
    let token = marks().switch_off(id(&client), Subject::Bookings);
    let (_, own) = token.split_once('.').unwrap();
    let other = marks().switch_off(id(&studio.owner), Subject::Bookings);
    let (_, other) = other.split_once('.').unwrap();
    let spliced = format!("bookings.{}{}", &other[..24], &own[24..]);
    for wrong in [
        "",
        "?t=",
        "?t=bookings.",
        &format!("?t={spliced}"),
        &format!("?t=payments.{own}"),
        "?t=%3Cscript%3E",
    ] {
        for method in ["GET", "POST"] {
            let reply = app.method(method, &format!("!/unsubscribe{wrong}")).send().await.expect(404);
            assert!(!reply.text.contains("<script"), "{}", reply.text);
        }
    }
    for person in [&client, &studio.owner] {
        assert_eq!(bookings_by_mail(&app, person).await, true);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_whose_reader_changed_their_mind_meanwhile_is_not_sent() {
    let (app, post, studio, client) = stage().await;
    app.book(&studio, TUESDAY, true).by(&client).send().await.expect(201);
    let database = app.database.database();
    let queue = fittribe_store::jobs::Queue::new(database).unwrap();
    let begun = std::time::Instant::now();
    while fittribe_actors::jobs::outbox::once(database, &queue, &app.clock).await.unwrap() == 0 {
        assert!(begun.elapsed().as_secs() < 60, "the event is not looked at");
    }
    let off = json!({"subjects": {"bookings": {"email": false}}});
    app.put("/me/notification-preferences", off)
        .header("if-match", "\"0\"")
        .by(&client)
        .send()
        .await
        .expect(200);
    let letters = post.collect(&app).await;
    assert_eq!(letters.iter().map(|(to, _)| to).collect::<Vec<_>>(), [&studio.owner.email]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_takes_no_mail_is_marked_and_written_to_no_more_until_it_is_shown_anew() {
    let (app, post, studio, client) = stage().await;
    post.nobody_at.lock().unwrap().insert(client.email.clone());
    app.book(&studio, TUESDAY, true).by(&client).send().await.expect(201);
    assert_eq!(post.collect(&app).await.len(), 1, "the trainer's");
    let me = async || app.get("/me").by(&client).send().await.expect(200).json();
    assert_eq!(me().await["email_bounced_at"], crate::app::START);
    let admin = app.admin().await;
    let found =
        app.get(&format!("/admin/accounts?q={}", client.email)).by(&admin).send().await.expect(200).json();
    assert_eq!(found["items"][0]["email_bounce_status"], "5.1.1");
    post.collect(&app).await;

    // It works again, and they are not bothered before they say so.
    post.nobody_at.lock().unwrap().clear();
    app.book(&studio, "2026-11-24T12:00:00Z", true).by(&client).send().await.expect(201);
    let letters = post.collect(&app).await;
    assert_eq!(letters.iter().map(|(to, _)| to).collect::<Vec<_>>(), [&studio.owner.email]);
    app.post("/me/verification", json!({})).by(&client).send().await.expect(202);
    let letters = post.collect(&app).await;
    assert_eq!(subjects(&letters), ["Confirm your e-mail address for FitTribe"]);
    let (_, rest) = letters[0].1.text.split_once("/verify#").unwrap();
    let token = rest.lines().next().unwrap();
    app.post("/auth/verify", json!({"token": token})).send().await.expect(204);
    assert_eq!(me().await["email_bounced_at"], Value::Null);
    app.book(&studio, "2026-11-25T12:00:00Z", true).by(&client).send().await.expect(201);
    assert_eq!(post.collect(&app).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_is_for_the_address_that_failed_and_goes_with_an_erasure() {
    let (app, _, _, client) = stage().await;
    let (mut conn, now) = (app.database.database().read().await.unwrap(), app.now());
    let (own, other) = (Email::parse(&client.email).unwrap(), Email::parse("another@example.org").unwrap());
    let mut mark = async |email: &Email| {
        accounts::mark_bounced(&mut conn, id(&client), email, "5.1.1", now).await.unwrap()
    };
    assert!(!mark(&other).await, "an address that it had before");
    assert!(mark(&own).await);
    assert!(!mark(&own).await, "the first time counts");
}

#[tokio::test(flavor = "multi_thread")]
async fn trainers_hear_what_became_of_their_page() {
    let app = App::strict().await;
    let (post, studio) = (Post::default(), app.studio().await);
    let admin = app.admin().await;
    post.collect(&app).await;
    let sql = "UPDATE trainers SET status = 'submitted'";
    let submit = async || sqlx::query(sql).execute(app.database.database().pool()).await.unwrap();
    for (verb, subject) in
        [("return", "Your page on FitTribe needs a change"), ("approve", "You can be booked on FitTribe")]
    {
        submit().await;
        let path = format!("/admin/trainers/{}/{verb}", studio.trainer);
        app.post(&path, json!({"reason": "because"})).by(&admin).send().await.expect(200);
        let letters = post.collect(&app).await;
        assert_eq!(subjects(&letters), [subject]);
        assert_eq!((&letters[0].0, &letters[0].1.unsubscribe), (&studio.owner.email, &None));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_that_stay_are_shown_and_what_they_say_is_only_text() {
    let app = App::showing_mail().await;
    let mailbox = app.mailbox.clone().unwrap();
    assert!(app.bare("/dev/mail").await.expect(200).text.contains("none yet"));
    let html = "<script>alert(1)</script><p style=\"color:#111\">Hi</p>";
    let letter = Letter {
        to: "ana@example.org".to_owned(),
        name: "<i>Ana</i>".to_owned(),
        subject: "<script>alert(2)</script> {{body}} {{title}}".to_owned(),
        text: "<img src=x onerror=alert(3)> https://fittribe.example/verify#abc\n".to_owned(),
        html: html.to_owned(),
        ..Letter::default()
    };
    mailbox.send(&letter).await.unwrap();
    let list = app.bare("/dev/mail").await.expect(200);
    assert!(list.text.contains("&lt;script&gt;alert(2)&lt;/script&gt;"), "{}", list.text);
    let (_, rest) = list.text.split_once("href=\"/dev/mail/").unwrap();
    let name = rest.split('"').next().unwrap();
    let page = app.bare(&format!("/dev/mail/{name}")).await.expect(200);
    for shown in [
        "&lt;img src=x onerror=alert(3)&gt;",
        "<a href=\"https://fittribe.example/verify#abc\"",
        "sandbox src=",
        "{{body}}",
    ] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    for reply in [&list, &page] {
        assert!(!reply.text.contains("<script") && !reply.text.contains("<img"), "{}", reply.text);
        assert!(reply.header("content-security-policy").contains("default-src 'none'"));
    }
    let frame = app.bare(&format!("/dev/mail/{name}/html")).await.expect(200);
    assert_eq!(frame.text.trim_end(), html);
    let policy = frame.header("content-security-policy");
    assert!(policy.starts_with("sandbox; default-src 'none'") && !policy.contains("script"), "{policy}");
    assert_eq!(frame.header("x-frame-options"), "SAMEORIGIN");
    for nothing in ["/dev/mail/1-1", "/dev/mail/..%2F..%2Fx", "/dev/mail/1-1/html"] {
        app.bare(nothing).await.expect(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s47_where_letters_are_sent_nobody_looks_at_them_here() {
    let app = App::start().await;
    for path in ["/dev/mail", "/dev/mail/1-1", "/dev/mail/1-1/html"] {
        app.bare(path).await.expect(404);
    }
}
