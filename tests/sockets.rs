//! Sockets against a real server: what a client rebuilds is what the server holds.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

#[path = "support/server.rs"]
mod server;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use fittribe_store::testing::TestDatabase;
use futures_util::{SinkExt, StreamExt};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::{Person, Server, Trainer, verify};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, tungstenite::Message, tungstenite::client::IntoClientRequest,
};

/// One connection, answering pings by itself.
struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// With a ticket of this person's, or an anonymous one.
    async fn open(server_base: &str, person: Option<&Person>) -> Option<Self> {
        let mut asking = shared_http().post(format!("{server_base}/api/v1/ws-tickets")).json(&json!({}));
        if let Some(person) = person {
            asking = asking.bearer_auth(&person.token);
        }
        let ticket: Value = asking.send().await.ok()?.json().await.ok()?;
        let host = server_base.strip_prefix("http://").unwrap();
        let url = format!("ws://{host}/api/v1/ws?ticket={}", ticket["ticket"].as_str()?);
        let mut request = url.into_client_request().unwrap();
        request.headers_mut().insert("Sec-WebSocket-Protocol", "fittribe.v1".parse().unwrap());
        let (stream, _) = tokio_tungstenite::connect_async(request).await.ok()?;
        Some(Self(stream))
    }

    async fn send(&mut self, message: Value) -> Option<()> {
        self.0.send(Message::text(message.to_string())).await.ok()
    }

    async fn subscribe(&mut self, topic: &str, since: Option<(&str, i64)>) -> Option<()> {
        let mut message = json!({"v": 1, "t": "sub", "id": 1, "topic": topic});
        if let Some((ep, seq)) = since {
            message["since"] = json!({"ep": ep, "seq": seq});
        }
        self.send(message).await
    }

    /// The next message that is not a heartbeat; `None` when the time is up or the connection gone.
    async fn next(&mut self, within: Duration) -> Option<Value> {
        let until = Instant::now() + within;
        loop {
            let left = until.checked_duration_since(Instant::now())?;
            let frame = tokio::time::timeout(left, self.0.next()).await.ok()??.ok()?;
            let Message::Text(text) = frame else { continue };
            let message: Value = serde_json::from_str(&text).unwrap();
            match message["t"].as_str() {
                Some("ping") => self.send(json!({"v": 1, "t": "pong", "ts": message["ts"]})).await?,
                _ => return Some(message),
            }
        }
    }
}

/// What a booking page keeps of `service:<id>:slots`, by the protocol's rules and nothing else.
#[derive(Default)]
struct Page {
    ep: String,
    seq: i64,
    free: BTreeSet<String>,
    held: BTreeMap<String, String>,
    snapshots: u32,
    deltas: u32,
    broken: bool,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

impl Page {
    fn hear(&mut self, message: &Value) {
        match message["t"].as_str() {
            Some("snap") => self.replace(message),
            Some("delta") => self.change(message),
            _ => {}
        }
    }

    fn replace(&mut self, message: &Value) {
        self.snapshots += 1;
        (self.ep, self.seq) = (text(&message["ep"]), message["seq"].as_i64().unwrap());
        let days = message["d"]["days"].as_array().unwrap();
        self.free = days.iter().flat_map(|day| day["free"].as_array().unwrap()).map(text).collect();
        let held = days.iter().flat_map(|day| day["held"].as_array().unwrap());
        self.held = held.map(|hold| (text(&hold[0]), text(&hold[1]))).collect();
    }

