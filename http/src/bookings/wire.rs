//! Bookings on the wire.

use actix_web::http::StatusCode;
use fittribe_actors::calendars::Answer;
use fittribe_domain::{
    Calendar, TrainerId,
    booking::{Booking, BookingStatus},
    calendar::command::Place,
    event::Decision,
    session::Session,
    zone::Zone,
};
use fittribe_store::{bookings::BookingRecord, idempotency::SavedReply};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    error::Problem,
    services::wire::PriceBody,
    trainers::policy::TierBody,
    wire::{Instant, reply, saved},
};

/// A client's place in a session.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Booking)]
pub struct BookingBody {
    /// Its identity.
    pub id: Uuid,
    /// Whose calendar.
    pub trainer: Uuid,
    /// What.
    pub service: Uuid,
    /// Where.
    pub session: Uuid,
    /// Whose.
    pub client: Uuid,
    /// `held`, `pending_approval`, `pending_payment`, `expiring`, `confirmed`, `completed`, `no_show`,
    /// `cancelled`, `expired` or `declined`.
    pub status: &'static str,
    /// Counts its changes; its ETag.
    pub version: u32,
    /// Starts.
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    /// Ends.
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
    /// The trainer's zone.
    pub tz: String,
    /// The hold's deadline.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub hold_until: Option<Timestamp>,
    /// As it was when booked.
    pub price: PriceBody,
    /// As it was when booked.
    pub cancellation_policy: Vec<TierBody>,
    /// What of the price the client would get back by cancelling now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_percent_now: Option<u8>,
    /// The client's words.
    pub note: Option<String>,
    /// How it was called off.
    pub cancelled: Option<CancellationBody>,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// The calendar's version that changed it last.
    pub calendar_version: u64,
}

/// How a booking was called off.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Cancellation)]
pub struct CancellationBody {
    /// `client`, `trainer`, `admin` or `system`.
    pub by: &'static str,
    /// In their words.
    pub reason: Option<String>,
    /// What of the price comes back.
    pub refund_percent: u8,
}

/// Where a booking is, apart from itself.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Whose calendar.
    pub trainer: TrainerId,
    /// The trainer's zone.
    pub zone: &'a Zone,
    /// Its session.
    pub session: &'a Session,
    /// The present, for what a cancellation would give back.
    pub now: Timestamp,
}

impl BookingBody {
    /// A booking as its client, its trainer and administrators see it.
    #[must_use]
    pub fn new(booking: &Booking, around: Around<'_>) -> Self {
        let interval = around.session.interval;
        let open = matches!(booking.status, BookingStatus::Held | BookingStatus::Confirmed)
            && around.now < interval.start();
        Self {
            id: booking.id.uuid(),
            trainer: around.trainer.uuid(),
            service: booking.service.uuid(),
            session: booking.session.uuid(),
            client: booking.client.uuid(),
            status: booking.status.name(),
            version: booking.version,
            start: interval.start(),
            end: interval.end(),
            tz: around.zone.name().to_owned(),
            hold_until: booking.hold_until,
            price: booking.price.into(),
            cancellation_policy: booking.cancellation_policy.tiers().iter().map(TierBody::from).collect(),
            refund_percent_now: open
                .then(|| booking.cancellation_policy.refund_percent(interval.start(), around.now)),
            note: booking.note.clone(),
            cancelled: booking.cancelled.as_ref().map(|cancelled| CancellationBody {
                by: cancelled.by.name(),
                reason: cancelled.reason.clone(),
                refund_percent: cancelled.refund_percent,
            }),
            created_at: booking.created_at,
            calendar_version: booking.changed.count(),
        }
    }

    /// A booking as the store has it. A hold whose deadline has passed is shown as what it is.
    #[must_use]
    pub fn stored(record: &BookingRecord, now: Timestamp) -> Self {
        let around = Around { trainer: record.trainer, zone: &record.zone, session: &record.session, now };
        let lapsed = record.booking.status == BookingStatus::Held
            && record.booking.hold_until.is_some_and(|until| until <= now);
        let body = Self::new(&record.booking, around);
        if lapsed {
            Self { status: BookingStatus::Expired.name(), refund_percent_now: None, ..body }
        } else {
            body
        }
    }
}

/// The booking a decision was about, as the body of a reply.
fn after(decision: &Decision, calendar: &Calendar) -> Option<BookingBody> {
    let booking = decision.booking_after()?;
    let changed = decision.events.iter().rev().filter_map(|event| event.session.as_ref());
    let changed = changed.map(|change| &change.after).find(|session| session.id == booking.session);
    let session = changed.or_else(|| calendar.session(booking.session))?;
    let around = Around { trainer: calendar.trainer(), zone: calendar.zone(), session, now: decision.at };
    Some(BookingBody::new(booking, around))
}

/// The reply to a new booking.
#[must_use]
pub fn created(decision: &Decision, calendar: &Calendar) -> SavedReply {
    let body = after(decision, calendar);
    let location = body.as_ref().map(|body| format!("/api/v1/bookings/{}", body.id));
    saved(StatusCode::CREATED, &body, location)
}

/// The reply to a change of a booking.
#[must_use]
pub fn changed(decision: &Decision, calendar: &Calendar) -> SavedReply {
    saved(StatusCode::OK, &after(decision, calendar), None)
}

/// The answer to a command that was keyed.
///
/// # Errors
/// When it has none.
pub fn answer(answer: Answer, tagged: bool) -> Result<actix_web::HttpResponse, Problem> {
    let saved = match answer {
        Answer::Done { reply: Some(saved), .. } | Answer::Replayed(saved) => saved,
        Answer::Done { reply: None, .. } => return Err(Problem::bare(crate::error::Kind::Internal)),
    };
    reply(saved, tagged)
}

/// Where to: a start, or a class's session.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceBody {
    /// For one-to-one services.
    start: Option<Instant>,
    /// For classes.
    session: Option<Uuid>,
}

/// Exactly one of the two.
///
/// # Errors
/// Points at them.
pub fn place(start: Option<Instant>, session: Option<Uuid>) -> Result<Place, Problem> {
    match (start, session) {
        (Some(start), None) => Ok(Place::Start(start.0)),
        (None, Some(session)) => Ok(Place::Class(session.into())),
        (None, None) => Err(Problem::field("/start", "is missing: give `start`, or `session` for a class")),
        (Some(_), Some(_)) => Err(Problem::field("/session", "and `start` exclude each other")),
    }
}

impl PlaceBody {
    /// Where to.
    ///
    /// # Errors
    /// Points at what is wrong.
    pub fn place(self) -> Result<Place, Problem> {
        place(self.start, self.session)
    }
}

/// Words of at most so many characters, or none.
///
/// # Errors
/// Points at the field.
pub fn words(text: Option<String>, pointer: &'static str, most: usize) -> Result<Option<String>, Problem> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().count() > most) {
        return Err(Problem::field(pointer, format!("is at most {most} characters")));
    }
    Ok(text)
}
