//! The machine's clock.

use std::time::Duration;

use fittribe_ports::clock::{Clock, Waiting};
use jiff::{SignedDuration, Timestamp, Unit};

/// The machine's clock. Waits look at the clock again at least once a minute, so that a clock which is
/// set wakes them.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

const LONGEST_NAP: SignedDuration = SignedDuration::from_secs(60);

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        now.round(Unit::Microsecond).unwrap_or(now)
    }

    fn wait_until(&self, at: Timestamp) -> Waiting {
        let clock = *self;
        Box::pin(async move {
            loop {
                let left = at.duration_since(clock.now());
                if left <= SignedDuration::ZERO {
                    return;
                }
                let nap = Duration::try_from(left.min(LONGEST_NAP)).unwrap_or(Duration::ZERO);
                tokio::time::sleep(nap + Duration::from_micros(500)).await;
            }
        })
    }
}
