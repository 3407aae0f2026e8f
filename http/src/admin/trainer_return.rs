//! `POST /admin/trainers/{id}/return`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::{TrainerId, trainer::Status};

use super::{
    judgement::{Judgement, judge},
    wire::Because,
};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Admin, Id, Json},
    trainers::wire::TrainerBody,
};

/// Sends a submitted trainer back, with what is to be changed. They can submit again.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = Because,
    params(("id" = Uuid, Path, description = "The trainer")),
    responses(
        (status = 200, description = "As they stand now", body = TrainerBody),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`wrong_state`: they stand elsewhere", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/admin/trainers/{id}/return")]
pub async fn return_trainer(
    deps: Data<Booking>,
    admin: Admin,
    Id(id): Id<TrainerId>,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    let judgement = Judgement { action: "trainer.return", from: &[Status::Submitted], to: Status::Returned };
    Ok(HttpResponse::Ok().json(judge(&deps, &admin, id, &body, judgement).await?))
}
