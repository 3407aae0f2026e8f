//! `POST /bookings/{id}/review`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::BookingId;
use fittribe_store::{
    accounts,
    reviews::{self, Review},
};

use super::wire::{ReviewBody, Verdict};
use crate::{
    deps::Booking,
    error::{Kind, Problem},
    extract::{Account, Id, Json},
};

/// Reviews a session that took place; one review a booking, by its client. It can be changed for 14 days.
#[utoipa::path(tag = "reviews", security(("bearer" = [])), request_body = Verdict,
    params(("id" = Uuid, Path, description = "The booking")),
    responses(
        (status = 201, description = "The review", body = ReviewBody),
        (status = 404, description = "`not_found`: no such booking of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`wrong_state`: it has not taken place, or has a review", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/bookings/{id}/review")]
pub async fn create_review(
    deps: Data<Booking>,
    account: Account,
    Id(booking): Id<BookingId>,
    Json(body): Json<Verdict>,
) -> Result<HttpResponse, Problem> {
    let ((rating, body), now, id) = (body.read()?, deps.clock.now(), deps.random.uuid());
    let created = deps.db.write(move |conn| {
        Box::pin(async move {
            let known = reviews::reviewable(conn, booking, now).await?;
            let known = known.filter(|known| known.client == account.id);
            let known = known.ok_or_else(|| Problem::not_found("You have no such booking."))?;
            if !known.took_place {
                return Err(Problem::new(Kind::WrongState, "Review a session once it has taken place."));
            }
            let client = accounts::find(conn, account.id).await?;
            let client_name = client.map(|client| client.name).unwrap_or_default();
            let review = Review {
                id,
                trainer: known.trainer,
                booking,
                client: account.id,
                client_name,
                rating,
                body,
                created_at: now,
                edited_at: None,
                answer: None,
                answered_at: None,
                reported: None,
                hidden_at: None,
            };
            reviews::insert(conn, &review).await?;
            Ok(review)
        })
    });
    Ok(HttpResponse::Created().json(ReviewBody::from(&created.await?)))
}
