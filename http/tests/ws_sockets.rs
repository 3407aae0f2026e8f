//! Sockets as clients see them.
#![expect(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests"
)]

#[path = "ws_sockets/rig.rs"]
mod rig;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use fittribe_actors::{topic::Topic, wire::CloseCode};
use fittribe_domain::slots::Slots;
use fittribe_http::ws::{Config, feeds::Unwatchable, tickets::Owner};
use futures_util::{SinkExt, StreamExt};
use jiff::{SignedDuration, Timestamp};
use rig::{Client, PAGE, Rig, close_code, masked, owner, quick, read_to_end};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio_tungstenite::tungstenite::{Error, Message, http::StatusCode};

const PROTOCOL: (&str, &str) = ("Sec-WebSocket-Protocol", "fittribe.v1");

fn second(stamp: &Value) -> i64 {
    stamp.as_str().unwrap().parse::<Timestamp>().unwrap().as_second()
}

/// A booking page: what the protocol tells it to do, and nothing else.
#[derive(Debug, Default, PartialEq)]
struct Page {
    ep: String,
    seq: u64,
    free: BTreeSet<i64>,
    held: BTreeMap<i64, i64>,
    applied: usize,
}

impl Page {
    fn take(&mut self, message: &Value) {
        let d = &message["d"];
        match message["t"].as_str().unwrap() {
            "snap" => self.replace(d),
            "delta" => {
                assert_eq!(
                    (message["ep"].as_str(), message["prev"].as_u64()),
                    (Some(self.ep.as_str()), Some(self.seq))
                );
                self.apply(d);
            }
            _ => return,
        }
        self.ep = message["ep"].as_str().unwrap().to_owned();
        self.seq = message["seq"].as_u64().unwrap();
        self.applied += 1;
    }

    fn replace(&mut self, d: &Value) {
        let days = d["days"].as_array().unwrap();
        self.free = days.iter().flat_map(|day| day["free"].as_array().unwrap()).map(second).collect();
        let held = days.iter().flat_map(|day| day["held"].as_array().unwrap());
        self.held = held.map(|hold| (second(&hold[0]), second(&hold[1]))).collect();
    }

    fn apply(&mut self, d: &Value) {
        for start in d["del"].as_array().unwrap().iter().map(second) {
            self.free.remove(&start);
            self.held.remove(&start);
        }
        for start in d["add"].as_array().unwrap().iter().map(second) {
            self.held.remove(&start);
            self.free.insert(start);
        }
        for hold in d["held"].as_array().unwrap() {
            self.free.remove(&second(&hold[0]));
            self.held.insert(second(&hold[0]), second(&hold[1]));
        }
    }

    fn slots(&self) -> Slots {
        let held = self.held.iter().map(|(start, until)| (*start, *until)).collect();
        Slots { free: self.free.iter().copied().collect(), held, classes: Vec::new() }
    }
}

/// Some offer or other, different for each number.
fn offer(number: u64) -> Slots {
    let first = 1_796_112_000_i64;
    let pick = |start: u64, modulus: u64| {
        (number.wrapping_mul(2_654_435_761) >> (start % 16)).is_multiple_of(modulus)
    };
    let starts = || (0..40_u64).map(|start| (start, first + i64::try_from(start).unwrap() * 900));
    let held: Vec<(i64, i64)> =
        starts().filter(|(start, _)| pick(*start, 5)).map(|(_, at)| (at, first - 60)).collect();
    let free = starts().filter(|(start, at)| !pick(*start, 3) && !held.iter().any(|(held, _)| held == at));
    Slots { free: free.map(|(_, at)| at).collect(), held, classes: Vec::new() }
}

