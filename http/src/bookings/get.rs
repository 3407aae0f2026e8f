//! `GET /bookings/{id}`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::BookingId;

use super::{change::find, wire::BookingBody};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Id},
    wire::etag,
};

/// One booking, for its client, its trainer and administrators.
#[utoipa::path(tag = "bookings", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The booking")), responses(
    (status = 200, description = "The booking", body = BookingBody, headers(("ETag" = String, description = "Its version"))),
    (status = 404, description = "No booking that is yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/bookings/{id}")]
pub async fn get_booking(
    deps: Data<Booking>,
    account: Account,
    Id(id): Id<BookingId>,
) -> Result<HttpResponse, Problem> {
    let (record, _) = find(&deps, account, id).await?;
    let body = BookingBody::stored(&record, deps.clock.now());
    Ok(HttpResponse::Ok().insert_header(etag(body.version)).json(body))
}
