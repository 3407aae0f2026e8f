//! What a node does when it is asked for too much, or by somebody too slow.

use std::time::Duration;

use fittribe_http::Settings;
use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

use crate::app::{App, Reply};

/// A request that is in flight for as long as its body is awaited.
async fn held(app: &App) -> TcpStream {
    let mut stream = TcpStream::connect(app.address()).await.unwrap();
    let head = "POST /api/v1/auth/sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n\
                content-length: 2\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

/// Sends the body, and reads the answer's status.
async fn let_go(mut stream: TcpStream) -> String {
    // It may be refused and closed already.
    drop(stream.write_all(b"{}").await);
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Holds requests until the node is full; gives its refusal. A probe takes a place too, so that a request which comes
/// meanwhile may be refused itself; then one more is held.
async fn fill(app: &App, slow: &mut Vec<TcpStream>) -> Reply {
    loop {
        let reply = app.get("/trainers").send().await;
        if reply.status == 503 {
            return reply;
        }
        slow.push(held(app).await);
    }
}

/// Waits until the node takes requests again.
async fn recovered(app: &App) {
    while app.get("/trainers").send().await.status != 200 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn s21_a_full_node_says_so_at_once_and_recovers() {
    let settings = Settings {
        max_in_flight: 8,
        request_timeout: Duration::from_secs(600),
        allowed_origins: vec!["https://app.example.org".to_owned()],
        ..Settings::default()
    };
    let app = App::with(settings).await;
    let mut slow = Vec::new();
    let refused = fill(&app, &mut slow).await;
    assert_eq!(refused.header("retry-after"), "1");
    assert_eq!(refused.header("x-content-type-options"), "nosniff");
    refused.problem(503, "overloaded");
    let page = app.get("/trainers").header("origin", "https://app.example.org").send().await.expect(503);
    assert_eq!(page.header("access-control-allow-origin"), "https://app.example.org");
    // Whoever looks after the node is still answered.
    app.bare("/healthz").await.expect(200);
    app.bare("/readyz").await.expect(200);
    app.bare("/metrics").await.expect(200);
    // A handshake is counted by the sockets' own bound: without a ticket this one gets as far as that.
    let socket = app.get("/ws").send().await;
    assert_eq!(socket.status, 422, "{}", socket.text);
    let mut served = 0;
    for stream in slow {
        served += u32::from(let_go(stream).await == "HTTP/1.1 422");
    }
    assert_eq!(served, 8, "as many as the node takes on, and they were not disturbed");
    recovered(&app).await;
    app.post("/auth/sign-in", json!({})).send().await.problem(422, "invalid_request");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_leaves_gives_its_place_back() {
    let settings =
        Settings { max_in_flight: 1, request_timeout: Duration::from_secs(600), ..Settings::default() };
    let app = App::with(settings).await;
    let mut gone = Vec::new();
    fill(&app, &mut gone).await;
    drop(gone);
    recovered(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s21_work_that_takes_too_long_is_given_up() {
    let settings = Settings { request_timeout: Duration::from_millis(50), ..Settings::default() };
    let app = App::with(settings).await;
    let mut stream = held(&app).await;
    let mut answer = vec![0; 4096];
    let read = stream.read(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer[..read]).into_owned();
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    for part in ["retry-after: 1", "x-request-id: ", "urn:fittribe:problem:overloaded", "nosniff"] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
}
