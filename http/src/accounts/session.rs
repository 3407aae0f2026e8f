//! Sign-ins: a family of refresh tokens, each good for one exchange.

use actix_web::{HttpResponse, HttpResponseBuilder};
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
    cookie,
    tokens::{LIFETIME, Proof, Tokens},
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
    (family, proof): (Uuid, Proof),
    refresh: RefreshToken,
    now: Timestamp,
) -> Result<SessionBody, Problem> {
    Ok(SessionBody {
        access_token: tokens.issue(account.id, account.role, family, proof, now)?,
        account: AccountBody::from(account),
        refresh_token: Some(refresh.secret),
        expires_in: LIFETIME,
    })
}

/// Answers with a sign-in; its refresh token goes into a cookie, or into the body.
pub fn answer(mut response: HttpResponseBuilder, mut begun: SessionBody, in_cookie: bool) -> HttpResponse {
    if in_cookie && let Some(token) = begun.refresh_token.take() {
        response.cookie(cookie::holding(token));
    }
    response.json(begun)
}
