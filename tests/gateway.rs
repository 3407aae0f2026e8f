//! The gateway of a real server: its metrics, its traces, its TLS.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

#[path = "support/server.rs"]
mod server;

use std::{
    process::{Command, Stdio},
    sync::{Arc, Mutex},
};

use fittribe_store::testing::TestDatabase;
use rcgen::{CertificateParams, KeyPair};
use reqwest::{Method, StatusCode};
use server::{Person, Server, http};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

const ID: &str = "0193a1b2-0000-7000-8000-00000000cafe";

/// The value of a line of the metrics.
fn value(metrics: &str, line: &str) -> Option<f64> {
    metrics.lines().find_map(|text| text.strip_prefix(line)?.trim().parse().ok())
}

#[tokio::test(flavor = "multi_thread")]
async fn each_route_is_counted_by_its_pattern_and_by_nothing_that_a_client_chooses() {
    let database = TestDatabase::create().await;
    let server = Server::start(&database);
    let (base, client) = (&server.base, http());
    for _ in 0..3 {
        let reply = client.get(format!("{base}/api/v1/trainers/{ID}")).send().await.unwrap();
        assert_eq!(reply.status(), StatusCode::NOT_FOUND);
    }
    client.get(format!("{base}/api/v1/trainers")).send().await.unwrap();
    client.get(format!("{base}/{ID}")).send().await.unwrap();
    client.request(Method::from_bytes(b"CAFE").unwrap(), format!("{base}/healthz")).send().await.unwrap();
    client.get(format!("{base}/api/v1/ws")).send().await.unwrap();
    let metrics = client.get(format!("{base}/metrics")).send().await.unwrap().text().await.unwrap();
    let count = |method: &str, route: &str, class: &str| {
        let line = format!(
            "fittribe_http_requests_total{{method=\"{method}\",route=\"{route}\",status=\"{class}\"}}"
        );
        value(&metrics, &line)
    };
    assert_eq!(count("GET", "/api/v1/trainers/{id}", "4xx"), Some(3.0), "{metrics}");
    assert_eq!(count("GET", "/api/v1/trainers", "2xx"), Some(1.0), "{metrics}");
    assert_eq!(count("GET", "/api/v1/ws", "4xx"), Some(1.0), "{metrics}");
    assert_eq!(count("GET", "unmatched", "4xx"), Some(1.0), "{metrics}");
    assert_eq!(count("other", "/healthz", "4xx"), Some(1.0), "{metrics}");
    let seconds = "fittribe_http_request_seconds_count{method=\"GET\",route=\"/api/v1/trainers/{id}\"}";
    assert_eq!(value(&metrics, seconds), Some(3.0), "{metrics}");
    // The one that asks.
    assert_eq!(value(&metrics, "fittribe_http_in_flight"), Some(1.0), "{metrics}");
    assert_eq!(value(&metrics, "fittribe_http_shed_total"), Some(0.0), "{metrics}");
    assert!(!metrics.contains("cafe") && !metrics.contains("CAFE"), "{metrics}");
}

/// A collector that keeps what it is sent.
async fn collector() -> (String, Arc<Mutex<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keeping = Arc::clone(&kept);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let keeping = Arc::clone(&keeping);
            tokio::spawn(async move {
                let mut request = Vec::new();
                while stream.read_buf(&mut request).await.unwrap_or(0) > 0 {
                    if !whole(&request) {
                        continue;
                    }
                    keeping.lock().unwrap().append(&mut request);
                    let answer = b"HTTP/1.1 200 OK\r\ncontent-type: application/x-protobuf\r\ncontent-length: 0\r\n\r\n";
                    stream.write_all(answer).await.unwrap();
                }
            });
        }
    });
    (format!("http://{address}"), kept)
}

