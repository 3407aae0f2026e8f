//! Who somebody is, by the word of an identity provider.

use async_trait::async_trait;

/// What a provider vouches for. Issuer and subject together name one person for good; the address does not: it may be
/// given to somebody else one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Who vouches: a URL.
    pub issuer: String,
    /// The person, among the issuer's. Never empty.
    pub subject: String,
    /// Their address, if they gave one.
    pub email: Option<String>,
    /// Whether the issuer saw that it is theirs.
    pub email_verified: bool,
    /// What they call themselves.
    pub name: Option<String>,
}

/// Why a token tells nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// It is not good: forged, of another time, or for somebody else.
    #[error("the token is refused: {0}")]
    Refused(&'static str),
    /// It may be good: the provider's keys cannot be had at present.
    #[error("the identity provider cannot be asked at present: {0}")]
    Away(String),
}

/// Reads ID tokens.
#[async_trait]
pub trait IdentityProvider: Send + Sync {
    /// Who a token names.
    ///
    /// # Errors
    /// [`IdentityError`].
    async fn verify(&self, token: &str) -> Result<Identity, IdentityError>;
}

/// What every provider does. Each implementation's tests run it.
pub mod conformance {
    use super::{IdentityError, IdentityProvider};

    /// Takes a good token, every time; refuses what is none, and the good one cut short.
    ///
    /// # Panics
    /// When it does not.
    pub async fn verifies(provider: &dyn IdentityProvider, good: &str) {
        let first = provider.verify(good).await;
        assert!(
            first.as_ref().is_ok_and(|who| !who.subject.is_empty() && !who.issuer.is_empty()),
            "{first:?}"
        );
        assert_eq!(provider.verify(good).await, first);
        let longest = "a".repeat(1 << 20);
        let cut = good.get(..good.len() / 2).unwrap_or_default();
        for wrong in ["", ".", "..", "a.b.c", "{}", longest.as_str(), cut] {
            let refused = provider.verify(wrong).await;
            assert!(matches!(refused, Err(IdentityError::Refused(_))), "{refused:?}");
        }
    }
}
