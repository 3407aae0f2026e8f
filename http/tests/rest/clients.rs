//! A trainer's clients, and what is written down about them.

use serde_json::{Value, json};

use crate::app::{App, Person, Studio};

async fn booked(app: &App, studio: &Studio, client: &Person, start: &str) -> String {
    let made = app.book(studio, start, true).by(client).send().await.expect(201).json();
    made["id"].as_str().unwrap().to_owned()
}

async fn list(app: &App, by: &Person, query: &str) -> Value {
    app.get(&format!("/clients{query}")).by(by).send().await.expect(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trainer_sees_who_booked_with_counts_and_nobody_elses() {
    let app = App::start().await;
    let (studio, other) = (app.studio().await, app.studio().await);
    let (client, second) = (app.client().await, app.client().await);
    app.book(&studio, "2026-11-24T14:00:00Z", false).by(&second).send().await.expect(201);
    assert_eq!(list(&app, &studio.owner, "").await["items"], json!([]), "a hold makes nobody a client");
    booked(&app, &studio, &client, "2026-11-24T09:00:00Z").await;
    booked(&app, &studio, &client, "2026-11-25T09:00:00Z").await;
    let cancelled = booked(&app, &studio, &client, "2026-11-25T12:00:00Z").await;
    let cancel = format!("/bookings/{cancelled}/cancel");
    app.post(&cancel, json!({})).by(&client).send().await.expect(200);
    let owner = app.later(&studio.owner, jiff::SignedDuration::from_hours(36)).await;
    let seen = list(&app, &owner, "").await;
    let [one] = seen["items"].as_array().unwrap().as_slice() else { panic!("one client: {seen}") };
    let numbers = ["booked", "ahead", "attended", "missed"].map(|name| one[name].as_i64().unwrap());
    assert_eq!((numbers, one["id"].as_str().unwrap()), ([3, 1, 1, 0], client.id.as_str()));
    assert_eq!(
        (&one["last"], &one["next"]),
        (&json!("2026-11-24T10:00:00Z"), &json!("2026-11-25T09:00:00Z"))
    );
    let other = app.later(&other.owner, jiff::SignedDuration::ZERO).await;
    assert_eq!(list(&app, &other, "").await["items"], json!([]));
    assert_eq!(list(&app, &owner, "?q=nobody-of-that-name").await["items"], json!([]));
    let bookings = format!("/bookings?as=trainer&client={}", client.id);
    assert_eq!(
        app.get(&bookings).by(&owner).send().await.expect(200).json()["items"].as_array().unwrap().len(),
        3
    );
    let none = format!("/bookings?as=trainer&client={}", second.id);
    let holds = app.get(&none).by(&owner).send().await.expect(200).json();
    assert_eq!(holds["items"].as_array().unwrap().len(), 1);
    let client = app.later(&client, jiff::SignedDuration::ZERO).await;
    app.get(&format!("/bookings?client={}", client.id))
        .by(&client)
        .send()
        .await
        .problem(422, "invalid_request");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_clients_goes_by_name_over_pages() {
    let app = App::start().await;
    let studio = app.studio().await;
    for (name, hour) in [("Zora", 9), ("anna", 10), ("Milan 100%", 11)] {
        let client = app.client().await;
        app.method("PATCH", "/me").json(json!({"name": name})).by(&client).send().await.expect(200);
        booked(&app, &studio, &client, &format!("2026-11-24T{hour:02}:00:00Z")).await;
    }
    let names = |page: &Value| {
        let items = page["items"].as_array().unwrap();
        items.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let first = list(&app, &studio.owner, "?limit=2").await;
    assert_eq!(names(&first), ["anna", "Milan 100%"]);
    let rest = format!("?limit=2&cursor={}", first["next"].as_str().unwrap());
    let second = list(&app, &studio.owner, &rest).await;
    assert_eq!((names(&second), &second["next"]), (vec!["Zora".to_owned()], &Value::Null));
    assert_eq!(names(&list(&app, &studio.owner, "?q=0%25").await), ["Milan 100%"], "words, not a pattern");
}

#[tokio::test(flavor = "multi_thread")]
async fn notes_about_a_client_are_the_trainers_and_change_under_their_version() {
    let app = App::start().await;
    let (studio, other, client) = (app.studio().await, app.studio().await, app.client().await);
    let path = format!("/clients/{}/notes", client.id);
    app.get(&path).by(&studio.owner).send().await.problem(404, "not_found");
    let booking = booked(&app, &studio, &client, "2026-11-24T09:00:00Z").await;
    let empty = app.get(&path).by(&studio.owner).send().await.expect(200);
    assert_eq!((empty.header("etag"), empty.json()["notes"].as_str()), ("\"0\"", Some("")));
    let put = |version: &str, notes: &str| {
        app.put(&path, json!({"notes": notes})).header("if-match", version).by(&studio.owner)
    };
    app.put(&path, json!({"notes": "x"}))
        .by(&studio.owner)
        .send()
        .await
        .problem(428, "precondition_required");
    put("\"3\"", "x").send().await.problem(412, "stale");
    assert_eq!(put("\"0\"", "Likes hills.").send().await.expect(200).header("etag"), "\"1\"");
    put("\"0\"", "Another tab.").send().await.problem(412, "stale");
    put("\"1\"", &"x".repeat(8001)).send().await.problem(422, "invalid_request");
    assert_eq!(put("\"1\"", "Likes hills, hates rowing.").send().await.expect(200).header("etag"), "\"2\"");
    // Nobody else's, and still there when the last booking is cancelled.
    for who in [&other.owner, &app.admin().await, &client] {
        let asked = app.get(&path).by(who).send().await;
        assert!([403, 404].contains(&asked.status.as_u16()), "{}", asked.status);
    }
    app.post(&format!("/bookings/{booking}/cancel"), json!({})).by(&client).send().await.expect(200);
    let kept = app.get(&path).by(&studio.owner).send().await.expect(200).json();
    assert_eq!(kept["notes"], "Likes hills, hates rowing.");
}

#[tokio::test(flavor = "multi_thread")]
async fn how_the_node_does_is_told_to_administrators() {
    let app = App::start().await;
    let seen = app.get("/admin/health").by(&app.admin().await).send().await.expect(200).json();
    assert_eq!(
        (&seen["database"]["ok"], &seen["started_at"]),
        (&json!(true), &json!("2026-11-23T08:00:00Z"))
    );
    assert!(seen["database"]["size_bytes"].as_i64().unwrap() > 1_000_000);
    assert_eq!(
        seen["providers"][0],
        json!({"name": "mail", "kind": "local", "state": "ok", "detail": "letters stay here"})
    );
    assert_eq!(seen["jobs"]["discarded"], 0);
    assert_eq!(seen["live"]["sockets"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn how_to_sign_in_is_told_to_everybody() {
    let app = App::start().await;
    assert_eq!(app.get("/sign-in-methods").send().await.expect(200).json(), json!({"firebase": null}));
    let firebase = fittribe_http::FirebaseApp {
        api_key: "AIza-key".to_owned(),
        auth_domain: "fit.firebaseapp.com".to_owned(),
        project_id: "fit".to_owned(),
        emulator: None,
    };
    let settings = fittribe_http::Settings {
        firebase: Some(std::sync::Arc::new(firebase)),
        ..fittribe_http::Settings::default()
    };
    let offered = App::with(settings).await.get("/sign-in-methods").send().await.expect(200).json();
    assert_eq!(offered["firebase"]["auth_domain"], "fit.firebaseapp.com");
}
