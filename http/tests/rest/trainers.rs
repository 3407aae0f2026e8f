//! Trainers' pages and rules.

use serde_json::{Value, json};

use crate::app::{App, Person};

async fn trainer(app: &App, slug: &str) -> (Person, Value) {
    let owner = app.sign_up("trainer").await;
    let page = json!({"slug": slug, "headline": " Moves you ", "biography": "Long.", "tz": "europe/sofia"});
    let made = app.post("/trainers", page).by(&owner).send().await.expect(201).json();
    (owner, made)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_made_found_listed_and_changed_under_its_version() {
    let app = App::start().await;
    let (owner, made) = trainer(&app, "ana-moves").await;
    let id = made["id"].as_str().unwrap();
    assert_eq!(
        (&made["tz"], &made["headline"], &made["version"]),
        (&json!("Europe/Sofia"), &json!("Moves you"), &json!(1))
    );
    for handle in [id, "ana-moves"] {
        let page = app.get(&format!("/trainers/{handle}")).send().await.expect(200);
        assert_eq!(page.header("etag"), "\"1\"");
        let page = page.json();
        assert_eq!(
            (&page["id"], &page["name"], &page["services"]),
            (&made["id"], &json!("Somebody"), &json!([]))
        );
        assert_eq!(page["policy"]["step"], 15);
    }
    app.get("/trainers/nobody").send().await.problem(404, "not_found");
    let own = app.get("/trainers/me").by(&owner).send().await.expect(200).json();
    assert_eq!(own["id"], made["id"]);
    app.get("/trainers/me").send().await.problem(401, "unauthenticated");
    app.get("/trainers/me").by(&app.client().await).send().await.problem(404, "not_found");
    let body = json!({"headline": "Runs", "biography": "", "tz": "America/New_York"});
    let put = || app.put("/trainers/me", body.clone()).by(&owner);
    put().send().await.problem(428, "precondition_required");
    put().header("if-match", "\"2\"").send().await.problem(412, "stale");
    let changed = put().header("if-match", "\"1\"").send().await.expect(200);
    assert_eq!(changed.header("etag"), "\"2\"");
    let page = app.get("/trainers/ana-moves").send().await.expect(200).json();
    assert_eq!(
        (&page["headline"], &page["tz"], &page["version"]),
        (&json!("Runs"), &json!("America/New_York"), &json!(2))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_trainers_fit_together() {
    let app = App::start().await;
    let mut made = Vec::new();
    for slug in ["one", "two", "three"] {
        made.push(trainer(&app, slug).await.1["id"].clone());
    }
    let first = app.get("/trainers?limit=2").send().await.expect(200).json();
    let next = first["next"].as_str().unwrap();
    let second = app.get(&format!("/trainers?limit=2&cursor={next}")).send().await.expect(200).json();
    let ids = |page: &Value| {
        page["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
    };
    let mut listed: Vec<String> = [ids(&first), ids(&second)].concat().iter().map(Value::to_string).collect();
    listed.sort();
    assert_eq!(
        listed,
        made.iter()
            .map(Value::to_string)
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );
    assert_eq!(second["next"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_pages_are_refused_at_the_field() {
    let app = App::start().await;
    trainer(&app, "taken").await;
    let owner = app.sign_up("trainer").await;
    for (but, pointer) in [
        (json!({"slug": "me"}), "/slug"),
        (json!({"slug": "Big"}), "/slug"),
        (json!({"slug": "-x-"}), "/slug"),
        (json!({"slug": "taken"}), "/slug"),
        (json!({"slug": "0193a1b2-0000-7000-8000-000000000001"}), "/slug"),
        (json!({"headline": " "}), "/headline"),
        (json!({"biography": "x".repeat(4001)}), "/biography"),
        (json!({"tz": "Mars"}), "/tz"),
        (json!({"accepting": true}), "/accepting"),
    ] {
        let mut page = json!({"slug": "fine", "headline": "Moves you", "tz": "UTC"});
        page.as_object_mut().unwrap().extend(but.as_object().unwrap().clone());
        let refused = app.post("/trainers", page).by(&owner).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
    }
    let client = app.client().await;
    let page = json!({"slug": "fine", "headline": "Moves you", "tz": "UTC"});
    app.post("/trainers", page).by(&client).send().await.problem(403, "forbidden");
}

#[tokio::test(flavor = "multi_thread")]
async fn services_are_added_changed_and_taken_off_sale() {
    let app = App::start().await;
    let studio = app.studio().await;
    let priced = json!({
        "name": "Outdoors", "description": "Rain or shine", "kind": {"type": "one_to_one"}, "duration": 45,
        "price": {"pay": "in_person", "amount": {"minor": 4500, "currency": "EUR"}}, "overrides": {"step": 30},
    });
    let made = app.post("/services", priced.clone()).by(&studio.owner).send().await.expect(201).json();
    assert_eq!(made["price"], priced["price"]);
    assert_eq!(made["overrides"], json!({"step": 30}));
    assert_eq!(made["active"], true);
    let path = format!("/services/{}", made["id"].as_str().unwrap());
    let mut off = priced.clone();
    off["active"] = json!(false);
    app.put(&path, off).by(&studio.owner).send().await.expect(200);
    let offered = format!("/trainers/{}/services", studio.trainer);
    let sold = async || app.get(&offered).send().await.expect(200).json()["items"].as_array().unwrap().len();
    assert_eq!(sold().await, 1);
    let own = app.get("/trainers/me/services").by(&studio.owner).send().await.expect(200).json();
    let own: Vec<_> =
        own["items"].as_array().unwrap().iter().map(|one| (&one["name"], &one["active"])).collect();
    assert!(own.contains(&(&json!("Outdoors"), &json!(false))) && own.len() == 2, "{own:?}");
    app.put(&path, priced.clone()).by(&studio.owner).send().await.expect(200);
    assert_eq!(sold().await, 2, "it is on sale again");
    let online = json!({"price": {"pay": "online", "amount": {"minor": 100, "currency": "EUR"}}});
    for (but, slug, pointer) in [
        (online, "payments_not_configured", ""),
        (json!({"duration": 4}), "invalid_request", "/duration"),
        (json!({"name": ""}), "invalid_request", "/name"),
        (json!({"kind": {"type": "class", "capacity": 0}}), "invalid_request", "/capacity"),
        (json!({"kind": {"type": "duel"}}), "invalid_request", "/kind"),
        (
            json!({"price": {"pay": "in_person", "amount": {"minor": 1.5, "currency": "EUR"}}}),
            "invalid_request",
            "/price",
        ),
        (
            json!({"price": {"pay": "in_person", "amount": {"minor": 1, "currency": "XXQ"}}}),
            "invalid_request",
            "/price/amount",
        ),
        (json!({"overrides": {"notice": -1}}), "invalid_request", "/overrides/notice"),
        (json!({"trainer": studio.trainer}), "invalid_request", "/trainer"),
    ] {
        let mut service = priced.clone();
        service.as_object_mut().unwrap().extend(but.as_object().unwrap().clone());
        let refused = app.post("/services", service).by(&studio.owner).send().await.problem(422, slug);
        assert!(
            refused["errors"][0]["pointer"].as_str().unwrap_or_default().starts_with(pointer),
            "{refused}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_overrides_time_off_and_policy_are_kept() {
    let app = App::start().await;
    let studio = app.studio().await;
    let owner = &studio.owner;
    let weekly = json!({"weekly": [{"weekday": "monday", "start": "22:00", "end": "02:00"}]});
    let hours = app.put("/trainers/me/hours", weekly.clone()).by(owner).send().await.expect(200).json();
    assert_eq!(hours["weekly"], weekly["weekly"]);
    let seen = format!("\"{}\"", hours["weekly_version"]);
    let replace = |windows: Value| {
        app.put("/trainers/me/hours", json!({ "weekly": windows })).header("if-match", &seen).by(owner)
    };
    let longer = json!([{"weekday": "monday", "start": "21:00", "end": "02:00"}]);
    let replaced = replace(longer).send().await.expect(200).json();
    let refused = replace(json!([])).send().await.problem(412, "stale");
    assert_eq!(refused["version"], replaced["weekly_version"], "who saw others takes none of these away");
    app.put("/trainers/me/hours", weekly.clone()).by(owner).send().await.expect(200);
    let back = app.get("/trainers/me/hours").by(owner).send().await.expect(200).json();
    assert_eq!(back["weekly_version"], hours["weekly_version"], "the same hours are the same");
    let windows = json!({"windows": [{"start": "10:00", "end": "12:00"}]});
    app.put("/trainers/me/overrides/2026-12-24", windows.clone()).by(owner).send().await.expect(200);
    app.put("/trainers/me/overrides/2026-12-25", json!({"windows": []})).by(owner).send().await.expect(200);
    app.method("DELETE", "/trainers/me/overrides/2026-12-25").by(owner).send().await.expect(204);
    app.method("DELETE", "/trainers/me/overrides/christmas").by(owner).send().await.problem(404, "not_found");
    let off = json!({"start": "2026-12-01T00:00:00+02:00", "end": "2026-12-02T00:00:00+02:00"});
    let off = app.post("/trainers/me/time-off", off).by(owner).send().await.expect(201).json();
    assert_eq!((&off["start"], &off["note"]), (&json!("2026-11-30T22:00:00Z"), &json!("")));
    let hours = app.get("/trainers/me/hours").by(owner).send().await.expect(200).json();
    assert_eq!(hours["overrides"], json!([{"date": "2026-12-24", "windows": windows["windows"]}]));
    assert_eq!(hours["time_off"], json!([off]));
    let path = format!("/trainers/me/time-off/{}", off["id"].as_str().unwrap());
    app.method("DELETE", &path).by(owner).send().await.expect(204);
    app.method("DELETE", &path).by(owner).send().await.problem(404, "not_found");
    let mut policy = app.get("/trainers/me/policy").by(owner).send().await.expect(200).json();
    policy["step"] = json!(20);
    policy["max_sessions_per_day"] = json!(3);
    assert_eq!(
        app.put("/trainers/me/policy", policy.clone()).by(owner).send().await.expect(200).json(),
        policy
    );
    for (field, value, pointer) in [
        ("step", json!(1), "/step"),
        ("horizon_days", json!(366), "/horizon_days"),
        ("hold", json!("ten"), "/hold"),
        ("cancellation", json!([{"hours_before": 1, "percent": 101}]), "/cancellation"),
        ("secret", json!(1), "/secret"),
    ] {
        let mut wrong = policy.clone();
        wrong[field] = value;
        let refused =
            app.put("/trainers/me/policy", wrong).by(owner).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{refused}");
    }
    for window in [json!({"start": "9:00", "end": "17:00"}), json!({"start": "09:00", "end": "24:00"})] {
        let mut day = window;
        day["weekday"] = json!("monday");
        app.put("/trainers/me/hours", json!({"weekly": [day]}))
            .by(owner)
            .send()
            .await
            .problem(422, "invalid_request");
    }
}
