//! Leaving for good.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use fittribe_actors::jobs::chores::put_erasures;
use fittribe_store::{erasures, jobs::Queue};
use jiff::SignedDuration;
use serde_json::{Value, json};
use sqlx::AssertSqlSafe;

use crate::{
    app::{App, PASSWORD, Person},
    export::{canary, do_jobs},
};

const DAYS: fn(i64) -> SignedDuration = |days| SignedDuration::from_hours(24 * days);

async fn ask(app: &App, person: &Person) -> crate::app::Reply {
    app.post("/me/erasure", json!({"password": PASSWORD})).without_key().by(person).send().await
}

/// Puts what is due, as the schedule has it done.
async fn put_due(app: &App) -> usize {
    let database = app.database.database();
    put_erasures(database, &Queue::new(database).unwrap(), app.now()).await.unwrap()
}

/// Puts what is due, and does it.
async fn erase_due(app: &App) -> usize {
    let due = put_due(app).await;
    do_jobs(app).await;
    due
}

/// The columns of the whole database, River's included, in which some words are.
async fn found(app: &App, words: &[&str]) -> BTreeSet<String> {
    let pool = app.database.database().pool();
    let columns = "SELECT c.table_name::text, c.column_name::text FROM information_schema.columns c
        JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
            AND c.data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'ARRAY', 'bytea')";
    let columns: Vec<(String, String)> = sqlx::query_as(columns).fetch_all(pool).await.unwrap();
    assert!(columns.len() > 40, "{columns:?}");
    let mut found = BTreeSet::new();
    for (table, column) in columns {
        for word in words {
            let count = format!("SELECT count(*) FROM \"{table}\" WHERE strpos(\"{column}\"::text, $1) > 0");
            let count: i64 =
                sqlx::query_scalar(AssertSqlSafe(count)).bind(word).fetch_one(pool).await.unwrap();
            if count > 0 {
                found.insert(format!("{table}.{column}"));
            }
        }
    }
    found
}

