//! What happened to a calendar, with the state before and after.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    booking::{Booking, Party},
    calendar::Version,
    hours::{LocalWindow, TimeOff, WeeklyWindow},
    ids::{AccountId, BookingId, DecisionId, SessionId, TimeOffId},
    interval::Interval,
    policy::Policy,
    service::Service,
    session::Session,
    zone::Zone,
};

/// What kind of thing happened. The names are the wire's and the log's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EventKind {
    /// A client holds a time.
    #[serde(rename = "hold.placed")]
    HoldPlaced,
    /// A hold's deadline passed.
    #[serde(rename = "hold.expired")]
    HoldExpired,
    /// A client gave a hold back.
    #[serde(rename = "hold.released")]
    HoldReleased,
    /// A booking stands, at once or after its hold.
    #[serde(rename = "booking.created")]
    BookingCreated,
    /// A booking was called off.
    #[serde(rename = "booking.cancelled")]
    BookingCancelled,
    /// A booking moved.
    #[serde(rename = "booking.rescheduled")]
    BookingRescheduled,
    /// A class was put into the calendar.
    #[serde(rename = "class.scheduled")]
    ClassScheduled,
    /// A class was called off.
    #[serde(rename = "class.cancelled")]
    ClassCancelled,
    /// The trainer's rules changed.
    #[serde(rename = "calendar.configured")]
    Configured,
}

impl EventKind {
    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::HoldPlaced => "hold.placed",
            Self::HoldExpired => "hold.expired",
            Self::HoldReleased => "hold.released",
            Self::BookingCreated => "booking.created",
            Self::BookingCancelled => "booking.cancelled",
            Self::BookingRescheduled => "booking.rescheduled",
            Self::ClassScheduled => "class.scheduled",
            Self::ClassCancelled => "class.cancelled",
            Self::Configured => "calendar.configured",
        }
    }
}

/// An image before (absent when it is new) and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub struct Change<T> {
    /// As it was; absent when it is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<T>,
    /// As it is now.
    pub after: T,
}

/// A trainer's rule as it is from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "setting", content = "value")]
pub enum Setting {
    /// The zone that rules are read in.
    Zone(Zone),
    /// Whether new bookings are taken: approved, not suspended, nothing required has expired.
    Accepting(bool),
    /// The policy.
    Policy(Policy),
    /// A service, new or changed.
    Service(Service),
    /// All weekly hours.
    Weekly(Vec<WeeklyWindow>),
    /// One date's windows; none at all hands the date back to the week.
    Override {
        /// The local date.
        date: Date,
        /// Its windows; an empty list closes the day.
        windows: Option<Vec<LocalWindow>>,
    },
    /// Time off, new or changed.
    TimeOff(TimeOff),
    /// Time off that was taken back.
    TimeOffRemoved(TimeOffId),
    /// What another calendar says is busy.
    External {
        /// Which calendar.
        source: String,
        /// All that is busy there.
        busy: Vec<Interval>,
    },
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What kind of thing.
    pub kind: EventKind,
    /// The session's images.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Change<Session>>,
    /// The booking's images.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking: Option<Change<Booking>>,
    /// The rule from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setting: Option<Setting>,
}

/// One step of a calendar's history: what is committed together, under one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its identity, and the calendar's head once committed.
    pub id: DecisionId,
    /// The head it was decided on. Another head in the database means that somebody else wrote.
    pub parent: DecisionId,
    /// The version it makes: one more than the version it was decided on.
    pub version: Version,
    /// When.
    pub at: Timestamp,
    /// Who, and as what.
    pub by: Option<AccountId>,
    /// As what.
    pub party: Party,
    /// What happened, in order. Never empty.
    pub events: Vec<Event>,
    /// The booking it was about.
    pub booking: Option<BookingId>,
    /// The session it was about.
    pub session: Option<SessionId>,
}

impl Decision {
    /// The booking it was about, as it is afterwards.
    #[must_use]
    pub fn booking_after(&self) -> Option<&Booking> {
        let changed = self.events.iter().rev().filter_map(|event| event.booking.as_ref());
        changed.map(|change| &change.after).find(|booking| Some(booking.id) == self.booking)
    }

    /// The session it was about, as it is afterwards.
    #[must_use]
    pub fn session_after(&self) -> Option<&Session> {
        let changed = self.events.iter().rev().filter_map(|event| event.session.as_ref());
        changed.map(|change| &change.after).find(|session| Some(session.id) == self.session)
    }
}
