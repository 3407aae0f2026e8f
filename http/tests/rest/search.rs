//! Finding trainers, and what clients say of them.

use std::sync::Arc;

use fittribe_actors::openings;
use fittribe_ports::clock::Clock;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{App, PASSWORD, Person, Studio};

/// Puts a review under a booking that has not taken place, past the rules.
pub async fn review(app: &App, studio: &Studio, booking: &str) -> String {
    let id = fittribe_ports::random::Random::uuid(&fittribe_adapters::os_random::OsRandom);
    let review = fittribe_store::reviews::Review {
        id,
        trainer: studio.trainer.parse().unwrap(),
        booking: booking.parse().unwrap(),
        client: studio.owner.id.parse().unwrap(),
        client_name: String::new(),
        rating: 5,
        body: String::new(),
        created_at: app.now(),
        edited_at: None,
        answer: None,
        answered_at: None,
        reported: None,
        hidden_at: None,
    };
    let database = app.database.database();
    let added: Result<(), fittribe_store::StoreError> = database
        .run(move |conn| Box::pin(async move { fittribe_store::reviews::insert(conn, &review).await }))
        .await;
    added.unwrap();
    id.to_string()
}

/// A client whose session is over, signed in then, and their review of it.
pub async fn finished_review(app: &App, studio: &Studio, rating: i16) -> (Person, String) {
    let client = app.client().await;
    let booking = app.book(studio, "2026-11-23T10:00:00Z", true).by(&client).send().await.expect(201).json();
    let path = format!("/bookings/{}/review", booking["id"].as_str().unwrap());
    let body = json!({"rating": rating, "body": "Loud, and late."});
    app.post(&path, body.clone()).by(&client).send().await.problem(409, "wrong_state");
    let client = app.later(&client, SignedDuration::from_hours(3)).await;
    let review = app.post(&path, body.clone()).by(&client).send().await.expect(201).json();
    assert_eq!((&review["by"], &review["rating"]), (&json!("Somebody"), &json!(rating)));
    app.post(&path, body).by(&client).send().await.problem(409, "wrong_state");
    (client, review["id"].as_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_took_place_is_reviewed_once_changed_and_answered() {
    let app = App::start().await;
    let studio = app.studio().await;
    let (client, review) = finished_review(&app, &studio, 2).await;
    let owner = Person::of(&app.sign_in(&studio.owner.email, PASSWORD).await.expect(200).json());
    let path = format!("/reviews/{review}");
    let stranger = app.client().await;
    app.put(&path, json!({"rating": 5})).by(&stranger).send().await.problem(404, "not_found");
    app.put(&path, json!({"rating": 6})).by(&client).send().await.problem(422, "invalid_request");
    app.put(&path, json!({"rating": 4, "body": "Better now."})).by(&client).send().await.expect(200);
    let answer = json!({"answer": "Thank you."});
    app.put(&format!("{path}/answer"), answer.clone()).by(&client).send().await.problem(403, "forbidden");
    app.put(&format!("{path}/answer"), answer).by(&owner).send().await.expect(200);
    let shown = app.get(&format!("/trainers/{}/reviews", studio.trainer)).send().await.expect(200).json();
    let first = &shown["items"][0];
    assert_eq!(
        (&first["rating"], &first["body"], &first["answer"]),
        (&json!(4), &json!("Better now."), &json!("Thank you."))
    );
    let page = app.get(&format!("/trainers/{}", studio.trainer)).send().await.expect(200).json();
    assert_eq!((&page["rating"], &page["reviews"]), (&json!(4.0), &json!(1)));
    let own = app.get("/me/reviews").by(&client).send().await.expect(200).json();
    assert_eq!(own["items"][0]["id"], json!(review));
    let client = app.later(&client, SignedDuration::from_hours(24 * 14 + 1)).await;
    app.put(&path, json!({"rating": 1})).by(&client).send().await.problem(409, "too_late");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_takes_every_filter_and_says_which_one_is_wrong() {
    let app = App::start().await;
    let studio = app.studio().await;
    let page = json!({
        "headline": "Stronger knees", "biography": "", "tz": "UTC", "specialties": ["Strength"], "languages": ["EN"],
        "online": false,
        "studio": {"address": "1 High Street", "city": "Sofia", "country": "BG", "lat": 42.6977, "lon": 23.3219},
    });
    app.put("/trainers/me", page).header("if-match", "\"1\"").by(&studio.owner).send().await.expect(200);
    let priced =
        json!({"name": "Paid", "price": {"pay": "in_person", "amount": {"minor": 5000, "currency": "EUR"}}});
    app.service(&studio.owner, priced).await;
    let found = async |query: &str| {
        let found = app.get(&format!("/trainers?{query}")).send().await.expect(200).json();
        found["items"].as_array().unwrap().clone()
    };
    for fits in [
        "",
        "q=knee",
        "q=somebody",
        "specialty=strength",
        "specialty=STRENGTH",
        "language=en",
        "online=false",
        "city=sofia",
        "lat=42.7&lon=23.3&km=5",
        "max_price=0&currency=eur",
        "q=stronger&language=en&online=false",
    ] {
        assert_eq!(found(fits).await.len(), 1, "{fits}");
    }
    for not in [
        "q=boxing",
        "specialty=yoga",
        "language=bg",
        "online=true",
        "city=plovdiv",
        "lat=0&lon=0",
        "min_rating=1",
    ] {
        assert_eq!(found(not).await.len(), 0, "{not}");
    }
    for (wrong, pointer) in [
        ("lat=42", "?lat"),
        ("lat=91&lon=0", "?lat"),
        ("km=5", "?km"),
        ("lat=1&lon=1&km=501", "?km"),
        ("max_price=5", "?max_price"),
        ("max_price=-1&currency=EUR", "?max_price"),
        ("min_rating=0", "?min_rating"),
        ("free_from=2026-11-24T00:00:00Z", "?free_to"),
        ("cursor=abc", "?cursor"),
        ("limit=0", "?limit"),
    ] {
        let refused = app.get(&format!("/trainers?{wrong}")).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{wrong}");
    }
    let hit = &found("lat=42.7&lon=23.3").await[0];
    assert_eq!((&hit["sells_free"], &hit["studio"]["city"]), (&json!(true), &json!("Sofia")));
    assert!(hit["km"].as_f64().unwrap() < 3.0);
    let facets = app.get("/trainers/facets").send().await.expect(200).json();
    assert_eq!(facets["specialties"], json!([{"value": "strength", "count": 1}]));
    // Null takes the place away, absence leaves it.
    let kept = json!({"headline": "A", "biography": "", "tz": "UTC"});
    let kept = app.put("/trainers/me", kept).header("if-match", "\"2\"").by(&studio.owner).send().await;
    assert_eq!(kept.expect(200).json()["studio"]["city"], "Sofia");
    let gone = json!({"headline": "A", "biography": "", "tz": "UTC", "studio": null, "online": true});
    let gone = app.put("/trainers/me", gone).header("if-match", "\"3\"").by(&studio.owner).send().await;
    assert_eq!(gone.expect(200).json()["studio"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_free_is_found_from_the_index_and_no_more_once_a_live_calendar_says_otherwise() {
    let app = App::start().await;
    let studio = app.studio().await;
    let clock: Arc<dyn Clock> = Arc::new(app.clock.clone());
    while openings::look(app.database.database(), &*clock).await.unwrap() > 0 {}
    let found = async |from: &str, to: &str| {
        let path = format!("/trainers?free_from={from}&free_to={to}");
        app.get(&path).send().await.expect(200).json()["items"].as_array().unwrap().clone()
    };
    let hits = found("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z").await;
    assert_eq!(hits[0]["id"], json!(studio.trainer));
    let nine = json!("2026-11-24T09:00:00Z");
    assert_eq!(hits[0]["next"][0], nine);
    assert_eq!(found("2026-11-24T18:00:00Z", "2026-11-25T08:00:00Z").await.len(), 0, "closed then");
    // Nine to ten is booked; the index does not know yet, the calendar does.
    let client = app.client().await;
    app.book(&studio, "2026-11-24T09:00:00Z", true).by(&client).send().await.expect(201);
    assert_eq!(found("2026-11-24T08:00:00Z", "2026-11-24T09:50:00Z").await.len(), 0);
    assert_eq!(
        found("2026-11-24T09:00:00Z", "2026-11-24T10:30:00Z").await[0]["next"][0],
        "2026-11-24T10:00:00Z"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_that_is_too_near_to_be_booked_is_offered_no_more() {
    let app = App::start().await;
    let studio = app.studio().await;
    let later = json!({"name": "One hour", "kind": {"type": "one_to_one"}, "duration": 60, "price": {"pay": "free"}, "overrides": {"notice": 120}});
    app.put(&format!("/services/{}", studio.service), later).by(&studio.owner).send().await.expect(200);
    let clock: Arc<dyn Clock> = Arc::new(app.clock.clone());
    let first = async || {
        let path = "/trainers?free_from=2026-11-23T00:00:00Z&free_to=2026-12-01T00:00:00Z";
        let hit = app.get(path).send().await.expect(200).json()["items"][0].clone();
        let plain = app.get("/trainers").send().await.expect(200).json()["items"][0].clone();
        assert_eq!(hit["next"], plain["next"], "with a window or without");
        hit["next"][0].as_str().unwrap().to_owned()
    };
    while openings::look(app.database.database(), &*clock).await.unwrap() > 0 {}
    assert_eq!(first().await, "2026-11-23T10:00:00Z", "two hours from eight");
    app.clock.advance(jiff::SignedDuration::from_mins(1));
    assert_eq!(first().await, "2026-11-23T10:15:00Z", "a minute later ten is too near");
    let path = format!("/trainers/{}/slots?service={}&tz=UTC", studio.trainer, studio.service);
    let slots = app.get(&path).send().await.expect(200).json();
    assert_eq!(slots["days"][0]["slots"][0], "2026-11-23T10:15:00+00:00", "as the calendar itself has it");
}

#[tokio::test(flavor = "multi_thread")]
async fn packages_are_announced_changed_and_taken_off_sale_by_their_trainer() {
    let app = App::start().await;
    let (studio, other) = (app.studio().await, app.studio().await);
    let package = |active: bool| json!({"name": "Ten", "sessions": 10, "price": {"minor": 40_000, "currency": "EUR"}, "valid_days": 90, "active": active});
    let path = format!(
        "/trainers/me/packages/{}",
        fittribe_ports::random::Random::uuid(&fittribe_adapters::os_random::OsRandom)
    );
    let made = app.put(&path, package(true)).by(&studio.owner).send().await.expect(200).json();
    assert_eq!((&made["sessions"], &made["price"]["minor"]), (&json!(10), &json!(40_000)));
    app.put(&path, package(true)).by(&other.owner).send().await.problem(404, "not_found");
    let public = format!("/trainers/{}/packages", studio.trainer);
    let items = async |call: &str, by: Option<&Person>| {
        app.get(call).by_maybe(by).send().await.expect(200).json()["items"].as_array().unwrap().len()
    };
    assert_eq!(items(&public, None).await, 1);
    app.put(&path, package(false)).by(&studio.owner).send().await.expect(200);
    assert_eq!(
        (items(&public, None).await, items("/trainers/me/packages", Some(&studio.owner)).await),
        (0, 1)
    );
    for (but, pointer) in [
        (json!({"sessions": 1}), "/sessions"),
        (json!({"name": ""}), "/name"),
        (json!({"valid_days": 0}), "/valid_days"),
        (json!({"price": {"minor": 5, "currency": "XXQ"}}), "/price"),
    ] {
        let mut wrong = package(true);
        for (name, value) in but.as_object().unwrap() {
            wrong[name] = value.clone();
        }
        let refused = app.put(&path, wrong).by(&studio.owner).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer);
    }
}
