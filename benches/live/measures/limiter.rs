//! How many decisions a limiter makes, against one atomic counter for each who asks.

use std::{
    hint::black_box,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use dashmap::DashMap;
use fittribe_adapters::{memory_limiter::MemoryLimiter, redis_limiter::RedisLimiter};
use fittribe_ports::limiter::{Limiter, Policy};
use tokio::task::JoinSet;

use crate::{
    Outcome,
    bench::Bench,
    report::{Line, Target},
};

/// Who asks, in turn.
const ASKERS: u32 = 10_000;
/// Decisions that are timed.
const DECISIONS: u32 = 1_000_000;
/// Decisions that are on their way to Redis at once, and in all.
const TO_REDIS: (u32, u32) = (64, 100_000);
const POLICY: Policy = Policy { name: "bench", quota: 120, window: Duration::from_secs(60) };

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    let askers: Vec<[u8; 17]> = (0..ASKERS).map(asker).collect();
    let mut pairs = Vec::new();
    for _ in 0..bench.rounds {
        let counters: DashMap<Box<[u8]>, AtomicU64> = DashMap::new();
        let floor = rate(&askers, |who| {
            let counter = counters.entry(who.into()).or_default();
            black_box(counter.fetch_add(1, Ordering::Relaxed));
        });
        let limiter = MemoryLimiter::new();
        let ours = rate(&askers, |who| {
            black_box(limiter.take_now(&POLICY, who));
        });
        println!("limiter {ours:.0}/s, counters {floor:.0}/s");
        pairs.push((ours, floor));
    }
    let name = "limiter decisions/s of one thread ÷ counters in a map";
    let mut lines = vec![Line::ratio(name, "/s", &pairs, Target::None)];
    lines.extend(redis(bench)?);
    Ok(lines)
}

fn asker(nth: u32) -> [u8; 17] {
    let mut key = [b'a'; 17];
    key[..4].copy_from_slice(&nth.to_be_bytes());
    key
}

fn rate(askers: &[[u8; 17]], decide: impl Fn(&[u8])) -> f64 {
    let begun = Instant::now();
    for who in askers.iter().cycle().take(DECISIONS as usize) {
        decide(who);
    }
    f64::from(DECISIONS) / begun.elapsed().as_secs_f64()
}

/// A server that ends with this.
struct Redis(Child);

impl Drop for Redis {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[expect(clippy::disallowed_methods, reason = "the bare connection is the floor")]
async fn bare(url: &str) -> Outcome<redis::aio::MultiplexedConnection> {
    Ok(redis::Client::open(url)?.get_multiplexed_async_connection().await?)
}

/// The same in a Redis that all nodes share, where there is one to start; and how many it answers that do nothing.
fn redis(bench: &Bench) -> Outcome<Option<Line>> {
    let socket = bench.scratch.join("redis");
    let mut command = Command::new("redis-server");
    command.args(["--port", "0", "--save", "", "--appendonly", "no", "--unixsocket"]).arg(&socket);
    let Ok(server) = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        println!("There is no redis-server: scripts/install-redis installs one.");
        return Ok(None);
    };
    let _server = Redis(server);
    let url = format!("redis+unix://{}", socket.display());
    let mut pairs = Vec::new();
    bench.block_on(async {
        let begun = Instant::now();
        let limiter = loop {
            match RedisLimiter::connect(&url).await {
                Ok(limiter) => break limiter,
                Err(away) if begun.elapsed() > Duration::from_secs(20) => return Err(away.into()),
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        };
        let connection = bare(&url).await?;
        for _ in 0..bench.rounds {
            let floor = at_once(|_| {
                let mut connection = connection.clone();
                async move { redis::cmd("PING").query_async::<String>(&mut connection).await.is_ok() }
            });
            let floor = floor.await?;
            let ours = at_once(|nth| {
                let limiter = limiter.clone();
                async move {
                    black_box(limiter.take(&POLICY, &asker(nth % ASKERS)).await);
                    true
                }
            });
            let ours = ours.await?;
            println!("limiter in Redis {ours:.0}/s, PING {floor:.0}/s");
            pairs.push((ours, floor));
        }
        Ok::<_, Box<dyn std::error::Error>>(())
    })?;
    Ok(Some(Line::ratio("limiter decisions/s in Redis ÷ PING", "/s", &pairs, Target::None)))
}

async fn at_once<F>(ask: impl Fn(u32) -> F) -> Outcome<f64>
where
    F: Future<Output = bool> + 'static,
{
    let (tasks, all) = TO_REDIS;
    let begun = Instant::now();
    let mut under_way = JoinSet::new();
    let mut asked = 0;
    loop {
        while asked < all && under_way.len() < tasks as usize {
            under_way.spawn_local(ask(asked));
            asked += 1;
        }
        match under_way.join_next().await {
            None => return Ok(f64::from(all) / begun.elapsed().as_secs_f64()),
            Some(Ok(true)) => {}
            Some(_) => return Err("Redis did not answer".into()),
        }
    }
}
