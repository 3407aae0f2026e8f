//! What a trainer asks of those who book.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Whole minutes of elapsed time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(u32);

impl Minutes {
    /// So many minutes.
    #[must_use]
    pub const fn new(minutes: u32) -> Self {
        Self(minutes)
    }

    /// The count.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0
    }

    /// As elapsed time.
    #[must_use]
    pub fn duration(self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.0))
    }

    /// As seconds.
    #[must_use]
    pub fn seconds(self) -> i64 {
        i64::from(self.0) * 60
    }
}

/// Nothing keeps more distance than this: it bounds how far a buffer can reach.
pub const LONGEST_BUFFER: Minutes = Minutes::new(240);
/// The longest session, and the longest open window a rule can make.
pub const LONGEST_SESSION: Minutes = Minutes::new(1440);
/// The furthest anybody can book ahead.
pub const LONGEST_HORIZON_DAYS: u16 = 365;

/// A trainer's rules for bookings. A service may override the first five.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Starts are offered every so many minutes, counted from an open window's start. 5 to 240.
    pub step: Minutes,
    /// The least time between booking and start. At most 30 days.
    pub notice: Minutes,
    /// How many local days ahead, today included, can be booked. 1 to 365.
    pub horizon_days: u16,
    /// Kept free before a session. At most 240.
    pub buffer_before: Minutes,
    /// Kept free after a session. At most 240.
    pub buffer_after: Minutes,
    /// How long a hold lives. 1 to 60.
    pub hold: Minutes,
    /// Sessions a local day can take; none when absent.
    pub max_sessions_per_day: Option<u16>,
    /// Live holds a client can have with this trainer. 1 to 10.
    pub max_holds_per_client: u16,
    /// How long before the start a client can still move a booking.
    pub reschedule_notice: Minutes,
    /// What a client gets back.
    pub cancellation: CancellationPolicy,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            step: Minutes::new(15),
            notice: Minutes::new(120),
            horizon_days: 60,
            buffer_before: Minutes::new(0),
            buffer_after: Minutes::new(0),
            hold: Minutes::new(10),
            max_sessions_per_day: None,
            max_holds_per_client: 2,
            reschedule_notice: Minutes::new(120),
            cancellation: CancellationPolicy::default(),
        }
    }
}

/// A rule outside its bounds: the field and what it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} {expected}")]
pub struct OutOfBounds {
    /// The field's name on the wire.
    pub field: &'static str,
    /// What would be right.
    pub expected: &'static str,
}

pub(crate) fn bounded(ok: bool, field: &'static str, expected: &'static str) -> Result<(), OutOfBounds> {
    if ok { Ok(()) } else { Err(OutOfBounds { field, expected }) }
}

impl Policy {
    /// Whether each field is within its bounds.
    ///
    /// # Errors
    /// Names the first field that is not.
    pub fn check(&self) -> Result<(), OutOfBounds> {
        check_step(self.step)?;
        check_notice(self.notice)?;
        check_horizon(self.horizon_days)?;
        check_buffer("buffer_before", self.buffer_before)?;
        check_buffer("buffer_after", self.buffer_after)?;
        bounded((1..=60).contains(&self.hold.count()), "hold", "is 1 to 60 minutes")?;
        bounded(self.max_sessions_per_day != Some(0), "max_sessions_per_day", "is at least 1, or absent")?;
        bounded((1..=10).contains(&self.max_holds_per_client), "max_holds_per_client", "is 1 to 10")?;
        bounded(
            self.reschedule_notice.count() <= 43_200,
            "reschedule_notice",
            "is at most 43200 minutes (30 days)",
        )
    }
}

pub(crate) fn check_step(step: Minutes) -> Result<(), OutOfBounds> {
    bounded((5..=240).contains(&step.count()), "step", "is 5 to 240 minutes")
}

pub(crate) fn check_notice(notice: Minutes) -> Result<(), OutOfBounds> {
    bounded(notice.count() <= 43_200, "notice", "is at most 43200 minutes (30 days)")
}

pub(crate) fn check_horizon(days: u16) -> Result<(), OutOfBounds> {
    bounded((1..=LONGEST_HORIZON_DAYS).contains(&days), "horizon_days", "is 1 to 365")
}

pub(crate) fn check_buffer(field: &'static str, buffer: Minutes) -> Result<(), OutOfBounds> {
    bounded(buffer <= LONGEST_BUFFER, field, "is at most 240 minutes")
}

/// One step of a cancellation policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefundTier {
    /// At least so many hours before the start …
    pub hours_before: u16,
    /// … this much of the price comes back. 0 to 100.
    pub percent: u8,
}

/// How much comes back, by how early a client cancels. Frozen into each booking when it is made.
/// Invariant: hours and percents both fall strictly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<RefundTier>", into = "Vec<RefundTier>")]
pub struct CancellationPolicy(Arc<[RefundTier]>);

/// Tiers that contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancellation takes up to 8 tiers of falling hours and falling percents from 0 to 100")]
pub struct WrongTiers;

impl Default for CancellationPolicy {
    fn default() -> Self {
        Self(Arc::from([
            RefundTier { hours_before: 24, percent: 100 },
            RefundTier { hours_before: 2, percent: 50 },
        ]))
    }
}

impl TryFrom<Vec<RefundTier>> for CancellationPolicy {
    type Error = WrongTiers;
    fn try_from(tiers: Vec<RefundTier>) -> Result<Self, WrongTiers> {
        let falling = tiers.windows(2).all(|pair| match pair {
            [early, late] => early.hours_before > late.hours_before && early.percent > late.percent,
            _ => true,
        });
        let bounded = tiers.len() <= 8 && tiers.iter().all(|tier| tier.percent <= 100);
        if falling && bounded { Ok(Self(tiers.into())) } else { Err(WrongTiers) }
    }
}

impl From<CancellationPolicy> for Vec<RefundTier> {
    fn from(policy: CancellationPolicy) -> Self {
        policy.0.to_vec()
    }
}

impl CancellationPolicy {
    /// The tiers, earliest first.
    #[must_use]
    pub fn tiers(&self) -> &[RefundTier] {
        &self.0
    }

    /// The percent that comes back when a client cancels now.
    #[must_use]
    pub fn refund_percent(&self, start: Timestamp, now: Timestamp) -> u8 {
        let left = start.duration_since(now);
        let reached = |tier: &&RefundTier| left >= SignedDuration::from_hours(i64::from(tier.hours_before));
        self.0.iter().find(reached).map_or(0, |tier| tier.percent)
    }
}
