//! A copy of all that is kept of somebody.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read as _},
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use fittribe_actors::jobs::{Doer, letters::Desk, outbox};
use fittribe_adapters::os_random::OsRandom;
use fittribe_ports::mailer::{Letter, MailError, Mailer};
use fittribe_store::jobs::{
    EraseAccount, Handler, JobError, LetterKind, MakeExport, Queue, SendLetter, SettleStanding, TellByLetter,
};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{App, Person, marks};

/// Letters that would have left.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Vec<Letter>>>);

#[async_trait]
impl Mailer for Sent {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        self.0.lock().unwrap().push(letter.clone());
        Ok(())
    }
}

fn doer(app: &App, mailer: Arc<dyn Mailer>) -> Doer {
    let database = app.database.database().clone();
    Doer {
        clock: Arc::new(app.clock.clone()),
        random: Arc::new(OsRandom),
        queue: Queue::new(&database).unwrap(),
        calendars: app.calendars.clone(),
        mailer,
        files: Arc::new(app.files.clone()),
        desk: Desk { site: "https://fittribe.example".to_owned(), marks: Arc::new(marks()) },
        database,
    }
}

/// Does the jobs that wait, as a node's workers would, and those that they put; the subjects of the letters that left.
pub async fn do_jobs(app: &App) -> Vec<String> {
    let sent = Sent::default();
    do_jobs_with(app, Arc::new(sent.clone())).await;
    sent.0.lock().unwrap().iter().map(|letter| letter.subject.clone()).collect()
}

/// The same with a mailer.
pub async fn do_jobs_with(app: &App, mailer: Arc<dyn Mailer>) {
    let database = app.database.database().clone();
    let doer = doer(app, mailer);
    let begun = std::time::Instant::now();
    let unseen = "SELECT EXISTS (SELECT FROM calendar_events e, letter_cursor c WHERE e.xid IS NOT NULL AND e.booking_id IS NOT NULL
                      AND e.kind IN ('booking.created', 'booking.cancelled', 'booking.rescheduled')
                      AND (e.xid, e.trainer_id, e.version, e.ordinal) > (c.xid, c.trainer_id, c.version, c.ordinal))";
    // Transactions of other tests on the same server hold the cursor up.
    while sqlx::query_scalar::<_, bool>(unseen).fetch_one(database.pool()).await.unwrap() {
        outbox::once(&database, &doer.queue, &app.clock).await.unwrap();
        assert!(begun.elapsed().as_secs() < 60, "events are not looked at");
    }
    loop {
        let next = "SELECT id, kind, args::text FROM river_job WHERE state = 'available' ORDER BY id LIMIT 1";
        let next: Option<(i64, String, String)> =
            sqlx::query_as(next).fetch_optional(database.pool()).await.unwrap();
        let Some((id, kind, args)) = next else { break };
        match kind.as_str() {
            "send_letter" => {
                doer.send_letter(serde_json::from_str::<SendLetter>(&args).unwrap(), "a-job").await
            }
            "tell_by_letter" => {
                doer.tell_by_letter(serde_json::from_str::<TellByLetter>(&args).unwrap(), "a-job").await
            }
            "make_export" => doer.make_export(serde_json::from_str::<MakeExport>(&args).unwrap()).await,
            "erase_account" => doer.erase_account(serde_json::from_str::<EraseAccount>(&args).unwrap()).await,
            "settle_standing" => {
                doer.settle_standing(serde_json::from_str::<SettleStanding>(&args).unwrap()).await
            }
            other => panic!("a job of kind {other}"),
        }
        .unwrap();
        let done = "UPDATE river_job SET state = 'completed', finalized_at = now() WHERE id = $1";
        sqlx::query(done).bind(id).execute(database.pool()).await.unwrap();
    }
}

/// A mail server that says the same of every letter.
struct Saying(MailError);

