//! Values that can be taken once, in this process.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use dashmap::DashMap;
use fittribe_ports::once::{Full, Once, OnceKey};

/// How often old values are dropped, and how often when there is no room.
const SWEEP: Duration = Duration::from_secs(10);
const SWEEP_WHEN_FULL: Duration = Duration::from_secs(1);

#[derive(Debug)]
struct Kept {
    value: Vec<u8>,
    until: Instant,
}

/// In this process, at most so many. Cheap to clone.
#[derive(Clone, Debug)]
pub struct MemoryOnce {
    kept: Arc<DashMap<OnceKey, Kept>>,
    swept: Arc<Mutex<Instant>>,
    most: usize,
}

impl MemoryOnce {
    /// Room for `most` values.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { kept: Arc::default(), swept: Arc::new(Mutex::new(Instant::now())), most }
    }

    fn sweep(&self, now: Instant) {
        let pause = if self.kept.len() >= self.most { SWEEP_WHEN_FULL } else { SWEEP };
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(*swept) < pause {
            return;
        }
        *swept = now;
        drop(swept);
        self.kept.retain(|_, kept| kept.until > now);
    }

    /// As [`Once::put`], at once.
    ///
    /// # Errors
    /// When there is no room.
    pub fn put_now(&self, key: OnceKey, value: Vec<u8>, lifetime: Duration) -> Result<(), Full> {
        let now = Instant::now();
        self.sweep(now);
        if self.kept.len() >= self.most {
            return Err(Full);
        }
        self.kept.insert(key, Kept { value, until: now + lifetime });
        Ok(())
    }

    /// As [`Once::take`], at once.
    #[must_use]
    pub fn take_now(&self, key: OnceKey) -> Option<Vec<u8>> {
        let (_, kept) = self.kept.remove(&key)?;
        (kept.until > Instant::now()).then_some(kept.value)
    }
}

#[async_trait]
impl Once for MemoryOnce {
    async fn put(&self, key: OnceKey, value: Vec<u8>, lifetime: Duration) -> Result<(), Full> {
        self.put_now(key, value, lifetime)
    }

    async fn take(&self, key: OnceKey) -> Option<Vec<u8>> {
        self.take_now(key)
    }
}

#[cfg(test)]
mod tests {
    use fittribe_ports::{once::conformance, random::Random as _};

    use super::*;
    use crate::os_random::OsRandom;

    #[tokio::test(flavor = "multi_thread")]
    async fn conforms() {
        let once = MemoryOnce::new(1000);
        conformance::gives_once(&once, &once.clone(), || OsRandom.bytes32()).await;
        conformance::has_one_winner(once, OsRandom.bytes32()).await;
    }

    #[test]
    fn room_is_bounded_and_old_values_make_room() {
        let once = MemoryOnce::new(2);
        once.put_now([1; 32], Vec::new(), Duration::from_millis(1)).unwrap();
        once.put_now([2; 32], Vec::new(), Duration::from_secs(60)).unwrap();
        assert_eq!(once.put_now([3; 32], Vec::new(), Duration::from_secs(60)), Err(Full));
        std::thread::sleep(SWEEP_WHEN_FULL + Duration::from_millis(20));
        once.put_now([3; 32], Vec::new(), Duration::from_secs(60)).unwrap();
        assert!(once.take_now([2; 32]).is_some() && once.take_now([3; 32]).is_some());
    }
}
