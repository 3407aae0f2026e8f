//! How often something may be done.

use std::time::Duration;

use async_trait::async_trait;

/// So many in a window, given back evenly over it: whoever has used all may do one more after a `quota`th of
/// the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Tells one policy's counts from another's, and is told to clients.
    pub name: &'static str,
    /// How many at once. At least 1.
    pub quota: u32,
    /// Until all are given back.
    pub window: Duration,
}

impl Policy {
    /// Until one more is given back.
    #[must_use]
    pub fn interval(&self) -> Duration {
        (self.window / self.quota.max(1)).max(Duration::from_micros(1))
    }
}

/// Whether it may be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether it was let through, and counted.
    pub allowed: bool,
    /// How many more would be let through at once.
    pub remaining: u32,
    /// How long to wait for the next; zero when it was let through.
    pub wait: Duration,
}

/// Counts what is done, by policy and by who does it.
#[async_trait]
pub trait Limiter: Send + Sync {
    /// Counts one more, when there is room. Never fails: a limiter that cannot reach its store limits as well
    /// as it can by itself.
    async fn take(&self, policy: &Policy, who: &[u8]) -> Decision;
}

/// What every limiter does. Each implementation's tests run it.
pub mod conformance {
    use std::time::Duration;

    use super::{Limiter, Policy};

    /// Counts by policy and by who; lets through again when the wait is over.
    ///
    /// # Panics
    /// When it does not.
    pub async fn limits(limiter: &dyn Limiter) {
        let policy = Policy { name: "conformance", quota: 3, window: Duration::from_secs(3) };
        for remaining in [2, 1, 0] {
            let let_through = limiter.take(&policy, b"ana").await;
            assert!(let_through.allowed && let_through.wait.is_zero(), "{let_through:?}");
            assert_eq!(let_through.remaining, remaining);
        }
        let refused = limiter.take(&policy, b"ana").await;
        assert!(!refused.allowed && refused.remaining == 0, "{refused:?}");
        assert!(!refused.wait.is_zero() && refused.wait <= policy.interval(), "{refused:?}");
        assert!(limiter.take(&policy, b"ben").await.allowed, "somebody else has a count of their own");
        let other = Policy { name: "conformance-2", ..policy };
        assert!(limiter.take(&other, b"ana").await.allowed, "another policy counts for itself");
        tokio::time::sleep(refused.wait + Duration::from_millis(20)).await;
        assert!(limiter.take(&policy, b"ana").await.allowed, "after the wait there is room");
        assert!(!limiter.take(&policy, b"ana").await.allowed, "for one");
    }

    /// However many ask at once, no more are let through than the quota.
    ///
    /// # Panics
    /// When more are.
    pub async fn holds_under_a_rush<L: Limiter + Clone + 'static>(limiter: L) {
        let policy = Policy { name: "conformance-rush", quota: 50, window: Duration::from_secs(3600) };
        let asking: Vec<_> = (0..200)
            .map(|_| {
                let limiter = limiter.clone();
                tokio::spawn(async move { limiter.take(&policy, b"ana").await.allowed })
            })
            .collect();
        let mut let_through = 0;
        for asked in asking {
            let_through += u32::from(asked.await.is_ok_and(|allowed| allowed));
        }
        assert_eq!(let_through, policy.quota);
    }
}
