//! Values that can be taken once, by any node, in Redis.

use std::time::Duration;

use async_trait::async_trait;
use fittribe_ports::{
    bus::BusAway,
    once::{Full, Once, OnceKey},
};
use redis::{AsyncCommands, ExistenceCheck, SetExpiry, SetOptions, aio::ConnectionManager};

use crate::{memory_once::MemoryOnce, redis_connection::connect};

/// What is kept here while Redis is away.
const MOST_ALONE: usize = 10_000;

/// Values that any node can take. Those that Redis could not be given are kept here, for this node alone.
/// Cheap to clone.
#[derive(Clone)]
pub struct RedisOnce {
    connection: ConnectionManager,
    alone: MemoryOnce,
}

fn name(key: OnceKey) -> Vec<u8> {
    [b"fittribe:once:", &key[..]].concat()
}

impl RedisOnce {
    /// Connects. Must be called on the runtime that is to carry the connection.
    ///
    /// # Errors
    /// When the URL is wrong or Redis does not answer within two seconds.
    pub async fn connect(url: &str) -> Result<Self, BusAway> {
        let (_, connection) = connect(url, Duration::from_millis(500)).await?;
        Ok(Self { connection, alone: MemoryOnce::new(MOST_ALONE) })
    }
}

#[async_trait]
impl Once for RedisOnce {
    async fn put(&self, key: OnceKey, value: Vec<u8>, lifetime: Duration) -> Result<(), Full> {
        let millis = u64::try_from(lifetime.as_millis()).unwrap_or(u64::MAX).max(1);
        let options =
            SetOptions::default().conditional_set(ExistenceCheck::NX).with_expiration(SetExpiry::PX(millis));
        let mut connection = self.connection.clone();
        let put: redis::RedisResult<bool> = connection.set_options(name(key), &value, options).await;
        match put {
            Ok(_) => Ok(()),
            Err(error) => {
                tracing::debug!(%error, "once.alone");
                self.alone.put_now(key, value, lifetime)
            }
        }
    }

    async fn take(&self, key: OnceKey) -> Option<Vec<u8>> {
        if let Some(own) = self.alone.take_now(key) {
            return Some(own);
        }
        let mut connection = self.connection.clone();
        let taken: redis::RedisResult<Option<Vec<u8>>> = connection.get_del(name(key)).await;
        taken.unwrap_or_else(|error| {
            tracing::debug!(%error, "once.alone");
            None
        })
    }
}
