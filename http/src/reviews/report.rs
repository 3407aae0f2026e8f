//! `POST /reviews/{id}/report`

use actix_web::{HttpResponse, post, web::Data};
use uuid::Uuid;

use super::wire::{change, unknown};
use crate::{
    admin::wire::Because,
    deps::Booking,
    error::Problem,
    extract::{Account, Id, Json},
};

/// Tells administrators of a review that should not be there. It is shown until one of them has judged.
#[utoipa::path(tag = "reviews", security(("bearer" = [])), request_body = Because,
    params(("id" = Uuid, Path, description = "The review")),
    responses(
        (status = 204, description = "Reported, or it was already"),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/reviews/{id}/report")]
pub async fn report_review(
    deps: Data<Booking>,
    _account: Account,
    Id(id): Id<Uuid>,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    let (reason, now) = (body.reason()?, deps.clock.now());
    let reported = deps.db.write(move |conn| {
        Box::pin(async move {
            let report = move |review: &mut fittribe_store::reviews::Review| {
                if review.hidden_at.is_some() {
                    return Err(unknown());
                }
                // The first report is the one that is judged.
                review.reported.get_or_insert((now, reason));
                Ok(())
            };
            change(conn, id, report).await
        })
    });
    reported.await?;
    Ok(HttpResponse::NoContent().finish())
}
