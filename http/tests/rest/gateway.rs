//! What every request goes through.

use fittribe_http::Settings;
use futures_util::StreamExt as _;
use serde_json::json;

use crate::app::{App, START};

#[tokio::test(flavor = "multi_thread")]
async fn s19_problems_have_a_stable_type_the_request_id_and_pointers() {
    let app = App::start().await;
    let client = app.client().await;
    let own = app.get("/me").header("x-request-id", "my-id.1").send().await;
    assert_eq!(own.problem(401, "unauthenticated")["request_id"], "my-id.1");
    let forged = app.get("/me").header("x-request-id", "bad id\"><").send().await;
    assert_ne!(forged.problem(401, "unauthenticated")["request_id"], "bad id\"><");
    let broken =
        app.post("/bookings", json!({})).by(&client).text("{\"trainer\":", "application/json").send().await;
    assert!(broken.problem(400, "malformed_json")["detail"].as_str().unwrap().contains("column"));
    let missing = app.post("/bookings", json!({"trainer": client.id})).by(&client).send().await;
    assert_eq!(
        missing.problem(422, "invalid_request")["errors"][0],
        json!({"pointer": "/service", "detail": "is missing"})
    );
    let nested = json!({"weekly": [
        {"weekday": "monday", "start": "09:00", "end": "10:00"}, {"weekday": "moonday", "start": "09:00", "end": "10:00"},
    ]});
    let owner = app.studio().await.owner;
    let nested =
        app.put("/trainers/me/hours", nested).by(&owner).send().await.problem(422, "invalid_request");
    assert_eq!(nested["errors"][0]["pointer"], "/weekly/1/weekday");
}

#[tokio::test(flavor = "multi_thread")]
async fn s19_what_no_route_takes_is_a_problem_too() {
    let app = App::start().await;
    app.get("/nothing").send().await.problem(404, "not_found");
    app.bare("/nothing").await.problem(404, "not_found");
    let other = app.bare("/api/v2/trainers").await.problem(404, "not_found");
    assert!(other["detail"].as_str().unwrap().contains("/api/v1"), "{other}");
    app.get("/bookings/not-a-uuid").by(&app.client().await).send().await.problem(404, "not_found");
    let wrong = app.method("DELETE", "/bookings").send().await;
    assert_eq!(wrong.header("allow"), "GET, POST");
    wrong.problem(405, "method_not_allowed");
    let client = app.client().await;
    let form = app
        .post("/bookings", json!({}))
        .by(&client)
        .text("a=b", "application/x-www-form-urlencoded")
        .send()
        .await;
    form.problem(415, "unsupported_media_type");
    let large = json!({"trainer": "x".repeat(70_000)});
    app.post("/bookings", large).by(&client).send().await.problem(413, "too_large");
}

#[tokio::test(flavor = "multi_thread")]
async fn s19_s21_without_its_database_the_server_says_so_in_constant_words_and_stays_alive() {
    let app = App::start().await;
    let client = app.client().await;
    app.database.database().close().await;
    let away = app.get("/me").by(&client).send().await;
    assert_eq!(away.header("retry-after"), "2");
    let away = away.problem(503, "overloaded");
    assert!(away.get("errors").is_none() && away.get("why").is_none());
    assert_eq!(app.bare("/healthz").await.expect(200).text, "ok");
    app.bare("/readyz").await.problem(503, "overloaded");
}

#[tokio::test(flavor = "multi_thread")]
async fn readiness_ends_with_draining_and_health_does_not() {
    let app = App::start().await;
    assert_eq!(app.bare("/readyz").await.expect(200).text, "ready");
    app.draining.store(true, std::sync::atomic::Ordering::Relaxed);
    let leaving = app.bare("/readyz").await;
    assert_eq!(leaving.header("retry-after"), "5");
    leaving.problem(503, "overloaded");
    app.bare("/healthz").await.expect(200);
    assert_eq!(app.bare("/metrics").await.expect(200).text, "fittribe_up 1\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn s35_every_answer_tells_browsers_what_it_may_do() {
    let app = App::start().await;
    let answers = [
        app.bare("/").await,
        app.bare("/docs/").await,
        app.bare("/healthz").await,
        app.bare("/nothing").await,
        app.get("/trainers").send().await,
        app.get("/me").send().await,
    ];
    let mut pages = 0;
    for answer in answers {
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        if answer.header("content-type").starts_with("text/html") {
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
            assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin");
            assert!(answer.header("permissions-policy").starts_with("camera=(self), microphone=(self)"));
            assert_eq!(answer.header("x-frame-options"), "DENY");
            pages += 1;
        }
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("frame-ancestors 'none'") && policy.starts_with("default-src 'none'"),
            "{policy}"
        );
        let scripts =
            policy.split(';').find(|rule| rule.trim().starts_with("script-src")).unwrap_or_default();
        assert!(!scripts.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("strict-transport-security"), "", "only over https");
    }
    assert_eq!(pages, 2);
    let https = App::with(Settings { https: true, ..Settings::default() }).await;
    assert!(https.bare("/healthz").await.header("strict-transport-security").starts_with("max-age=63072000"));
}

