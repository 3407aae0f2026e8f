//! Why a command was refused.

use jiff::Timestamp;

use super::{Version, obstacle::Obstacle};
use crate::{booking::BookingStatus, policy::OutOfBounds};

/// A refusal. Nothing changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct Rejection {
    /// Why.
    pub reason: Reason,
    /// The latest version among what the refusal rests on. While that version is not committed the
    /// refusal is not final: what it rests on may never come to be.
    pub rests_on: Version,
}

/// The reasons.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// No such service, or it is no longer on sale.
    #[error("the trainer does not sell this service")]
    UnknownService,
    /// The trainer takes no new bookings.
    #[error("the trainer takes no new bookings at present")]
    NotAccepting,
    /// The wrong way to book this kind of service.
    #[error("{0}")]
    WrongPlace(&'static str),
    /// The time is not on offer or taken.
    #[error("this time cannot be booked")]
    NotBookable(Vec<Obstacle>),
    /// No seat is left.
    #[error("no seat is left in this class")]
    ClassFull,
    /// One seat per client.
    #[error("this client already has a seat in this class")]
    AlreadyInClass,
    /// Too many live holds.
    #[error("this client already holds {limit} times with this trainer; confirm or release one first")]
    TooManyHolds {
        /// As many as there may be.
        limit: u16,
        /// When the first runs out.
        until: Timestamp,
    },
    /// Nobody books themselves.
    #[error("a trainer cannot book their own session")]
    OwnCalendar,
    /// No live booking of that id.
    #[error("there is no such booking in this calendar")]
    UnknownBooking,
    /// No such session.
    #[error("there is no such session in this calendar")]
    UnknownSession,
    /// The booking does not have that step where it stands.
    #[error("a booking that is {} cannot do this", .0.name())]
    WrongState(BookingStatus),
    /// The hold's deadline has passed.
    #[error("the hold ran out at {0}")]
    HoldExpired(Timestamp),
    /// The booking changed since the asker saw it.
    #[error("the booking is at version {actual} by now")]
    Stale {
        /// Where it stands.
        actual: u32,
    },
    /// The weekly hours changed since the asker saw them.
    #[error("the weekly hours are others by now")]
    HoursChanged {
        /// Their mark.
        actual: u32,
    },
    /// Not this party's to do.
    #[error("only the {0} can do this")]
    Forbidden(&'static str),
    /// The session has begun.
    #[error("the session began at {0}")]
    Begun(Timestamp),
    /// Too late to move under the policy.
    #[error("a booking can be moved until {0}")]
    TooLateToMove(Timestamp),
    /// Paid services wait for payments.
    #[error("this service is paid online, and online payment is not configured")]
    PaymentsNotConfigured,
    /// A rule outside its bounds.
    #[error(transparent)]
    OutOfBounds(#[from] OutOfBounds),
    /// A change of rules that contradicts the calendar.
    #[error("{0}")]
    WrongSetting(&'static str),
}

impl Reason {
    /// A refusal that rests on nothing that can still change hands.
    #[must_use]
    pub const fn at(self, rests_on: Version) -> Rejection {
        Rejection { reason: self, rests_on }
    }
}
