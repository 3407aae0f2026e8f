//! `POST /admin/trainers/{id}/restore`

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

/// Puts a suspended trainer back: found and booked again.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = Because,
    params(("id" = Uuid, Path, description = "The trainer")),
    responses(
        (status = 200, description = "As they stand now", body = TrainerBody),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`wrong_state`: they stand elsewhere", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/admin/trainers/{id}/restore")]
pub async fn restore_trainer(
    deps: Data<Booking>,
    admin: Admin,
    Id(id): Id<TrainerId>,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    let judgement = Judgement { action: "trainer.restore", from: &[Status::Suspended], to: Status::Approved };
    Ok(HttpResponse::Ok().json(judge(&deps, &admin, id, &body, judgement).await?))
}
