//! Occurrences in a trainer's calendar.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    calendar::Version,
    ids::{ServiceId, SessionId},
    interval::Interval,
    policy::Minutes,
};

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    /// Occupied until its hold's deadline.
    Held,
    /// Waits for a payment or for the trainer's approval, and occupies its time meanwhile.
    Pending,
    /// Stands.
    Scheduled,
    /// Took place.
    Completed,
    /// Was called off.
    Cancelled,
    /// Its hold ran out.
    Expired,
}

impl SessionStatus {
    /// Whether nothing else may take its time.
    #[must_use]
    pub const fn occupies(self) -> bool {
        matches!(self, Self::Held | Self::Pending | Self::Scheduled | Self::Completed)
    }

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Pending => "pending",
            Self::Scheduled => "scheduled",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }

    /// The status a stored name means.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Held, Self::Pending, Self::Scheduled, Self::Completed, Self::Cancelled, Self::Expired]
            .into_iter()
            .find(|status| status.name() == name)
    }
}

/// One occurrence. Invariants: occupying sessions of a trainer never overlap; `taken ≤ capacity`;
/// `held_until` is set exactly while held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its identity.
    pub id: SessionId,
    /// What is held.
    pub service: ServiceId,
    /// Whether it is a class, scheduled ahead of its bookings.
    pub class: bool,
    /// When.
    pub interval: Interval,
    /// Kept free before.
    pub before: Minutes,
    /// Kept free after.
    pub after: Minutes,
    /// Where it stands.
    pub status: SessionStatus,
    /// The deadline of the hold that made it.
    pub held_until: Option<Timestamp>,
    /// Seats; 1 when one-to-one.
    pub capacity: u16,
    /// Seats taken, held ones included.
    pub taken: u16,
    /// The calendar's version that changed it last.
    pub changed: Version,
}

impl Session {
    /// What it keeps others out of: its time and its buffers.
    #[must_use]
    pub fn blocked(&self) -> Interval {
        self.interval.widened(self.before.duration(), self.after.duration())
    }

    /// Whether its hold has run out, so that its time is free although nobody has written so yet.
    #[must_use]
    pub fn lapsed(&self, now: Timestamp) -> bool {
        self.status == SessionStatus::Held && self.held_until.is_some_and(|until| until <= now)
    }

    /// Seats left.
    #[must_use]
    pub const fn left(&self) -> u16 {
        self.capacity.saturating_sub(self.taken)
    }
}
