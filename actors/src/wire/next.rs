//! `trainer:<id>:next`: the soonest starts of a trainer, for lists that show many trainers.

use fittribe_domain::slots::Soonest;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Stamp;

/// The soonest starts that can be booked of a trainer, over all that is sold one to one. Small, so each change is the
/// whole of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NextSnapshot {
    /// Rising, at most eight: the start, and until when it can be booked. Drop a start once that has passed.
    pub next: Vec<(Stamp, Stamp)>,
}

impl NextSnapshot {
    pub(super) fn of(soonest: &[Soonest]) -> Self {
        let stamp = |second| Timestamp::from_second(second).ok().map(Stamp::from);
        let next = soonest.iter().filter_map(|one| Some((stamp(one.start)?, stamp(one.bookable_until)?)));
        Self { next: next.collect() }
    }
}
