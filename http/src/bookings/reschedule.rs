//! `POST /bookings/{id}/reschedule`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::{BookingId, calendar::command::Action};

use super::{
    change::{Change, Doers, change},
    wire::{BookingBody, PlaceBody},
};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Id, IfMatch, Keyed},
};

/// Moves a booking: takes the new time before it lets go of the old.
#[utoipa::path(tag = "bookings", security(("bearer" = [])), request_body = PlaceBody,
    params(("id" = Uuid, Path, description = "The booking"),
        ("Idempotency-Key" = String, Header, description = "New for each change"),
        ("If-Match" = Option<String>, Header, description = "The version you saw; 412 when it is another by now")),
    responses(
        (status = 200, description = "The booking as it is now", body = BookingBody),
        (status = 404, description = "No booking that is yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`slot_taken`, `class_full`, `too_late`, `wrong_state`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/bookings/{id}/reschedule")]
pub async fn reschedule_booking(
    deps: Data<Booking>,
    account: Account,
    Id(booking): Id<BookingId>,
    seen: IfMatch,
    request: Keyed<PlaceBody>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body, key, fingerprint } = request;
    let action = Action::Reschedule { booking, expected: seen.expected(), place: body.place()? };
    change(&deps, Change { account, booking, doers: Doers::BothSides, key, fingerprint, action }).await
}
