//! Tickets: what a socket connects with, so that no token is ever part of a URL.

use std::{sync::Arc, time::Duration};

use fittribe_domain::{AccountId, account::Role};
use fittribe_ports::once::{Full, Once};
use fittribe_store::secret::{hash, written};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long a ticket is good.
pub const LIFETIME: Duration = Duration::from_secs(30);

/// Who a socket belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Who.
    pub account: AccountId,
    /// As what.
    pub role: Role,
    /// Of which sign-in.
    pub session: Uuid,
}

/// What a ticket is good for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Who connects; nobody in particular when anonymous.
    pub owner: Option<Owner>,
    /// The page that asked for it, which must be the one that connects.
    pub origin: Option<String>,
    /// Good until then.
    pub until: Timestamp,
}

/// Tickets that were given out. Invariant: one is redeemed once at most, on whichever node, and not after its
/// time. Kept is the hash of a ticket's secret, so that looking one up tells nothing about others.
#[derive(Clone)]
pub struct Tickets(Arc<dyn Once>);

impl Tickets {
    /// Tickets that are kept there.
    #[must_use]
    pub const fn new(once: Arc<dyn Once>) -> Self {
        Self(once)
    }

    /// Keeps a ticket with this secret.
    ///
    /// # Errors
    /// When too many are open.
    pub async fn put(&self, secret: [u8; 32], grant: &Grant) -> Result<(), Full> {
        self.0.put(hash(&written(&secret)), serde_json::to_vec(grant).map_err(|_| Full)?, LIFETIME).await
    }

    /// Gives a ticket up. `None` when it is unknown, used, too old, or another page's.
    pub async fn redeem(&self, ticket: &str, origin: Option<&str>, now: Timestamp) -> Option<Option<Owner>> {
        let grant: Grant = serde_json::from_slice(&self.0.take(hash(ticket)).await?).ok()?;
        (grant.until > now && grant.origin.as_deref() == origin).then_some(grant.owner)
    }
}

#[cfg(test)]
mod tests {
    use fittribe_adapters::memory_once::MemoryOnce;

    use super::*;

    const PAGE: Option<&str> = Some("https://app.example.org");

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn grant() -> Grant {
        let owner =
            Owner { account: AccountId::from_uuid(Uuid::nil()), role: Role::Client, session: Uuid::nil() };
        Grant { owner: Some(owner), origin: PAGE.map(str::to_owned), until: at(30) }
    }

    fn tickets() -> Tickets {
        Tickets::new(Arc::new(MemoryOnce::new(100)))
    }

    #[tokio::test]
    async fn a_ticket_is_good_once() {
        let (tickets, secret) = (tickets(), [7; 32]);
        tickets.put(secret, &grant()).await.unwrap();
        assert_eq!(tickets.redeem(&written(&secret), PAGE, at(29)).await, Some(grant().owner));
        assert_eq!(tickets.redeem(&written(&secret), PAGE, at(29)).await, None);
    }

    #[tokio::test]
    async fn a_ticket_is_good_for_thirty_seconds_on_its_own_page() {
        let tickets = tickets();
        for (origin, now) in [(PAGE, 30), (Some("https://evil.example"), 1), (None, 1)] {
            tickets.put([1; 32], &grant()).await.unwrap();
            assert_eq!(tickets.redeem(&written(&[1; 32]), origin, at(now)).await, None, "{origin:?} {now}");
        }
        for nonsense in ["", "x", "%%%", &written(&[2; 32])] {
            assert_eq!(tickets.redeem(nonsense, PAGE, at(1)).await, None);
        }
    }
}
