//! Policies on the wire.

use fittribe_domain::policy::{CancellationPolicy, Minutes, Policy, RefundTier};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Problem;

/// What a trainer asks of those who book.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Policy)]
pub struct PolicyBody {
    /// Minutes between starts, counted from an open window's start.
    #[schema(minimum = 5, maximum = 240)]
    step: u32,
    /// Least minutes between booking and start.
    #[schema(maximum = 43_200)]
    notice: u32,
    /// Local days ahead that can be booked, today included.
    #[schema(minimum = 1, maximum = 365)]
    horizon_days: u16,
    /// Minutes kept free before a session.
    #[schema(maximum = 240)]
    buffer_before: u32,
    /// Minutes kept free after a session.
    #[schema(maximum = 240)]
    buffer_after: u32,
    /// Minutes a hold lives.
    #[schema(minimum = 1, maximum = 60)]
    hold: u32,
    /// Sessions a local day takes; any number when absent.
    #[schema(minimum = 1)]
    max_sessions_per_day: Option<u16>,
    /// Live holds a client can have.
    #[schema(minimum = 1, maximum = 10)]
    max_holds_per_client: u16,
    /// Until how many minutes before the start a client can move a booking.
    #[schema(maximum = 43_200)]
    reschedule_notice: u32,
    /// What comes back on cancelling, by falling hours and percents. Frozen into each booking.
    #[schema(max_items = 8)]
    cancellation: Vec<TierBody>,
}

/// At least so many hours before the start, this much of the price comes back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RefundTier)]
pub struct TierBody {
    /// Hours.
    hours_before: u16,
    /// Percent.
    #[schema(maximum = 100)]
    percent: u8,
}

impl From<&RefundTier> for TierBody {
    fn from(tier: &RefundTier) -> Self {
        Self { hours_before: tier.hours_before, percent: tier.percent }
    }
}

impl From<&Policy> for PolicyBody {
    fn from(policy: &Policy) -> Self {
        Self {
            step: policy.step.count(),
            notice: policy.notice.count(),
            horizon_days: policy.horizon_days,
            buffer_before: policy.buffer_before.count(),
            buffer_after: policy.buffer_after.count(),
            hold: policy.hold.count(),
            max_sessions_per_day: policy.max_sessions_per_day,
            max_holds_per_client: policy.max_holds_per_client,
            reschedule_notice: policy.reschedule_notice.count(),
            cancellation: policy.cancellation.tiers().iter().map(TierBody::from).collect(),
        }
    }
}

impl PolicyBody {
    /// The policy it describes; bounds are the calendar's to check.
    ///
    /// # Errors
    /// Points at tiers that contradict each other.
    pub fn policy(self) -> Result<Policy, Problem> {
        let tiers = self
            .cancellation
            .iter()
            .map(|tier| RefundTier { hours_before: tier.hours_before, percent: tier.percent });
        let cancellation = CancellationPolicy::try_from(tiers.collect::<Vec<_>>());
        Ok(Policy {
            step: Minutes::new(self.step),
            notice: Minutes::new(self.notice),
            horizon_days: self.horizon_days,
            buffer_before: Minutes::new(self.buffer_before),
            buffer_after: Minutes::new(self.buffer_after),
            hold: Minutes::new(self.hold),
            max_sessions_per_day: self.max_sessions_per_day,
            max_holds_per_client: self.max_holds_per_client,
            reschedule_notice: Minutes::new(self.reschedule_notice),
            cancellation: cancellation.map_err(|wrong| Problem::field("/cancellation", wrong.to_string()))?,
        })
    }
}
