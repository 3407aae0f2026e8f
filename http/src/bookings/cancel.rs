//! `POST /bookings/{id}/cancel`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::{BookingId, calendar::command::Action};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    change::{Change, Doers, change},
    wire::{BookingBody, words},
};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Id, IfMatch, Keyed},
};

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Cancel {
    /// In your words.
    #[schema(max_length = 500)]
    reason: Option<String>,
}

/// Calls a booking off. A client gets back what the policy says, which `refund_percent_now` showed.
#[utoipa::path(tag = "bookings", security(("bearer" = [])), request_body = Cancel,
    params(("id" = Uuid, Path, description = "The booking"),
        ("Idempotency-Key" = String, Header, description = "New for each change"),
        ("If-Match" = Option<String>, Header, description = "The version you saw; 412 when it is another by now")),
    responses(
        (status = 200, description = "The booking as it is now", body = BookingBody),
        (status = 404, description = "No booking that is yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`too_late`, `wrong_state`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/bookings/{id}/cancel")]
pub async fn cancel_booking(
    deps: Data<Booking>,
    account: Account,
    Id(booking): Id<BookingId>,
    seen: IfMatch,
    request: Keyed<Cancel>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body, key, fingerprint } = request;
    let action =
        Action::Cancel { booking, expected: seen.expected(), reason: words(body.reason, "/reason", 500)? };
    change(&deps, Change { account, booking, doers: Doers::BothSides, key, fingerprint, action }).await
}
