//! Peers that do not read and peers that never stop talking: gone in time, and memory stays flat. In a
//! process of its own, one after the other, because it measures the process.
#![expect(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests"
)]

#[path = "ws_sockets/rig.rs"]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod rig;

use std::time::{Duration, Instant};

use fittribe_actors::{hub::State, topic::Topic, wire::Frame};
use fittribe_http::ws::Config;
use rig::{Rig, close_code, masked, quick, read_to_end};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Resident memory, KiB.
fn resident() -> i64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Processor time of the process.
fn processor() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
    Duration::from_millis(ticks * 10)
}

#[actix_web::test]
async fn hostile_peers_are_bounded() {
    frozen_while_states_are_published().await;
    frozen_while_events_are_published().await;
    frozen_while_nothing_is_published().await;
    tiny_frames().await;
    long_frames().await;
    after_an_error().await;
}

/// The protocol's own times: 100 MB of snapshots, each another one, and nobody reads.
async fn frozen_while_states_are_published() {
    let rig = Rig::start(Config { sweep: Duration::from_secs(1), ..quick() });
    let topic = Topic::Slots(rig::service(1));
    let publish = |seq: u64| {
        let state = State::new("c1".into(), seq, move || Frame::text(&format!("{seq:>60000}")));
        if seq == 1 {
            rig.hub.set_latest(topic, state)
        } else {
            rig.hub.publish_state(topic, None, None, state)
        }
    };
    publish(1);
    let mut stream = rig.raw().await;
    let sub = json!({ "t": "sub", "id": 1, "topic": topic.to_string() }).to_string();
    stream.write_all(&masked(0x81, sub.as_bytes())).await.unwrap();
    rig.until("it watches", |rig| rig.hub.watchers(&topic) == 1).await;
    let (before, begun, mut most) = (resident(), Instant::now(), 0);
    let mut published = 0_u64;
    while rig.registry.open() > 0 {
        for _ in 0..10 {
            published += 1;
            publish(published + 1);
        }
        most = most.max(resident() - before);
        assert!(begun.elapsed() < Duration::from_secs(60), "still there");
        let pace = if published < 1_700 { 1 } else { 50 };
        tokio::time::sleep(Duration::from_millis(pace)).await;
    }
    println!(
        "frozen, states: gone after {:?}, {} MB published, +{most} KiB",
        begun.elapsed(),
        published * 60_000 / 1_000_000
    );
    assert!(published * 60_000 > 100_000_000, "too little was published to tell");
    assert!(most < 8 * 1024, "+{most} KiB");
    rig.until("nobody watches", |rig| rig.hub.watchers(&topic) == 0).await;
}

async fn frozen_while_events_are_published() {
    let rig = Rig::start(Config { patience: Duration::from_secs(60), ..quick() });
    let owner = rig::owner(5);
    let socket = rig.raw_of(Some(owner)).await;
    let mut stream = socket;
    let sub = json!({ "t": "sub", "id": 1, "topic": "me" }).to_string();
    stream.write_all(&masked(0x81, sub.as_bytes())).await.unwrap();
    let topic = Topic::Me(owner.account);
    rig.until("it watches", |rig| rig.hub.watchers(&topic) == 1).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    let (before, begun, mut most, mut seq) = (resident(), Instant::now(), 0, 0);
    while rig.registry.open() > 0 {
        for _ in 0..100 {
            rig.hub.publish_event(topic, seq, seq + 1, Frame::text(&format!("{seq:>2000}")));
            seq += 1;
        }
        most = most.max(resident() - before);
        assert!(begun.elapsed() < Duration::from_secs(60), "still there");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    println!(
        "frozen, events: gone after {:?}, {} MB published, +{most} KiB",
        begun.elapsed(),
        seq * 2_000 / 1_000_000
    );
    assert!(most < 8 * 1024, "+{most} KiB");
}

/// Nothing fills the buffers: the heartbeat notices.
async fn frozen_while_nothing_is_published() {
    let rig =
        Rig::start(Config { ping: Duration::from_millis(200), pong: Duration::from_millis(200), ..quick() });
    let _stream = rig.raw().await;
    let begun = Instant::now();
    rig.until("it is gone", |rig| rig.registry.open() == 0).await;
    println!("frozen, idle: gone after {:?}", begun.elapsed());
}

async fn tiny_frames() {
    let rig = Rig::start(quick());
    let mut stream = rig.raw().await;
    let frames = masked(0x8A, b"").repeat(20_000);
    let (before, begun, mut most, mut sent) = (resident(), Instant::now(), 0, 0);
    let mut said = Vec::new();
    while begun.elapsed() < Duration::from_secs(60) {
        let written = tokio::time::timeout(Duration::from_millis(500), stream.write_all(&frames)).await;
        sent += frames.len();
        most = most.max(resident() - before);
        let mut bytes = [0; 4096];
        if let Ok(Ok(read @ 1..)) =
            tokio::time::timeout(Duration::from_millis(1), stream.read(&mut bytes)).await
        {
            said.extend(&bytes[..read]);
        }
        if matches!(written, Ok(Err(_))) {
            break;
        }
    }
    println!("tiny frames: gone after {:?}, {} KiB sent, +{most} KiB", begun.elapsed(), sent / 1024);
    assert_eq!(close_code(&said), Some(4504), "{}", String::from_utf8_lossy(&said));
    assert!(begun.elapsed() < Duration::from_secs(30));
    assert!(most < 8 * 1024, "+{most} KiB");
}

/// A header that promises 512 MiB, and the bytes after it.
async fn long_frames() {
    let rig = Rig::start(quick());
    let mut stream = rig.raw().await;
    let mut header = vec![0x81, 0xFF];
    header.extend((512_u64 << 20).to_be_bytes());
    header.extend([0; 4]);
    stream.write_all(&header).await.unwrap();
    let (before, mut most, begun) = (resident(), 0, Instant::now());
    let chunk = vec![b'x'; 1 << 20];
    while begun.elapsed() < Duration::from_secs(60) && stream.write_all(&chunk).await.is_ok() {
        most = most.max(resident() - before);
    }
    println!("long frame: gone after {:?}, +{most} KiB", begun.elapsed());
    assert!(begun.elapsed() < Duration::from_secs(30));
    assert!(most < 8 * 1024, "+{most} KiB");
}

/// A socket whose client broke the rules, and stays, costs nothing more.
async fn after_an_error() {
    let rig = Rig::start(Config { grace: Duration::from_secs(3), ..quick() });
    let mut streams = Vec::new();
    for _ in 0..20 {
        let mut stream = rig.raw().await;
        stream.write_all(&[0xFF; 64]).await.unwrap();
        streams.push(stream);
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    let (before, begun) = (processor(), Instant::now());
    tokio::time::sleep(Duration::from_secs(2)).await;
    let used = processor() - before;
    println!("after an error: {used:?} of processor in {:?}", begun.elapsed());
    assert!(used < Duration::from_millis(500), "{used:?}");
    for stream in &mut streams {
        assert_eq!(close_code(&read_to_end(stream).await.0), Some(1002));
    }
}
