//! Sign-ins: a family of refresh tokens, each good for one exchange.

use fittribe_domain::AccountId;
use fittribe_ports::random::Random;
use fittribe_store::{
    accounts::Account,
    refresh::NewToken,
    secret::{self, TokenHash},
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{
    tokens::{LIFETIME, Tokens},
    wire::{AccountBody, SessionBody},
};
use crate::error::Problem;

/// How long a sign-in lasts at most, however often it is refreshed.
const LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A refresh token and what is stored of it.
pub struct RefreshToken {
    /// What the client keeps.
    pub secret: String,
    /// What the store keeps.
    pub hash: TokenHash,
}

impl RefreshToken {
    /// From 256 fresh bits.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        let secret = secret::written(&bytes);
        Self { hash: secret::hash(&secret), secret }
    }
}

/// The first token of a new sign-in, and what is stored of it.
pub fn begin(random: &dyn Random, account: AccountId, now: Timestamp) -> (RefreshToken, NewToken) {
    let token = RefreshToken::new(random.bytes32());
    let stored = NewToken {
        hash: token.hash,
        family: random.uuid(),
        account,
        issued_at: now,
        expires_at: now.saturating_add(LONGEST).unwrap_or(now),
    };
    (token, stored)
}

/// What a client is given.
///
/// # Errors
/// When signing fails, which it does not.
pub fn body(
    tokens: &Tokens,
    account: &Account,
    family: Uuid,
    refresh: RefreshToken,
    now: Timestamp,
) -> Result<SessionBody, Problem> {
    Ok(SessionBody {
        access_token: tokens.issue(account.id, account.role, family, now)?,
        account: AccountBody::from(account),
        refresh_token: refresh.secret,
        expires_in: LIFETIME,
    })
}
