//! Sign-ins that ended while their access tokens are still in their time.

use std::{sync::Arc, time::Duration};

use dashmap::DashMap;
use fittribe_domain::AccountId;
use fittribe_ports::clock::Clock;
use fittribe_store::{Database, StoreError, sign_ins};
use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinHandle;
use uuid::Uuid;

use super::tokens::LIFETIME;
use crate::ws;

/// How often a node asks what ended elsewhere. Statement 9 allows a minute.
const EVERY: Duration = Duration::from_secs(15);
/// No access token is good for longer, a difference of clocks included.
const REMEMBERED: SignedDuration = SignedDuration::from_secs(LIFETIME + 120);

/// What ended lately, on any node. Invariant: an access token of a sign-in that is in here is refused. Cheap to
/// clone.
#[derive(Clone, Debug, Default)]
pub struct Ended(Arc<DashMap<Uuid, Timestamp>>);

impl Ended {
    /// Whether a sign-in has ended.
    #[must_use]
    pub fn holds(&self, session: Uuid) -> bool {
        !self.0.is_empty() && self.0.contains_key(&session)
    }

    /// Enters a sign-in; true when that is news.
    pub fn enter(&self, session: Uuid, now: Timestamp) -> bool {
        self.0.insert(session, now).is_none()
    }

    fn forget_old(&self, now: Timestamp) {
        let old = now.checked_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
        self.0.retain(|_, ended| *ended > old);
    }

    async fn look(&self, database: &Database, sockets: &ws::Deps, now: Timestamp) -> Result<(), StoreError> {
        let since = now.checked_sub(REMEMBERED).unwrap_or(Timestamp::MIN);
        let mut connection = database.read().await?;
        let ended: Vec<(AccountId, Uuid)> = sign_ins::ended_since(&mut connection, since).await?;
        drop(connection);
        for (account, session) in ended {
            if self.enter(session, now) {
                sockets.close_session(account, session);
            }
        }
        Ok(())
    }
}

/// Follows what ends on other nodes, and what ended before this one started, until it is dropped.
#[derive(Debug)]
pub struct Follower(JoinHandle<()>);

impl Follower {
    /// Begins at once.
    #[must_use]
    pub fn start(
        ended: Ended,
        database: Database,
        sockets: ws::Deps,
        clock: Arc<dyn Clock>,
        runtime: &tokio::runtime::Handle,
    ) -> Self {
        Self(runtime.spawn(async move {
            loop {
                if let Err(error) = ended.look(&database, &sockets, clock.now()).await {
                    tracing::warn!(error = ?error, "ended_sign_ins.not_read");
                }
                ended.forget_old(clock.now());
                tokio::time::sleep(EVERY).await;
            }
        }))
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.0.abort();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ended_sign_in_is_remembered_for_longer_than_its_tokens_live() {
        let (ended, session) = (Ended::default(), Uuid::from_u128(7));
        let at = |second| Timestamp::from_second(second).unwrap();
        assert!(!ended.holds(session));
        assert!(ended.enter(session, at(0)) && !ended.enter(session, at(0)));
        ended.forget_old(at(LIFETIME + 60));
        assert!(ended.holds(session));
        ended.forget_old(at(LIFETIME + 120));
        assert!(!ended.holds(session));
    }
}
