//! Firebase: ID tokens, RS256 under Google's published keys, or the emulator's unsigned ones.
//!
//! The rules are the vendor's for verifying ID tokens with a JWT library: a known key, this project's audience and
//! issuer, in its time, a subject.

mod keys;
mod token;

use std::sync::Arc;

use async_trait::async_trait;
use fittribe_ports::{
    clock::Clock,
    identity::{Identity, IdentityError, IdentityProvider},
};
use tokio::runtime::Handle;

use keys::Keys;
use token::{Parts, Signed};

/// Where the vendor publishes its keys.
pub const JWKS_URL: &str =
    "https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com";

/// A project's ID tokens.
pub struct Firebase {
    project: String,
    clock: Arc<dyn Clock>,
    trust: Trust,
}

/// What makes a token the project's.
enum Trust {
    /// A signature under one of these.
    Keys(Box<Keys>),
    /// Nothing: the emulator does not sign.
    Emulator,
}

impl Firebase {
    /// Tokens signed under keys from `jwks_url`. They are fetched on the runtime.
    ///
    /// # Errors
    /// When no client can be made for the URL.
    pub fn new(
        project: &str,
        jwks_url: &str,
        clock: Arc<dyn Clock>,
        runtime: Handle,
    ) -> Result<Self, IdentityError> {
        let keys = Keys::new(jwks_url, Arc::clone(&clock), runtime)?;
        Ok(Self { project: project.to_owned(), clock, trust: Trust::Keys(Box::new(keys)) })
    }

    /// The emulator's unsigned tokens, and no others. Whoever reaches the server can be anybody: never in production.
    #[must_use]
    pub fn emulated(project: &str, clock: Arc<dyn Clock>) -> Self {
        Self { project: project.to_owned(), clock, trust: Trust::Emulator }
    }

    /// Whether the keys can be had.
    ///
    /// # Errors
    /// [`IdentityError::Away`].
    pub async fn try_out(&self) -> Result<(), IdentityError> {
        match &self.trust {
            Trust::Keys(keys) => keys.fetch_now().await,
            Trust::Emulator => Ok(()),
        }
    }
}

#[async_trait]
impl IdentityProvider for Firebase {
    async fn verify(&self, token: &str) -> Result<Identity, IdentityError> {
        let parts = Parts::split(token)?;
        match (&self.trust, parts.signed()?) {
            (Trust::Keys(keys), Signed::Rs256 { kid }) => parts.check_signature(&keys.find(&kid).await?)?,
            (Trust::Emulator, Signed::Not) => {}
            (Trust::Keys(_), Signed::Not) => return Err(IdentityError::Refused("it is not signed")),
            (Trust::Emulator, Signed::Rs256 { .. }) => {
                return Err(IdentityError::Refused("the emulator does not sign"));
            }
        }
        parts.identity(&self.project, self.clock.now())
    }
}
