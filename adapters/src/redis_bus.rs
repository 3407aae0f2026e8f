//! The bus over Redis publish and subscribe.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use fittribe_domain::{AccountId, TrainerId};
use fittribe_ports::bus::{Bus, BusAway, Hint};
use futures_util::StreamExt;
use redis::{AsyncCommands, aio::ConnectionManager};
use tokio::{sync::broadcast, task::JoinHandle};

use crate::redis_connection::{away, connect};

const CHANNEL: &str = "fittribe:hints";

/// Hints through Redis. While Redis is away publishing fails at once and [`Bus::connected`] is false; the
/// listener comes back by itself.
pub struct RedisBus {
    publisher: ConnectionManager,
    heard: broadcast::Sender<Hint>,
    connected: Arc<AtomicBool>,
    listener: JoinHandle<()>,
}

impl RedisBus {
    /// Connects both ways. Must be called on the runtime that is to carry the connections.
    ///
    /// # Errors
    /// When the URL is wrong or Redis does not answer within two seconds.
    pub async fn connect(url: &str) -> Result<Self, BusAway> {
        let (client, publisher) = connect(url, Duration::from_secs(1)).await?;
        let heard = broadcast::Sender::new(4096);
        let connected = Arc::new(AtomicBool::new(false));
        let first = subscribe(&client).await.map_err(away)?;
        connected.store(true, Ordering::Relaxed);
        let listener = tokio::spawn(listen(client, first, heard.clone(), Arc::clone(&connected)));
        Ok(Self { publisher, heard, connected, listener })
    }
}

impl Drop for RedisBus {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

async fn subscribe(client: &redis::Client) -> redis::RedisResult<redis::aio::PubSub> {
    let mut subscription = client.get_async_pubsub().await?;
    subscription.subscribe(CHANNEL).await?;
    Ok(subscription)
}

async fn listen(
    client: redis::Client,
    first: redis::aio::PubSub,
    heard: broadcast::Sender<Hint>,
    connected: Arc<AtomicBool>,
) {
    let mut subscription = Some(first);
    loop {
        if let Some(mut live) = subscription.take() {
            connected.store(true, Ordering::Relaxed);
            let mut messages = live.on_message();
            while let Some(message) = messages.next().await {
                let text = message.get_payload::<String>().unwrap_or_default();
                let _listeners = parse(&text).map(|hint| heard.send(hint));
            }
        }
        connected.store(false, Ordering::Relaxed);
        tokio::time::sleep(Duration::from_secs(1)).await;
        subscription = subscribe(&client).await.ok();
    }
}

fn parse(text: &str) -> Option<Hint> {
    let mut parts = text.split(' ');
    match (parts.next()?, parts.next()?, parts.next()?) {
        ("calendar", trainer, version) => Some(Hint::Calendar {
            trainer: trainer.parse::<TrainerId>().ok()?,
            version: version.parse().ok()?,
        }),
        ("inbox", account, seq) => {
            Some(Hint::Inbox { account: account.parse::<AccountId>().ok()?, seq: seq.parse().ok()? })
        }
        _ => None,
    }
}

#[async_trait]
impl Bus for RedisBus {
    async fn publish(&self, hint: Hint) -> Result<(), BusAway> {
        let text = match hint {
            Hint::Calendar { trainer, version } => format!("calendar {trainer} {version}"),
            Hint::Inbox { account, seq } => format!("inbox {account} {seq}"),
        };
        let mut publisher = self.publisher.clone();
        let listeners: i64 = publisher.publish(CHANNEL, text).await.map_err(away)?;
        tracing::trace!(listeners, "bus.published");
        Ok(())
    }

    fn subscribe(&self) -> broadcast::Receiver<Hint> {
        self.heard.subscribe()
    }

    fn connected(&self) -> bool {
        self.connected.load(Ordering::Relaxed)
    }
}
