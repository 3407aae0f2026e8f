//! The trainer's own view.

use jiff::SignedDuration;
use serde_json::json;

use crate::app::App;

#[tokio::test(flavor = "multi_thread")]
async fn a_trainer_sees_sessions_with_who_is_booked_and_any_past_instant_replayed() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    let booking = app.book(&studio, "2026-11-24T09:00:00Z", true).by(&client).send().await.expect(201).json();
    let before_cancelling = app.now();
    app.advance(SignedDuration::from_secs(60));
    let path = format!("/bookings/{}/cancel", booking["id"].as_str().unwrap());
    app.post(&path, json!({})).by(&client).send().await.expect(200);
    app.book(&studio, "2026-11-24T12:00:00Z", false).by(&client).send().await.expect(201);
    let see = |query: String| {
        let path = format!("/trainers/{}/calendar?from=2026-11-24&to=2026-11-25{query}", studio.trainer);
        app.get(&path).by(&studio.owner).send()
    };
    let now = see(String::new()).await.expect(200).json();
    assert_eq!((&now["tz"], &now["from"]), (&json!("UTC"), &json!("2026-11-24T00:00:00Z")));
    assert_eq!(now["sessions"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&now["sessions"][0]["status"], &now["sessions"][0]["bookings"][0]["client"]),
        (&json!("held"), &json!(client.id))
    );
    let then = see(format!("&as_of={before_cancelling}")).await.expect(200).json();
    assert_eq!(then["sessions"].as_array().unwrap().len(), 1);
    assert_eq!(then["sessions"][0]["bookings"][0]["id"], booking["id"]);
    assert_eq!(then["sessions"][0]["bookings"][0]["status"], "confirmed");
    assert!(then["version"].as_u64() < now["version"].as_u64());
    let never = see("&as_of=2026-11-01T00:00:00Z".to_owned()).await.expect(200).json();
    assert_eq!((&never["sessions"], &never["version"]), (&json!([]), &json!(0)));
    see("&as_of=2027-01-01T00:00:00Z".to_owned()).await.problem(422, "invalid_request");
    // A hold that ran out is not shown even before it is written off.
    app.advance(SignedDuration::from_secs(601));
    assert_eq!(see(String::new()).await.expect(200).json()["sessions"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn others_do_not_see_it_and_administrators_do() {
    let app = App::start().await;
    let (studio, other, client, admin) =
        (app.studio().await, app.studio().await, app.client().await, app.admin().await);
    let path = format!("/trainers/{}/calendar?from=2026-11-24&to=2026-11-25", studio.trainer);
    app.get(&path).by(&admin).send().await.expect(200);
    for person in [&other.owner, &client] {
        app.get(&path).by(person).send().await.problem(403, "forbidden");
    }
    app.get(&path).send().await.problem(401, "unauthenticated");
    let long = format!("/trainers/{}/calendar?from=2026-11-24&to=2028-11-25", studio.trainer);
    app.get(&long).by(&admin).send().await.problem(422, "invalid_request");
}
