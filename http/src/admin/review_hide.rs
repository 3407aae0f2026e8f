//! `POST /admin/reviews/{id}/hide`

use actix_web::{HttpResponse, post, web::Data};
use uuid::Uuid;

use super::{review_judgement::judge, wire::Because};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Admin, Id, Json},
    reviews::wire::ReviewBody,
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
    Ok(HttpResponse::Ok().json(judge(&deps, &admin, id, &body, true).await?))
}
