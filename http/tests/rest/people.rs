//! What people tell about themselves, and who reads it.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{App, Person};

fn pointer(problem: &Value) -> &str {
    problem["errors"][0]["pointer"].as_str().unwrap()
}

async fn agree(app: &App, person: &Person, purpose: &str, granted: bool) -> Value {
    let said = json!({"purpose": purpose, "granted": granted, "policy_version": "2026-11-01"});
    let body = json!({"consents": [said]});
    app.put("/me/consents", body).by(person).send().await.expect(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn s20_a_profile_is_put_on_the_version_that_was_seen() {
    let app = App::start().await;
    let person = app.client().await;
    let empty = app.get("/me/profile").by(&person).send().await.expect(200);
    assert_eq!(empty.header("etag"), "\"0\"");
    assert_eq!(empty.json()["about"], "");
    let body = json!({
        "locale": "bg_bg", "phone": "+359 88 812-3456", "birth_date": "1988-02-29", "about": "  Runs.\nSwims. ",
        "emergency_contact": {"name": "Mira", "phone": "+359 2 123 4567", "relation": "sister"},
    });
    let put = async |version: &str, body: &Value| {
        app.put("/me/profile", body.clone()).header("if-match", version).by(&person).send().await
    };
    app.put("/me/profile", body.clone()).by(&person).send().await.problem(428, "precondition_required");
    put("\"1\"", &body).await.problem(412, "stale");
    let first = put("\"0\"", &body).await.expect(200);
    assert_eq!(first.header("etag"), "\"1\"");
    put("\"0\"", &json!({})).await.problem(412, "stale");
    let read = app.get("/me/profile").by(&person).send().await.expect(200);
    assert_eq!(read.json(), first.json());
    assert_eq!(
        read.json(),
        json!({
            "locale": "bg-BG", "phone": "+359888123456", "birth_date": "1988-02-29", "about": "Runs.\nSwims.",
            "emergency_contact": {"name": "Mira", "phone": "+35921234567", "relation": "sister"},
        })
    );
    // What is not told any more is gone.
    let second = put("\"1\"", &json!({"about": "Runs."})).await.expect(200);
    assert_eq!((second.header("etag"), &second.json()["phone"]), ("\"2\"", &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn s12_wrong_and_unknown_fields_of_what_people_tell_are_named() {
    let app = App::start().await;
    let person = app.client().await;
    let refused = [
        ("PUT", "/me/profile", json!({"locale": "klingon"}), "/locale"),
        ("PUT", "/me/profile", json!({"phone": "0888123456"}), "/phone"),
        ("PUT", "/me/profile", json!({"birth_date": "1988-02-30"}), "/birth_date"),
        ("PUT", "/me/profile", json!({"birth_date": "2027-01-01"}), "/birth_date"),
        ("PUT", "/me/profile", json!({"about": "x".repeat(2001)}), "/about"),
        ("PUT", "/me/profile", json!({"role": "admin"}), "/role"),
        ("PUT", "/me/profile", json!({"emergency_contact": {"name": "M"}}), "/emergency_contact/phone"),
        (
            "PUT",
            "/me/profile",
            json!({"emergency_contact": {"name": "", "phone": "+35921234567"}}),
            "/emergency_contact/name",
        ),
        ("POST", "/me/goals", json!({"title": " "}), "/title"),
        ("POST", "/me/goals", json!({"title": "x", "target_date": "soon"}), "/target_date"),
        (
            "POST",
            "/me/goals",
            json!({"title": "x", "target": {"kind": "weight", "value": "9", "unit": "kg"}}),
            "/target/value",
        ),
        ("POST", "/me/goals", json!({"title": "x", "account": person.id}), "/account"),
        ("POST", "/me/measurements", json!({"kind": "weight", "value": "70", "unit": "cm"}), "/unit"),
        ("POST", "/me/measurements", json!({"kind": "weight", "value": "7000", "unit": "kg"}), "/value"),
        ("POST", "/me/measurements", json!({"kind": "weight", "value": "70.1234", "unit": "kg"}), "/value"),
        ("POST", "/me/measurements", json!({"kind": "weight", "value": 70, "unit": "kg"}), "/value"),
        ("POST", "/me/measurements", json!({"kind": "mood", "value": "70", "unit": "kg"}), "/kind"),
        (
            "POST",
            "/me/measurements",
            json!({"kind": "steps", "value": "70", "unit": "count", "taken_at": "2026-11-24T08:00:00Z"}),
            "/taken_at",
        ),
        ("PUT", "/me/notification-preferences", json!({"subjects": {"gossip": {}}}), "/subjects"),
        (
            "PUT",
            "/me/notification-preferences",
            json!({"quiet_hours": {"start": "22:00", "end": "22:00"}}),
            "/quiet_hours/end",
        ),
        ("PUT", "/me/notification-preferences", json!({"digest": "hourly"}), "/digest"),
        ("PUT", "/me/consents", json!({"consents": []}), "/consents"),
        (
            "PUT",
            "/me/consents",
            json!({"consents": [{"purpose": "terms", "granted": false, "policy_version": "2026-11-01"}]}),
            "/consents/0/granted",
        ),
        (
            "PUT",
            "/me/consents",
            json!({"consents": [{"purpose": "analytics", "granted": true, "policy_version": "v2"}]}),
            "/consents/0/policy_version",
        ),
        ("POST", "/me/export", json!({"of": "somebody"}), "/of"),
        ("POST", "/me/erasure", json!({}), "/password"),
    ];
    for (method, path, body, expected) in refused {
        let call = app.method(method, path).json(body.clone()).by(&person);
        let call = call.header("if-match", "\"0\"").header("idempotency-key", &app.fresh());
        let problem = call.send().await.problem(422, "invalid_request");
        assert_eq!(pointer(&problem), expected, "{method} {path} {body}: {problem}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn goals_are_set_once_for_each_key_and_changed_and_deleted() {
    let app = App::start().await;
    let person = app.client().await;
    let body = json!({
        "title": "Lighter by summer", "target": {"kind": "weight", "value": "150.50", "unit": "lb"},
        "target_date": "2027-06-01",
    });
    let make =
        async || app.post("/me/goals", body.clone()).key("summer").by(&person).send().await.expect(201);
    let made = make().await.json();
    assert_eq!(make().await.json(), made, "a repeat gets the first answer");
    assert_eq!(made["target"], json!({"kind": "weight", "value": "150.5", "unit": "lb"}));
    app.post("/me/goals", json!({"title": "Other"}))
        .key("summer")
        .by(&person)
        .send()
        .await
        .problem(422, "idempotency_key_reused");
    app.post("/me/goals", body.clone())
        .without_key()
        .by(&person)
        .send()
        .await
        .problem(400, "idempotency_key_missing");
    let path = format!("/me/goals/{}", made["id"].as_str().unwrap());
    let change =
        async |body: Value| app.method("PATCH", &path).json(body).by(&person).send().await.expect(200).json();
    let achieved = change(json!({"status": "achieved"})).await;
    assert_eq!((&achieved["status"], &achieved["title"]), (&json!("achieved"), &made["title"]));
    assert!(achieved["ended_at"].is_string());
    let again = change(json!({"status": "active", "target": null})).await;
    assert_eq!((&again["ended_at"], &again["target"]), (&Value::Null, &Value::Null));
    assert_eq!(again["target_date"], "2027-06-01", "what is absent stays");
    let list = app.get("/me/goals").by(&person).send().await.expect(200).json();
    assert_eq!(list["items"], json!([again]));
    app.method("DELETE", &path).by(&person).send().await.expect(204);
    app.method("DELETE", &path).by(&person).send().await.problem(404, "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn measurements_are_listed_by_kind_and_time_page_by_page() {
    let app = App::start().await;
    let person = app.client().await;
    let add = async |kind: &str, value: &str, unit: &str, day: u32| {
        let at = format!("2026-11-{day:02}T07:00:00Z");
        let body =
            json!({"kind": kind, "value": value, "unit": unit, "taken_at": at, "note": "before breakfast"});
        app.post("/me/measurements", body).by(&person).send().await.expect(201).json()
    };
    for day in 1..=5 {
        add("weight", &format!("7{day}.5"), "kg", day).await;
    }
    // Two at one instant.
    add("weight", "160", "lb", 5).await;
    add("waist", "32", "in", 6).await;
    let read = async |query: &str| {
        app.get(&format!("/me/measurements{query}")).by(&person).send().await.expect(200).json()
    };
    let values = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().unwrap().iter();
        items.map(|one| one["value"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(values(&read("").await), ["32", "160", "75.5", "74.5", "73.5", "72.5", "71.5"]);
    let waist = read("?kind=waist").await;
    assert_eq!(waist["items"][0]["compared_value"], "81.28");
    assert_eq!(waist["items"][0]["compared_unit"], "cm");
    let some = read("?kind=weight&from=2026-11-02&to=2026-11-04").await;
    assert_eq!(values(&some), ["73.5", "72.5"]);
    let (mut cursor, mut seen) = (String::new(), Vec::new());
    loop {
        let page = read(&format!("?limit=2{cursor}")).await;
        seen.extend(values(&page));
        let Some(next) = page["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen, ["32", "160", "75.5", "74.5", "73.5", "72.5", "71.5"]);
    let wrong = app.get("/me/measurements?cursor=1.x").by(&person).send().await;
    assert_eq!(pointer(&wrong.problem(422, "invalid_request")), "?cursor");
    let wrong = app.get("/me/measurements?kind=mood").by(&person).send().await;
    assert_eq!(pointer(&wrong.problem(422, "invalid_request")), "?kind");
    let path = format!("/me/measurements/{}", waist["items"][0]["id"].as_str().unwrap());
    app.method("DELETE", &path).by(&app.client().await).send().await.problem(404, "not_found");
    app.method("DELETE", &path).by(&person).send().await.expect(204);
    assert_eq!(values(&read("?kind=waist").await), [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn health_notes_take_their_consent_and_go_with_it() {
    let app = App::start().await;
    let person = app.client().await;
    let write = async || app.put("/me/health-notes", json!({"notes": "Left knee."})).by(&person).send().await;
    write().await.problem(409, "consent_required");
    agree(&app, &person, "health_data", true).await;
    assert_eq!(write().await.expect(200).json()["notes"], "Left knee.");
    let kept = app.get("/me/health-notes").by(&person).send().await.expect(200);
    let seen = kept.header("etag").to_owned();
    let over = |notes: &str| {
        app.put("/me/health-notes", json!({ "notes": notes })).header("if-match", &seen).by(&person)
    };
    let both = over("Left knee, right wrist.").send().await.expect(200);
    over("Left knee, asthma.").send().await.problem(412, "stale");
    let back =
        app.put("/me/health-notes", json!({"notes": "Left knee."})).by(&person).send().await.expect(200);
    assert_eq!(back.header("etag"), seen, "the same words are the same notes");
    assert_ne!(both.header("etag"), seen);
    let kept = kept.json();
    assert_eq!(kept["notes"], "Left knee.");
    agree(&app, &person, "health_data", false).await;
    let gone = app.get("/me/health-notes").by(&person).send().await.expect(200).json();
    assert_eq!(gone, json!({"notes": "", "updated_at": null}));
    write().await.problem(409, "consent_required");
}

#[tokio::test(flavor = "multi_thread")]
async fn consents_say_what_holds_and_all_that_was_said() {
    let app = App::start().await;
    let person = app.client().await;
    let none = app.get("/me/consents").by(&person).send().await.expect(200).json();
    assert_eq!(none["present"].as_array().unwrap().len(), 5);
    assert!(none["present"].as_array().unwrap().iter().all(|consent| consent["granted"] == false));
    agree(&app, &person, "analytics", true).await;
    agree(&app, &person, "analytics", true).await;
    app.advance(SignedDuration::from_mins(1));
    let now = agree(&app, &person, "analytics", false).await;
    let said: Vec<&Value> =
        now["history"].as_array().unwrap().iter().map(|consent| &consent["granted"]).collect();
    assert_eq!(said, [&json!(false), &json!(true)], "what is said again is not said twice");
    let analytics =
        now["present"].as_array().unwrap().iter().find(|consent| consent["purpose"] == "analytics");
    assert_eq!(analytics.unwrap()["granted"], false);
    // What was said is not unsaid, by no statement.
    let rewritten =
        sqlx::query("UPDATE consents SET granted = true").execute(app.database.database().pool()).await;
    assert!(rewritten.unwrap_err().to_string().contains("append-only"));
}

#[tokio::test(flavor = "multi_thread")]
async fn preferences_name_every_subject_and_channel_and_keep_what_was_chosen() {
    let app = App::start().await;
    let person = app.client().await;
    let default = app.get("/me/notification-preferences").by(&person).send().await.expect(200);
    assert_eq!(default.header("etag"), "\"0\"");
    let subjects = default.json()["subjects"].clone();
    assert_eq!(subjects["bookings"], json!({"email": true, "sms": false, "push": true}));
    assert_eq!(subjects["marketing"], json!({"email": false, "sms": false, "push": false}));
    let body = json!({
        "subjects": {"reminders": {"email": false, "sms": true}}, "quiet_hours": {"start": "22:00", "end": "07:30"},
        "digest": "daily",
    });
    let put =
        app.put("/me/notification-preferences", body).header("if-match", "\"0\"").by(&person).send().await;
    let kept = put.expect(200);
    let read = app.get("/me/notification-preferences").by(&person).send().await.expect(200);
    assert_eq!((read.json(), read.header("etag")), (kept.json(), "\"1\""));
    assert_eq!(kept.json()["subjects"]["reminders"], json!({"email": false, "sms": true, "push": true}));
    assert_eq!(kept.json()["quiet_hours"], json!({"start": "22:00", "end": "07:30"}));
    let stale = app.put("/me/notification-preferences", json!({})).header("if-match", "\"0\"").by(&person);
    stale.send().await.problem(412, "stale");
}

#[tokio::test(flavor = "multi_thread")]
async fn favourites_are_kept_and_let_go_any_number_of_times() {
    let app = App::start().await;
    let (studio, person) = (app.studio().await, app.client().await);
    let path = format!("/me/favourites/{}", studio.trainer);
    for _ in 0..2 {
        app.method("PUT", &path).by(&person).send().await.expect(204);
    }
    let kept = app.get("/me/favourites").by(&person).send().await.expect(200).json();
    assert_eq!(kept["items"].as_array().unwrap().len(), 1);
    assert_eq!(kept["items"][0]["trainer"], studio.trainer);
    for _ in 0..2 {
        app.method("DELETE", &path).by(&person).send().await.expect(204);
    }
    let none = app.get("/me/favourites").by(&person).send().await.expect(200).json();
    assert_eq!(none["items"], json!([]));
    let nobody = format!("/me/favourites/{}", person.id);
    app.method("PUT", &nobody).by(&person).send().await.problem(404, "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn s11_what_clients_tell_is_read_by_trainers_they_booked_and_only_for_a_while() {
    let app = App::start().await;
    let (studio, other, client) = (app.studio().await, app.studio().await, app.client().await);
    agree(&app, &client, "health_data", true).await;
    app.put("/me/health-notes", json!({"notes": "Left knee."})).by(&client).send().await.expect(200);
    app.put("/me/profile", json!({"about": "Runs.", "phone": "+359888123456"}))
        .header("if-match", "\"0\"")
        .by(&client)
        .send()
        .await
        .expect(200);
    app.post("/me/goals", json!({"title": "Ten kilometres"})).by(&client).send().await.expect(201);
    let (page, notes) = (format!("/clients/{}", client.id), format!("/clients/{}/health-notes", client.id));
    let hidden = async |who: &Person| {
        for path in [&page, &notes] {
            app.get(path).by(who).send().await.problem(404, "not_found");
        }
    };
    hidden(&studio.owner).await;
    // A hold is not a booking yet.
    let hold = app.book(&studio, "2026-11-24T09:00:00Z", false).by(&client).send().await.expect(201).json();
    hidden(&studio.owner).await;
    let confirm = format!("/bookings/{}/confirm", hold["id"].as_str().unwrap());
    app.post(&confirm, json!({})).by(&client).send().await.expect(200);
    let seen = app.get(&page).by(&studio.owner).send().await.expect(200).json();
    assert_eq!((&seen["about"], &seen["phone"]), (&json!("Runs."), &json!("+359888123456")));
    assert_eq!(seen["goals"][0]["title"], "Ten kilometres");
    assert!(
        seen.get("birth_date").is_none() && seen.get("health_notes").is_none() && seen.get("email").is_none()
    );
    let read = app.get(&notes).by(&studio.owner).send().await.expect(200).json();
    assert_eq!(read["notes"], "Left knee.");
    hidden(&other.owner).await;
    hidden(&app.admin().await).await;
    hidden(&client).await;
    // Ninety days after the session has ended.
    let owner = app.later(&studio.owner, SignedDuration::from_hours(24 * 91)).await;
    app.get(&notes).by(&owner).send().await.expect(200);
    let owner = app.later(&owner, SignedDuration::from_hours(3)).await;
    hidden(&owner).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_booking_shows_nothing_any_more() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let booked = app.book(&studio, "2026-11-24T09:00:00Z", true).by(&client).send().await.expect(201).json();
    let page = format!("/clients/{}", client.id);
    app.get(&page).by(&studio.owner).send().await.expect(200);
    let cancel = format!("/bookings/{}/cancel", booked["id"].as_str().unwrap());
    app.post(&cancel, json!({})).by(&client).send().await.expect(200);
    app.get(&page).by(&studio.owner).send().await.problem(404, "not_found");
}
