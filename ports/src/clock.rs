//! The time, and waiting for it.

use std::{future::Future, pin::Pin};

use jiff::Timestamp;
use tokio::sync::watch;

/// A future that owns all it needs.
pub type Waiting = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A source of time. Instants are rounded to microseconds, which is what the database keeps.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;

    /// Ends once the clock has reached an instant.
    fn wait_until(&self, at: Timestamp) -> Waiting;
}

/// A clock that stands until somebody moves it. Waiters wake as it passes their instant.
#[derive(Clone, Debug)]
pub struct ManualClock(watch::Sender<Timestamp>);

impl ManualClock {
    /// Stands at an instant.
    #[must_use]
    pub fn at(start: Timestamp) -> Self {
        Self(watch::Sender::new(start))
    }

    /// Moves forward.
    pub fn advance(&self, by: jiff::SignedDuration) {
        self.0.send_modify(|now| *now = now.checked_add(by).unwrap_or(Timestamp::MAX));
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.0.borrow()
    }

    fn wait_until(&self, at: Timestamp) -> Waiting {
        let mut moved = self.0.subscribe();
        Box::pin(async move {
            // The sender outlives the wait or nobody cares any more.
            if moved.wait_for(|now| *now >= at).await.is_err() {
                std::future::pending::<()>().await;
            }
        })
    }
}
