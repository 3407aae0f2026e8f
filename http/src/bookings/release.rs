//! `POST /bookings/{id}/release`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::{BookingId, calendar::command::Action};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    change::{Change, Doers, change},
    wire::BookingBody,
};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Id, IfMatch, Keyed},
};

/// Nothing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {}

/// Gives a hold back.
#[utoipa::path(tag = "bookings", security(("bearer" = [])), request_body = Release,
    params(("id" = Uuid, Path, description = "The booking"),
        ("Idempotency-Key" = String, Header, description = "New for each change"),
        ("If-Match" = Option<String>, Header, description = "The version you saw; 412 when it is another by now")),
    responses(
        (status = 200, description = "The booking as it is now", body = BookingBody),
        (status = 404, description = "No booking that is yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`hold_expired`, `wrong_state`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/bookings/{id}/release")]
pub async fn release_booking(
    deps: Data<Booking>,
    account: Account,
    Id(booking): Id<BookingId>,
    seen: IfMatch,
    request: Keyed<Release>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body: Release {}, key, fingerprint } = request;
    let action = Action::Release { booking, expected: seen.expected() };
    change(&deps, Change { account, booking, doers: Doers::ClientAlone, key, fingerprint, action }).await
}
