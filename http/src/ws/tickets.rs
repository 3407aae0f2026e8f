//! Tickets: what a socket connects with, so that no token is ever part of a URL.

use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use dashmap::DashMap;
use fittribe_domain::{AccountId, account::Role};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// How long a ticket is good.
pub const LIFETIME: Duration = Duration::from_secs(30);
/// The most tickets that can be open on a node.
const MOST: usize = 100_000;

/// Who a socket belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Who.
    pub account: AccountId,
    /// As what.
    pub role: Role,
    /// Of which sign-in.
    pub session: Uuid,
}

/// What a ticket is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Who connects; nobody in particular when anonymous.
    pub owner: Option<Owner>,
    /// The page that asked for it, which must be the one that connects.
    pub origin: Option<String>,
    /// Good until then.
    pub until: Timestamp,
}

/// No room for another ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many tickets are open")]
pub struct Full;

/// Where tickets are kept. Invariant: one is redeemed once at most, and not after its time.
pub trait Tickets: Send + Sync {
    /// Keeps a ticket with this secret.
    ///
    /// # Errors
    /// When too many are open.
    fn put(&self, secret: [u8; 32], grant: Grant, now: Timestamp) -> Result<(), Full>;

    /// Gives a ticket up. `None` when it is unknown, used, too old, or another page's.
    fn redeem(&self, ticket: &str, origin: Option<&str>, now: Timestamp) -> Option<Option<Owner>>;

    /// Forgets an account's tickets, or those of one sign-in.
    fn revoke(&self, account: AccountId, session: Option<Uuid>);
}

/// What a client is given for a secret.
#[must_use]
pub fn written(secret: &[u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(secret)
}

/// Tickets of this process, by the hash of their secret, so that looking one up tells nothing about others.
#[derive(Default)]
pub struct MemoryTickets {
    open: DashMap<[u8; 32], Grant>,
    /// When old ones were last dropped, seconds.
    swept: AtomicI64,
}

impl MemoryTickets {
    /// Drops old ones, every ten seconds, or every second when there is no room.
    fn sweep(&self, now: Timestamp) {
        let pause = if self.open.len() >= MOST { 1 } else { 10 };
        let swept = self.swept.load(Ordering::Relaxed);
        let due = now.as_second().saturating_sub(swept) >= pause;
        let mine =
            || self.swept.compare_exchange(swept, now.as_second(), Ordering::Relaxed, Ordering::Relaxed);
        if due && mine().is_ok() {
            self.open.retain(|_, grant| grant.until > now);
        }
    }
}

fn key(secret: &[u8]) -> [u8; 32] {
    Sha256::digest(secret).into()
}

impl Tickets for MemoryTickets {
    fn put(&self, secret: [u8; 32], grant: Grant, now: Timestamp) -> Result<(), Full> {
        self.sweep(now);
        if self.open.len() >= MOST {
            return Err(Full);
        }
        self.open.insert(key(&secret), grant);
        Ok(())
    }

    fn redeem(&self, ticket: &str, origin: Option<&str>, now: Timestamp) -> Option<Option<Owner>> {
        let secret = URL_SAFE_NO_PAD.decode(ticket).ok().filter(|secret| secret.len() == 32)?;
        let (_, grant) = self.open.remove(&key(&secret))?;
        (grant.until > now && grant.origin.as_deref() == origin).then_some(grant.owner)
    }

    fn revoke(&self, account: AccountId, session: Option<Uuid>) {
        let its =
            |owner: Owner| owner.account == account && session.is_none_or(|session| session == owner.session);
        self.open.retain(|_, grant| !grant.owner.is_some_and(its));
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn a_ticket_is_good_once() {
        let (tickets, secret) = (MemoryTickets::default(), [7; 32]);
        tickets.put(secret, grant(), at(0)).unwrap();
        assert_eq!(tickets.redeem(&written(&secret), PAGE, at(29)), Some(grant().owner));
        assert_eq!(tickets.redeem(&written(&secret), PAGE, at(29)), None);
    }

    #[test]
    fn a_ticket_is_good_for_thirty_seconds_on_its_own_page() {
        let tickets = MemoryTickets::default();
        for (origin, now) in [(PAGE, 30), (Some("https://evil.example"), 1), (None, 1)] {
            tickets.put([1; 32], grant(), at(0)).unwrap();
            assert_eq!(tickets.redeem(&written(&[1; 32]), origin, at(now)), None, "{origin:?} {now}");
        }
        for nonsense in ["", "x", "%%%", &written(&[2; 32])] {
            assert_eq!(tickets.redeem(nonsense, PAGE, at(1)), None);
        }
    }

    #[test]
    fn an_account_that_signs_out_loses_its_tickets() {
        let tickets = MemoryTickets::default();
        tickets.put([1; 32], grant(), at(0)).unwrap();
        tickets.revoke(AccountId::from_uuid(Uuid::nil()), None);
        assert_eq!(tickets.redeem(&written(&[1; 32]), PAGE, at(1)), None);
    }

    #[test]
    fn open_tickets_are_capped_and_old_ones_make_room() {
        let tickets = MemoryTickets::default();
        let secret = |number: u32| {
            let mut secret = [0; 32];
            secret[..4].copy_from_slice(&number.to_be_bytes());
            secret
        };
        for number in 0..100_000 {
            tickets.put(secret(number), grant(), at(0)).unwrap();
        }
        assert_eq!(tickets.put(secret(100_000), grant(), at(1)), Err(Full));
        assert_eq!(tickets.put(secret(100_000), Grant { until: at(61), ..grant() }, at(31)), Ok(()));
        assert_eq!(tickets.open.len(), 1);
    }
}
