//! How often one may ask.

use serde_json::json;

use crate::app::{App, PASSWORD, Reply};

fn header<'a>(reply: &'a Reply, name: &str) -> &'a str {
    reply.headers.get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn s21_sign_ups_from_one_address_are_limited_and_say_where_one_stands() {
    let app = App::limited().await;
    let sign_up = async |nth: u32| {
        let body = json!({"email": format!("p{nth}@example.org"), "password": "short", "name": "A", "role": "client"});
        app.post("/auth/sign-up", body).send().await
    };
    let first = sign_up(0).await;
    assert_eq!(first.status, 422);
    assert_eq!(header(&first, "ratelimit-policy"), "\"sign-up\";q=30;w=3600");
    assert_eq!(header(&first, "ratelimit"), "\"sign-up\";r=29;t=120");
    for nth in 1..30 {
        assert_eq!(sign_up(nth).await.status, 422);
    }
    let refused = sign_up(30).await;
    let wait: u64 = header(&refused, "retry-after").parse().unwrap();
    assert!((1..=120).contains(&wait), "{wait}");
    assert!(header(&refused, "ratelimit").starts_with("\"sign-up\";r=0;t="));
    refused.problem(429, "too_many_requests");
    // Signing in counts for itself.
    app.sign_in("nobody@example.org", PASSWORD).await.problem(401, "bad_credentials");
}

#[tokio::test(flavor = "multi_thread")]
async fn s21_tickets_are_limited_by_account_and_without_one_by_address() {
    let app = App::limited().await;
    let person = app.client().await;
    for _ in 0..120 {
        app.post("/ws-tickets", json!({})).send().await.expect(201);
    }
    app.post("/ws-tickets", json!({})).send().await.problem(429, "too_many_requests");
    let own = app.post("/ws-tickets", json!({})).by(&person).send().await.expect(201);
    assert_eq!(header(&own, "ratelimit"), "\"ws-tickets\";r=119;t=1");
}

#[tokio::test(flavor = "multi_thread")]
async fn s21_changes_are_limited_by_account() {
    let app = App::limited().await;
    let (busy, other) = (app.client().await, app.client().await);
    let change = async |person| app.post("/bookings", json!({})).by(person).send().await;
    for _ in 0..120 {
        assert_eq!(change(&busy).await.status, 422);
    }
    let refused = change(&busy).await;
    assert!(!header(&refused, "retry-after").is_empty());
    refused.problem(429, "too_many_requests");
    assert_eq!(change(&other).await.status, 422);
    // Reading is not counted.
    let read = app.get("/bookings").by(&busy).send().await.expect(200);
    assert_eq!(header(&read, "ratelimit"), "");
}
