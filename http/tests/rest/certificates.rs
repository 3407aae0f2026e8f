//! What trainers have learnt: entered, judged, required, expired.

use fittribe_actors::certificates::sweep_once;
use fittribe_store::jobs::Queue;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{
    admin::because,
    app::{App, PASSWORD, Person, Studio},
    export::do_jobs,
    files::stored,
    settings::change,
};

const ID: &str = "0193a1b2-0000-4000-8000-00000000000";

fn first_aid(file: &str, expires_on: &str) -> Value {
    json!({
        "kind": "first_aid", "title": " First aid at work ", "issuer": "Red Cross", "number": "A-1",
        "issued_on": "2025-01-31", "expires_on": expires_on, "file": file,
    })
}

async fn enter(app: &App, owner: &Person, digit: u8, certificate: Value) -> String {
    let path = format!("/trainers/me/certificates/{ID}{digit}");
    app.put(&path, certificate).by(owner).send().await.expect(200).json()["id"].as_str().unwrap().to_owned()
}

async fn judge(app: &App, admin: &Person, id: &str, step: &str) {
    let path = format!("/admin/certificates/{id}/{step}");
    app.post(&path, because("Looked at it.")).by(admin).send().await.expect(200);
}

async fn again(app: &App, person: &Person) -> Person {
    Person::of(&app.sign_in(&person.email, PASSWORD).await.expect(200).json())
}

async fn accepting(app: &App, studio: &Studio) -> bool {
    let page = app.get(&format!("/trainers/{}", studio.trainer)).send().await.expect(200).json();
    page["accepting"].as_bool().unwrap()
}

async fn on_page(app: &App, studio: &Studio) -> usize {
    let page = app.get(&format!("/trainers/{}", studio.trainer)).send().await.expect(200).json();
    page["certificates"].as_array().unwrap().len()
}

