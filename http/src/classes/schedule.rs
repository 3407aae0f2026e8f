//! `POST /classes`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::{SessionId, calendar::command::Action};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::wire::{SessionBody, created};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Keyed},
    trainers::own::ask_keyed,
    wire::Instant,
};

/// A class to hold.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClass {
    /// Of which service; one of kind `class`.
    service: Uuid,
    /// When, on a whole minute.
    start: Instant,
    /// Seats, when not the service's own.
    #[schema(minimum = 1, maximum = 1000)]
    capacity: Option<u16>,
}

/// Puts a class into one's own calendar.
#[utoipa::path(tag = "calendar", security(("bearer" = [])), request_body = NewClass,
    params(("Idempotency-Key" = String, Header, description = "New for each class")),
    responses(
        (status = 201, description = "The class", body = SessionBody),
        (status = 409, description = "`slot_taken`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/classes")]
pub async fn schedule_class(
    deps: Data<Booking>,
    account: Account,
    request: Keyed<NewClass>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let Keyed { body, key, fingerprint } = request;
    let action = Action::ScheduleClass {
        session: SessionId::from_uuid(deps.random.uuid()),
        service: body.service.into(),
        start: body.start.0,
        capacity: body.capacity,
    };
    ask_keyed(&deps, account, (key, fingerprint, created), action).await
}
