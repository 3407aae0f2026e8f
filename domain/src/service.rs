//! What a trainer sells.

use serde::{Deserialize, Serialize};

use crate::{
    ids::ServiceId,
    money::Money,
    policy::{
        LONGEST_SESSION, Minutes, OutOfBounds, Policy, bounded, check_buffer, check_horizon, check_notice,
        check_step,
    },
};

/// Who shares a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum ServiceKind {
    /// One client and the trainer, at any bookable start.
    OneToOne,
    /// Many clients, at the times the trainer schedules.
    Class {
        /// Seats. 1 to 1,000.
        capacity: u16,
    },
}

/// What a session costs and where it is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "pay")]
pub enum Price {
    /// Nothing.
    Free,
    /// Paid to the trainer when they meet.
    InPerson {
        /// How much.
        amount: Money,
    },
    /// Paid when booking.
    Online {
        /// How much.
        amount: Money,
    },
}

/// Where a service departs from its trainer's policy. Bounds as there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Overrides {
    /// Instead of the policy's step.
    pub step: Option<Minutes>,
    /// Instead of the policy's notice.
    pub notice: Option<Minutes>,
    /// Instead of the policy's horizon.
    pub horizon_days: Option<u16>,
    /// Instead of the policy's buffer before.
    pub buffer_before: Option<Minutes>,
    /// Instead of the policy's buffer after.
    pub buffer_after: Option<Minutes>,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its identity.
    pub id: ServiceId,
    /// What clients read. 1 to 120 characters.
    pub name: String,
    /// More of it. At most 4,000 characters.
    #[serde(default)]
    pub description: String,
    /// One-to-one or class.
    pub kind: ServiceKind,
    /// A session's length. 5 minutes to a day.
    pub duration: Minutes,
    /// Its price.
    pub price: Price,
    /// Its own rules.
    #[serde(default)]
    pub overrides: Overrides,
    /// Whether it is on sale. What is booked stays.
    pub active: bool,
}

/// The rules that hold for one service: its own where it has them, its trainer's otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Distance between starts.
    pub step: Minutes,
    /// Least time to the start.
    pub notice: Minutes,
    /// Local days ahead, today included.
    pub horizon_days: u16,
    /// Kept free before.
    pub before: Minutes,
    /// Kept free after.
    pub after: Minutes,
}

impl Service {
    /// The rules in force under a policy.
    #[must_use]
    pub fn rules(&self, policy: &Policy) -> Rules {
        let own = self.overrides;
        Rules {
            step: own.step.unwrap_or(policy.step),
            notice: own.notice.unwrap_or(policy.notice),
            horizon_days: own.horizon_days.unwrap_or(policy.horizon_days),
            before: own.buffer_before.unwrap_or(policy.buffer_before),
            after: own.buffer_after.unwrap_or(policy.buffer_after),
        }
    }

    /// Whether each field is within its bounds.
    ///
    /// # Errors
    /// Names the first field that is not.
    pub fn check(&self) -> Result<(), OutOfBounds> {
        let name = self.name.trim().chars().count();
        bounded((1..=120).contains(&name), "name", "is 1 to 120 characters")?;
        bounded(self.description.chars().count() <= 4000, "description", "is at most 4000 characters")?;
        bounded(
            (5..=LONGEST_SESSION.count()).contains(&self.duration.count()),
            "duration",
            "is 5 to 1440 minutes",
        )?;
        if let ServiceKind::Class { capacity } = self.kind {
            bounded((1..=1000).contains(&capacity), "capacity", "is 1 to 1000 seats")?;
        }
        self.overrides.step.map_or(Ok(()), check_step)?;
        self.overrides.notice.map_or(Ok(()), check_notice)?;
        self.overrides.horizon_days.map_or(Ok(()), check_horizon)?;
        self.overrides.buffer_before.map_or(Ok(()), |buffer| check_buffer("buffer_before", buffer))?;
        self.overrides.buffer_after.map_or(Ok(()), |buffer| check_buffer("buffer_after", buffer))
    }
}
