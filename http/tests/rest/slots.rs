//! What can be booked, and why not.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::app::{App, Studio};

fn path(studio: &Studio, query: &str) -> String {
    format!("/trainers/{}/slots?service={}{query}", studio.trainer, studio.service)
}

fn starts(slots: &Value, date: &str) -> Vec<String> {
    let day = slots["days"].as_array().unwrap().iter().find(|day| day["date"] == date);
    let text = |start: &Value| start.as_str().unwrap().to_owned();
    day.map_or_else(Vec::new, |day| day["slots"].as_array().unwrap().iter().map(text).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn slots_are_what_can_be_booked_in_the_zone_asked_for() {
    let app = App::start().await;
    let studio = app.studio().await;
    let slots = app
        .get(&path(&studio, "&from=2026-11-24&to=2026-11-26&tz=Europe/Sofia"))
        .send()
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&slots["tz"], &slots["trainer_tz"], &slots["duration"]),
        (&json!("Europe/Sofia"), &json!("UTC"), &json!(60))
    );
    assert_eq!(
        (&slots["from"], &slots["to"], &slots["now"]),
        (&json!("2026-11-24"), &json!("2026-11-26"), &json!("2026-11-23T08:00:00Z"))
    );
    assert_eq!(slots["days"].as_array().unwrap().len(), 2);
    let tuesday = starts(&slots, "2026-11-24");
    assert_eq!((tuesday.len(), tuesday[0].as_str()), (29, "2026-11-24T11:00:00+02:00"));
    let whole = app.get(&path(&studio, "")).send().await.expect(200).json();
    assert_eq!(
        (&whole["from"], &whole["to"], &whole["tz"]),
        (&json!("2026-11-23"), &json!("2026-12-23"), &json!("UTC"))
    );
    let client = app.client().await;
    app.book(&studio, &tuesday[0], true).by(&client).send().await.expect(201);
    app.book(&studio, "2026-11-24T12:00:00Z", false).by(&client).send().await.expect(201);
    let after = app.get(&path(&studio, "&from=2026-11-24&to=2026-11-25")).send().await.expect(200).json();
    assert_eq!(starts(&after, "2026-11-24")[0], "2026-11-24T10:00:00+00:00");
    assert_eq!(after["held"][0], json!(["2026-11-24T11:15:00+00:00", "2026-11-23T08:10:00+00:00"]));
    assert_eq!(after["held"].as_array().unwrap().len(), 7);
    assert!(after["version"].as_u64() > slots["version"].as_u64());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_etag_changes_exactly_when_the_answer_does() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let path = path(&studio, "&from=2026-11-23&to=2026-11-24");
    let first = app.get(&path).send().await.expect(200);
    let again = |tag: String| app.get(&path).header("if-none-match", &tag).send();
    let tag = first.header("etag").to_owned();
    let unchanged = again(tag.clone()).await.expect(304);
    assert_eq!((unchanged.text.as_str(), unchanged.header("etag")), ("", tag.as_str()));
    again(format!("\"other\", W/{tag}")).await.expect(304);
    // Time alone changes it once a start has come too near, not before.
    app.advance(SignedDuration::from_mins(60));
    again(tag.clone()).await.expect(304);
    app.advance(SignedDuration::from_secs(1));
    let later = again(tag.clone()).await.expect(200);
    assert_eq!(starts(&later.json(), "2026-11-23")[0], "2026-11-23T09:15:00+00:00");
    let client = app.later(&client, SignedDuration::ZERO).await;
    let tag = later.header("etag").to_owned();
    app.book(&studio, "2026-11-23T10:00:00Z", true).by(&client).send().await.expect(201);
    again(tag).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn classes_are_listed_with_their_seats() {
    let app = App::start().await;
    let studio = app.studio().await;
    let service = app.service(&studio.owner, json!({"kind": {"type": "class", "capacity": 12}})).await;
    let body = json!({"service": service, "start": "2026-11-24T18:00:00Z", "capacity": 5});
    let class = app.post("/classes", body).by(&studio.owner).send().await.expect(201).json();
    let path = format!("/trainers/{}/slots?service={service}&tz=Asia%2FKathmandu", studio.trainer);
    let slots = app.get(&path).send().await.expect(200).json();
    let expected = json!([{
        "session": class["id"], "start": "2026-11-24T23:45:00+05:45", "end": "2026-11-25T00:45:00+05:45",
        "capacity": 5, "left": 5,
    }]);
    assert_eq!((&slots["classes"], &slots["days"]), (&expected, &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_questions_are_refused_at_the_parameter() {
    let app = App::start().await;
    let studio = app.studio().await;
    for (query, pointer) in [
        ("&from=2026-13-01", "?from"),
        ("&to=soon", "?to"),
        ("&from=2026-11-24&to=2026-11-24", "?to"),
        ("&from=2026-11-24&to=2028-11-24", "?to"),
        ("&tz=Mars/Olympus", "?tz"),
        ("&limit=3", "?"),
    ] {
        let refused = app.get(&path(&studio, query)).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
    }
    let none = "0193a1b2-0000-7000-8000-000000000001";
    app.get(&format!("/trainers/{}/slots?service={none}", studio.trainer))
        .send()
        .await
        .problem(404, "not_found");
    app.get(&format!("/trainers/{none}/slots?service={none}")).send().await.problem(404, "not_found");
    app.get(&format!("/trainers/x/slots?service={none}")).send().await.problem(404, "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn why_names_the_rule_in_a_sentence_and_as_data() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    app.book(&studio, "2026-11-24T09:00:00Z", true).by(&client).send().await.expect(201);
    let why = |at: &str| {
        app.get(&format!("/trainers/{}/why?service={}&at={at}", studio.trainer, studio.service)).send()
    };
    let free = why("2026-11-24T10:00:00Z").await.expect(200).json();
    assert_eq!((&free["bookable"], &free["reasons"]), (&json!(true), &json!([])));
    let taken = why("2026-11-24T11:00:00+02:00").await.expect(200);
    assert!(!taken.text.contains(&client.id));
    let taken = taken.json();
    assert_eq!((&taken["bookable"], &taken["reasons"][0]["rule"]), (&json!(false), &json!("session")));
    let sentence = taken["sentence"].as_str().unwrap();
    assert!(sentence.contains("Tuesday 24 November 2026, 09:00 to 10:00"), "{sentence}");
    let closed = why("2026-11-24T20:00:00Z").await.expect(200).json();
    assert_eq!(closed["reasons"][0]["rule"], "closed");
    assert_eq!(why("now").await.problem(422, "invalid_request")["errors"][0]["pointer"], "?at");
}
