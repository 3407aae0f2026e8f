//! `PUT /reviews/{id}`

use actix_web::{HttpResponse, put, web::Data};
use uuid::Uuid;

use super::wire::{EDITABLE, ReviewBody, Verdict, change, unknown};
use crate::{
    deps::Booking,
    error::{Kind, Problem},
    extract::{Account, Id, Json},
};

/// Changes one's own review, within 14 days of writing it. What the trainer answered stays.
#[utoipa::path(tag = "reviews", security(("bearer" = [])), request_body = Verdict,
    params(("id" = Uuid, Path, description = "The review")),
    responses(
        (status = 200, description = "As it is now", body = ReviewBody),
        (status = 404, description = "`not_found`: no such review of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`too_late`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/reviews/{id}")]
pub async fn edit_review(
    deps: Data<Booking>,
    account: Account,
    Id(id): Id<Uuid>,
    Json(body): Json<Verdict>,
) -> Result<HttpResponse, Problem> {
    let ((rating, body), now) = (body.read()?, deps.clock.now());
    let edited = deps.db.write(move |conn| {
        Box::pin(async move {
            let edit = move |review: &mut fittribe_store::reviews::Review| {
                if review.client != account.id {
                    return Err(unknown());
                }
                if now.duration_since(review.created_at) > EDITABLE {
                    return Err(Problem::new(Kind::TooLate, "A review can be changed for 14 days."));
                }
                (review.rating, review.body, review.edited_at) = (rating, body, Some(now));
                Ok(())
            };
            change(conn, id, edit).await
        })
    });
    Ok(HttpResponse::Ok().json(ReviewBody::from(&edited.await?)))
}