async fn findings(app: &App) -> Vec<String> {
    let mut snapshot = app.database.database().snapshot().await.unwrap();
    let found = fittribe_store::verify::verify(&mut snapshot).await.unwrap();
    found.iter().map(ToString::to_string).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn s40_after_an_erasure_the_canary_is_nowhere_and_the_bookings_are() {
    let app = App::start().await;
    let owner = canary(&app).await;
    let words = ["canary", "+359887711001", "+359887711002"];
    // The search finds what is there.
    let before = found(&app, &words).await;
    for place in [
        "accounts.email",
        "accounts.name",
        "bookings.cancelled",
        "bookings.note",
        "calendar_events.body",
        "client_notes.body",
        "goals.title",
        "health_notes.body",
        "idempotency_keys.body",
        "measurements.note",
        "profiles.about",
        "profiles.phone",
        "profiles.emergency_name",
        "profiles.emergency_phone",
        "profiles.emergency_relation",
        "river_job.args",
        "services.body",
        "services.name",
        "sign_ins.device",
        "time_off.note",
        "trainers.biography",
        "trainers.headline",
        "trainers.slug",
    ] {
        assert!(before.contains(place), "{place} is not tried: {before:?}");
    }
    let history = "SELECT trainer_id::text || version || ordinal || kind || decision_id FROM calendar_events ORDER BY 1";
    let events: Vec<String> =
        sqlx::query_scalar(history).fetch_all(app.database.database().pool()).await.unwrap();
    let owner = app.later(&owner, DAYS(2)).await;
    app.post("/me/export", json!({})).by(&owner).send().await.expect(202);
    do_jobs(&app).await;
    ask(&app, &owner).await.expect(202);
    let owner = app.later(&owner, DAYS(14)).await;
    assert_eq!(erase_due(&app).await, 1);

    assert_eq!(found(&app, &words).await, BTreeSet::new());
    assert_eq!(findings(&app).await, [""; 0], "the log and the tables still agree");
    let pool = app.database.database().pool();
    let after: Vec<String> = sqlx::query_scalar(history).fetch_all(pool).await.unwrap();
    assert!(events.iter().all(|event| after.contains(event)), "what happened is still there");
    let id: uuid::Uuid = owner.id.parse().unwrap();
    let count = async |statement: &'static str| -> i64 {
        sqlx::query_scalar(statement).bind(id).fetch_one(pool).await.unwrap()
    };
    assert_eq!(count("SELECT count(*) FROM bookings WHERE client_id = $1").await, 2);
    for gone in [
        "SELECT count(*) FROM exports WHERE account_id = $1",
        "SELECT count(*) FROM notifications WHERE account_id = $1",
        "SELECT count(*) FROM refresh_tokens WHERE account_id = $1",
        "SELECT count(*) FROM favourites f JOIN trainers t ON t.id = f.trainer_id WHERE t.account_id = $1",
        "SELECT count(*) FROM sign_ins WHERE account_id = $1 AND ended_at IS NULL",
    ] {
        assert_eq!(count(gone).await, 0, "{gone}");
    }
    assert_eq!(count("SELECT count(*) FROM consents WHERE account_id = $1").await, 1, "the proof stays");
    // Done once.
    assert_eq!(erase_due(&app).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_signs_in_to_an_erased_account_and_its_address_is_free() {
    let app = App::start().await;
    let owner = canary(&app).await;
    let trainer = app.get("/trainers/canary-slug").send().await.expect(200).json();
    let owner = app.later(&owner, DAYS(2)).await;
    ask(&app, &owner).await.expect(202);
    let owner = app.later(&owner, DAYS(14)).await;
    assert_eq!(erase_due(&app).await, 1);
    app.sign_in(&owner.email, PASSWORD).await.problem(401, "bad_credentials");
    let erased = format!("erased-{}@erased.invalid", owner.id);
    app.sign_in(&erased, PASSWORD).await.problem(401, "bad_credentials");
    app.sign_in(&erased, "!").await.problem(401, "bad_credentials");
    let refresh = json!({"refresh_token": owner.refresh});
    app.post("/auth/refresh", refresh).send().await.problem(401, "unauthenticated");
    let body = json!({"email": owner.email, "password": PASSWORD, "name": "Anew", "role": "client"});
    let anew = Person::of(&app.post("/auth/sign-up", body).send().await.expect(201).json());
    assert_ne!(anew.id, owner.id);
    let listed = app.get("/trainers?limit=100").send().await.expect(200).json();
    assert!(listed["items"].as_array().unwrap().iter().all(|trainer| trainer["name"] != "Former member"));
    app.get("/trainers/canary-slug").send().await.problem(404, "not_found");
    // What nodes have in memory follows.
    let page = format!("/trainers/{}", trainer["id"].as_str().unwrap());
    let begun = Instant::now();
    loop {
        let shown = app.get(&page).send().await.expect(200);
        if !shown.text.contains("canary") {
            assert_eq!(
                (&shown.json()["services"], &shown.json()["name"]),
                (&json!([]), &json!("Former member"))
            );
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{}", shown.text);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_asks_for_the_password_and_waits_two_weeks_in_which_it_is_called_off() {
    let app = App::start().await;
    let person = app.client().await;
    do_jobs(&app).await;
    let wrong = app.post("/me/erasure", json!({"password": "not my password"})).by(&person).send().await;
    assert_eq!(wrong.problem(422, "invalid_request")["errors"][0]["pointer"], "/password");
    let state = async |person: &Person| app.get("/me/erasure").by(person).send().await.expect(200).json();
    assert_eq!(state(&person).await["state"], "none");
    let first = ask(&app, &person).await.expect(202).json();
    assert_eq!((&first["state"], &first["due_at"]), (&json!("scheduled"), &json!("2026-12-07T08:00:00Z")));
    assert_eq!(ask(&app, &person).await.expect(202).json(), first, "asked again, nothing changes");
    assert_eq!(do_jobs(&app).await, ["Your FitTribe account is to be erased"]);
    // Signing in goes on, and shows it.
    let person = app.later(&person, DAYS(13)).await;
    assert_eq!(state(&person).await, first);
    assert_eq!(erase_due(&app).await, 0, "not yet");
    app.method("DELETE", "/me/erasure").by(&person).send().await.expect(204);
    app.method("DELETE", "/me/erasure").by(&person).send().await.problem(404, "not_found");
    assert_eq!(do_jobs(&app).await, ["Your FitTribe account stays"]);
    let person = app.later(&person, DAYS(2)).await;
    assert_eq!(erase_due(&app).await, 0);
    assert_eq!(app.get("/me").by(&person).send().await.expect(200).json()["name"], "Somebody");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_that_is_called_off_after_its_job_was_put_does_not_happen() {
    let app = App::start().await;
    let person = app.client().await;
    ask(&app, &person).await.expect(202);
    let person = app.later(&person, DAYS(14)).await;
    assert_eq!(put_due(&app).await, 1);
    app.method("DELETE", "/me/erasure").by(&person).send().await.expect(204);
    do_jobs(&app).await;
    app.get("/me").by(&person).send().await.expect(200);
    app.sign_in(&person.email, PASSWORD).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erasure_whose_job_still_waits_gets_no_second_one() {
    let app = App::start().await;
    let person = app.client().await;
    ask(&app, &person).await.expect(202);
    let person = app.later(&person, DAYS(14)).await;
    assert_eq!(put_due(&app).await, 1);
    // So late that it would have been given up, had somebody tried it.
    app.later(&person, DAYS(3)).await;
    assert_eq!(put_due(&app).await, 1);
    let jobs = "SELECT count(*) FROM river_job WHERE kind = 'erase_account'";
    let jobs: i64 = sqlx::query_scalar(jobs).fetch_one(app.database.database().pool()).await.unwrap();
    assert_eq!(jobs, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_counted_on_is_told_so_and_what_is_booked_meanwhile_takes_place_first() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let booked = app.book(&studio, "2026-11-24T09:00:00Z", true).by(&client).send().await.expect(201).json();
    for (who, kind, id) in
        [(&client, "booking", &booked["id"]), (&studio.owner, "session", &booked["session"])]
    {
        let refused = ask(&app, who).await.problem(409, "upcoming_sessions");
        assert_eq!(refused["upcoming"][0]["kind"], kind);
        assert_eq!(&refused["upcoming"][0]["id"], id);
        assert_eq!(refused["upcoming"][0]["start"], "2026-11-24T09:00:00Z");
    }
    // The trainer's calendar goes on as it was.
    app.book(&studio, "2026-11-24T11:00:00Z", false).by(&client).send().await.expect(201);
    let client = app.later(&client, DAYS(2)).await;
    ask(&app, &client).await.expect(202);
    app.book(&studio, "2026-12-15T09:00:00Z", true).by(&client).send().await.expect(201);
    let client = app.later(&client, DAYS(14)).await;
    assert_eq!(erase_due(&app).await, 1);
    let state = app.get("/me/erasure").by(&client).send().await.expect(200).json();
    assert_eq!((&state["state"], &state["due_at"]), (&json!("scheduled"), &json!("2026-12-16T10:00:00Z")));
    app.advance(DAYS(8));
    assert_eq!(erase_due(&app).await, 1);
    app.sign_in(&client.email, PASSWORD).await.problem(401, "bad_credentials");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trainer_who_is_to_leave_takes_no_bookings_until_it_is_called_off() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let accepting = async || -> Value {
        app.get(&format!("/trainers/{}", studio.trainer)).send().await.expect(200).json()["accepting"].clone()
    };
    ask(&app, &studio.owner).await.expect(202);
    assert_eq!(accepting().await, false);
    app.book(&studio, "2026-11-25T09:00:00Z", true).by(&client).send().await.problem(422, "not_bookable");
    app.method("DELETE", "/me/erasure").by(&studio.owner).send().await.expect(204);
    assert_eq!(accepting().await, true);
    app.book(&studio, "2026-11-25T09:00:00Z", true).by(&client).send().await.expect(201);
    // Nor does one become a trainer meanwhile.
    let late = app.sign_up("trainer").await;
    ask(&app, &late).await.expect(202);
    let page = json!({"slug": "late-page", "headline": "Late", "tz": "UTC"});
    app.post("/trainers", page).by(&late).send().await.problem(409, "conflict");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_lets_words_be_taken_out_and_nothing_else() {
    let app = App::start().await;
    canary(&app).await;
    let run = async |statement: &'static str| {
        sqlx::query(statement).execute(app.database.database().pool()).await.map(drop)
    };
    for refused in [
        "UPDATE calendar_events SET kind = 'hold.placed'",
        "UPDATE calendar_events SET body = '{}'",
        "UPDATE calendar_events SET body = jsonb_set(without_words(body::jsonb), '{booking,after,status}', '\"held\"')::json
         WHERE booking_id IS NOT NULL",
        "UPDATE calendar_events SET body = without_words(body::jsonb)::json, at = at + interval '1 second'",
        "DELETE FROM calendar_events",
        "TRUNCATE calendar_events",
    ] {
        assert!(run(refused).await.unwrap_err().to_string().contains("append-only"), "{refused}");
    }
    run("UPDATE calendar_events SET body = without_words(body::jsonb)::json").await.unwrap();
    let mut connection = app.database.database().read().await.unwrap();
    assert_eq!(erasures::take_due(&mut connection, app.now()).await.unwrap().len(), 0);
}
