//! Half-open intervals of instants.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// `[start, end)`. Invariant: `start < end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(Timestamp, Timestamp)", into = "(Timestamp, Timestamp)")]
pub struct Interval {
    start: Timestamp,
    end: Timestamp,
}

/// An interval's end was not after its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an interval ends after it starts")]
pub struct EmptyInterval;

impl TryFrom<(Timestamp, Timestamp)> for Interval {
    type Error = EmptyInterval;
    fn try_from((start, end): (Timestamp, Timestamp)) -> Result<Self, EmptyInterval> {
        Self::new(start, end).ok_or(EmptyInterval)
    }
}

impl From<Interval> for (Timestamp, Timestamp) {
    fn from(interval: Interval) -> Self {
        (interval.start, interval.end)
    }
}

impl Interval {
    /// `None` when nothing lies between the two instants.
    #[must_use]
    pub fn new(start: Timestamp, end: Timestamp) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// From an instant on for a positive elapsed time; `None` past the ends of time.
    #[must_use]
    pub fn starting(start: Timestamp, length: SignedDuration) -> Option<Self> {
        Self::new(start, start.checked_add(length).ok()?)
    }

    /// The first instant inside.
    #[must_use]
    pub const fn start(self) -> Timestamp {
        self.start
    }

    /// The first instant after.
    #[must_use]
    pub const fn end(self) -> Timestamp {
        self.end
    }

    /// Elapsed time, positive.
    #[must_use]
    pub fn length(self) -> SignedDuration {
        self.end.duration_since(self.start)
    }

    /// Whether an instant lies inside.
    #[must_use]
    pub fn contains(self, at: Timestamp) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the other lies inside, ends included.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether any instant is in both. Touching ends do not overlap.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// Wider by these elapsed times, clamped to the ends of time.
    #[must_use]
    pub fn widened(self, before: SignedDuration, after: SignedDuration) -> Self {
        Self {
            start: self.start.checked_sub(before).unwrap_or(Timestamp::MIN),
            end: self.end.checked_add(after).unwrap_or(Timestamp::MAX),
        }
    }
}

/// Sorts, and joins what overlaps or touches.
#[must_use]
pub fn union(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.sort_unstable();
    let mut joined: Vec<Interval> = Vec::with_capacity(intervals.len());
    for next in intervals {
        match joined.last_mut() {
            Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
            _ => joined.push(next),
        }
    }
    joined
}

/// What of `from` is in none of `holes`. Both sorted; `holes` disjoint.
#[must_use]
pub fn subtract(from: &[Interval], holes: &[Interval]) -> Vec<Interval> {
    let mut left = Vec::with_capacity(from.len());
    let mut first = 0;
    for &piece in from {
        while holes.get(first).is_some_and(|hole| hole.end <= piece.start) {
            first += 1;
        }
        let mut start = piece.start;
        for hole in holes.iter().skip(first).take_while(|hole| hole.start < piece.end) {
            left.extend(Interval::new(start, hole.start));
            start = start.max(hole.end);
        }
        left.extend(Interval::new(start, piece.end));
    }
    left
}
