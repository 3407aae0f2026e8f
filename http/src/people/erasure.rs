//! Erasures on the wire.

use fittribe_store::erasures::{Erasure, Upcoming, UpcomingKind};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::error::{Extension, Kind, Problem};

/// Whether one's account is to be erased.
#[derive(Debug, Serialize, ToSchema)]
pub struct ErasureState {
    /// `none` or `scheduled`.
    state: &'static str,
    /// When it was asked for.
    #[schema(value_type = Option<String>, format = DateTime)]
    requested_at: Option<Timestamp>,
    /// When it is done at the earliest; until then it can be called off.
    #[schema(value_type = Option<String>, format = DateTime)]
    due_at: Option<Timestamp>,
}

impl From<Option<Erasure>> for ErasureState {
    fn from(erasure: Option<Erasure>) -> Self {
        Self {
            state: if erasure.is_some() { "scheduled" } else { "none" },
            requested_at: erasure.map(|erasure| erasure.requested_at),
            due_at: erasure.map(|erasure| erasure.due_at),
        }
    }
}

/// What is still ahead.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Upcoming)]
pub struct UpcomingBody {
    /// `booking`, one's own, or `session`, in one's own calendar.
    kind: &'static str,
    /// Which.
    id: Uuid,
    /// In whose calendar.
    trainer: Uuid,
    /// From when on.
    #[schema(value_type = String, format = DateTime)]
    start: Timestamp,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    end: Timestamp,
}

impl From<&Upcoming> for UpcomingBody {
    fn from(upcoming: &Upcoming) -> Self {
        Self {
            kind: match upcoming.kind {
                UpcomingKind::Booking => "booking",
                UpcomingKind::Session => "session",
            },
            id: upcoming.id,
            trainer: upcoming.trainer.uuid(),
            start: upcoming.start,
            end: upcoming.end,
        }
    }
}

/// Refuses while something is ahead.
///
/// # Errors
/// 409 with a list of it.
pub fn check_nothing_ahead(upcoming: &[Upcoming]) -> Result<(), Problem> {
    if upcoming.is_empty() {
        return Ok(());
    }
    let extension =
        Extension { upcoming: upcoming.iter().map(UpcomingBody::from).collect(), ..Extension::default() };
    let words =
        "Somebody counts on you: cancel what is in `upcoming` first, or wait until it has taken place.";
    Err(Problem::new(Kind::UpcomingSessions, words).with(extension))
}
