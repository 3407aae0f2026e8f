//! What sockets can watch, and where it comes from.

use std::{sync::Arc, time::Duration};

use dashmap::DashMap;
use fittribe_actors::{
    calendars::{AskError, Calendars},
    channels::{ChannelState, Channels},
    topic::Topic,
};
use fittribe_domain::{AccountId, ServiceId, TrainerId};
use fittribe_store::{Database, StoreError, inbox, trainers};
use futures_util::future::BoxFuture;
use serde_json::Value;
use tokio::runtime::Handle;

/// Why a topic cannot be watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unwatchable {
    /// There is nothing of that name.
    #[error("there is no such topic")]
    Unknown,
    /// Not at present.
    #[error("the topic is unavailable")]
    Unavailable {
        /// When to come again.
        retry_after: Duration,
    },
    /// Our fault.
    #[error("the topic cannot be read")]
    Broken,
}

/// One line of an inbox as a socket sends it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its place.
    pub seq: i64,
    /// What it says.
    pub body: Value,
}

/// A result that comes later.
pub type Later<T> = BoxFuture<'static, Result<T, Unwatchable>>;

/// What sockets ask of the rest of FitTribe.
pub trait Feeds: Send + Sync {
    /// Has a topic's state published; afterwards the hub has its latest.
    fn watch(&self, topic: Topic) -> Later<()>;

    /// Has an account's events published; where its inbox stands.
    fn join(&self, account: AccountId) -> Later<ChannelState>;

    /// At most `limit` lines of an inbox after a place, in order.
    fn missed(&self, account: AccountId, after: i64, limit: u16) -> Later<Vec<Line>>;

    /// Somebody saw an inbox up to a place.
    fn seen(&self, account: AccountId, seq: i64, visible: bool);
}

/// The real ones.
#[derive(Clone)]
pub struct LiveFeeds {
    calendars: Calendars,
    channels: Channels,
    database: Database,
    runtime: Handle,
    /// Whose service it is never changes.
    owners: Arc<DashMap<ServiceId, TrainerId>>,
}

impl LiveFeeds {
    /// From the actors and the store; store futures run on `runtime`.
    #[must_use]
    pub fn new(calendars: Calendars, channels: Channels, database: Database, runtime: Handle) -> Self {
        Self { calendars, channels, database, runtime, owners: Arc::default() }
    }

    async fn owner(&self, service: ServiceId) -> Result<TrainerId, Unwatchable> {
        if let Some(known) = self.owners.get(&service) {
            return Ok(*known);
        }
        let database = self.database.clone();
        let found = self.on_runtime(async move {
            let mut connection = database.read().await?;
            trainers::of_service(&mut connection, service).await
        });
        let trainer = found.await?.ok_or(Unwatchable::Unknown)?;
        self.owners.insert(service, trainer);
        Ok(trainer)
    }

    async fn on_runtime<T: Send + 'static>(
        &self,
        reading: impl Future<Output = Result<T, StoreError>> + Send + 'static,
    ) -> Result<T, Unwatchable> {
        match self.runtime.spawn(reading).await {
            Ok(Ok(read)) => Ok(read),
            Ok(Err(error)) => {
                tracing::warn!(error = ?error, "socket.store_failed");
                Err(Unwatchable::Unavailable { retry_after: Duration::from_secs(1) })
            }
            Err(_) => Err(Unwatchable::Broken),
        }
    }
}

impl From<AskError> for Unwatchable {
    fn from(error: AskError) -> Self {
        match error {
            AskError::NoSuchCalendar => Self::Unknown,
            AskError::Busy { retry_after } | AskError::Unavailable { retry_after } => {
                Self::Unavailable { retry_after }
            }
            AskError::TimedOut | AskError::Contended => {
                Self::Unavailable { retry_after: Duration::from_secs(1) }
            }
            AskError::Rejected(_) | AskError::KeyReused | AskError::Refused => Self::Broken,
        }
    }
}

impl Feeds for LiveFeeds {
    fn watch(&self, topic: Topic) -> Later<()> {
        let feeds = self.clone();
        Box::pin(async move {
            let trainer = match topic {
                Topic::Slots(service) => feeds.owner(service).await?,
                Topic::Availability(trainer) | Topic::Next(trainer) => trainer,
                Topic::Me(_) => return Err(Unwatchable::Unknown),
            };
            Ok(feeds.calendars.watch(trainer, topic).await?)
        })
    }

    fn join(&self, account: AccountId) -> Later<ChannelState> {
        let channels = self.channels.clone();
        Box::pin(async move { Ok(channels.join(account).await?) })
    }

    fn missed(&self, account: AccountId, after: i64, limit: u16) -> Later<Vec<Line>> {
        let feeds = self.clone();
        Box::pin(async move {
            let database = feeds.database.clone();
            let reading = feeds.on_runtime(async move {
                let mut connection = database.read().await?;
                let lines = inbox::since(&mut connection, account, after, limit).await?;
                lines.iter().map(|line| Ok(Line { seq: line.seq, body: line.value()? })).collect()
            });
            reading.await
        })
    }

    fn seen(&self, account: AccountId, seq: i64, visible: bool) {
        self.channels.read(account, seq, visible);
    }
}
