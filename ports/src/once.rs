//! Values that can be taken once.

use std::time::Duration;

use async_trait::async_trait;

/// What a value is kept under: the hash of a secret, so that what is stored opens nothing.
pub type OnceKey = [u8; 32];

/// No room for another value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many values are kept")]
pub struct Full;

/// Keeps values for a short while. Invariant: each is taken once at most, by whoever is first, and not after
/// its time.
#[async_trait]
pub trait Once: Send + Sync {
    /// Keeps a value for so long.
    ///
    /// # Errors
    /// When there is no room.
    async fn put(&self, key: OnceKey, value: Vec<u8>, lifetime: Duration) -> Result<(), Full>;

    /// Gives a value up. `None` when it is unknown, was taken, or is too old.
    async fn take(&self, key: OnceKey) -> Option<Vec<u8>>;
}

/// What every implementation does. Each one's tests run it.
pub mod conformance {
    use std::time::Duration;

    use super::{Once, OnceKey};

    const LIFETIME: Duration = Duration::from_secs(30);

    /// Put at one end, taken at the other, once; gone after its time.
    ///
    /// # Panics
    /// When it is not so.
    pub async fn gives_once(here: &dyn Once, there: &dyn Once, fresh: impl Fn() -> OnceKey) {
        let (key, short) = (fresh(), fresh());
        assert_eq!(here.take(key).await, None, "nothing was put");
        assert!(here.put(key, b"value".to_vec(), LIFETIME).await.is_ok());
        assert_eq!(there.take(key).await.as_deref(), Some(&b"value"[..]));
        assert_eq!(here.take(key).await, None, "it was taken elsewhere");
        assert!(here.put(short, b"short".to_vec(), Duration::from_millis(50)).await.is_ok());
        tokio::time::sleep(Duration::from_millis(120)).await;
        assert_eq!(there.take(short).await, None, "its time is over");
    }

    /// Of many who take at once, one gets it.
    ///
    /// # Panics
    /// When none or several do.
    pub async fn has_one_winner<O: Once + Clone + 'static>(once: O, key: OnceKey) {
        assert!(once.put(key, b"value".to_vec(), LIFETIME).await.is_ok());
        let taking: Vec<_> = (0..100)
            .map(|_| {
                let once = once.clone();
                tokio::spawn(async move { once.take(key).await.is_some() })
            })
            .collect();
        let mut winners = 0;
        for taken in taking {
            winners += u32::from(taken.await.is_ok_and(|taken| taken));
        }
        assert_eq!(winners, 1);
    }
}