/// A sweep, and the letters it causes.
async fn sweep(app: &App) -> Vec<String> {
    let database = app.database.database();
    sweep_once(database, &Queue::new(database).unwrap(), app.now()).await.unwrap();
    do_jobs(app).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_shown_once_it_is_confirmed_and_what_changes_is_looked_at_again() {
    let app = App::start().await;
    let (studio, admin) = (app.studio().await, app.admin().await);
    do_jobs(&app).await;
    let file = stored(&app, &studio.owner, "certificate").await;
    let id = enter(&app, &studio.owner, 1, first_aid(&file, "2027-11-23")).await;
    assert_eq!(on_page(&app, &studio).await, 0);
    let waiting = app.get("/admin/certificates").by(&admin).send().await.expect(200).json();
    let first = &waiting["items"][0];
    assert_eq!((&first["id"], &first["trainer"]), (&json!(id), &json!(studio.trainer)));
    let document = app.get(&format!("/files/{file}")).by(&admin).send().await.expect(200).json();
    assert!(document["download"]["url"].is_string(), "{document}");

    judge(&app, &admin, &id, "confirm").await;
    assert_eq!(do_jobs(&app).await, ["Your certificate is confirmed"]);
    let page = app.get(&format!("/trainers/{}", studio.trainer)).send().await.expect(200).json();
    assert_eq!(
        page["certificates"],
        json!([{
            "kind": "first_aid", "title": "First aid at work", "issuer": "Red Cross", "issued_on": "2025-01-31",
            "expires_on": "2027-11-23",
        }]),
        "neither its number nor its document"
    );
    let path = format!("/admin/certificates/{id}/confirm");
    app.post(&path, because("Again.")).by(&admin).send().await.problem(409, "wrong_state");

    // The same again is no change; another title is.
    enter(&app, &studio.owner, 1, first_aid(&file, "2027-11-23")).await;
    assert_eq!(on_page(&app, &studio).await, 1);
    let mut changed = first_aid(&file, "2027-11-23");
    changed["title"] = json!("Life guard");
    enter(&app, &studio.owner, 1, changed).await;
    assert_eq!(on_page(&app, &studio).await, 0);
    judge(&app, &admin, &id, "reject").await;
    let own = app.get("/trainers/me/certificates").by(&studio.owner).send().await.expect(200).json();
    let own = &own["items"][0];
    assert_eq!((&own["status"], &own["status_reason"]), (&json!("rejected"), &json!("Looked at it.")));
    let log = app.get("/admin/audit?action=certificate").by(&admin).send().await.expect(200).json();
    assert_eq!(log["items"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_required_certificate_that_expires_stops_new_bookings_and_is_warned_of_before() {
    let app = App::start().await;
    let (studio, admin) = (app.studio().await, app.admin().await);
    let file = stored(&app, &studio.owner, "certificate").await;
    let id = enter(&app, &studio.owner, 1, first_aid(&file, "2027-01-31")).await;
    change(
        &app,
        &admin,
        json!({"required_certificates": [{"kind": "first_aid", "since": "2026-11-23T08:00:00Z"}]}),
    )
    .await;
    do_jobs(&app).await;
    let client = app.client().await;
    let book = |start: &'static str| app.book(&studio, start, true).by(&client);
    assert!(!accepting(&app, &studio).await, "one that nobody confirmed does not count");
    book("2026-11-24T09:00:00Z").send().await.problem(422, "not_bookable");
    judge(&app, &admin, &id, "confirm").await;
    assert!(accepting(&app, &studio).await, "at once");
    let booking = book("2026-11-24T09:00:00Z").send().await.expect(201).json();
    let required = app.get("/trainers/me/certificates").by(&studio.owner).send().await.expect(200).json();
    assert_eq!(
        (&required["required"][0]["met"], &required["required"][0]["until"]),
        (&json!(true), &json!("2027-02-01T00:00:00Z"))
    );
    do_jobs(&app).await;

    // New year's eve, an hour before midnight: 31 days and an hour are left.
    app.advance(SignedDuration::from_hours(38 * 24 + 15));
    assert_eq!(sweep(&app).await, [""; 0]);
    app.advance(SignedDuration::from_hours(49));
    assert_eq!(sweep(&app).await, ["A certificate of yours expires soon"], "thirty days");
    assert_eq!(sweep(&app).await, [""; 0], "once");
    app.advance(SignedDuration::from_hours(23 * 24));
    assert_eq!(sweep(&app).await, ["A certificate of yours expires soon"], "seven days");
    app.advance(SignedDuration::from_hours(6 * 24 - 1));
    assert_eq!(sweep(&app).await, [""; 0]);
    assert!(accepting(&app, &studio).await);
    app.advance(SignedDuration::from_hours(2));
    assert_eq!(sweep(&app).await, ["A certificate of yours has expired"]);
    assert!(!accepting(&app, &studio).await);
    let client = again(&app, &client).await;
    let late = app.book(&studio, "2027-02-01T12:00:00Z", true).by(&client);
    late.send().await.problem(422, "not_bookable");
    let path = format!("/bookings/{}", booking["id"].as_str().unwrap());
    app.get(&path).by(&client).send().await.expect(200);
    assert_eq!(on_page(&app, &studio).await, 0);

    // The next one.
    let (owner, admin) = (again(&app, &studio.owner).await, again(&app, &admin).await);
    let file = stored(&app, &owner, "certificate").await;
    let next = enter(&app, &owner, 2, first_aid(&file, "2029-01-31")).await;
    judge(&app, &admin, &next, "confirm").await;
    assert!(accepting(&app, &studio).await);
    let late = app.book(&studio, "2027-02-01T12:00:00Z", true).by(&client);
    late.send().await.expect(201);
    do_jobs(&app).await;
    assert_eq!(sweep(&app).await, [""; 0]);
    app.method("DELETE", &format!("/trainers/me/certificates/{next}")).by(&owner).send().await.expect(204);
    assert!(!accepting(&app, &studio).await, "nobody goes on by deleting what is required");
    change(&app, &admin, json!({})).await;
    do_jobs(&app).await;
    assert!(accepting(&app, &studio).await, "nothing is required any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_another_outlasts_is_not_warned_of() {
    let app = App::start().await;
    let (studio, admin) = (app.studio().await, app.admin().await);
    for (digit, last) in [(1, "2026-12-01"), (2, "2028-12-01")] {
        let file = stored(&app, &studio.owner, "certificate").await;
        let id = enter(&app, &studio.owner, digit, first_aid(&file, last)).await;
        judge(&app, &admin, &id, "confirm").await;
    }
    do_jobs(&app).await;
    assert_eq!(sweep(&app).await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_required_is_asked_for_before_anybody_looks_at_a_page() {
    let app = App::strict().await;
    let admin = app.admin().await;
    change(
        &app,
        &admin,
        json!({"required_certificates": [{"kind": "insurance", "since": "2026-01-01T00:00:00Z"}]}),
    )
    .await;
    let (owner, trainer) = crate::admin::ready(&app).await;
    app.service(&owner, json!({})).await;
    let submit = || app.post("/trainers/me/submit", Value::Null).by(&owner);
    let lacking = submit().send().await.problem(422, "invalid_request");
    assert_eq!(lacking["errors"][0]["pointer"], "/certificates");
    let file = stored(&app, &owner, "certificate").await;
    let insurance = json!({"kind": "insurance", "title": "Liability", "issuer": "Mutual", "file": file});
    let id = enter(&app, &owner, 1, insurance).await;
    submit().send().await.expect(200);
    let path = format!("/admin/trainers/{trainer}/approve");
    let approved = app.post(&path, because("Good.")).by(&admin).send().await.expect(200).json();
    assert_eq!((&approved["status"], &approved["accepting"]), (&json!("approved"), &json!(false)));
    judge(&app, &admin, &id, "confirm").await;
    let page = app.get(&format!("/trainers/{trainer}")).send().await.expect(200).json();
    assert_eq!(page["accepting"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_certificates_are_refused_at_the_field_and_documents_stay_with_them() {
    let app = App::start().await;
    let studio = app.studio().await;
    let file = stored(&app, &studio.owner, "certificate").await;
    let picture = stored(&app, &studio.owner, "gallery").await;
    let path = format!("/trainers/me/certificates/{ID}1");
    for (but, pointer) in [
        (json!({"kind": "licence"}), "/kind"),
        (json!({"title": " "}), "/title"),
        (json!({"issuer": "x".repeat(121)}), "/issuer"),
        (json!({"number": ""}), "/number"),
        (json!({"issued_on": "2026-11-24"}), "/issued_on"),
        (json!({"expires_on": "2026-11-22"}), "/expires_on"),
        (json!({"expires_on": "tomorrow"}), "/expires_on"),
        (json!({"file": picture}), "/file"),
        (json!({"status": "confirmed"}), "/status"),
    ] {
        let mut certificate = first_aid(&file, "2027-11-23");
        certificate.as_object_mut().unwrap().extend(but.as_object().unwrap().clone());
        let refused =
            app.put(&path, certificate).by(&studio.owner).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
    }
    let id = enter(&app, &studio.owner, 1, first_aid(&file, "2026-11-23")).await;
    let twice = app.put(&format!("/trainers/me/certificates/{ID}2"), first_aid(&file, "2027-11-23"));
    twice.by(&studio.owner).send().await.problem(422, "invalid_request");
    let delete = |path: &str| app.method("DELETE", path).by(&studio.owner);
    delete(&format!("/files/{file}")).send().await.problem(409, "wrong_state");
    let other = app.studio().await;
    let own = stored(&app, &other.owner, "certificate").await;
    app.put(&path, first_aid(&own, "2027-11-23")).by(&other.owner).send().await.problem(404, "not_found");
    // Another document in its place: the one before is gone.
    let better = stored(&app, &studio.owner, "certificate").await;
    enter(&app, &studio.owner, 1, first_aid(&better, "2026-11-23")).await;
    app.get(&format!("/files/{file}")).by(&studio.owner).send().await.problem(404, "not_found");
    delete(&format!("/trainers/me/certificates/{id}")).send().await.expect(204);
    app.get(&format!("/files/{better}")).by(&studio.owner).send().await.problem(404, "not_found");
    delete(&format!("/trainers/me/certificates/{id}")).send().await.problem(404, "not_found");
}
