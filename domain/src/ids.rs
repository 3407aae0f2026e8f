//! Identifiers, one type each, so that a trainer is never passed where a client is meant.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that was made or read elsewhere.
            #[must_use]
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID itself, for storage and the wire.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }
    )+};
}

id! {
    /// A person who signs in.
    AccountId,
    /// A trainer's page and calendar.
    TrainerId,
    /// Something a trainer sells.
    ServiceId,
    /// One occurrence in a trainer's calendar.
    SessionId,
    /// One client's place in a session.
    BookingId,
    /// One change to a calendar. The latest one's id is the calendar's head: the fence a writer compares.
    DecisionId,
    /// One absolute interval in which a trainer takes no bookings.
    TimeOffId,
    /// A file that somebody uploaded.
    FileId,
    /// What somebody wants to reach.
    GoalId,
    /// One value that somebody measured.
    MeasurementId,
    /// One copy of all that is kept of somebody.
    ExportId,
}
