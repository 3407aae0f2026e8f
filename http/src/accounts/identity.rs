//! Identities at a provider, as handlers meet them. An identity is its issuer and subject; its address never decides
//! whose account it opens.

use std::time::Duration;

use fittribe_ports::identity::{Identity, IdentityError};
use fittribe_store::identities;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    deps::Accounts,
    error::{Kind, Problem},
};

/// Why a token was not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// The token itself.
    Refused,
    /// Anything else.
    Problem(Problem),
}

/// Whom a token names.
///
/// # Errors
/// When no provider is configured, it is away, or it refuses.
pub async fn named(deps: &Accounts, token: &str) -> Result<Identity, NotTaken> {
    let Some(provider) = &deps.identities else {
        return Err(NotTaken::Problem(Problem::new(
            Kind::FirebaseNotConfigured,
            "This server takes no Firebase tokens; sign in with address and password.",
        )));
    };
    match provider.verify(token).await {
        Ok(identity) => Ok(identity),
        Err(IdentityError::Refused(why)) => {
            tracing::debug!(why, "identity.refused");
            Err(NotTaken::Refused)
        }
        Err(IdentityError::Away(_)) => Err(NotTaken::Problem(Problem::overloaded(Duration::from_secs(5)))),
    }
}

/// As it is stored.
#[must_use]
pub fn linked(identity: &Identity, id: Uuid, now: Timestamp) -> identities::Identity {
    identities::Identity {
        id,
        issuer: identity.issuer.clone(),
        subject: identity.subject.clone(),
        created_at: now,
    }
}
