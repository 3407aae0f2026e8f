//! How often somebody may ask for what is costly or guessed at.

use std::{net::IpAddr, sync::Arc, time::Duration};

use actix_web::{
    HttpMessage as _, HttpRequest,
    http::header::{HeaderMap, HeaderName, HeaderValue},
};
use fittribe_domain::AccountId;
use fittribe_ports::limiter::{Limiter, Policy};

use crate::{
    error::{Kind, Problem},
    extract::{Account, ClientAddress},
};

const fn policy(name: &'static str, quota: u32, seconds: u64) -> Policy {
    Policy { name, quota, window: Duration::from_secs(seconds) }
}

/// Sign-ups from one network address: a household or a gym, not a robot.
pub const SIGN_UP: Policy = policy("sign-up", 30, 3600);
/// Sign-ins from one network address, whoever they name; beside the failures counted for each account.
pub const SIGN_IN: Policy = policy("sign-in-address", 120, 900);
/// Refreshes from one network address.
pub const REFRESH: Policy = policy("refresh", 300, 900);
/// Tickets for sockets, for one account or, without one, one network address.
pub const TICKETS: Policy = policy("ws-tickets", 120, 60);
/// Letters that one account asks for.
pub const LETTERS: Policy = policy("letters", 5, 3600);
/// Forgotten passwords from one network address.
pub const FORGOT: Policy = policy("forgot", 20, 3600);
/// Requests with an idempotency key, which are those that make or change something, of one account.
pub const WRITES: Policy = policy("writes", 120, 60);

/// Uploads of one account that are looked at, which is costly.
pub const UPLOADS: Policy = policy("uploads", 60, 3600);

/// Whose count it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// An account, wherever it asks from.
    Account(AccountId),
    /// Everybody at a network address.
    Address(IpAddr),
}

impl Who {
    /// The account where there is one, or else the address.
    #[must_use]
    pub fn of(account: Option<Account>, from: ClientAddress) -> Self {
        account.map_or(Self::Address(from.0), |account| Self::Account(account.id))
    }

    /// A letter and 16 bytes: no account is taken for an address.
    fn key(self) -> [u8; 17] {
        let (kind, bytes) = match self {
            Self::Account(id) => (b'a', *id.uuid().as_bytes()),
            Self::Address(IpAddr::V4(v4)) => (b'n', v4.to_ipv6_mapped().octets()),
            Self::Address(IpAddr::V6(v6)) => (b'n', v6.octets()),
        };
        let mut key = [kind; 17];
        if let Some(rest) = key.get_mut(1..) {
            rest.copy_from_slice(&bytes);
        }
        key
    }
}

/// What an answer says of the limit that its request was counted under.
#[derive(Clone, Copy, Debug)]
struct Standing {
    policy: Policy,
    remaining: u32,
    /// Until another one, or until all are given back.
    reset: Duration,
}

/// The limits of this node; without a limiter there are none.
#[derive(Clone, Default)]
pub struct Limits(Option<Arc<dyn Limiter>>);

impl Limits {
    /// Limits by this limiter.
    #[must_use]
    pub fn new(limiter: Option<Arc<dyn Limiter>>) -> Self {
        Self(limiter)
    }

    /// Counts a request.
    ///
    /// # Errors
    /// 429, with when to come again.
    pub async fn count(&self, req: &HttpRequest, policy: Policy, who: Who) -> Result<(), Problem> {
        let Some(limiter) = &self.0 else { return Ok(()) };
        let decision = limiter.take(&policy, &who.key()).await;
        let used = policy.quota.saturating_sub(decision.remaining);
        let reset = if decision.allowed { policy.interval() * used } else { decision.wait };
        req.extensions_mut().insert(Standing { policy, remaining: decision.remaining, reset });
        if decision.allowed {
            return Ok(());
        }
        metrics::counter!("fittribe_http_limited_total", "policy" => policy.name).increment(1);
        Err(Problem::new(
            Kind::TooManyRequests,
            "Too many requests of this kind. Wait, then go on more slowly.",
        )
        .after(decision.wait))
    }
}

fn seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// Says where the asker stands, as draft-ietf-httpapi-ratelimit-headers has it.
pub fn tell(req: &HttpRequest, fields: &mut HeaderMap) {
    let Some(Standing { policy, remaining, reset }) = req.extensions().get::<Standing>().copied() else {
        return;
    };
    let name = policy.name;
    let stated = format!("\"{name}\";q={};w={}", policy.quota, seconds(policy.window));
    let standing = format!("\"{name}\";r={remaining};t={}", seconds(reset));
    for (field, value) in [("ratelimit-policy", stated), ("ratelimit", standing)] {
        let field = HeaderName::from_static(field);
        if let (false, Ok(value)) = (fields.contains_key(&field), HeaderValue::try_from(value)) {
            fields.insert(field, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_no_address_and_an_address_is_one_however_it_is_written() {
        let v4: IpAddr = "192.0.2.7".parse().unwrap();
        let mapped: IpAddr = "::ffff:192.0.2.7".parse().unwrap();
        assert_eq!(Who::Address(v4).key(), Who::Address(mapped).key());
        let IpAddr::V6(same) = mapped else { panic!("an IPv6 address") };
        let account = AccountId::from_uuid(uuid::Uuid::from_bytes(same.octets()));
        assert_ne!(Who::Account(account).key(), Who::Address(mapped).key());
    }
}
