//! Repeats.

use std::sync::Arc;

use fittribe_http::Settings;
use futures_util::future::join_all;
use serde_json::json;

use crate::app::App;

const NINE: &str = "2026-11-24T09:00:00Z";

#[tokio::test(flavor = "multi_thread")]
async fn s18_every_post_that_creates_or_changes_needs_a_key() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let booking = app.book(&studio, NINE, false).by(&client).send().await.expect(201).json();
    let steps = ["confirm", "release", "cancel", "reschedule"];
    let steps = steps.map(|step| format!("/bookings/{}/{step}", booking["id"].as_str().unwrap()));
    let others =
        ["/bookings", "/trainers", "/services", "/classes", "/trainers/me/time-off", "/classes/x/cancel"];
    for path in steps.iter().map(String::as_str).chain(others) {
        for person in [&client, &studio.owner] {
            let call = app.post(path, json!({})).by(person);
            if path.ends_with("x/cancel") {
                continue;
            }
            let reply = call.without_key().send().await;
            reply.problem(400, "idempotency_key_missing");
        }
    }
    for key in ["with blank", "ключ", &"k".repeat(256)] {
        app.book(&studio, NINE, false)
            .by(&client)
            .key(key)
            .send()
            .await
            .problem(400, "idempotency_key_missing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s18_a_repeat_gets_the_first_answer_byte_for_byte_and_nothing_happens_twice() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let book = || app.book(&studio, NINE, false).by(&client).key("once").send();
    let first = book().await.expect(201);
    let path = format!("/bookings/{}", first.json()["id"].as_str().unwrap());
    app.post(&format!("{path}/confirm"), json!({})).by(&client).key("then").send().await.expect(200);
    let again = book().await.expect(201);
    assert_eq!(
        (&again.text, again.header("location"), again.header("etag")),
        (&first.text, first.header("location"), "\"1\"")
    );
    // Another node that never saw the first one.
    let other = App::on(Arc::clone(&app.database), Settings::default()).await;
    let elsewhere = other.book(&studio, NINE, false).by(&client).key("once").send().await.expect(201);
    assert_eq!(elsewhere.text, first.text);
    let all = app.get("/bookings").by(&client).send().await.expect(200).json();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn s18_the_same_key_with_another_request_is_refused() {
    let app = App::start().await;
    let (studio, client, other) = (app.studio().await, app.client().await, app.client().await);
    let booking = app.book(&studio, NINE, false).by(&client).key("k").send().await.expect(201).json();
    app.book(&studio, NINE, true).by(&client).key("k").send().await.problem(422, "idempotency_key_reused");
    let path = format!("/bookings/{}/confirm", booking["id"].as_str().unwrap());
    app.post(&path, json!({})).by(&client).key("k").send().await.problem(422, "idempotency_key_reused");
    // Keys are each account's own.
    app.book(&studio, "2026-11-24T11:00:00Z", true).by(&other).key("k").send().await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn s18_a_refusal_does_not_use_the_key_up() {
    let app = App::start().await;
    let (studio, client, other) = (app.studio().await, app.client().await, app.client().await);
    let taken = app.book(&studio, NINE, false).by(&other).send().await.expect(201).json();
    app.book(&studio, NINE, true).by(&client).key("k").send().await.problem(409, "slot_taken");
    let path = format!("/bookings/{}/release", taken["id"].as_str().unwrap());
    app.post(&path, json!({})).by(&other).send().await.expect(200);
    app.book(&studio, NINE, true).by(&client).key("k").send().await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn s18_repeats_at_the_same_time_make_one_booking_and_the_others_wait_or_are_told() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let calls = (0..20).map(|_| app.book(&studio, NINE, true).by(&client).key("once").send());
    let replies = join_all(calls).await;
    let mut bodies: Vec<&str> = Vec::new();
    for reply in &replies {
        match reply.status.as_u16() {
            201 => bodies.push(&reply.text),
            409 => assert!(reply.text.contains("idempotency_in_flight"), "{}", reply.text),
            other => panic!("{other}: {}", reply.text),
        }
    }
    assert!(!bodies.is_empty() && bodies.iter().all(|body| *body == bodies[0]));
    let all = app.get("/bookings").by(&client).send().await.expect(200).json();
    assert_eq!(all["items"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn s18_a_trainers_page_and_what_belongs_to_it_are_made_once() {
    let app = App::start().await;
    let owner = app.sign_up("trainer").await;
    let page = json!({"slug": "once", "headline": "Moves you", "tz": "Europe/Sofia"});
    let first = app.post("/trainers", page.clone()).by(&owner).key("page").send().await.expect(201);
    let again = app.post("/trainers", page).by(&owner).key("page").send().await.expect(201);
    assert_eq!((&first.text, first.header("etag")), (&again.text, "\"1\""));
    let other = json!({"slug": "twice", "headline": "Moves you", "tz": "Europe/Sofia"});
    app.post("/trainers", other.clone())
        .by(&owner)
        .key("page")
        .send()
        .await
        .problem(422, "idempotency_key_reused");
    app.post("/trainers", other).by(&owner).send().await.problem(409, "conflict");
    let service =
        json!({"name": "Hour", "kind": {"type": "one_to_one"}, "duration": 60, "price": {"pay": "free"}});
    let first = app.post("/services", service.clone()).by(&owner).key("service").send().await.expect(201);
    let again = app.post("/services", service).by(&owner).key("service").send().await.expect(201);
    assert_eq!(first.text, again.text);
    let off = json!({"start": "2026-12-24T00:00:00Z", "end": "2026-12-27T00:00:00Z", "note": "Christmas"});
    let first = app.post("/trainers/me/time-off", off.clone()).by(&owner).key("off").send().await.expect(201);
    let again = app.post("/trainers/me/time-off", off).by(&owner).key("off").send().await.expect(201);
    assert_eq!(first.text, again.text);
    let hours = app.get("/trainers/me/hours").by(&owner).send().await.expect(200).json();
    assert_eq!(hours["time_off"].as_array().unwrap().len(), 1);
}
