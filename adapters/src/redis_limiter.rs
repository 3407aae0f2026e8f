//! Limits that all nodes share, in Redis.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use fittribe_ports::{
    bus::BusAway,
    limiter::{Decision, Limiter, Policy},
};
use redis::{Script, aio::ConnectionManager};

use crate::{memory_limiter::MemoryLimiter, redis_connection::connect};

/// The generic cell rate algorithm in one round trip, on Redis' own clock. Kept of each key is the instant, in
/// microseconds, at which its count is full again; the key is gone by then.
const SCRIPT: &str = r"
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval, burst = tonumber(ARGV[1]), ARGV[1] * ARGV[2]
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + interval
if full - burst > now then return {0, 0, full - burst - now} end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000))
return {1, math.floor((burst - (full - now)) / interval), 0}
";

/// Limits that all nodes share. While Redis is away each node counts for itself. Cheap to clone.
#[derive(Clone)]
pub struct RedisLimiter {
    connection: ConnectionManager,
    script: Arc<Script>,
    alone: MemoryLimiter,
}

impl RedisLimiter {
    /// Connects. Must be called on the runtime that is to carry the connection.
    ///
    /// # Errors
    /// When the URL is wrong or Redis does not answer within two seconds.
    pub async fn connect(url: &str) -> Result<Self, BusAway> {
        let (_, connection) = connect(url, Duration::from_millis(250)).await?;
        Ok(Self { connection, script: Arc::new(Script::new(SCRIPT)), alone: MemoryLimiter::new() })
    }

    async fn ask(&self, policy: &Policy, who: &[u8]) -> redis::RedisResult<Decision> {
        let mut key = format!("fittribe:limit:{}:", policy.name).into_bytes();
        key.extend_from_slice(who);
        let interval = u64::try_from(policy.interval().as_micros()).unwrap_or(u64::MAX);
        let mut connection = self.connection.clone();
        let mut asked = self.script.key(key);
        asked.arg(interval).arg(policy.quota);
        let (allowed, remaining, wait): (u8, u32, u64) = asked.invoke_async(&mut connection).await?;
        Ok(Decision { allowed: allowed == 1, remaining, wait: Duration::from_micros(wait) })
    }
}

#[async_trait]
impl Limiter for RedisLimiter {
    async fn take(&self, policy: &Policy, who: &[u8]) -> Decision {
        match self.ask(policy, who).await {
            Ok(decision) => decision,
            Err(error) => {
                tracing::debug!(%error, "limiter.alone");
                self.alone.take_now(policy, who)
            }
        }
    }
}