#[actix_web::test]
async fn a_page_gets_the_offer_and_then_every_change() {
    let rig = Rig::start(quick());
    let mut feed = rig.feed(1);
    feed.publish(offer(0));
    let (mut client, mut page) = (rig.client().await, Page::default());
    let ok = client.subscribe(&feed.topic().to_string(), None).await;
    assert_eq!(
        (ok["t"].as_str(), ok["id"].as_u64(), ok["d"]["mode"].as_str()),
        (Some("ok"), Some(7), Some("snap"))
    );
    page.take(&client.next_of("snap").await);
    for number in 1..50 {
        feed.publish(offer(number));
        page.take(&client.next_of("delta").await);
        assert_eq!(page.slots(), feed.slots, "{number}");
    }
    assert_eq!(page.applied, 50);
    client.say(json!({ "t": "unsub", "id": 8, "topic": feed.topic().to_string() })).await;
    assert_eq!(client.next_of("ok").await["id"], 8);
    rig.until("nobody watches", |rig| rig.hub.watchers(&feed.topic()) == 0).await;
    feed.publish(offer(50));
    assert!(client.is_silent().await);
}

#[actix_web::test]
async fn a_new_day_brings_the_whole_offer() {
    let rig = Rig::start(quick());
    let mut feed = rig.feed(1);
    let mut client = rig.client().await;
    client.subscribe(&feed.topic().to_string(), None).await;
    client.next_of("snap").await;
    feed.new_day();
    assert_eq!(client.next_of("snap").await["ep"], "c2.20000");
}

#[actix_web::test]
async fn a_page_that_reconnects_goes_on_from_where_it_was() {
    let rig = Rig::start(quick());
    let mut feed = rig.feed(1);
    feed.publish(offer(3));
    let topic = feed.topic().to_string();
    let ok = rig.client().await.subscribe(&topic, Some(("c1.20000", 3))).await;
    assert_eq!(ok["d"], json!({ "mode": "current", "ep": "c1.20000", "seq": 3 }));
    for stale in [("c1.20000", 1), ("c0.20000", 3), ("c1.20000", 9)] {
        let mut client = rig.client().await;
        assert_eq!(client.subscribe(&topic, Some(stale)).await["d"]["mode"], "snap", "{stale:?}");
        assert_eq!(client.next_of("snap").await["seq"], 3);
    }
}

#[actix_web::test]
async fn a_client_that_reconnects_at_random_always_has_the_servers_state() {
    let rig = Rig::start(Config { sockets_per_account: 1000, ..quick() });
    let mut feed = rig.feed(1);
    let (topic, mut page) = (feed.topic().to_string(), Page::default());
    for round in 0..40_u64 {
        let mut client = rig.client().await;
        let since = (page.seq > 0).then_some((page.ep.clone(), page.seq));
        client.subscribe(&topic, since.as_ref().map(|(ep, seq)| (ep.as_str(), *seq))).await;
        for number in 0..round % 7 {
            feed.publish(offer(round * 7 + number));
        }
        if round % 5 == 0 {
            feed.new_day();
        }
        let place = (format!("c{}.20000", feed.epoch), feed.seq);
        while (page.ep.clone(), page.seq) != place {
            page.take(&client.next().await);
        }
        assert_eq!(page.slots(), feed.slots, "{round}");
        drop(client);
        // What happens while nobody looks.
        if round % 3 == 0 {
            feed.publish(offer(round));
        }
    }
}