#[tokio::test(flavor = "multi_thread")]
async fn s36_only_listed_origins_may_read_answers() {
    let settings =
        Settings { allowed_origins: vec!["https://app.example.org".to_owned()], ..Settings::default() };
    let app = App::with(settings).await;
    for (origin, allowed) in
        [("https://app.example.org", true), ("https://app.example.org.evil.example", false), ("null", false)]
    {
        let answer = app.get("/trainers").header("origin", origin).send().await.expect(200);
        assert_eq!(answer.header("access-control-allow-origin"), if allowed { origin } else { "" });
        assert_eq!(answer.header("access-control-allow-credentials"), "");
        assert!(answer.headers.get_all("vary").iter().any(|value| value == "Origin"));
        let preflight = app.method("OPTIONS", "/bookings").header("origin", origin);
        let preflight = preflight.header("access-control-request-method", "POST").send().await;
        assert_eq!(preflight.header("access-control-allow-origin"), if allowed { origin } else { "" });
        assert_eq!(preflight.header("access-control-allow-methods").contains("POST"), allowed);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn large_text_is_compressed_for_whom_takes_it_and_small_never() {
    let app = App::start().await;
    let gzip = |path: &str| app.method("GET", path).header("accept-encoding", "br;q=1.0, gzip;q=0.8").send();
    assert_eq!(gzip("!/openapi.json").await.expect_status(200), "gzip");
    assert_eq!(gzip("!/healthz").await.expect_status(200), "");
    assert_eq!(app.bare("/openapi.json").await.expect_status(200), "");
    let refused = app.method("GET", "!/openapi.json").header("accept-encoding", "gzip;q=0").send().await;
    assert_eq!(refused.expect_status(200), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_leaves_does_not_undo_what_it_asked_for() {
    let app = App::start().await;
    let studio = app.studio().await;
    let clients = futures_util::stream::iter(0..8).then(|_| app.client()).collect::<Vec<_>>().await;
    for (at, client) in clients.iter().enumerate() {
        let start = format!("2026-11-24T{:02}:00:00Z", at + 9);
        let call = app.book(&studio, &start, true).by(client).key("k").send();
        // Cut off at different moments, often in the middle of the commit.
        let patience = std::time::Duration::from_micros(300 * u64::try_from(at).unwrap());
        drop(tokio::time::timeout(patience, call).await);
        let settled = loop {
            let again = app.book(&studio, &start, true).by(client).key("k").send().await;
            if !again.text.contains("idempotency_in_flight") {
                break again;
            }
        };
        settled.expect(201);
        let own = app.get("/bookings").by(client).send().await.expect(200).json();
        assert_eq!(own["items"].as_array().unwrap().len(), 1);
    }
    assert_eq!(app.now(), START.parse().unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn s43_text_that_the_database_cannot_keep_is_refused_at_its_field() {
    let app = App::start().await;
    let studio = app.studio().await;
    for (query, pointer) in [("specialty=a%00b", "?specialty"), ("q=%00", "?q"), ("%00=1", "?")] {
        let refused = app.get(&format!("/trainers?{query}")).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{query}");
    }
    app.get("/trainers/a%00b").send().await.problem(404, "not_found");
    for (body, pointer) in [
        (json!({"name": "a\u{0}b"}), "/name"),
        (json!({"price": {"pay": "fr\u{0}ee"}}), "/price/pay"),
        (json!({"a\u{0}b": 1}), ""),
    ] {
        let refused =
            app.post("/services", body).by(&studio.owner).send().await.problem(422, "invalid_request");
        assert_eq!(refused["errors"][0]["pointer"], pointer);
    }
    // A backslash before it, and it is six characters.
    let page = json!({"headline": "back\\u0000slash", "biography": "", "tz": "UTC"});
    let kept = app.put("/trainers/me", page).header("if-match", "\"1\"").by(&studio.owner).send().await;
    assert_eq!(kept.expect(200).json()["headline"], "back\\u0000slash");
}
