//! Hints between nodes. A hint may be lost or come twice; versions in the database heal both.

use async_trait::async_trait;
use fittribe_domain::{AccountId, TrainerId};
use tokio::sync::broadcast;

/// What another node may want to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A calendar reached a version.
    Calendar {
        /// Whose.
        trainer: TrainerId,
        /// At least.
        version: u64,
    },
    /// An inbox reached a sequence number.
    Inbox {
        /// Whose.
        account: AccountId,
        /// At least.
        seq: i64,
    },
}

/// A hint could not be sent. Nothing is lost but time.
#[derive(Debug, thiserror::Error)]
#[error("the bus is away: {0}")]
pub struct BusAway(pub String);

/// The bus.
#[async_trait]
pub trait Bus: Send + Sync {
    /// Tells the other nodes. A node may hear its own hints.
    ///
    /// # Errors
    /// When the bus is away.
    async fn publish(&self, hint: Hint) -> Result<(), BusAway>;

    /// Hears hints from now on.
    fn subscribe(&self) -> broadcast::Receiver<Hint>;

    /// Whether hints reach other nodes at present; when not, versions are compared more often.
    fn connected(&self) -> bool;
}

/// What every bus does. Each implementation's tests run it.
pub mod conformance {
    use std::time::Duration;

    use fittribe_domain::{AccountId, TrainerId};

    use super::{Bus, Hint};

    /// A hint published on one end arrives at the other, whole and in order.
    ///
    /// # Panics
    /// When it does not.
    pub async fn delivers(from: &dyn Bus, to: &dyn Bus, fresh: impl Fn() -> uuid::Uuid) {
        let mut heard = to.subscribe();
        let sent = [
            Hint::Calendar { trainer: TrainerId::from_uuid(fresh()), version: 7 },
            Hint::Inbox { account: AccountId::from_uuid(fresh()), seq: i64::MAX },
        ];
        for hint in sent {
            assert!(from.publish(hint).await.is_ok(), "a connected bus takes a hint");
        }
        for hint in sent {
            let next = tokio::time::timeout(Duration::from_secs(5), heard.recv()).await;
            assert!(matches!(next, Ok(Ok(got)) if got == hint), "expected {hint:?}, heard {next:?}");
        }
        assert!(to.connected(), "a bus that delivers is connected");
    }
}
