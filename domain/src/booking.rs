//! A client's place in a session, and the states it goes through.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    calendar::Version,
    ids::{AccountId, BookingId, ServiceId, SessionId},
    policy::CancellationPolicy,
    service::Price,
};

/// Where a booking stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingStatus {
    /// Keeps its time until a deadline.
    Held,
    /// Waits for the trainer's word.
    PendingApproval,
    /// Waits for the payment.
    PendingPayment,
    /// Its deadline passed and the payment's fate is being asked for.
    Expiring,
    /// Stands.
    Confirmed,
    /// Took place.
    Completed,
    /// The client did not come.
    NoShow,
    /// Was called off.
    Cancelled,
    /// Its deadline passed.
    Expired,
    /// The trainer said no.
    Declined,
}

/// What can happen to a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transition {
    /// A payment was begun.
    BeginPayment,
    /// The deadline passed while a payment was under way.
    ReachDeadline,
    /// It stands: nothing to pay, paid, or approved with nothing to pay.
    Confirm,
    /// The trainer approved, and the client now pays under a hold.
    ApproveToHold,
    /// The trainer said no.
    Decline,
    /// The deadline passed.
    Expire,
    /// Somebody called it off.
    Cancel,
    /// It moves in place.
    Reschedule,
    /// It took place.
    Complete,
    /// The client did not come.
    MissIt,
}

/// A transition that a status does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a booking that is {} cannot do this", from.name())]
pub struct IllegalTransition {
    /// Where it stands.
    pub from: BookingStatus,
    /// What was asked.
    pub transition: Transition,
}

impl BookingStatus {
    /// Every status.
    pub const ALL: [Self; 10] = [
        Self::Held,
        Self::PendingApproval,
        Self::PendingPayment,
        Self::Expiring,
        Self::Confirmed,
        Self::Completed,
        Self::NoShow,
        Self::Cancelled,
        Self::Expired,
        Self::Declined,
    ];

    /// Where a transition leads.
    ///
    /// # Errors
    /// When the status does not have it.
    pub const fn after(self, transition: Transition) -> Result<Self, IllegalTransition> {
        use BookingStatus as S;
        use Transition as T;
        let next = match (self, transition) {
            (S::Held, T::BeginPayment) => S::PendingPayment,
            (S::PendingPayment, T::ReachDeadline) => S::Expiring,
            (S::Held | S::PendingPayment | S::Expiring | S::PendingApproval, T::Confirm) => S::Confirmed,
            (S::PendingApproval, T::ApproveToHold) => S::Held,
            (S::PendingApproval, T::Decline) => S::Declined,
            (S::Held | S::Expiring, T::Expire) => S::Expired,
            (S::Held | S::Confirmed, T::Cancel) => S::Cancelled,
            (S::Confirmed, T::Reschedule) => S::Confirmed,
            (S::Confirmed, T::Complete) => S::Completed,
            (S::Confirmed, T::MissIt) => S::NoShow,
            _ => return Err(IllegalTransition { from: self, transition }),
        };
        Ok(next)
    }

    /// Whether it occupies its time or its seat.
    #[must_use]
    pub const fn occupies(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Expired | Self::Declined)
    }

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::PendingApproval => "pending_approval",
            Self::PendingPayment => "pending_payment",
            Self::Expiring => "expiring",
            Self::Confirmed => "confirmed",
            Self::Completed => "completed",
            Self::NoShow => "no_show",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Declined => "declined",
        }
    }

    /// The status a stored name means.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// Who did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The client whose booking it is.
    Client,
    /// The trainer whose calendar it is.
    Trainer,
    /// An administrator.
    Admin,
    /// FitTribe itself, at a deadline.
    System,
}

impl Party {
    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Trainer => "trainer",
            Self::Admin => "admin",
            Self::System => "system",
        }
    }

    /// The party a stored name means.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Client, Self::Trainer, Self::Admin, Self::System]
            .into_iter()
            .find(|party| party.name() == name)
    }
}

/// How a booking was called off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancellation {
    /// By whom.
    pub by: Party,
    /// In their words, at most 500 characters.
    pub reason: Option<String>,
    /// What of the price comes back.
    pub refund_percent: u8,
}

/// One client's place. Invariant: `hold_until` is set exactly while held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// Its identity.
    pub id: BookingId,
    /// Where.
    pub session: SessionId,
    /// What.
    pub service: ServiceId,
    /// Whose.
    pub client: AccountId,
    /// Where it stands.
    pub status: BookingStatus,
    /// Counts its own changes from 1; what If-Match compares.
    pub version: u32,
    /// The hold's deadline.
    pub hold_until: Option<Timestamp>,
    /// As it was when booked.
    pub price: Price,
    /// As it was when booked.
    pub cancellation_policy: CancellationPolicy,
    /// The client's words to the trainer, at most 1,000 characters.
    pub note: Option<String>,
    /// Set when cancelled.
    pub cancelled: Option<Cancellation>,
    /// When it was made.
    pub created_at: Timestamp,
    /// The calendar's version that changed it last.
    pub changed: Version,
}
