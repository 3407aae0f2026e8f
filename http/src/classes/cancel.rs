//! `POST /classes/{id}/cancel`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::{SessionId, calendar::command::Action};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{SessionBody, changed};
use crate::{
    bookings::wire::words,
    deps::Booking,
    error::Problem,
    extract::{Account, Id, Keyed},
    trainers::own::ask_keyed,
};

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CancelClass {
    /// In the trainer's words, for those who were booked.
    #[schema(max_length = 500)]
    reason: Option<String>,
}

/// Calls one's own class off with all its bookings, which are refunded in full.
#[utoipa::path(tag = "calendar", security(("bearer" = [])), request_body = CancelClass,
    params(("id" = Uuid, Path, description = "The class's session"), ("Idempotency-Key" = String, Header, description = "New for each change")),
    responses(
        (status = 200, description = "The class as it is now", body = SessionBody),
        (status = 404, description = "No class of yours that is still to come", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/classes/{id}/cancel")]
pub async fn cancel_class(
    deps: Data<Booking>,
    account: Account,
    Id(session): Id<SessionId>,
    request: Keyed<CancelClass>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let Keyed { body, key, fingerprint } = request;
    let action = Action::CancelClass { session, reason: words(body.reason, "/reason", 500)? };
    ask_keyed(&deps, account, (key, fingerprint, changed), action).await
}
