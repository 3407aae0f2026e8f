//! Limits of one process.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use async_trait::async_trait;
use dashmap::DashMap;
use fittribe_ports::limiter::{Decision, Limiter, Policy};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
    state::keyed::DefaultKeyedStateStore,
};

type Who = Box<[u8]>;
type Counts = RateLimiter<Who, DefaultKeyedStateStore<Who>, DefaultClock, StateInformationMiddleware>;

/// How many takes go by until counts that are full again are dropped.
const SWEEP_AFTER: u32 = 4096;

struct Counted {
    counts: Counts,
    taken: AtomicU32,
}

/// Limits of one process, by governor's cell rate algorithm. Cheap to clone. A policy's quota and window are
/// those that it was first seen with.
#[derive(Clone, Default)]
pub struct MemoryLimiter {
    policies: Arc<DashMap<&'static str, Arc<Counted>>>,
    clock: DefaultClock,
}

impl MemoryLimiter {
    /// Nothing counted yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn counted(&self, policy: &Policy) -> Arc<Counted> {
        if let Some(known) = self.policies.get(policy.name) {
            return Arc::clone(known.value());
        }
        let entry = self.policies.entry(policy.name).or_insert_with(|| {
            let burst = std::num::NonZeroU32::new(policy.quota).unwrap_or(std::num::NonZeroU32::MIN);
            let quota = Quota::with_period(policy.interval()).unwrap_or_else(|| Quota::per_second(burst));
            let counts = RateLimiter::keyed(quota.allow_burst(burst));
            let counts = counts.with_middleware::<StateInformationMiddleware>();
            Arc::new(Counted { counts, taken: AtomicU32::new(0) })
        });
        Arc::clone(entry.value())
    }

    /// Counts one more, at once.
    #[must_use]
    pub fn take_now(&self, policy: &Policy, who: &[u8]) -> Decision {
        let counted = self.counted(policy);
        if counted.taken.fetch_add(1, Ordering::Relaxed) % SWEEP_AFTER == SWEEP_AFTER - 1 {
            counted.counts.retain_recent();
        }
        match counted.counts.check_key(&Who::from(who)) {
            Ok(state) => Decision {
                allowed: true,
                remaining: state.remaining_burst_capacity(),
                wait: std::time::Duration::ZERO,
            },
            Err(until) => {
                Decision { allowed: false, remaining: 0, wait: until.wait_time_from(self.clock.now()) }
            }
        }
    }
}

#[async_trait]
impl Limiter for MemoryLimiter {
    async fn take(&self, policy: &Policy, who: &[u8]) -> Decision {
        self.take_now(policy, who)
    }
}

#[cfg(test)]
mod tests {
    use fittribe_ports::limiter::conformance;

    use super::MemoryLimiter;

    #[tokio::test]
    async fn conforms() {
        conformance::limits(&MemoryLimiter::new()).await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn holds_under_a_rush() {
        conformance::holds_under_a_rush(MemoryLimiter::new()).await;
    }
}
