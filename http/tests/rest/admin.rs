//! What administrators do: approving, suspending, judging, and the trace that it leaves.

use std::collections::BTreeMap;

use fittribe_store::jobs::{Queue, SweepFiles};
use serde_json::{Value, json};

use crate::{
    app::{App, PASSWORD, Person},
    search::finished_review,
};

pub fn because(why: &str) -> Value {
    json!({ "reason": why })
}

/// A trainer with a page that is ready to be looked at.
pub async fn ready(app: &App) -> (Person, String) {
    let owner = app.sign_up("trainer").await;
    let page = json!({"slug": format!("s-{}", app.fresh()), "headline": "Moves you", "tz": "UTC"});
    let made = app.post("/trainers", page).by(&owner).send().await.expect(201).json();
    assert_eq!((&made["status"], &made["accepting"]), (&json!("draft"), &json!(false)));
    let page = json!({
        "headline": "Moves you", "tz": "UTC", "specialties": ["Strength"], "languages": ["en"], "online": true,
        "biography": "Fifteen years of coaching people who sit too much.",
    });
    app.put("/trainers/me", page).header("if-match", "\"1\"").by(&owner).send().await.expect(200);
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let weekly: Vec<Value> =
        days.iter().map(|day| json!({"weekday": day, "start": "09:00", "end": "17:00"})).collect();
    app.put("/trainers/me/hours", json!({"weekly": weekly})).by(&owner).send().await.expect(200);
    (owner, made["id"].as_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trainer_is_found_and_booked_once_an_administrator_has_approved_them() {
    let app = App::strict().await;
    let (admin, client) = (app.admin().await, app.client().await);
    let (owner, trainer) = ready(&app).await;
    let submit = || app.post("/trainers/me/submit", Value::Null).by(&owner);
    let lacking = submit().send().await.problem(422, "invalid_request");
    assert_eq!(lacking["errors"][0]["pointer"], "/services");
    let service = app.service(&owner, json!({})).await;
    let page = format!("/trainers/{trainer}");
    app.get(&page).send().await.problem(404, "not_found");
    app.get(&page).by(&client).send().await.problem(404, "not_found");
    app.get(&page).by(&owner).send().await.expect(200);
    let book = || {
        let at =
            json!({"trainer": trainer, "service": service, "start": "2026-11-24T09:00:00Z", "confirm": true});
        app.post("/bookings", at).by(&client)
    };
    book().send().await.problem(422, "not_bookable");

    submit().send().await.expect(200);
    submit().send().await.problem(409, "wrong_state");
    let judge = |step: &str, why: &str| {
        app.post(&format!("/admin/trainers/{trainer}/{step}"), because(why)).by(&admin)
    };
    let waiting = app.get("/admin/trainers").by(&admin).send().await.expect(200).json();
    assert_eq!(waiting["items"][0]["id"], json!(trainer));
    let slug = waiting["items"][0]["slug"].as_str().unwrap().to_uppercase();
    for (words, found) in [(slug.as_str(), 1), ("Some", 1), ("nobody-of-that-name", 0), ("%25", 0), ("", 1)] {
        let page = app.get(&format!("/admin/trainers?q={words}")).by(&admin).send().await.expect(200).json();
        assert_eq!(page["items"].as_array().unwrap().len(), found, "{words}: {page}");
    }
    let long = format!("/admin/trainers?q={}", "a".repeat(121));
    app.get(&long).by(&admin).send().await.problem(422, "invalid_request");
    let returned = judge("return", "Say more about your training.").send().await.expect(200).json();
    assert_eq!(returned["status"], "returned");
    judge("approve", "Good.").send().await.problem(409, "wrong_state");
    let own = app.get(&page).by(&owner).send().await.expect(200).json();
    assert_eq!(own["status_reason"], "Say more about your training.");
    submit().send().await.expect(200);
    let approved = judge("approve", "Good.").send().await.expect(200).json();
    assert_eq!((&approved["status"], &approved["accepting"]), (&json!("approved"), &json!(true)));
    let shown = app.get(&page).send().await.expect(200).json();
    assert_eq!((&shown["accepting"], &shown["status_reason"]), (&json!(true), &Value::Null));
    let booking = book().send().await.expect(201).json();

    judge("suspend", "Complaints.").send().await.expect(200);
    app.get(&page).send().await.problem(404, "not_found");
    let next =
        json!({"trainer": trainer, "service": service, "start": "2026-11-25T09:00:00Z", "confirm": true});
    app.post("/bookings", next.clone()).by(&client).send().await.problem(422, "not_bookable");
    let path = format!("/bookings/{}", booking["id"].as_str().unwrap());
    assert_eq!(app.get(&path).by(&client).send().await.expect(200).json()["status"], "confirmed");
    judge("restore", "Settled.").send().await.expect(200);
    app.post("/bookings", next).by(&client).send().await.expect(201);

    let log = app.get(&format!("/admin/audit?subject={trainer}")).by(&admin).send().await.expect(200).json();
    let actions: Vec<&str> =
        log["items"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["trainer.restore", "trainer.suspend", "trainer.approve", "trainer.return"]);
    assert_eq!(
        (&log["items"][3]["actor"], &log["items"][3]["detail"]["reason"]),
        (&json!(admin.id), &json!("Say more about your training."))
    );
    assert!(!log["items"][0]["request_id"].as_str().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_account_is_out_at_once_and_back_when_it_is_restored() {
    let app = App::start().await;
    let admin = app.admin().await;
    let studio = app.studio().await;
    let client = app.client().await;
    let path = |step: &str| format!("/admin/accounts/{}/{step}", studio.owner.id);
    app.post(&path("suspend"), because(" ")).by(&admin).send().await.problem(422, "invalid_request");
    app.post(&path("suspend"), because("Fraud.")).by(&client).send().await.problem(403, "forbidden");
    let suspended = app.post(&path("suspend"), because("Fraud.")).by(&admin).send().await.expect(200).json();
    assert!(suspended["suspended_at"].is_string());
    app.get("/me").by(&studio.owner).send().await.problem(401, "unauthenticated");
    let refresh = app.post("/auth/refresh", json!({"refresh_token": studio.owner.refresh})).send().await;
    refresh.problem(401, "unauthenticated");
    app.sign_in(&studio.owner.email, PASSWORD).await.problem(403, "forbidden");
    app.book(&studio, "2026-11-24T09:00:00Z", true).by(&client).send().await.problem(422, "not_bookable");
    let found = app.get("/admin/accounts?suspended=true").by(&admin).send().await.expect(200).json();
    assert_eq!(found["items"][0]["id"], json!(studio.owner.id));

    app.post(&path("restore"), because("A mistake.")).by(&admin).send().await.expect(200);
    app.sign_in(&studio.owner.email, PASSWORD).await.expect(200);
    app.book(&studio, "2026-11-24T09:00:00Z", true).by(&client).send().await.expect(201);
    let own = format!("/admin/accounts/{}/suspend", admin.id);
    app.post(&own, because("Me.")).by(&admin).send().await.problem(409, "wrong_state");
    // A second time changes nothing and leaves no trace.
    app.post(&path("restore"), because("Again.")).by(&admin).send().await.expect(200);
    let log = app.get("/admin/audit?action=account.").by(&admin).send().await.expect(200).json();
    assert_eq!(log["items"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_found_by_the_beginning_of_a_name_or_an_address() {
    let app = App::start().await;
    let admin = app.admin().await;
    let person = app.client().await;
    let find = async |query: &str| {
        let found = app.get(&format!("/admin/accounts?{query}")).by(&admin).send().await.expect(200).json();
        found["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
    };
    let beginning = &person.email[..person.email.len() - 4];
    assert_eq!(find(&format!("q={}", beginning.to_uppercase())).await, [json!(person.id)]);
    assert_eq!(find("role=admin").await, [json!(admin.id)]);
    assert_eq!(find("q=%25").await, [Value::Null; 0], "a per cent sign is one");
    assert!(find("q=some").await.len() >= 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reported_review_is_judged() {
    let app = App::start().await;
    let studio = app.studio().await;
    let (_, review) = finished_review(&app, &studio, 1).await;
    let studio_owner = Person::of(&app.sign_in(&studio.owner.email, PASSWORD).await.expect(200).json());
    let admin = app.admin().await;
    let report = app.post(&format!("/reviews/{review}/report"), because("Never met.")).by(&studio_owner);
    report.send().await.expect(204);
    let reported = app.get("/admin/reviews").by(&admin).send().await.expect(200).json();
    assert_eq!(
        (&reported["items"][0]["id"], &reported["items"][0]["report_reason"]),
        (&json!(review), &json!("Never met."))
    );
    let rating = async || {
        app.get(&format!("/trainers/{}", studio.trainer)).send().await.expect(200).json()["reviews"].clone()
    };
    assert_eq!(rating().await, 1);
    app.post(&format!("/admin/reviews/{review}/hide"), because("Made up."))
        .by(&admin)
        .send()
        .await
        .expect(200);
    assert_eq!(rating().await, 0);
    let shown = app.get(&format!("/trainers/{}/reviews", studio.trainer)).send().await.expect(200).json();
    assert_eq!(shown["items"], json!([]));
    app.post(&format!("/reviews/{review}/report"), because("Again."))
        .by(&studio_owner)
        .send()
        .await
        .problem(404, "not_found");
    app.post(&format!("/admin/reviews/{review}/keep"), because("It was true."))
        .by(&admin)
        .send()
        .await
        .expect(200);
    assert_eq!(rating().await, 1);
    let none = app.get("/admin/reviews").by(&admin).send().await.expect(200).json();
    assert_eq!(none["items"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_are_seen_cancelled_and_tried_anew() {
    let app = App::start().await;
    // Signing up puts a letter; nobody works here.
    let admin = app.admin().await;
    let listed = app.get("/admin/jobs?kind=send_letter&limit=1").by(&admin).send().await.expect(200).json();
    let job = &listed["items"][0];
    assert_eq!((&job["state"], &job["attempt"]), (&json!("available"), &json!(0)));
    assert!(!listed.to_string().contains(&admin.email), "what a job carries stays out: {listed}");
    let step = async |step: &str, to: &str| {
        let path = format!("/admin/jobs/{}/{step}", job["id"]);
        let done = app.post(&path, because("It is stuck.")).by(&admin).send().await.expect(200).json();
        assert_eq!(done["state"], to);
    };
    step("cancel", "cancelled").await;
    let waiting = app.get("/admin/jobs?state=available").by(&admin).send().await.expect(200).json();
    assert!(waiting["items"].as_array().unwrap().iter().all(|other| other["id"] != job["id"]));
    step("retry", "available").await;
    let refused = app.get("/admin/jobs?state=lost").by(&admin).send().await.problem(422, "invalid_request");
    assert_eq!(refused["errors"][0]["pointer"], "?state");
    let log = app.get("/admin/audit?action=job.").by(&admin).send().await.expect(200).json();
    assert_eq!(log["items"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_again_and_again_is_seen_with_how_it_went_last() {
    let app = App::start().await;
    let admin = app.admin().await;
    let schedule = async || {
        let listed = app.get("/admin/schedule").by(&admin).send().await.expect(200).json();
        let entry = |entry: &Value| (entry["kind"].as_str().unwrap().to_owned(), entry.clone());
        listed["items"].as_array().unwrap().iter().map(entry).collect::<BTreeMap<_, _>>()
    };
    let sweep = &schedule().await["sweep_files"];
    assert_eq!((&sweep["cadence"], &sweep["zone"]), (&json!("*/10 * * * *"), &json!("UTC")));
    assert_eq!(sweep["last"], json!(null), "nobody works here");
    let next: jiff::Timestamp = sweep["next_at"].as_str().unwrap().parse().unwrap();
    assert!(next > app.now() && next.as_second() % 600 == 0, "{next}");

    let (database, tick) = (app.database.database(), app.now());
    let queue = Queue::new(database).unwrap();
    let put = database.transact(move |transaction| {
        Box::pin(async move { queue.put_once(transaction, SweepFiles { tick }).await })
    });
    assert!(put.await.unwrap());
    let last = &schedule().await["sweep_files"]["last"];
    assert_eq!((&last["state"], &last["snoozes"]), (&json!("available"), &json!(0)));
    assert_eq!(last["unique_key"].as_str().unwrap().len(), 64);
}
