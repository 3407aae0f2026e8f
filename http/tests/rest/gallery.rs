//! The pictures of a trainer's page.

use serde_json::{Value, json};

use crate::{
    app::App,
    files::{stored, stored_avatar},
};

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_shown_in_their_order_and_deleted_once_nothing_shows_them() {
    let app = App::start().await;
    let studio = app.studio().await;
    let (first, second) =
        (stored(&app, &studio.owner, "gallery").await, stored(&app, &studio.owner, "gallery").await);
    let put =
        |pictures: Value| app.put("/trainers/me/gallery", json!({ "pictures": pictures })).by(&studio.owner);
    let both = json!([{"file": second, "caption": " The room "}, {"file": first}]);
    put(both.clone()).send().await.expect(200);
    let shown = put(both).send().await.expect(200).json();
    let page = format!("/trainers/{}", studio.trainer);
    let on_page = app.get(&page).send().await.expect(200).json()["gallery"].clone();
    assert_eq!(on_page, shown["pictures"]);
    assert_eq!((&on_page[0]["file"], &on_page[0]["caption"]), (&json!(second), &json!("The room")));
    let small = on_page[0]["small"].as_str().unwrap().to_owned();
    app.bare(&small).await.expect(200);

    put(json!([{"file": first}])).send().await.expect(200);
    app.bare(&small).await.problem(404, "not_found");
    app.get(&format!("/files/{second}")).by(&studio.owner).send().await.problem(404, "not_found");
    app.method("DELETE", &format!("/files/{first}")).by(&studio.owner).send().await.expect(204);
    assert_eq!(app.get(&page).send().await.expect(200).json()["gallery"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_was_added_elsewhere_is_not_taken_away_by_who_has_not_seen_it() {
    let app = App::start().await;
    let studio = app.studio().await;
    let (first, second) =
        (stored(&app, &studio.owner, "gallery").await, stored(&app, &studio.owner, "gallery").await);
    let page = async || app.get(&format!("/trainers/{}", studio.trainer)).send().await.expect(200).json();
    let put = |seen: &Value, pictures: Value| {
        app.put("/trainers/me/gallery", json!({ "pictures": pictures }))
            .header("if-match", &format!("\"{seen}\""))
            .by(&studio.owner)
    };
    let seen = page().await["gallery_version"].clone();
    let one = put(&seen, json!([{"file": first}])).send().await.expect(200);
    let one_version = one.json()["version"].clone();
    assert_eq!(one.header("etag"), format!("\"{one_version}\""));
    let both = put(&one_version, json!([{"file": first}, {"file": second}])).send().await.expect(200).json();
    let refused = put(&one_version, json!([{"file": first}])).send().await.problem(412, "stale");
    assert_eq!(refused["version"], both["version"]);
    let now = page().await;
    assert_eq!((&now["gallery"], &now["gallery_version"]), (&both["pictures"], &both["version"]));
    put(&both["version"], json!([{"file": second}])).send().await.expect(200);
    assert_eq!(page().await["version"], 1, "the page's own words are at their version still");
}

#[tokio::test(flavor = "multi_thread")]
async fn s32_pictures_of_others_and_of_other_purposes_are_refused_at_their_place() {
    let app = App::start().await;
    let (studio, other) = (app.studio().await, app.studio().await);
    let own = stored(&app, &studio.owner, "gallery").await;
    let theirs = stored(&app, &other.owner, "gallery").await;
    let avatar = stored_avatar(&app, &studio.owner).await;
    let many: Vec<Value> = (0..13).map(|_| json!({"file": own})).collect();
    for (pictures, pointer) in [
        (json!([{"file": own}, {"file": theirs}]), "/pictures/1/file"),
        (json!([{"file": avatar}]), "/pictures/0/file"),
        (json!([{"file": own}, {"file": own}]), "/pictures/1/file"),
        (json!([{"file": own, "caption": "x".repeat(201)}]), "/pictures/0/caption"),
        (json!(many), "/pictures"),
    ] {
        let put = app.put("/trainers/me/gallery", json!({ "pictures": pictures })).by(&studio.owner);
        let refused = put.send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
    }
    let page = app.get(&format!("/trainers/{}", studio.trainer)).send().await.expect(200).json();
    assert_eq!(page["gallery"], json!([]), "nothing was put of what was refused");
}
