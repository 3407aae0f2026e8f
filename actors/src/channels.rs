//! All notification channels of this node, behind a typed handle.

use std::time::Duration;

use actix::{Actor, Addr};
use fittribe_domain::AccountId;
use fittribe_store::{inbox, inbox::Notification};
use tokio::sync::oneshot;

use crate::{
    calendars::AskError,
    channel::{ChannelActor, ChannelDeps, Deliver, Join, LoadedChannel, Look, Read},
    supervision::{DeathWatch, Kind, LoadError, Loading, Shards},
};

/// Where an account's inbox stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChannelState {
    /// The latest place.
    pub seq: i64,
    /// Lines not read yet.
    pub unread: i64,
}

/// What shards need to know about channels.
pub struct ChannelKind {
    deps: ChannelDeps,
}

impl ChannelKind {
    /// Channels with what they share.
    #[must_use]
    pub const fn new(deps: ChannelDeps) -> Self {
        Self { deps }
    }
}

impl Kind for ChannelKind {
    type Id = AccountId;
    type Loaded = LoadedChannel;
    type Handle = Addr<ChannelActor>;

    const NAME: &'static str = "channel";

    fn load(&self, id: AccountId) -> Loading<LoadedChannel> {
        let database = self.deps.database.clone();
        Box::pin(async move {
            let mut connection = database.read().await.map_err(LoadError::from)?;
            let seq = inbox::last_seq(&mut connection, id).await.map_err(LoadError::from)?;
            let unread = inbox::unread(&mut connection, id).await.map_err(LoadError::from)?;
            Ok(Some(LoadedChannel { seq, unread }))
        })
    }

    fn start(&self, id: AccountId, loaded: LoadedChannel, watch: DeathWatch<Self>) -> Addr<ChannelActor> {
        ChannelActor::new(id, self.deps.clone(), loaded, watch).start()
    }
}

/// Every channel with a device connected to this node. Cheap to clone.
#[derive(Clone)]
pub struct Channels {
    shards: Shards<ChannelKind>,
    patience: Duration,
}

impl Channels {
    /// Channels on these shards.
    #[must_use]
    pub const fn new(shards: Shards<ChannelKind>, patience: Duration) -> Self {
        Self { shards, patience }
    }

    /// Where the inbox stands, the channel running from now on. Everything later is published.
    ///
    /// # Errors
    /// When the channel cannot be had.
    pub async fn join(&self, account: AccountId) -> Result<ChannelState, AskError> {
        let joined = async {
            let mut channel = self.shards.summon(account).await?;
            for _ in 0..2 {
                let (reply, state) = oneshot::channel();
                channel.do_send(Join { reply });
                if let Ok(state) = state.await {
                    return Ok(state);
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
                channel = self.shards.summon_anew(account).await?;
            }
            Err(AskError::Unavailable { retry_after: Duration::from_secs(1) })
        };
        tokio::time::timeout(self.patience, joined).await.map_err(|_| AskError::TimedOut)?
    }

    /// A device saw everything up to a place; only a visible one counts as read.
    pub fn read(&self, account: AccountId, seq: i64, visible: bool) {
        if let Some(channel) = self.shards.running(account).filter(|_| visible) {
            channel.do_send(Read { seq });
        }
    }

    /// A durable line goes to whoever is connected here.
    pub fn deliver(&self, line: Notification) {
        if let Some(channel) = self.shards.running(line.account) {
            channel.do_send(Deliver(line));
        }
    }

    /// Another node says the inbox reached a place.
    pub fn heard(&self, account: AccountId, seq: i64) {
        if let Some(channel) = self.shards.running(account) {
            channel.do_send(Look { reached: seq });
        }
    }

    /// The accounts with a device connected here.
    #[must_use]
    pub fn running(&self) -> Vec<AccountId> {
        self.shards.ids()
    }
}
