//! `POST /admin/reviews/{id}/hide`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::audit;
use serde_json::json;
use uuid::Uuid;

use super::wire::Because;
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Admin, Id, Json},
    reviews::wire::{ReviewBody, change},
};

/// Hides a review: it is not shown and does not count.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = Because,
    params(("id" = Uuid, Path, description = "The review")),
    responses(
        (status = 200, description = "The review", body = ReviewBody),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/admin/reviews/{id}/hide")]
pub async fn hide_review(
    deps: Data<Booking>,
    admin: Admin,
    Id(id): Id<Uuid>,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    let (reason, now) = (body.reason()?, deps.clock.now());
    let deed = admin.deed(now, "review.hide", ("review", id.to_string()), json!({ "reason": reason }));
    let judged = deps.db.write(move |conn| {
        Box::pin(async move {
            let judge = move |review: &mut fittribe_store::reviews::Review| {
                review.hidden_at.get_or_insert(now);
                review.reported = None;
                Ok(())
            };
            let review = change(conn, id, judge).await?;
            audit::append(conn, &deed).await?;
            Ok::<_, Problem>(review)
        })
    });
    Ok(HttpResponse::Ok().json(ReviewBody::from(&judged.await?)))
}
