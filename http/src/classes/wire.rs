//! Sessions on the wire.

use actix_web::http::StatusCode;
use fittribe_domain::{Calendar, TrainerId, event::Decision, session::Session, zone::Zone};
use fittribe_store::idempotency::SavedReply;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::wire::saved;

/// One occurrence in a trainer's calendar.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Session)]
pub struct SessionBody {
    /// Its identity.
    pub id: Uuid,
    /// Whose calendar.
    pub trainer: Uuid,
    /// Of which service.
    pub service: Uuid,
    /// Whether it is a class.
    pub class: bool,
    /// Starts.
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    /// Ends.
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
    /// The trainer's zone.
    pub tz: String,
    /// Minutes kept free before.
    pub buffer_before: u32,
    /// Minutes kept free after.
    pub buffer_after: u32,
    /// `held`, `pending`, `scheduled`, `completed`, `cancelled` or `expired`.
    pub status: &'static str,
    /// The deadline of the hold that made it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub held_until: Option<Timestamp>,
    /// Seats.
    pub capacity: u16,
    /// Seats taken, held ones included.
    pub taken: u16,
    /// The calendar's version that changed it last.
    pub calendar_version: u64,
}

impl SessionBody {
    /// A session as its trainer sees it.
    #[must_use]
    pub fn new(session: &Session, trainer: TrainerId, zone: &Zone) -> Self {
        Self {
            id: session.id.uuid(),
            trainer: trainer.uuid(),
            service: session.service.uuid(),
            class: session.class,
            start: session.interval.start(),
            end: session.interval.end(),
            tz: zone.name().to_owned(),
            buffer_before: session.before.count(),
            buffer_after: session.after.count(),
            status: session.status.name(),
            held_until: session.held_until,
            capacity: session.capacity,
            taken: session.taken,
            calendar_version: session.changed.count(),
        }
    }
}

fn after(decision: &Decision, calendar: &Calendar) -> Option<SessionBody> {
    decision.session_after().map(|session| SessionBody::new(session, calendar.trainer(), calendar.zone()))
}

/// The reply to a class that was scheduled.
#[must_use]
pub fn created(decision: &Decision, calendar: &Calendar) -> SavedReply {
    saved(StatusCode::CREATED, &after(decision, calendar), None)
}

/// The reply to a class that changed.
#[must_use]
pub fn changed(decision: &Decision, calendar: &Calendar) -> SavedReply {
    saved(StatusCode::OK, &after(decision, calendar), None)
}
