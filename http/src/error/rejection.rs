//! What a calendar says, to a client.

use std::time::Duration;

use fittribe_actors::calendars::AskError;
use fittribe_domain::{
    calendar::{
        obstacle::Obstacle,
        rejection::{Reason as Refusal, Rejection},
    },
    zone::Zone,
};

use super::{Extension, Kind, Problem};
use crate::why::Reason;

impl Problem {
    /// A calendar's refusal; times in sentences are in the trainer's zone.
    #[must_use]
    pub fn refused(rejection: &Rejection, zone: &Zone) -> Self {
        let version = Some(rejection.rests_on.count()).filter(|version| *version > 0);
        match &rejection.reason {
            Refusal::NotBookable(found) => Self::not_bookable(found, version, zone),
            Refusal::Stale { actual } => {
                Self::stale(format!("The booking is at version {actual} by now."), *actual)
            }
            Refusal::HoursChanged { actual } => {
                Self::stale("Your weekly hours were changed since you saw them.", *actual)
            }
            Refusal::WrongState(status) => Self::wrong_state(status.name()),
            Refusal::HoldExpired(until) => {
                Self::new(Kind::HoldExpired, "The hold’s deadline has passed; book anew.")
                    .with(Extension { until: Some(*until), ..Extension::default() })
            }
            Refusal::TooManyHolds { until, .. } => Self::new(Kind::HoldLimit, rejection.reason.to_string())
                .with(Extension { until: Some(*until), ..Extension::default() }),
            Refusal::Begun(at) | Refusal::TooLateToMove(at) => {
                Self::new(Kind::TooLate, rejection.reason.to_string())
                    .with(Extension { until: Some(*at), ..Extension::default() })
            }
            Refusal::OutOfBounds(wrong) => Self::field(format!("/{}", wrong.field), wrong.expected),
            Refusal::ClassFull => Self::new(Kind::ClassFull, "No seat is left in this class."),
            Refusal::AlreadyInClass => Self::new(Kind::AlreadyInClass, rejection.reason.to_string()),
            Refusal::NotAccepting => Self::not_bookable(&[Obstacle::NotAccepting], None, zone),
            Refusal::UnknownService => Self::field("/service", "is not a service that this trainer sells"),
            Refusal::WrongPlace(words) => Self::new(Kind::InvalidRequest, *words),
            Refusal::WrongSetting(words) => Self::new(Kind::InvalidRequest, *words),
            Refusal::UnknownBooking => Self::not_found("There is no such booking."),
            Refusal::UnknownSession => Self::not_found("There is no such session in this calendar."),
            Refusal::OwnCalendar => Self::new(Kind::Forbidden, "Nobody books a session with themselves."),
            Refusal::Forbidden(_) => Self::new(Kind::Forbidden, rejection.reason.to_string()),
            Refusal::PaymentsNotConfigured => {
                Self::new(Kind::PaymentsNotConfigured, rejection.reason.to_string())
            }
        }
    }

    /// A booking that does not have that step where it stands.
    #[must_use]
    pub fn wrong_state(status: &'static str) -> Self {
        Self::new(Kind::WrongState, format!("A booking that is {status} cannot do this."))
            .with(Extension { booking_status: Some(status), ..Extension::default() })
    }

    /// Taken by somebody, when nothing but bookings stands in the way; a rule otherwise.
    fn not_bookable(found: &[Obstacle], version: Option<u64>, zone: &Zone) -> Self {
        let taken = found.iter().all(Obstacle::is_taken);
        let kind = if taken { Kind::SlotTaken } else { Kind::NotBookable };
        let why: Vec<Reason> = found.iter().map(|obstacle| Reason::new(obstacle, zone)).collect();
        let detail = why.first().map_or_else(String::new, |reason| reason.sentence.clone());
        Self::new(kind, detail).with(Extension { why, version, ..Extension::default() })
    }

    /// What kept a calendar from deciding, or its refusal.
    #[must_use]
    pub fn unanswered(error: AskError, zone: &Zone) -> Self {
        match error {
            AskError::Rejected(rejection) => Self::refused(&rejection, zone),
            AskError::NoSuchCalendar => Self::not_found("There is no such trainer."),
            AskError::Busy { retry_after } | AskError::Unavailable { retry_after } => {
                Self::overloaded(retry_after)
            }
            AskError::KeyReused => Self::bare(Kind::IdempotencyKeyReused),
            AskError::Refused => Self::internal(&error),
            AskError::Contended => {
                Self::new(Kind::Conflict, "The calendar changed at the same time; try again.")
            }
            AskError::TimedOut => Self::overloaded(Duration::from_secs(1)),
        }
    }
}