#[async_trait]
impl Mailer for Saying {
    async fn send(&self, _: &Letter) -> Result<(), MailError> {
        Err(self.0.clone())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_mail_server_is_asked_again_in_ten_minutes_and_that_is_no_failure() {
    let app = App::start().await;
    let to = app.client().await.email;
    let send = async |said: MailError| {
        let job = SendLetter { to: to.clone(), letter: LetterKind::ExportReady };
        doer(&app, Arc::new(Saying(said))).send_letter(job, "a-job").await.unwrap_err()
    };
    let busy = send(MailError::Busy("451 come back".to_owned())).await;
    assert!(matches!(&busy, JobError::NotYet { after, .. } if after.as_secs() == 600), "{busy:?}");
    assert!(matches!(send(MailError::Away("nobody".to_owned())).await, JobError::Later(_)));
    assert!(matches!(send(MailError::Refused("no such box".to_owned())).await, JobError::Never(_)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_leaves_twice_is_known_by_its_name_unless_the_second_one_makes_the_first_void() {
    let app = App::start().await;
    let to = app.client().await.email;
    let sent = Sent::default();
    for letter in [LetterKind::ExportReady, LetterKind::Reset] {
        let job = SendLetter { to: to.clone(), letter };
        doer(&app, Arc::new(sent.clone())).send_letter(job, "a-job").await.unwrap();
    }
    let names: Vec<_> = sent.0.lock().unwrap().iter().map(|letter| letter.key.clone()).collect();
    assert_eq!(names, [Some("a-job".to_owned()), None]);
}

/// Somebody who has told everything, with the word `canary` wherever words can be: a trainer who books another one.
pub async fn canary(app: &App) -> Person {
    let owner = everything_told(app).await;
    let page = json!({"slug": "canary-slug", "headline": "canary-headline", "biography": "canary-biography", "tz": "UTC"});
    let page = app.post("/trainers", page).by(&owner).send().await.expect(201).json();
    let off =
        json!({"start": "2027-01-01T00:00:00Z", "end": "2027-01-02T00:00:00Z", "note": "canary-time-off"});
    app.post("/trainers/me/time-off", off).by(&owner).send().await.expect(201);
    let weekly = json!({"weekly": [{"weekday": "tuesday", "start": "09:00", "end": "17:00"}]});
    app.put("/trainers/me/hours", weekly).by(&owner).send().await.expect(200);
    let day = json!({"windows": [{"start": "10:00", "end": "11:00"}]});
    app.put("/trainers/me/overrides/2026-12-24", day).by(&owner).send().await.expect(200);
    let words = json!({"name": "canary-service", "description": "canary-description"});
    let service = app.service(&owner, words).await;
    let trainer = page["id"].as_str().unwrap().to_owned();
    let (studio, client) = (app.studio().await, app.client().await);
    app.method("PUT", &format!("/me/favourites/{trainer}")).by(&client).send().await.expect(204);
    app.method("PUT", &format!("/me/favourites/{}", studio.trainer)).by(&owner).send().await.expect(204);
    let book = async |by: &Person, trainer: &str, service: &str, start: &str, note: &str| {
        let body =
            json!({"trainer": trainer, "service": service, "start": start, "confirm": true, "note": note});
        app.post("/bookings", body).by(by).send().await.expect(201).json()["id"].as_str().unwrap().to_owned()
    };
    let cancel = async |by: &Person, booking: &str, reason: &str| {
        let body = json!({"reason": reason});
        app.post(&format!("/bookings/{booking}/cancel"), body).by(by).send().await.expect(200);
    };
    let (tuesday, later) = ("2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z");
    book(&owner, &studio.trainer, &studio.service, tuesday, "canary-note").await;
    let second = book(&owner, &studio.trainer, &studio.service, later, "canary-second-note").await;
    cancel(&owner, &second, "canary-reason").await;
    book(&client, &trainer, &service, tuesday, "For canary-trainer").await;
    let second = book(&client, &trainer, &service, later, "").await;
    cancel(&owner, &second, "canary-trainers-reason").await;
    for (by, about, words) in
        [(&owner, &client, "canary-written-down"), (&studio.owner, &owner, "canary-was-told")]
    {
        let put = app.put(&format!("/clients/{}/notes", about.id), json!({"notes": words}));
        put.header("if-match", "\"0\"").by(by).send().await.expect(200);
    }
    owner
}

/// An account with its profile and all that goes with it.
async fn everything_told(app: &App) -> Person {
    let body = json!({
        "email": "canary-mail@example.org", "password": crate::app::PASSWORD, "name": "canary-name", "role": "trainer",
    });
    let call = app.post("/auth/sign-up", body).header("user-agent", "canary-device");
    let owner = Person::of(&call.send().await.expect(201).json());
    let profile = json!({
        "locale": "bg-BG", "phone": "+359887711001", "birth_date": "1988-02-29", "about": "canary-about",
        "emergency_contact": {"name": "canary-contact", "phone": "+359887711002", "relation": "canary-relation"},
    });
    app.put("/me/profile", profile).header("if-match", "\"0\"").by(&owner).send().await.expect(200);
    let said = json!({"purpose": "health_data", "granted": true, "policy_version": "2026-11-01"});
    app.put("/me/consents", json!({"consents": [said]})).by(&owner).send().await.expect(200);
    app.put("/me/health-notes", json!({"notes": "canary-health"})).by(&owner).send().await.expect(200);
    let goal = json!({"title": "canary-goal", "target": {"kind": "weight", "value": "71.234", "unit": "kg"}});
    app.post("/me/goals", goal).by(&owner).send().await.expect(201);
    let value = json!({"kind": "weight", "value": "72.345", "unit": "kg", "note": "canary-measurement"});
    app.post("/me/measurements", value).by(&owner).send().await.expect(201);
    let telling = json!({
        "subjects": {"bookings": {"sms": true}}, "quiet_hours": {"start": "22:01", "end": "07:02"}, "digest": "weekly",
    });
    let put = app.put("/me/notification-preferences", telling).header("if-match", "\"0\"").by(&owner);
    put.send().await.expect(200);
    owner
}

/// What is in each file of the copy.
fn unpack(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(name, text);
    }
    files
}

async fn copy(app: &App, person: &Person) -> BTreeMap<String, String> {
    app.post("/me/export", json!({})).by(person).send().await.expect(202);
    do_jobs(app).await;
    unpack(app.get("/me/export/download").by(person).send().await.expect(200).bytes)
}

/// Every table, and the file of a copy that has what it holds of somebody; or why none has.
const TABLES: [(&str, &str); 44] = [
    ("account_tokens", "-: secrets of letters"),
    ("accounts", "account.json"),
    ("audit_log", "-: what administrators did"),
    ("bookings", "bookings.json"),
    ("calendar_events", "-: how the bookings and rules came about, which other files have"),
    ("calendar_rules", "trainer.json"),
    ("calendars", "-: versions"),
    ("certificates", "certificates.json"),
    ("client_notes", "client_notes.json"),
    ("consents", "consents.json"),
    ("date_overrides", "trainer.json"),
    ("erasures", "erasure.json"),
    ("exports", "exports.json"),
    ("external_busy", "trainer.json"),
    ("favourites", "favourites.json"),
    ("files", "files.json"),
    ("gallery", "gallery.json"),
    ("goals", "goals.json"),
    ("health_notes", "health_notes.json"),
    ("idempotency_keys", "-: replies that were sent, for a day"),
    ("identities", "second_factor.json"),
    ("inboxes", "-: how many lines there are"),
    ("letter_cursor", "-: how far the log was read"),
    ("measurements", "measurements.json"),
    ("notification_preferences", "notification_preferences.json"),
    ("notification_settings", "notification_preferences.json"),
    ("notifications", "notifications.json"),
    ("packages", "packages.json"),
    ("profiles", "profile.json"),
    ("recovery_codes", "second_factor.json"),
    ("refresh_tokens", "-: secrets of sign-ins"),
    ("required_certificates", "-: what administrators set for all"),
    ("reviews", "reviews.json"),
    ("river_job", "-: work to be done, for a day"),
    ("services", "services.json"),
    ("sessions", "sessions.json"),
    ("settings", "-: what administrators set for all"),
    ("sign_in_failures", "-: nobody knows whose"),
    ("sign_ins", "sign_ins.json"),
    ("time_off", "trainer.json"),
    ("totp_secrets", "second_factor.json"),
    ("trainer_openings", "-: when a calendar is free, for search"),
    ("trainers", "trainer.json"),
    ("_sqlx_migrations", "-: nothing of anybody"),
];

#[tokio::test(flavor = "multi_thread")]
async fn s40_every_table_is_in_the_copy_or_has_a_reason_not_to_be() {
    let app = App::start().await;
    let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'
                  AND table_type = 'BASE TABLE' AND (table_name NOT LIKE 'river%' OR table_name = 'river_job')";
    let found: Vec<String> =
        sqlx::query_scalar(tables).fetch_all(app.database.database().pool()).await.unwrap();
    let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
    let known: BTreeSet<&str> = TABLES.iter().map(|(table, _)| *table).collect();
    assert_eq!(
        found, known,
        "a new table goes into store/src/exports/documents.rs and store/src/erasures/erase.rs"
    );
    let owner = canary(&app).await;
    let files = copy(&app, &owner).await;
    for (table, file) in TABLES.iter().filter(|(_, file)| !file.starts_with('-')) {
        assert!(files.contains_key(*file), "{table}: no {file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s40_a_copy_has_all_that_was_told_and_no_secret() {
    let app = App::start().await;
    let owner = canary(&app).await;
    let files = copy(&app, &owner).await;
    for (file, told) in [
        ("account.json", &["canary-mail@example.org", "canary-name"][..]),
        (
            "profile.json",
            &[
                "bg-BG",
                "+359887711001",
                "1988-02-29",
                "canary-about",
                "canary-contact",
                "+359887711002",
                "canary-relation",
            ],
        ),
        ("health_notes.json", &["canary-health"]),
        ("client_notes.json", &["canary-written-down", "canary-was-told"]),
        ("goals.json", &["canary-goal", "71.234"]),
        ("measurements.json", &["canary-measurement", "72.345"]),
        ("consents.json", &["health_data", "2026-11-01"]),
        ("notification_preferences.json", &["22:01", "07:02", "weekly", "sms"]),
        ("favourites.json", &["studio-"]),
        ("bookings.json", &["canary-note", "canary-second-note", "canary-reason", "2026-11-24T10:00:00"]),
        ("notifications.json", &["booking.created"]),
        ("sign_ins.json", &["canary-device"]),
        ("exports.json", &["in_progress"]),
        (
            "trainer.json",
            &[
                "canary-slug",
                "canary-headline",
                "canary-biography",
                "canary-time-off",
                "2026-12-24",
                "tuesday",
            ],
        ),
        ("services.json", &["canary-service", "canary-description"]),
        ("sessions.json", &["2026-11-24T10:00:00"]),
    ] {
        for word in told {
            assert!(files[file].contains(word), "{file} lacks {word}: {}", files[file]);
        }
        serde_json::from_str::<Value>(&files[file]).unwrap();
    }
    let all: String = files.values().cloned().collect();
    assert!(!all.contains("argon2") && !all.contains("password_hash"), "{}", files["account.json"]);
    // The client's words are the client's.
    assert!(!all.contains("For canary-trainer"));
    assert!(files["README.txt"].contains("measurements.json"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_made_by_a_job_told_by_a_letter_and_kept_for_a_week() {
    let app = App::start().await;
    let (person, other) = (app.client().await, app.client().await);
    do_jobs(&app).await;
    let state = async |person: &Person| app.get("/me/export").by(person).send().await.expect(200).json();
    assert_eq!(state(&person).await["state"], "none");
    let ask = async |key: &str| app.post("/me/export", json!({})).key(key).by(&person).send().await;
    let first = ask("first").await.expect(202).json();
    assert_eq!(first["state"], "in_progress");
    assert_eq!(ask("first").await.expect(202).json(), first, "a repeat gets the first answer");
    ask("second").await.problem(409, "export_in_progress");
    app.get("/me/export/download").by(&person).send().await.problem(404, "not_found");
    assert_eq!(do_jobs(&app).await, ["Your data from FitTribe are ready"]);
    let ready = state(&person).await;
    assert_eq!(ready["state"], "ready");
    let file = app.get("/me/export/download").by(&person).send().await.expect(200);
    assert_eq!(file.header("content-type"), "application/zip");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"fittribe-data.zip\"");
    assert_eq!(
        (file.header("x-content-type-options"), file.header("cache-control")),
        ("nosniff", "no-store")
    );
    assert_eq!(ready["bytes"], file.bytes.len());
    app.get("/me/export/download").by(&other).send().await.problem(404, "not_found");
    for key in ["third", "fourth"] {
        ask(key).await.expect(202);
        do_jobs(&app).await;
    }
    let limited = ask("fifth").await;
    assert_eq!(limited.header("retry-after"), "86400");
    limited.problem(429, "too_many_requests");
    let person = app.later(&person, SignedDuration::from_hours(7 * 24 - 1)).await;
    app.get("/me/export/download").by(&person).send().await.expect(200);
    let person = app.later(&person, SignedDuration::from_hours(1)).await;
    app.get("/me/export/download").by(&person).send().await.problem(404, "not_found");
    assert_eq!(state(&person).await["state"], "none");
    let mut connection = app.database.database().read().await.unwrap();
    assert_eq!(fittribe_store::exports::sweep(&mut connection, app.now()).await.unwrap(), 3);
}
