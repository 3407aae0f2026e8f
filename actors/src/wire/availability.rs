//! `trainer:<id>:availability`: a trainer's free time as intervals.

use fittribe_domain::{Interval, slots::Availability, zone::Zone};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Stamp;

/// `[start, end)`
pub type Span = (Stamp, Stamp);
/// `[start, end)` and the hold's end.
pub type HeldSpan = (Stamp, Stamp, Stamp);

/// A trainer's free time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AvailabilitySnapshot {
    /// The trainer's zone.
    pub tz: String,
    /// From here on; absent when nothing is covered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Stamp>,
    /// Up to here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Stamp>,
    /// Free, rising and disjoint: start, end.
    pub free: Vec<Span>,
    /// Held for somebody, buffers left aside: start, end, the hold's end.
    pub held: Vec<HeldSpan>,
}

fn span(interval: &Interval) -> Span {
    (interval.start().into(), interval.end().into())
}

fn held_span((interval, until): &(Interval, Timestamp)) -> HeldSpan {
    (interval.start().into(), interval.end().into(), (*until).into())
}

impl AvailabilitySnapshot {
    pub(super) fn of(zone: &Zone, state: &Availability) -> Self {
        Self {
            tz: zone.name().to_owned(),
            from: state.range.map(|range| range.start().into()),
            to: state.range.map(|range| range.end().into()),
            free: state.free.iter().map(span).collect(),
            held: state.held.iter().map(held_span).collect(),
        }
    }
}

/// How free time differs, the range left aside: when that moves, the epoch changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AvailabilityChange {
    /// Intervals that are new, whole.
    pub add: Vec<Interval>,
    /// Intervals that are gone, whole.
    pub del: Vec<Interval>,
    /// Everything held now; `None` when that is as before.
    pub held: Option<Vec<(Interval, Timestamp)>>,
}

impl AvailabilityChange {
    /// What leads from one state to the other.
    #[must_use]
    pub fn between(old: &Availability, new: &Availability) -> Self {
        let absent_in = |other: &[Interval]| {
            let other = other.to_vec();
            move |interval: &Interval| other.binary_search(interval).is_err()
        };
        Self {
            add: new.free.iter().copied().filter(absent_in(&old.free)).collect(),
            del: old.free.iter().copied().filter(absent_in(&new.free)).collect(),
            held: (old.held != new.held).then(|| new.held.clone()),
        }
    }

    /// Whether both states are the same.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.add.is_empty() && self.del.is_empty() && self.held.is_none()
    }

    /// The client's rule, for reference.
    #[must_use]
    pub fn apply(&self, old: &Availability) -> Availability {
        let mut free: Vec<Interval> =
            old.free.iter().copied().filter(|interval| !self.del.contains(interval)).collect();
        free.extend(&self.add);
        free.sort_unstable();
        Availability { range: old.range, free, held: self.held.clone().unwrap_or_else(|| old.held.clone()) }
    }
}

/// How a trainer's free time changed. Take `del` away, then put `add` in; `held`, when it is there,
/// replaces the whole list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AvailabilityDelta {
    /// Intervals that are new, whole: start, end.
    pub add: Vec<Span>,
    /// Intervals that are gone, whole: start, end.
    pub del: Vec<Span>,
    /// Everything held now: start, end, the hold's end. Absent when that is as before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Vec<HeldSpan>>,
}

impl From<&AvailabilityChange> for AvailabilityDelta {
    fn from(change: &AvailabilityChange) -> Self {
        Self {
            add: change.add.iter().map(span).collect(),
            del: change.del.iter().map(span).collect(),
            held: change.held.as_ref().map(|held| held.iter().map(held_span).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval(start: i64) -> Interval {
        let at = |second| Timestamp::from_second(second).unwrap();
        Interval::new(at(start * 3_600), at(start * 3_600 + 1_800)).unwrap()
    }

    prop_compose! {
        fn availability()(free in prop::collection::btree_set(0_i64..40, 0..20), held in prop::collection::vec((0_i64..40, 0_i64..9), 0..4)) -> Availability {
            Availability {
                range: Interval::new(Timestamp::UNIX_EPOCH, Timestamp::MAX),
                free: free.into_iter().map(interval).collect(),
                held: held.into_iter().map(|(start, until)| (interval(start), Timestamp::from_second(until).unwrap())).collect(),
            }
        }
    }

    proptest! {
        #[test]
        fn the_change_leads_from_the_old_to_the_new(old in availability(), new in availability()) {
            let change = AvailabilityChange::between(&old, &new);
            prop_assert_eq!(&change.apply(&old), &new);
            prop_assert_eq!(change.is_empty(), old == new);
        }
    }
}
