//! `POST /bookings`: nothing but the token, the body and the calendar. No SQL of its own.

use actix_web::{HttpResponse, post, web::Data};
use fittribe_actors::calendars::{AskError, ClaimRequest, Request};
use fittribe_domain::{
    BookingId, Command, SessionId, TrainerId,
    booking::Party,
    calendar::command::{Action, Asker},
    zone::Zone,
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::wire::{BookingBody, answer, created, place, words};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Keyed},
    wire::Instant,
};

/// A booking to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBooking {
    /// With whom.
    trainer: Uuid,
    /// What.
    service: Uuid,
    /// When, for a one-to-one service.
    start: Option<Instant>,
    /// Which class, for a class.
    session: Option<Uuid>,
    /// At once, instead of a hold to be confirmed.
    #[serde(default)]
    confirm: bool,
    /// To the trainer.
    #[schema(max_length = 1000)]
    note: Option<String>,
}

/// A calendar's refusal in its trainer's zone.
fn refused(deps: &Booking, trainer: TrainerId, error: AskError) -> Problem {
    let snapshot = deps.calendars.active(trainer);
    Problem::unanswered(error, snapshot.as_ref().map_or(&Zone::UTC, |snapshot| snapshot.calendar().zone()))
}

/// Holds a time, or books it at once.
#[utoipa::path(tag = "bookings", security(("bearer" = [])), request_body = NewBooking,
    params(("Idempotency-Key" = String, Header, description = "New for each booking; a repeat gets the first answer")),
    responses(
        (status = 201, description = "Held, or booked with `confirm`", body = BookingBody, headers(
            ("Location" = String, description = "The booking"), ("ETag" = String, description = "Its version"))),
        (status = 409, description = "`slot_taken`, `class_full`, `already_in_class`, `hold_limit` …", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`not_bookable` with `why`, or `invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/bookings")]
pub async fn create_booking(
    deps: Data<Booking>,
    account: Account,
    request: Keyed<NewBooking>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body, key, fingerprint } = request;
    let trainer = TrainerId::from_uuid(body.trainer);
    let action = Action::Book {
        booking: BookingId::from_uuid(deps.random.uuid()),
        session: SessionId::from_uuid(deps.random.uuid()),
        service: body.service.into(),
        place: place(body.start, body.session)?,
        client: account.id,
        confirm: body.confirm,
        note: words(body.note, "/note", 1000)?,
    };
    let _entered = deps.in_flight.enter(account.id, &key)?;
    let command = Command { by: Asker { account: Some(account.id), party: Party::Client }, action };
    let claim = ClaimRequest { account: account.id, key, fingerprint, render: created };
    let asked = deps.calendars.ask(trainer, Request { command, claim: Some(claim) }).await;
    answer(asked.map_err(|error| refused(&deps, trainer, error))?, true)
}