    fn change(&mut self, message: &Value) {
        let (prev, seq) = (message["prev"].as_i64().unwrap(), message["seq"].as_i64().unwrap());
        if seq <= self.seq && message["ep"] == *self.ep {
            return;
        }
        if prev != self.seq || message["ep"] != *self.ep {
            self.broken = true;
            return;
        }
        self.deltas += 1;
        self.seq = seq;
        let list = |name: &str| message["d"][name].as_array().cloned().unwrap_or_default();
        for start in list("add") {
            self.held.remove(&text(&start));
            self.free.insert(text(&start));
        }
        for start in list("del") {
            self.held.remove(&text(&start));
            self.free.remove(&text(&start));
        }
        for hold in list("held") {
            self.free.remove(&text(&hold[0]));
            self.held.insert(text(&hold[0]), text(&hold[1]));
        }
    }
}

/// Books, holds, releases and cancels until told to stop.
async fn stir(base: String, trainer: Trainer, stop: Arc<AtomicBool>, stirred: Arc<AtomicU32>) {
    let client = Person::sign_up(&base, "client").await;
    while !stop.load(Ordering::Relaxed) {
        let done = stirred.fetch_add(1, Ordering::Relaxed) + 1;
        let hour = 24 + i64::from(done * 7 % 900);
        let confirm = !done.is_multiple_of(3);
        let asked = client
            .ask(Method::POST, &format!("{base}/api/v1/bookings"), Some(trainer.order(hour, confirm)))
            .await;
        let Ok((StatusCode::CREATED, booking)) = asked else { continue };
        let id = booking["id"].as_str().unwrap();
        let step = if confirm { "cancel" } else { "release" };
        if done.is_multiple_of(2) {
            drop(
                client
                    .ask(Method::POST, &format!("{base}/api/v1/bookings/{id}/{step}"), Some(json!({})))
                    .await,
            );
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// What a fresh subscriber is shown once nothing changes any more.
async fn shown(base: &str, topic: &str) -> Page {
    let mut socket = Socket::open(base, None).await.unwrap();
    socket.subscribe(topic, None).await.unwrap();
    let mut page = Page::default();
    while let Some(message) = socket.next(quiet(page.snapshots > 0)).await {
        page.hear(&message);
    }
    page
}

/// How long to listen for more: long while something must still come, a moment once it has.
fn quiet(come: bool) -> Duration {
    if come { Duration::from_secs(1) } else { Duration::from_secs(20) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_reconnects_at_random_for_a_minute_rebuilds_the_servers_state() {
    let database = TestDatabase::create().await;
    let node = Server::start(&database);
    let trainer = Trainer::open(&node.base).await;
    let topic = format!("service:{}:slots", trainer.hour);
    let (stop, stirred) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU32::new(0)));
    let stirring =
        tokio::spawn(stir(node.base.clone(), trainer.clone(), Arc::clone(&stop), Arc::clone(&stirred)));
    let (mut page, mut connections, mut deltas) = (Page::default(), 0_u64, 0);
    let enough =
        |connections, deltas| stirred.load(Ordering::Relaxed) > 200 && connections > 20 && deltas > 20;
    let until = Instant::now() + Duration::from_secs(60);
    let give_up = until + Duration::from_secs(180);
    while Instant::now() < until || !enough(connections, deltas) && Instant::now() < give_up {
        let Some(mut socket) = Socket::open(&node.base, None).await else { continue };
        connections += 1;
        let ep = page.ep.clone();
        let since = (page.seq > 0).then_some((ep.as_str(), page.seq));
        if socket.subscribe(&topic, since).await.is_none() {
            continue;
        }
        // A length that differs from one connection to the next, and sometimes ends mid-stream.
        let leave = Instant::now() + Duration::from_millis(20 + connections * 7919 % 1500);
        while let Some(left) = leave.checked_duration_since(Instant::now()) {
            let Some(message) = socket.next(left).await else { break };
            deltas += u32::from(message["t"] == "delta");
            page.hear(&message);
            if page.broken {
                page = Page::default();
                break;
            }
        }
    }
    stop.store(true, Ordering::Relaxed);
    stirring.await.unwrap();
    let truth = shown(&node.base, &topic).await;
    let mut socket = Socket::open(&node.base, None).await.unwrap();
    socket.subscribe(&topic, Some((page.ep.clone().as_str(), page.seq))).await.unwrap();
    while let Some(message) = socket.next(quiet(page.seq >= truth.seq)).await {
        page.hear(&message);
    }
    assert_eq!((&page.free, &page.held), (&truth.free, &truth.held));
    let stirred = stirred.load(Ordering::Relaxed);
    assert!(
        enough(connections, deltas),
        "too little happened: {stirred} changes, {connections} connections, {deltas} deltas"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_resumes_across_a_restart_of_the_server() {
    let database = TestDatabase::create().await;
    let mut node = Server::start(&database);
    let address = node.address().to_owned();
    let trainer = Trainer::open(&node.base).await;
    let topic = format!("service:{}:slots", trainer.hour);
    let before = shown(&node.base, &topic).await;
    node.kill();
    let node = Server::start_at(&database, &address, &[]);
    let mut socket = Socket::open(&node.base, None).await.unwrap();
    socket.subscribe(&topic, Some((&before.ep, before.seq))).await.unwrap();
    let mut mode = None;
    while let Some(message) = socket.next(quiet(mode.is_some())).await {
        if message["t"] == "ok" {
            mode = message["d"]["mode"].as_str().map(str::to_owned);
        }
    }
    // Past midnight in between the horizon has moved, and a snapshot is right.
    assert!(matches!(mode.as_deref(), Some("current" | "snap")), "{mode:?}");
    let client = Person::sign_up(&node.base, "client").await;
    client.ok(Method::POST, &format!("{}/api/v1/bookings", node.base), trainer.order(48, true)).await;
    let delta = socket.next(Duration::from_secs(20)).await.unwrap();
    assert_eq!(delta["t"], "delta");
    assert_eq!(
        delta["prev"].as_i64(),
        Some(before.seq),
        "the delta follows on what the page had before the restart"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_soonest_starts_are_told_anew_when_one_of_them_is_taken() {
    let database = TestDatabase::create().await;
    let server = Server::start(&database);
    let trainer = Trainer::open(&server.base).await;
    let client = Person::sign_up(&server.base, "client").await;
    let mut socket = Socket::open(&server.base, None).await.unwrap();
    socket.subscribe(&format!("trainer:{}:next", trainer.id), None).await.unwrap();
    let patience = Duration::from_secs(20);
    for said in ["welcome", "ok"] {
        assert_eq!(socket.next(patience).await.unwrap()["t"], said);
    }
    let first = socket.next(patience).await.unwrap();
    let pairs = |snap: &Value| snap["d"]["next"].as_array().unwrap().clone();
    assert_eq!((&first["t"], pairs(&first).len()), (&json!("snap"), 8));
    assert!(pairs(&first).iter().all(|pair| pair[1].as_str() <= pair[0].as_str()), "{first}");
    // Not the very first, which may be about to begin.
    let taken = text(&pairs(&first)[1][0]);
    let order = json!({"trainer": trainer.id, "service": trainer.hour, "start": taken, "confirm": true});
    client.ok(Method::POST, &format!("{}/api/v1/bookings", server.base), order).await;
    let second = socket.next(patience).await.unwrap();
    assert_eq!(second["t"], "snap");
    assert!(second["seq"].as_i64() > first["seq"].as_i64(), "{second}");
    assert!(pairs(&second).iter().all(|pair| pair[0].as_str() != Some(&taken)), "{second}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trainer_is_told_at_once_and_on_reconnecting_gets_exactly_what_was_missed() {
    let database = TestDatabase::create().await;
    let mut node = Server::start(&database);
    let address = node.address().to_owned();
    let trainer = Trainer::open(&node.base).await;
    let client = Person::sign_up(&node.base, "client").await;
    let bookings = format!("{}/api/v1/bookings", node.base);

    let mut socket = Socket::open(&node.base, Some(&trainer.person)).await.unwrap();
    socket.subscribe("me", None).await.unwrap();
    while socket.next(Duration::from_secs(20)).await.unwrap()["t"] != "ok" {}
    while socket.next(Duration::from_millis(500)).await.is_some() {}
    let booking = client.ok(Method::POST, &bookings, trainer.order(30, true)).await;
    let alert = socket.next(Duration::from_secs(20)).await.unwrap();
    assert_eq!(
        (&alert["t"], &alert["d"]["kind"], &alert["d"]["booking"]),
        (&json!("evt"), &json!("booking.created"), &booking["id"])
    );
    let seen = alert["seq"].as_i64().unwrap();
    drop(socket);

    // While the trainer is away: moved, held, cancelled, and the server dies and comes back.
    let id = booking["id"].as_str().unwrap();
    client
        .ok(Method::POST, &format!("{bookings}/{id}/reschedule"), json!({"start": server::start(33)}))
        .await;
    client.ok(Method::POST, &bookings, trainer.order(40, false)).await;
    client.ok(Method::POST, &format!("{bookings}/{id}/cancel"), json!({"reason": "a cold"})).await;
    node.kill();
    let node = Server::start_at(&database, &address, &[]);

    let mut socket = Socket::open(&node.base, Some(&trainer.person)).await.unwrap();
    socket.subscribe("me", Some(("1", seen))).await.unwrap();
    let expected = ["booking.rescheduled", "hold.placed", "booking.cancelled"];
    let mut missed = Vec::new();
    while let Some(message) = socket.next(quiet(missed.len() >= expected.len())).await {
        if message["t"] == "evt" {
            missed.push((message["seq"].as_i64().unwrap(), text(&message["d"]["kind"])));
        }
    }
    let expected: Vec<_> = (seen + 1..).zip(expected.map(str::to_owned)).collect();
    assert_eq!(missed, expected);
    let (content, said) = verify(&database);
    assert!(content, "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_closes_the_sockets_of_that_sign_in_and_no_others() {
    let database = TestDatabase::create().await;
    let node = Server::start(&database);
    let api = format!("{}/api/v1/auth", node.base);
    let email = format!("devices-{}@example.org", server::fresh());
    let post = |path: &str, body: Value| shared_http().post(format!("{api}/{path}")).json(&body);
    let signed_in = async |path: &str| -> Value {
        let body = json!({"email": email, "password": "correct horse battery", "name": "Some Body", "role": "client", "tz": "UTC"});
        let short = json!({"email": email, "password": "correct horse battery"});
        let body = if path == "sign-up" { body } else { short };
        post(path, body).send().await.unwrap().json().await.unwrap()
    };
    let (phone, laptop) = (signed_in("sign-up").await, signed_in("sign-in").await);
    let person = |tokens: &Value| Person {
        http: shared_http().clone(),
        token: text(&tokens["access_token"]),
        account: String::new(),
    };
    let mut leaving = Socket::open(&node.base, Some(&person(&phone))).await.unwrap();
    let mut staying = Socket::open(&node.base, Some(&person(&laptop))).await.unwrap();
    let out = post("sign-out", json!({"refresh_token": phone["refresh_token"]})).send().await.unwrap();
    assert_eq!(out.status(), StatusCode::NO_CONTENT);
    let code = async {
        loop {
            match leaving.0.next().await {
                Some(Ok(Message::Close(Some(close)))) => return u16::from(close.code),
                Some(Ok(_)) => {}
                other => panic!("closed without a word: {other:?}"),
            }
        }
    };
    assert_eq!(tokio::time::timeout(Duration::from_secs(20), code).await.unwrap(), 4500);
    staying.subscribe("me", None).await.unwrap();
    while staying.next(Duration::from_secs(20)).await.unwrap()["t"] != "ok" {}

    // A refresh token that is used twice ends its sign-in, and that its sockets.
    let refresh = || post("refresh", json!({"refresh_token": laptop["refresh_token"]})).send();
    assert_eq!(refresh().await.unwrap().status(), StatusCode::OK);
    assert_eq!(refresh().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let ended = async { while !matches!(staying.0.next().await, Some(Ok(Message::Close(_))) | None) {} };
    tokio::time::timeout(Duration::from_secs(20), ended).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_sockets_on_one_node_all_hear_of_a_class() {
    const WANTED: usize = 10_000;
    // Both ends of a connection are in different processes; each needs one descriptor a socket.
    let allowed = rlimit::increase_nofile_limit(u64::MAX).unwrap();
    let count = WANTED.min(usize::try_from(allowed).unwrap().saturating_sub(500));
    let database = TestDatabase::create().await;
    let node = Server::start(&database);
    let trainer = Trainer::open(&node.base).await;
    let topic = format!("service:{}:slots", trainer.class);
    let mut opening = Vec::new();
    for _ in 0..20 {
        let (base, topic) = (node.base.clone(), topic.clone());
        opening.push(tokio::spawn(open_many(base, topic, count / 20)));
    }
    let mut sockets = Vec::new();
    for some in opening {
        sockets.extend(some.await.unwrap());
    }
    assert_eq!(sockets.len(), count / 20 * 20, "of {count} sockets");
    let class = json!({"service": trainer.class, "start": server::start(48)});
    trainer.person.ok(Method::POST, &format!("{}/api/v1/classes", node.base), class).await;
    let mut heard = 0;
    for socket in &mut sockets {
        let mut next = socket.next(Duration::from_secs(30)).await;
        while next.as_ref().is_some_and(|message| message["t"] != "delta") {
            next = socket.next(Duration::from_secs(30)).await;
        }
        heard += usize::from(next.is_some());
    }
    assert_eq!(heard, sockets.len());
}

/// Sockets that are subscribed and have their snapshot.
async fn open_many(base: String, topic: String, count: usize) -> Vec<Socket> {
    let mut sockets = Vec::with_capacity(count);
    while sockets.len() < count {
        let Some(mut socket) = Socket::open(&base, None).await else { break };
        socket.subscribe(&topic, None).await.unwrap();
        while socket.next(Duration::from_secs(20)).await.is_some_and(|message| message["t"] != "snap") {}
        sockets.push(socket);
    }
    sockets
}

/// One client for all tickets, so that its connections are used again.
fn shared_http() -> &'static reqwest::Client {
    static HTTP: std::sync::OnceLock<reqwest::Client> = std::sync::OnceLock::new();
    HTTP.get_or_init(server::http)
}
