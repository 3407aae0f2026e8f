//! Holding, booking and what comes after.

use futures_util::future::join_all;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{App, Studio};

const NINE: &str = "2026-11-24T09:00:00Z";
const TEN: &str = "2026-11-24T10:00:00Z";

fn id(booking: &Value) -> String {
    booking["id"].as_str().unwrap().to_owned()
}

/// A class of two seats on Tuesday at noon.
async fn class(app: &App, studio: &Studio) -> (String, String) {
    let service = app.service(&studio.owner, json!({"kind": {"type": "class", "capacity": 2}})).await;
    let body = json!({"service": service, "start": "2026-11-24T12:00:00Z"});
    let class = app.post("/classes", body).by(&studio.owner).send().await.expect(201).json();
    (service, id(&class))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hold_is_placed_confirmed_and_cancelled() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let held = app.book(&studio, NINE, false).by(&client).send().await.expect(201);
    let booking = held.json();
    assert_eq!(held.header("location"), format!("/api/v1/bookings/{}", id(&booking)));
    assert_eq!(held.header("etag"), "\"1\"");
    assert_eq!(booking["status"], "held");
    assert_eq!(booking["hold_until"], "2026-11-23T08:10:00Z");
    assert_eq!(
        (&booking["start"], &booking["end"], &booking["tz"]),
        (&json!(NINE), &json!(TEN), &json!("UTC"))
    );
    assert_eq!(booking["client"], client.id);

    let path = format!("/bookings/{}", id(&booking));
    let confirmed = app.post(&format!("{path}/confirm"), json!({})).by(&client).send().await.expect(200);
    assert_eq!(confirmed.header("etag"), "\"2\"");
    assert_eq!(confirmed.json()["status"], "confirmed");
    assert_eq!(confirmed.json()["refund_percent_now"], 100);
    let seen = app.get(&path).by(&client).send().await.expect(200);
    assert_eq!(seen.json(), confirmed.json());
    assert_eq!(seen.header("etag"), "\"2\"");

    let cancelled = app
        .post(&format!("{path}/cancel"), json!({"reason": "ill"}))
        .by(&client)
        .send()
        .await
        .expect(200)
        .json();
    assert_eq!(cancelled["status"], "cancelled");
    assert_eq!(cancelled["cancelled"], json!({"by": "client", "reason": "ill", "refund_percent": 100}));
    app.book(&studio, NINE, true).by(&app.client().await).send().await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trainer_can_cancel_a_hold_but_neither_confirm_nor_release_it() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let booking = app.book(&studio, NINE, false).by(&client).send().await.expect(201).json();
    let path = format!("/bookings/{}", id(&booking));
    for step in ["confirm", "release"] {
        app.post(&format!("{path}/{step}"), json!({}))
            .by(&studio.owner)
            .send()
            .await
            .problem(403, "forbidden");
    }
    let cancelled =
        app.post(&format!("{path}/cancel"), json!({})).by(&studio.owner).send().await.expect(200).json();
    assert_eq!(cancelled["cancelled"]["by"], "trainer");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_time_is_refused_with_the_reason_and_nothing_about_whose_it_is() {
    let app = App::start().await;
    let (studio, first, second) = (app.studio().await, app.client().await, app.client().await);
    let booking = app.book(&studio, NINE, true).by(&first).send().await.expect(201).json();
    let refused = app.book(&studio, "2026-11-24T09:30:00Z", true).by(&second).send().await;
    for secret in [&first.id, &first.email, booking["session"].as_str().unwrap(), &id(&booking)] {
        assert!(!refused.text.contains(secret), "{}", refused.text);
    }
    let refused = refused.problem(409, "slot_taken");
    assert_eq!(refused["why"][0]["rule"], "session");
    assert_eq!(refused["why"][0]["interval"], json!({"start": NINE, "end": TEN}));
    assert!(refused["version"].is_u64(), "{refused}");
    assert!(
        refused["why"][0]["sentence"].as_str().unwrap().contains("Tuesday 24 November 2026, 09:00"),
        "{refused}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_that_rules_exclude_is_not_bookable() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    for (start, rule) in [
        ("2026-11-24T08:00:00Z", "closed"),
        ("2026-11-24T09:07:00Z", "step"),
        ("2027-11-24T09:00:00Z", "horizon"),
        ("2026-11-20T09:00:00Z", "past"),
    ] {
        let refused = app.book(&studio, start, true).by(&client).send().await.problem(422, "not_bookable");
        assert_eq!(refused["why"][0]["rule"], rule, "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_booking_costs_no_sql_at_all() {
    let app = App::start().await;
    let (studio, first, second) = (app.studio().await, app.client().await, app.client().await);
    app.book(&studio, NINE, true).by(&first).send().await.expect(201);
    app.database.database().close().await;
    for _ in 0..10 {
        app.book(&studio, NINE, true).by(&second).send().await.problem(409, "slot_taken");
        app.book(&studio, "2026-11-24T08:00:00Z", false)
            .by(&second)
            .send()
            .await
            .problem(422, "not_bookable");
    }
    // The counter-proof: what needs the database does not work any more.
    app.book(&studio, TEN, true).by(&second).send().await.problem(503, "overloaded");
}

#[tokio::test(flavor = "multi_thread")]
async fn s16_of_a_hundred_clients_on_one_slot_one_succeeds_and_the_others_are_told_why() {
    let app = App::start().await;
    let studio = app.studio().await;
    let mut clients = Vec::new();
    for _ in 0..10 {
        clients.extend(join_all((0..10).map(|_| app.client())).await);
    }
    let calls = clients.iter().map(|client| app.book(&studio, NINE, true).by(client).send());
    let replies = join_all(calls).await;
    let won = replies.iter().filter(|reply| reply.status == 201).count();
    assert_eq!(won, 1);
    for reply in replies.into_iter().filter(|reply| reply.status != 201) {
        assert_eq!(reply.problem(409, "slot_taken")["why"][0]["rule"], "session");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s17_steps_out_of_order_are_refused_with_where_the_booking_stands() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let booking = app.book(&studio, NINE, false).by(&client).send().await.expect(201).json();
    let path = format!("/bookings/{}", id(&booking));
    let step = |name: &str, body: Value| app.post(&format!("{path}/{name}"), body).by(&client).send();
    let refused = step("reschedule", json!({"start": TEN})).await.problem(409, "wrong_state");
    assert_eq!(refused["booking_status"], "held");
    step("confirm", json!({})).await.expect(200);
    assert_eq!(step("confirm", json!({})).await.problem(409, "wrong_state")["booking_status"], "confirmed");
    assert_eq!(step("release", json!({})).await.problem(409, "wrong_state")["booking_status"], "confirmed");
    step("cancel", json!({})).await.expect(200);
    for name in ["confirm", "release", "cancel"] {
        assert_eq!(step(name, json!({})).await.problem(409, "wrong_state")["booking_status"], "cancelled");
    }
    assert_eq!(
        step("reschedule", json!({"start": TEN})).await.problem(409, "wrong_state")["booking_status"],
        "cancelled"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s17_a_hold_whose_deadline_passed_cannot_be_confirmed_and_its_time_is_free() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let booking = app.book(&studio, NINE, false).by(&client).send().await.expect(201).json();
    app.advance(SignedDuration::from_secs(601));
    let path = format!("/bookings/{}", id(&booking));
    let refused = app.post(&format!("{path}/confirm"), json!({})).by(&client).send().await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert_eq!(app.get(&path).by(&client).send().await.expect(200).json()["status"], "expired");
    app.book(&studio, NINE, false).by(&app.client().await).send().await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn s20_a_stale_version_is_refused_and_the_right_one_taken() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let booking = app.book(&studio, NINE, false).by(&client).send().await.expect(201).json();
    let confirm = |tag: &str| {
        app.post(&format!("/bookings/{}/confirm", id(&booking)), json!({}))
            .by(&client)
            .header("if-match", tag)
            .send()
    };
    assert_eq!(confirm("\"7\"").await.problem(412, "stale")["version"], 1);
    confirm("seven").await.problem(422, "invalid_request");
    confirm("\"1\"").await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn s22_live_holds_are_capped_per_client_and_trainer() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    for start in [NINE, TEN] {
        app.book(&studio, start, false).by(&client).send().await.expect(201);
    }
    let refused =
        app.book(&studio, "2026-11-24T11:00:00Z", false).by(&client).send().await.problem(409, "hold_limit");
    assert_eq!(refused["until"], "2026-11-23T08:10:00Z");
    app.advance(SignedDuration::from_secs(600));
    app.book(&studio, "2026-11-24T11:00:00Z", false).by(&client).send().await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_moves_in_place_and_its_old_time_is_free() {
    let app = App::start().await;
    let (studio, client, other) = (app.studio().await, app.client().await, app.client().await);
    let booking = app.book(&studio, NINE, true).by(&client).send().await.expect(201).json();
    app.book(&studio, "2026-11-24T14:00:00Z", true).by(&other).send().await.expect(201);
    let to = |start: &str| {
        app.post(&format!("/bookings/{}/reschedule", id(&booking)), json!({"start": start}))
            .by(&client)
            .send()
    };
    to("2026-11-24T14:00:00Z").await.problem(409, "slot_taken");
    let moved = to("2026-11-24T12:00:00Z").await.expect(200).json();
    assert_eq!(
        (&moved["id"], &moved["version"], &moved["start"]),
        (&booking["id"], &json!(2), &json!("2026-11-24T12:00:00Z"))
    );
    app.book(&studio, NINE, true).by(&other).send().await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn too_late_is_said_once_the_session_began() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let booking = app.book(&studio, "2026-11-23T09:00:00Z", true).by(&client).send().await.expect(201).json();
    let client = app.later(&client, SignedDuration::from_hours(2)).await;
    let path = format!("/bookings/{}", id(&booking));
    app.post(&format!("{path}/cancel"), json!({})).by(&client).send().await.problem(409, "too_late");
    app.post(&format!("{path}/reschedule"), json!({"start": NINE}))
        .by(&client)
        .send()
        .await
        .problem(409, "too_late");
}

#[tokio::test(flavor = "multi_thread")]
async fn classes_have_seats_one_for_each_client() {
    let app = App::start().await;
    let studio = app.studio().await;
    let (service, session) = class(&app, &studio).await;
    let clients = join_all((0..3).map(|_| app.client())).await;
    let seat = |at: usize| {
        let body =
            json!({"trainer": studio.trainer, "service": service, "session": session, "confirm": true});
        app.post("/bookings", body).by(&clients[at]).send()
    };
    seat(0).await.expect(201);
    seat(0).await.problem(409, "already_in_class");
    let second = seat(1).await.expect(201).json();
    seat(2).await.problem(409, "class_full");
    app.post(&format!("/bookings/{}/cancel", id(&second)), json!({}))
        .by(&clients[1])
        .send()
        .await
        .expect(200);
    seat(2).await.expect(201);
    let gone = app.post(&format!("/classes/{session}/cancel"), json!({"reason": "ill"})).by(&studio.owner);
    assert_eq!(gone.send().await.expect(200).json()["status"], "cancelled");
    let mine = app.get("/bookings?status=cancelled").by(&clients[2]).send().await.expect(200).json();
    assert_eq!(
        mine["items"][0]["cancelled"],
        json!({"by": "trainer", "reason": "ill", "refund_percent": 100})
    );
    app.post(&format!("/classes/{session}/cancel"), json!({}))
        .by(&studio.owner)
        .send()
        .await
        .problem(404, "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn place_must_be_a_start_or_a_session_and_fit_the_service() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let book = |place: Value| {
        let mut body = json!({"trainer": studio.trainer, "service": studio.service});
        body.as_object_mut().unwrap().extend(place.as_object().unwrap().clone());
        app.post("/bookings", body).by(&client).send()
    };
    let session = "0193a1b2-0000-7000-8000-000000000001";
    assert_eq!(book(json!({})).await.problem(422, "invalid_request")["errors"][0]["pointer"], "/start");
    let both = book(json!({"start": NINE, "session": session})).await.problem(422, "invalid_request");
    assert_eq!(both["errors"][0]["pointer"], "/session");
    book(json!({"session": session})).await.problem(422, "invalid_request");
    let wrong = book(json!({"start": "tomorrow"})).await.problem(422, "invalid_request");
    assert_eq!(wrong["errors"][0]["pointer"], "/start");
    let long = book(json!({"start": NINE, "note": "x".repeat(1001)})).await.problem(422, "invalid_request");
    assert_eq!(long["errors"][0]["pointer"], "/note");
    let nobody = json!({"trainer": session, "service": studio.service, "start": NINE});
    app.post("/bookings", nobody).by(&client).send().await.problem(404, "not_found");
    app.book(&studio, NINE, true).by(&studio.owner).send().await.problem(403, "forbidden");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_come_in_pages_newest_first_and_each_side_sees_its_own() {
    let app = App::start().await;
    let (studio, client, other) = (app.studio().await, app.client().await, app.client().await);
    let mut made = Vec::new();
    for hour in 9..14 {
        let start = format!("2026-11-24T{hour:02}:00:00Z");
        made.push(id(&app.book(&studio, &start, true).by(&client).send().await.expect(201).json()));
    }
    app.book(&studio, "2026-11-25T09:00:00Z", true).by(&other).send().await.expect(201);
    made.reverse();
    let mut seen = Vec::new();
    let mut path = "/bookings?limit=2".to_owned();
    loop {
        let page = app.get(&path).by(&client).send().await.expect(200).json();
        seen.extend(page["items"].as_array().unwrap().iter().map(id));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/bookings?limit=2&cursor={next}");
    }
    assert_eq!(seen, made);
    let count = async |query: &str| {
        let page = app.get(&format!("/bookings?{query}")).by(&studio.owner).send().await.expect(200).json();
        page["items"].as_array().unwrap().len()
    };
    assert_eq!(count("as=trainer").await, 6);
    assert_eq!(count("as=client").await, 0);
    assert_eq!(count("as=trainer&status=held").await, 0);
    assert_eq!(count("as=trainer&from=2026-11-25").await, 1);
    assert_eq!(count("as=trainer&from=2026-11-24T10:30:00Z&to=2026-11-24T12:30:00Z").await, 3);
    app.get("/bookings?as=trainer").by(&client).send().await.problem(403, "forbidden");
    for query in ["as=admin", "status=done", "limit=0", "limit=101", "cursor=x", "from=soon", "page=2"] {
        app.get(&format!("/bookings?{query}")).by(&client).send().await.problem(422, "invalid_request");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s14_a_booking_costs_what_its_service_costs_then_whatever_a_client_says() {
    let app = App::start().await;
    let studio = app.studio().await;
    let price = |minor: i64| json!({"pay": "in_person", "amount": {"minor": minor, "currency": "EUR"}});
    let service = app.service(&studio.owner, json!({"price": price(4500)})).await;
    let client = app.client().await;
    let order =
        |start: &str| json!({"trainer": studio.trainer, "service": service, "start": start, "confirm": true});
    let mut cheap = order("2026-11-24T09:00:00Z");
    cheap["price"] = price(1);
    let refused = app.post("/bookings", cheap).by(&client).send().await.problem(422, "invalid_request");
    assert_eq!(refused["errors"][0]["pointer"], "/price");
    let booked =
        app.post("/bookings", order("2026-11-24T09:00:00Z")).by(&client).send().await.expect(201).json();
    assert_eq!(booked["price"], price(4500));
    let dearer = json!({
        "name": "One hour", "kind": {"type": "one_to_one"}, "duration": 60, "price": price(9900),
        "overrides": {"notice": 0},
    });
    app.put(&format!("/services/{service}"), dearer).by(&studio.owner).send().await.expect(200);
    let path = format!("/bookings/{}", booked["id"].as_str().unwrap());
    assert_eq!(app.get(&path).by(&client).send().await.expect(200).json()["price"], price(4500));
    let next =
        app.post("/bookings", order("2026-11-24T12:00:00Z")).by(&client).send().await.expect(201).json();
    assert_eq!(next["price"], price(9900));
}
