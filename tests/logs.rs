//! What a real server logs, and what it never does.
#![expect(clippy::indexing_slicing, reason = "tests")]

#[path = "support/server.rs"]
mod server;

use std::process::Stdio;

use fittribe_store::testing::TestDatabase;
use reqwest::Method;
use serde_json::{Value, json};
use server::{Server, Trainer, http, start};

const PHONE: &str = "+359887711009";
const PASSWORD: &str = "canary-password-of-nobody-else";

#[tokio::test(flavor = "multi_thread")]
async fn s39_an_address_a_phone_and_a_token_are_in_no_log_line() {
    let database = TestDatabase::create().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let log = Stdio::from(std::fs::File::create(&path).unwrap());
    let more = [("FITTRIBE_LOG", "debug")];
    let mut server = Server::start_logging(&database, "127.0.0.1:0", &more, log);
    let trainer = Trainer::open(&server.base).await;
    let (api, client) = (format!("{}/api/v1", server.base), http());
    let post = |path: &str, body: Value| client.post(format!("{api}{path}")).json(&body);

    let somebody =
        json!({"email": "canary@example.org", "password": PASSWORD, "name": "canary-name", "role": "client"});
    let session: Value = post("/auth/sign-up", somebody.clone()).send().await.unwrap().json().await.unwrap();
    post("/auth/sign-up", somebody).send().await.unwrap();
    let wrong = json!({"email": "canary@example.org", "password": "canary-wrong-password"});
    post("/auth/sign-in", wrong).send().await.unwrap();
    post("/auth/forgot", json!({"email": "canary@example.org"})).send().await.unwrap();
    let broken = client.post(format!("{api}/auth/sign-in")).header("content-type", "application/json");
    broken.body("{\"email\": \"canary@example.org\",").send().await.unwrap();
    let token = session["access_token"].as_str().unwrap().to_owned();
    let refresh = session["refresh_token"].as_str().unwrap().to_owned();
    let ask = |method: Method, path: &str, body: Value| {
        let request = client.request(method, format!("{api}{path}")).bearer_auth(&token).json(&body);
        request.header("idempotency-key", "canary-key").header("if-match", "\"0\"").send()
    };
    let profile = json!({"phone": PHONE, "about": "canary-about"});
    assert!(ask(Method::PUT, "/me/profile", profile).await.unwrap().status().is_success());
    let booking = json!({
        "trainer": trainer.id, "service": trainer.hour, "start": start(24), "confirm": true, "note": "canary-note",
    });
    assert!(ask(Method::POST, "/bookings", booking).await.unwrap().status().is_success());
    ask(Method::GET, "/trainers?q=canary@example.org", Value::Null).await.unwrap();
    let ticket: Value = ask(Method::POST, "/ws-tickets", json!({})).await.unwrap().json().await.unwrap();
    post("/auth/refresh", json!({"refresh_token": refresh})).send().await.unwrap();
    post("/auth/refresh", json!({"refresh_token": refresh})).send().await.unwrap();
    client.get(format!("{api}/me")).bearer_auth("canary.forged.token").send().await.unwrap();
    client.get(format!("{}/canary@example.org", server.base)).send().await.unwrap();
    // Its letters are on their way or there already; what is left is sent before it leaves.
    server.terminate();

    let log = std::fs::read_to_string(&path).unwrap();
    assert!(
        log.lines().count() > 20 && log.contains("DEBUG"),
        "too little was logged to say anything: {log}"
    );
    let mut private =
        vec!["canary", "example.org", PHONE, "887711009", "some body", token.as_str(), refresh.as_str()];
    private.push(ticket["ticket"].as_str().unwrap());
    assert!(log.contains("http.route=\"/api/v1/auth/sign-up\""), "{log}");
    let done = log.lines().find(|line| line.contains("http.route=\"/api/v1/auth/sign-up\"")).unwrap();
    assert!(done.contains("request.id=") && done.ends_with("http.method=POST"), "{done}");
    for private in private {
        let said =
            log.to_lowercase().lines().find(|line| line.contains(&private.to_lowercase())).map(str::to_owned);
        assert_eq!(said, None, "{private}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_in_json_names_its_request() {
    let database = TestDatabase::create().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let log = Stdio::from(std::fs::File::create(&path).unwrap());
    let more = [("FITTRIBE_LOG", "debug"), ("FITTRIBE_LOG_FORMAT", "json")];
    let mut server = Server::start_logging(&database, "127.0.0.1:0", &more, log);
    let asked = http().get(format!("{}/api/v1/notice", server.base)).header("x-request-id", "one-of-mine");
    asked.send().await.unwrap();
    server.terminate();
    let log = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert!(
        lines.len() > 5 && lines.len() + 3 > log.lines().count(),
        "every line but the first words is JSON: {log}"
    );
    let done = lines.iter().find(|line| line["fields"]["http.route"] == "/api/v1/notice").unwrap();
    assert_eq!(done["request"], json!({"id": "one-of-mine", "method": "GET"}));
}