/// Whether a request's body is there.
fn whole(request: &[u8]) -> bool {
    let Some(end) = find(request, b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&request[..end]).to_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
    request.len() >= end + 4 + length.parse::<usize>().unwrap()
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

#[tokio::test(flavor = "multi_thread")]
async fn s39_spans_name_the_route_keep_the_callers_trace_and_take_no_person_along() {
    let (endpoint, kept) = collector().await;
    let database = TestDatabase::create().await;
    let more = [("FITTRIBE_OTLP_ENDPOINT", endpoint.as_str())];
    let mut server = Server::start_at(&database, "127.0.0.1:0", &more);
    let (base, client) = (server.base.clone(), http());
    let person = Person::sign_up(&base, "client").await;
    let traced = client
        .get(format!("{base}/api/v1/bookings/{ID}?email=canary@example.org"))
        .bearer_auth(&person.token)
        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .header("user-agent", "canary/1.0");
    assert_eq!(traced.send().await.unwrap().status(), StatusCode::NOT_FOUND);
    client.get(format!("{base}/canary@example.org")).send().await.unwrap();
    // What was not sent yet is sent on leaving.
    server.terminate();
    let kept = kept.lock().unwrap().clone();
    let has = |part: &[u8]| find(&kept, part).is_some();
    assert!(has(b"POST /v1/traces HTTP/1.1"), "{}", String::from_utf8_lossy(&kept));
    assert!(
        has(b"GET /api/v1/bookings/{id}") && has(b"POST /api/v1/auth/sign-up"),
        "{}",
        String::from_utf8_lossy(&kept)
    );
    assert!(has(b"http.route") && has(b"service.name") && has(b"GET unmatched"));
    let trace =
        [0x4b, 0xf9, 0x2f, 0x35, 0x77, 0xb3, 0x4d, 0xa6, 0xa3, 0xce, 0x92, 0x9d, 0x0e, 0x0e, 0x47, 0x36];
    let parent = [0x00, 0xf0, 0x67, 0xaa, 0x0b, 0xa9, 0x02, 0xb7];
    assert!(has(&trace) && has(&parent), "the caller's trace goes on");
    for private in ["canary", "example.org", ID, &person.account, &person.token, "http.path"] {
        assert!(!has(private.as_bytes()), "{private}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_traces_that_are_not_chosen_nothing_is_sent() {
    let (endpoint, kept) = collector().await;
    let database = TestDatabase::create().await;
    let more = [("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint.as_str()), ("FITTRIBE_TRACE_RATIO", "0")];
    let mut server = Server::start_at(&database, "127.0.0.1:0", &more);
    http().get(format!("{}/healthz", server.base)).send().await.unwrap();
    server.terminate();
    assert!(kept.lock().unwrap().is_empty());
}

fn fittribe(arguments: &[&str], environment: &[(&str, &str)]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fittribe"));
    command.args(arguments).envs(environment.iter().copied()).stdin(Stdio::null());
    let output = command.output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.success(), said)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_a_certificate_serves_tls_and_its_doctor_reaches_it() {
    let folder = tempfile::tempdir().unwrap();
    let key = KeyPair::generate().unwrap();
    let certificate =
        CertificateParams::new(vec!["fittribe.example".to_owned()]).unwrap().self_signed(&key).unwrap();
    let (cert_path, key_path) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    std::fs::write(&cert_path, certificate.pem()).unwrap();
    std::fs::write(&key_path, key.serialize_pem()).unwrap();
    let (cert, private) = (cert_path.to_str().unwrap(), key_path.to_str().unwrap());
    let files = [("FITTRIBE_TLS_CERT", cert), ("FITTRIBE_TLS_KEY", private)];
    let database = TestDatabase::create().await;
    let server = Server::start_at(&database, "127.0.0.1:0", &files);
    let address = server.base.strip_prefix("https://").unwrap().to_owned();
    let asked = [("FITTRIBE_BIND", address.as_str()), files[0], files[1]];
    let (well, said) = fittribe(&["doctor", "--health"], &asked);
    assert!(well, "{said}");
    // Without the certificate it asks in plain, which is not answered.
    assert!(!fittribe(&["doctor", "--health"], &asked[..1]).0);
    drop(http());
    std::fs::write(&key_path, "no key").unwrap();
    let (well, said) = fittribe(&["serve"], &asked);
    assert!(
        !well && said.contains("FITTRIBE_TLS_KEY") && said.contains("key.pem has no private key"),
        "{said}"
    );
}
