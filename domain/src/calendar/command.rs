//! What can be asked of a calendar.

use jiff::Timestamp;

use crate::{
    booking::Party,
    event::Setting,
    hours::WeeklyWindow,
    ids::{AccountId, BookingId, ServiceId, SessionId},
};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// The account; absent when FitTribe itself asks.
    pub account: Option<AccountId>,
    /// As what.
    pub party: Party,
}

impl Asker {
    /// FitTribe itself.
    pub const SYSTEM: Self = Self { account: None, party: Party::System };
}

/// A command, with who asks.
#[derive(Clone, Debug)]
pub struct Command {
    /// Who asks.
    pub by: Asker,
    /// What for.
    pub action: Action,
}

/// The place a booking is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A one-to-one service at a start.
    Start(Timestamp),
    /// A seat in a scheduled class.
    Class(SessionId),
}

/// What is asked. Fresh identifiers come from outside, so that deciding stays pure.
#[derive(Clone, Debug)]
pub enum Action {
    /// A new booking: a hold, or at once.
    Book {
        /// The new booking's identity.
        booking: BookingId,
        /// The new session's identity, used when the place is a start.
        session: SessionId,
        /// What is bought.
        service: ServiceId,
        /// Where.
        place: Place,
        /// For whom.
        client: AccountId,
        /// At once instead of a hold.
        confirm: bool,
        /// To the trainer.
        note: Option<String>,
    },
    /// A hold becomes a booking.
    Confirm {
        /// Which.
        booking: BookingId,
        /// The booking's version the asker saw.
        expected: Option<u32>,
    },
    /// A hold is given back.
    Release {
        /// Which.
        booking: BookingId,
        /// The booking's version the asker saw.
        expected: Option<u32>,
    },
    /// A booking is called off.
    Cancel {
        /// Which.
        booking: BookingId,
        /// The booking's version the asker saw.
        expected: Option<u32>,
        /// In the asker's words.
        reason: Option<String>,
    },
    /// A booking moves.
    Reschedule {
        /// Which.
        booking: BookingId,
        /// The booking's version the asker saw.
        expected: Option<u32>,
        /// Where to. A class seat moves to another session of the same class service.
        place: Place,
    },
    /// Holds whose deadline has passed are written off.
    ExpireHolds,
    /// A class is put into the calendar.
    ScheduleClass {
        /// The new session's identity.
        session: SessionId,
        /// Of which service.
        service: ServiceId,
        /// When.
        start: Timestamp,
        /// Seats, when not the service's own.
        capacity: Option<u16>,
    },
    /// A class and all its bookings are called off.
    CancelClass {
        /// Which.
        session: SessionId,
        /// In the trainer's words.
        reason: Option<String>,
    },
    /// A rule changes.
    Configure(Box<Setting>),
    /// Weekly hours take the place of those that somebody saw.
    ReplaceWeekly {
        /// All windows of the week.
        weekly: Vec<WeeklyWindow>,
        /// The mark of what was seen ([`crate::hours::Hours::weekly_mark`]).
        seen: u32,
    },
}
