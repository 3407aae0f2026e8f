//! Reading on in the inbox.

use serde_json::json;

use crate::app::App;

#[tokio::test(flavor = "multi_thread")]
async fn the_inbox_is_read_on_from_a_place_page_by_page() {
    let app = App::start().await;
    let (studio, client) = (app.studio().await, app.client().await);
    for start in ["2026-11-24T09:00:00Z", "2026-11-24T11:00:00Z", "2026-11-24T13:00:00Z"] {
        app.book(&studio, start, true).by(&client).send().await.expect(201);
    }
    let first = app.get("/notifications?limit=2").by(&studio.owner).send().await.expect(200).json();
    let kinds = |page: &serde_json::Value| {
        let lines = page["items"].as_array().unwrap().iter();
        lines.map(|line| (line["seq"].as_i64().unwrap(), line["d"]["kind"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&first), [(1, json!("booking.created")), (2, json!("booking.created"))]);
    assert_eq!(first["next"], 2);
    let rest = app.get("/notifications?after=2&limit=2").by(&studio.owner).send().await.expect(200).json();
    assert_eq!((kinds(&rest), &rest["next"]), (vec![(3, json!("booking.created"))], &json!(null)));
    // Nobody reads somebody else's.
    let own = app.get("/notifications").by(&client).send().await.expect(200).json();
    assert_eq!(own["items"], json!([]));
    app.get("/notifications?after=-1").by(&client).send().await.problem(422, "invalid_request");
}
