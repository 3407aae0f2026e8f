//! The bus over a real Redis, which each test starts on a socket of its own.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use fittribe_adapters::{
    os_random::OsRandom, redis_bus::RedisBus, redis_limiter::RedisLimiter, redis_once::RedisOnce,
};
use fittribe_domain::TrainerId;
use fittribe_ports::{
    bus::{Bus, Hint, conformance},
    limiter::{Limiter, Policy, conformance as limiter_suite},
    once::{Once as _, conformance as once_suite},
    random::Random,
};

/// A server without files and without a port; it ends with this.
struct Redis {
    folder: PathBuf,
    server: Child,
}

impl Redis {
    /// `None` where `make test` could not install a Redis; it says so at its end.
    fn start() -> Option<Self> {
        if std::env::var_os("FITTRIBE_WITHOUT_REDIS").is_some() {
            return None;
        }
        // A socket's path has at most 107 bytes.
        let folder = std::env::temp_dir().join(format!("ft-redis-{}", OsRandom.uuid().simple()));
        std::fs::create_dir(&folder).unwrap();
        let server = Self::serve(&folder);
        Some(Self { folder, server })
    }

    fn serve(folder: &Path) -> Child {
        let mut command = Command::new("redis-server");
        command.args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"]);
        command.arg(folder.join("socket")).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
        let server = command.spawn().expect("redis-server is installed by scripts/install-redis");
        let begun = Instant::now();
        while std::os::unix::net::UnixStream::connect(folder.join("socket")).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "redis-server does not come up");
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    fn url(&self) -> String {
        format!("redis+unix://{}", self.folder.join("socket").display())
    }

    fn kill(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
        std::fs::remove_file(self.folder.join("socket")).unwrap();
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

async fn until(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}: never");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conforms() {
    let Some(redis) = Redis::start() else { return };
    let here = RedisBus::connect(&redis.url()).await.unwrap();
    let there = RedisBus::connect(&redis.url()).await.unwrap();
    conformance::delivers(&here, &there, || OsRandom.uuid()).await;
    conformance::delivers(&there, &there, || OsRandom.uuid()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn comes_back_after_redis_was_away_and_says_so_meanwhile() {
    let Some(mut redis) = Redis::start() else { return };
    let bus = RedisBus::connect(&redis.url()).await.unwrap();
    redis.kill();
    until("the bus notices", || !bus.connected()).await;
    let hint = Hint::Calendar { trainer: TrainerId::from_uuid(OsRandom.uuid()), version: 1 };
    let begun = Instant::now();
    assert!(bus.publish(hint).await.is_err(), "there is nobody to take it");
    assert!(begun.elapsed() < Duration::from_secs(5), "a bus that is away says so soon");
    redis.server = Redis::serve(&redis.folder);
    until("the bus is back", || bus.connected()).await;
    conformance::delivers(&bus, &bus, || OsRandom.uuid()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_limiter_conforms_and_counts_for_itself_while_redis_is_away() {
    let Some(mut redis) = Redis::start() else { return };
    let limiter = RedisLimiter::connect(&redis.url()).await.unwrap();
    limiter_suite::limits(&limiter).await;
    limiter_suite::holds_under_a_rush(limiter.clone()).await;
    // Another node counts the same.
    let elsewhere = RedisLimiter::connect(&redis.url()).await.unwrap();
    let policy = Policy { name: "shared", quota: 1, window: Duration::from_secs(600) };
    assert!(limiter.take(&policy, b"ana").await.allowed);
    assert!(!elsewhere.take(&policy, b"ana").await.allowed);
    redis.kill();
    let begun = Instant::now();
    assert!(elsewhere.take(&policy, b"ana").await.allowed, "a new count, its own");
    assert!(!elsewhere.take(&policy, b"ana").await.allowed);
    assert!(begun.elapsed() < Duration::from_secs(6), "soon");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_be_taken_once_is_taken_once_on_any_node() {
    let Some(mut redis) = Redis::start() else { return };
    let here = RedisOnce::connect(&redis.url()).await.unwrap();
    let there = RedisOnce::connect(&redis.url()).await.unwrap();
    once_suite::gives_once(&here, &there, || OsRandom.bytes32()).await;
    once_suite::has_one_winner(here.clone(), OsRandom.bytes32()).await;
    redis.kill();
    let key = OsRandom.bytes32();
    assert_eq!(here.put(key, b"own".to_vec(), Duration::from_secs(30)).await, Ok(()));
    assert_eq!(there.take(key).await, None, "known to the other node alone");
    assert_eq!(here.take(key).await.as_deref(), Some(&b"own"[..]));
}

#[tokio::test]
async fn a_wrong_address_is_refused() {
    for url in ["redis://127.0.0.1:1/", "nonsense"] {
        assert!(RedisBus::connect(url).await.is_err(), "{url}");
    }
}