#[actix_web::test]
async fn a_slow_reader_is_given_states_instead_of_all_changes() {
    let rig = Rig::start(quick());
    let mut feed = rig.feed(1);
    let mut stream = rig.raw().await;
    let sub = json!({ "t": "sub", "id": 1, "topic": feed.topic().to_string() }).to_string();
    stream.write_all(&masked(0x81, sub.as_bytes())).await.unwrap();
    rig.until("it watches", |rig| rig.hub.watchers(&feed.topic()) == 1).await;
    let mut published = 0;
    for number in 0..40_000 {
        feed.publish(offer(number));
        published += 1;
        if number % 100 == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    let mut client = Client(
        tokio_tungstenite::WebSocketStream::from_raw_socket(
            tokio_tungstenite::MaybeTlsStream::Plain(stream),
            tokio_tungstenite::tungstenite::protocol::Role::Client,
            None,
        )
        .await,
    );
    let mut page = Page::default();
    while page.seq != feed.seq {
        page.take(&client.next().await);
    }
    assert_eq!(page.slots(), feed.slots);
    println!("{published} published, {} received", page.applied);
    assert!(page.applied < published, "{} of {published}", page.applied);
}

#[actix_web::test]
async fn an_account_gets_exactly_the_events_it_missed() {
    let rig = Rig::start(quick());
    let owner = owner(5);
    for _ in 0..90 {
        rig.happen(owner.account, false);
    }
    let mut client = rig.client_of(Some(owner)).await;
    // More happens while the inbox is being read.
    *rig.feeds.delay.lock().unwrap() = Duration::from_millis(200);
    client.say(json!({ "t": "sub", "id": 1, "topic": "me", "since": { "ep": "1", "seq": 87 } })).await;
    rig.until("it watches", |rig| rig.hub.watchers(&Topic::Me(owner.account)) == 1).await;
    for _ in 0..5 {
        rig.happen(owner.account, true);
    }
    let ok = client.next_of("ok").await;
    assert_eq!(ok["d"]["mode"], "recovered");
    assert_eq!((&ok["d"]["ep"], &ok["d"]["unread"]), (&json!("1"), &json!(3)));
    for seq in 88..=95 {
        let event = client.next_of("evt").await;
        assert_eq!((event["prev"].as_i64(), event["seq"].as_i64()), (Some(seq - 1), Some(seq)));
        assert_eq!(event["d"]["number"], seq);
    }
    client.say(json!({ "t": "ack", "topic": "me", "seq": 95, "visible": true })).await;
    rig.until("it was seen", |rig| *rig.feeds.seen.lock().unwrap() == [(owner.account, 95, true)]).await;
}

#[actix_web::test]
async fn without_a_place_an_account_gets_what_comes() {
    let rig = Rig::start(quick());
    let owner = owner(5);
    for _ in 0..4 {
        rig.happen(owner.account, false);
    }
    let mut client = rig.client_of(Some(owner)).await;
    let ok = client.subscribe("me", None).await;
    assert_eq!(ok["d"], json!({ "mode": "current", "ep": "1", "seq": 4, "unread": 3 }));
    rig.happen(owner.account, true);
    assert_eq!(client.next().await["seq"], 5);
}

#[actix_web::test]
async fn who_missed_more_than_two_hundred_reads_on_elsewhere() {
    let rig = Rig::start(quick());
    let owner = owner(5);
    for _ in 0..301 {
        rig.happen(owner.account, false);
    }
    let mut client = rig.client_of(Some(owner)).await;
    let ok = client.subscribe("me", Some(("1", 100))).await;
    let expected = json!({ "mode": "limited", "ep": "1", "seq": 301, "unread": 3, "limited": true, "next": "/api/v1/notifications?after=100" });
    assert_eq!(ok["d"], expected);
    rig.happen(owner.account, true);
    assert_eq!(client.next().await["seq"], 302, "nothing of what was missed");
    let mut client = rig.client_of(Some(owner)).await;
    assert_eq!(client.subscribe("me", Some(("1", 102))).await["d"]["mode"], "recovered");
    for seq in 103..=302 {
        assert_eq!(client.next().await["seq"], seq);
    }
}

#[actix_web::test]
async fn a_gap_between_events_is_told_and_mended() {
    let rig = Rig::start(quick());
    let owner = owner(5);
    let mut client = rig.client_of(Some(owner)).await;
    client.subscribe("me", None).await;
    rig.happen(owner.account, false);
    rig.happen(owner.account, true);
    assert_eq!(client.next().await, json!({ "v": 1, "t": "reset", "topic": "me", "ep": "1" }));
    assert_eq!(client.subscribe("me", Some(("1", 0))).await["d"]["mode"], "recovered");
    assert_eq!(
        (client.next().await["seq"].as_i64(), client.next().await["seq"].as_i64()),
        (Some(1), Some(2))
    );
}

#[actix_web::test]
async fn nobody_hears_what_is_not_theirs() {
    let rig = Rig::start(quick());
    let mut anonymous = rig.client().await;
    assert_eq!(anonymous.subscribe("me", None).await["code"], "forbidden");
    anonymous.say(json!({ "t": "ack", "topic": "me", "seq": 1, "visible": true })).await;
    assert_eq!(anonymous.next().await["code"], "forbidden");
    let mut other = rig.client_of(Some(owner(6))).await;
    other.subscribe("me", None).await;
    rig.happen(owner(5).account, true);
    assert!(other.is_silent().await);
    assert!(rig.feeds.seen.lock().unwrap().is_empty());
}

#[actix_web::test]
async fn what_cannot_be_done_is_refused_with_a_reason() {
    let rig = Rig::start(quick());
    let (topic, broken) = (rig.feed(1).topic(), Topic::Slots(rig::service(2)));
    let unavailable = Unwatchable::Unavailable { retry_after: Duration::from_secs(3) };
    rig.feeds.refusals.lock().unwrap().insert(broken, unavailable);
    let mut client = rig.client().await;
    let cases = [
        (json!({ "t": "sub", "id": 1, "topic": "session:1" }), json!(1), "unknown_topic", false),
        (
            json!({ "t": "sub", "id": 2, "topic": Topic::Slots(rig::service(9)).to_string() }),
            json!(2),
            "unknown_topic",
            false,
        ),
        (json!({ "t": "sub", "id": 3, "topic": broken.to_string() }), json!(3), "overloaded", true),
        (
            json!({ "t": "sub", "id": 4, "topic": topic.to_string(), "admin": true }),
            json!(4),
            "bad_request",
            false,
        ),
        (json!({ "t": "sub", "topic": topic.to_string() }), Value::Null, "bad_request", false),
        (json!({ "t": "cmd", "id": 5 }), json!(5), "bad_request", false),
        (json!([]), Value::Null, "bad_request", false),
    ];
    for (message, id, code, temporary) in cases {
        client.say(message.clone()).await;
        let error = client.next().await;
        assert_eq!(
            (&error["t"], &error["id"], &error["code"]),
            (&json!("err"), &id, &json!(code)),
            "{message}"
        );
        assert_eq!(error["temporary"], temporary);
    }
    assert_eq!(client.subscribe(&topic.to_string(), None).await["t"], "ok", "it goes on after all that");
}

#[actix_web::test]
async fn topics_and_messages_are_limited() {
    let rig = Rig::start(Config { topics: 3, ..quick() });
    let mut client = rig.client().await;
    for number in 1..=3 {
        assert_eq!(client.subscribe(&rig.feed(number).topic().to_string(), None).await["t"], "ok");
        client.next_of("snap").await;
    }
    let error = client.subscribe(&rig.feed(4).topic().to_string(), None).await;
    assert_eq!((&error["code"], &error["d"]), (&json!("rate_limited"), &json!({ "limit": 3 })));
    for _ in 0..50 {
        client.say(json!({ "t": "pong", "ts": 1 })).await;
    }
    let error = client.next().await;
    assert_eq!((&error["code"], &error["temporary"]), (&json!("rate_limited"), &json!(true)));
    assert!(client.is_silent().await, "one refusal tells it all");
}

#[actix_web::test]
async fn a_flood_of_messages_ends_the_socket() {
    let rig = Rig::start(quick());
    let mut client = rig.client().await;
    for _ in 0..300 {
        if client.0.send(Message::text(json!({ "t": "pong", "ts": 1 }).to_string())).await.is_err() {
            break;
        }
    }
    let (bye, close) = client.goodbye().await;
    assert_eq!((&bye["code"], &bye["action"], close), (&json!(4504), &json!("stop"), 4504));
    rig.until("it is gone", |rig| rig.registry.open() == 0).await;
}

#[actix_web::test]
async fn an_account_has_so_many_sockets() {
    let rig = Rig::start(Config { sockets_per_account: 2, ..quick() });
    let (first, _second) = (rig.client_of(Some(owner(5))).await, rig.client_of(Some(owner(5))).await);
    let ticket = rig.ticket(Some(owner(5)), None);
    let refused = Client::connect(rig.address, &ticket, &[PROTOCOL]).await;
    assert_eq!(status(refused), Some(StatusCode::TOO_MANY_REQUESTS));
    let _other = rig.client_of(Some(owner(8))).await;
    drop(first);
    rig.until("there is room", |rig| rig.registry.open() == 2).await;
    rig.client_of(Some(owner(5))).await;
}

fn status(refused: Result<Client, Error>) -> Option<StatusCode> {
    match refused {
        Err(Error::Http(response)) => Some(response.status()),
        _ => None,
    }
}

#[actix_web::test]
async fn pages_of_other_origins_are_refused_before_the_upgrade() {
    let rig = Rig::start(quick());
    for origin in
        ["https://evil.example", "https://app.example.org.evil.example", "null", "http://app.example.org"]
    {
        let ticket = rig.ticket(None, Some(origin));
        let refused = Client::connect(rig.address, &ticket, &[PROTOCOL, ("Origin", origin)]).await;
        assert_eq!(status(refused), Some(StatusCode::FORBIDDEN), "{origin}");
    }
    let ticket = rig.ticket(None, Some(PAGE));
    Client::connect(rig.address, &ticket, &[PROTOCOL, ("Origin", PAGE)]).await.unwrap();
}

#[actix_web::test]
async fn a_ticket_opens_one_socket_within_its_time_from_its_page() {
    let rig = Rig::start(quick());
    let connect = |ticket: String, headers: Vec<(&'static str, &'static str)>| {
        let address = rig.address;
        async move { Client::connect(address, &ticket, &headers).await }
    };
    let ticket = rig.ticket(None, None);
    connect(ticket.clone(), vec![PROTOCOL]).await.unwrap();
    assert_eq!(status(connect(ticket, vec![PROTOCOL]).await), Some(StatusCode::UNAUTHORIZED), "twice");
    assert_eq!(status(connect("nonsense".to_owned(), vec![PROTOCOL]).await), Some(StatusCode::UNAUTHORIZED));
    let of_page = rig.ticket(None, Some(PAGE));
    assert_eq!(
        status(connect(of_page, vec![PROTOCOL]).await),
        Some(StatusCode::UNAUTHORIZED),
        "from elsewhere"
    );
    let late = rig.ticket(None, None);
    rig.clock.advance(SignedDuration::from_secs(30));
    assert_eq!(status(connect(late, vec![PROTOCOL]).await), Some(StatusCode::UNAUTHORIZED), "too late");
}

#[actix_web::test]
async fn only_clients_of_this_protocol_are_let_in() {
    let rig = Rig::start(quick());
    for headers in [
        vec![],
        vec![("Sec-WebSocket-Protocol", "fittribe.v2")],
        vec![("Sec-WebSocket-Protocol", "fittribe.v10, x")],
    ] {
        let ticket = rig.ticket(None, None);
        let refused = Client::connect(rig.address, &ticket, &headers).await;
        assert_eq!(status(refused), Some(StatusCode::UNPROCESSABLE_ENTITY), "{headers:?}");
        // The ticket was not spent on that.
        Client::connect(rig.address, &ticket, &[("Sec-WebSocket-Protocol", "fittribe.v2, fittribe.v1")])
            .await
            .unwrap();
    }
}

#[actix_web::test]
async fn sockets_of_an_account_that_signs_out_are_closed() {
    let rig = Rig::start(quick());
    let (mut first, mut other) = (rig.client_of(Some(owner(5))).await, rig.client_of(Some(owner(9))).await);
    let mut second_sign_in = rig.client_of(Some(Owner { session: uuid::Uuid::nil(), ..owner(5) })).await;
    rig.registry.close_session(owner(5).account, owner(5).session, CloseCode::Revoked);
    let (bye, close) = first.goodbye().await;
    assert_eq!((&bye["action"], bye.get("retry_ms"), close), (&json!("sign_in"), None, 4500));
    assert!(second_sign_in.is_silent().await);
    rig.registry.close_account(owner(5).account, CloseCode::Revoked);
    assert_eq!(second_sign_in.goodbye().await.1, 4500);
    assert!(other.is_silent().await);
}

#[actix_web::test]
async fn a_server_that_leaves_says_when_to_come_back() {
    let rig = Rig::start(quick());
    let mut client = rig.client().await;
    rig.registry.shutdown();
    let (bye, close) = client.goodbye().await;
    assert_eq!((&bye["code"], &bye["action"], close), (&json!(4001), &json!("reconnect"), 4001));
    assert_eq!(bye["retry_ms"], 15_250, "halfway between 0.5 and 30 seconds");
    drop(client);
    let ticket = rig.ticket(None, None);
    let refused = Client::connect(rig.address, &ticket, &[PROTOCOL]).await;
    assert_eq!(status(refused), Some(StatusCode::SERVICE_UNAVAILABLE));
    rig.until("all are gone", |rig| rig.registry.open() == 0).await;
}

#[actix_web::test]
async fn who_answers_pings_stays_and_who_does_not_goes() {
    let times = |config: Config| Config {
        ping: Duration::from_millis(200),
        pong: Duration::from_millis(300),
        ..config
    };
    let rig = Rig::start(times(quick()));
    let (mut good, mut bad) = (rig.client().await, rig.client().await);
    let answer = async {
        for _ in 0..6 {
            let ping = good.next_of("ping").await;
            good.say(json!({ "t": "pong", "ts": ping["ts"] })).await;
        }
    };
    let leave = async {
        assert_eq!(bad.next_of("ping").await["ts"], 1_788_000_000_000_u64);
        bad.goodbye().await.1
    };
    let ((), code) = tokio::join!(answer, leave);
    assert_eq!(code, 4003);
    drop(bad);
    rig.until("the good one is left", |rig| rig.registry.open() == 1).await;
}

#[actix_web::test]
async fn frames_of_the_websocket_protocol_are_answered() {
    let rig = Rig::start(quick());
    let mut client = rig.client().await;
    client.0.send(Message::Ping("are you there".into())).await.unwrap();
    assert_eq!(client.0.next().await.unwrap().unwrap(), Message::Pong("are you there".into()));
    client.0.close(None).await.unwrap();
    assert_eq!(client.next().await["close"], 1000);
    rig.until("it is gone", |rig| rig.registry.open() == 0).await;
}

#[actix_web::test]
async fn what_breaks_the_frame_protocol_ends_the_socket_at_once() {
    let rig = Rig::start(quick());
    let mut header = vec![0x81, 0xFF];
    header.extend((1_u64 << 30).to_be_bytes());
    header.extend([0; 4]);
    let begun = masked(0x01, &vec![b' '; 10_000]);
    let more = masked(0x00, &vec![b' '; 10_000]);
    let cases = [
        ("an oversized header", header, 1009),
        ("fragments too long together", [begun, more].concat(), 1009),
        ("endless fragments", [masked(0x01, b""), masked(0x00, b"").repeat(100)].concat(), 1009),
        ("an unmasked frame", vec![0x81, 0x02, b'{', b'}'], 1002),
        ("a binary message", masked(0x82, b"x"), 1003),
        ("not UTF-8", masked(0x81, &[0xFF]), 1007),
    ];
    for (what, bytes, code) in cases {
        let mut stream = rig.raw().await;
        stream.write_all(&bytes).await.unwrap();
        let (said, took) = read_to_end(&mut stream).await;
        assert_eq!(close_code(&said), Some(code), "{what}: {}", String::from_utf8_lossy(&said));
        assert!(took < Duration::from_secs(20), "{what}: {took:?}");
    }
    rig.until("all are gone", |rig| rig.registry.open() == 0).await;
}

#[actix_web::test]
async fn a_client_that_vanishes_leaves_nothing_behind() {
    let rig = Rig::start(quick());
    let feed = rig.feed(1);
    for _ in 0..20 {
        let mut client = rig.client_of(Some(owner(5))).await;
        client.subscribe(&feed.topic().to_string(), None).await;
        client.subscribe("me", None).await;
    }
    rig.until("all are gone", |rig| rig.registry.open() == 0).await;
    rig.until("nobody watches", |rig| rig.hub.watchers(&feed.topic()) == 0).await;
    assert_eq!(rig.hub.watchers(&Topic::Me(owner(5).account)), 0);
}

#[actix_web::test]
async fn the_endpoint_gives_out_tickets_that_open_sockets() {
    let rig = Rig::start(quick());
    let answer = rig.post("/api/v1/ws-tickets", &[("Origin", PAGE)]).await;
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    let body: Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap();
    assert_eq!((&body["expires_in"], &body["url"]), (&json!(30), &json!("/api/v1/ws")));
    let ticket = body["ticket"].as_str().unwrap();
    Client::connect(rig.address, ticket, &[PROTOCOL, ("Origin", PAGE)]).await.unwrap();
    let refused = rig.post("/api/v1/ws-tickets", &[("Origin", "https://evil.example")]).await;
    assert!(refused.starts_with("HTTP/1.1 403"), "{refused}");
}
