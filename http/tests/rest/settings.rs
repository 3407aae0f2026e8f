//! What administrators set for all.

use serde_json::{Value, json};

use crate::app::{App, PASSWORD, Person};

/// Sets something and everything else as it is from the beginning; the settings then.
pub async fn change(app: &App, admin: &Person, but: Value) -> Value {
    let now = app.get("/admin/settings").by(admin).send().await.expect(200);
    let mut settings = json!({"sign_up_open": true, "announcement": null, "required_certificates": []});
    settings.as_object_mut().unwrap().extend(but.as_object().unwrap().clone());
    let put = app.put("/admin/settings", settings).header("if-match", now.header("etag")).by(admin);
    put.send().await.expect(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_changed_under_their_version_and_logged() {
    let app = App::start().await;
    let admin = app.admin().await;
    let body =
        json!({"sign_up_open": true, "announcement": "Closed on Monday.", "required_certificates": []});
    let put = || app.put("/admin/settings", body.clone()).by(&admin);
    put().send().await.problem(428, "precondition_required");
    put().header("if-match", "\"7\"").send().await.problem(412, "stale");
    let changed = put().header("if-match", "\"1\"").send().await.expect(200);
    assert_eq!(changed.header("etag"), "\"2\"");
    assert_eq!(app.get("/notice").send().await.expect(200).json()["announcement"], "Closed on Monday.");
    let log = app.get("/admin/audit?action=settings.change").by(&admin).send().await.expect(200).json();
    assert_eq!(log["items"][0]["detail"]["settings"]["announcement"], "Closed on Monday.");
    for (but, pointer) in [
        (json!({"announcement": ""}), "/announcement"),
        (
            json!({"required_certificates": [{"kind": "other", "since": "2027-01-01T00:00:00Z"}]}),
            "/required_certificates/0/kind",
        ),
        (
            json!({"required_certificates": [
                {"kind": "insurance", "since": "2027-01-01T00:00:00Z"},
                {"kind": "insurance", "since": "2028-01-01T00:00:00Z"},
            ]}),
            "/required_certificates/1/kind",
        ),
        (
            json!({"required_certificates": [{"kind": "insurance", "since": "soon"}]}),
            "/required_certificates",
        ),
    ] {
        let mut wrong = body.clone();
        wrong.as_object_mut().unwrap().extend(but.as_object().unwrap().clone());
        let put = app.put("/admin/settings", wrong).header("if-match", "\"2\"").by(&admin);
        let refused = put.send().await.problem(422, "invalid_request");
        assert!(refused["errors"][0]["pointer"].as_str().unwrap().starts_with(pointer), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn while_sign_up_is_closed_nobody_new_comes_in_and_everybody_else_does() {
    let app = App::start().await;
    let (admin, person) = (app.admin().await, app.client().await);
    change(&app, &admin, json!({"sign_up_open": false})).await;
    let new = json!({"email": "new@example.org", "password": PASSWORD, "name": "New", "role": "client"});
    app.post("/auth/sign-up", new.clone()).send().await.problem(403, "sign_up_closed");
    assert_eq!(app.get("/notice").send().await.expect(200).json()["sign_up_open"], false);
    app.sign_in(&person.email, PASSWORD).await.expect(200);
    change(&app, &admin, json!({})).await;
    app.post("/auth/sign-up", new).send().await.expect(201);
}
