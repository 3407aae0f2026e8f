//! `POST /admin/jobs/{id}/cancel`

use actix_web::{HttpResponse, post, web::Data};

use super::{
    job_step::{Step, take},
    jobs_list::JobBody,
    wire::Because,
};
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Admin, Json, path::Raw},
};

/// Cancels a job. One that is running ends with its present try.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = Because,
    params(("id" = i64, Path, description = "The job")),
    responses(
        (status = 200, description = "As it is now", body = JobBody),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/admin/jobs/{id}/cancel")]
pub async fn cancel_job(
    deps: Data<Accounts>,
    admin: Admin,
    Raw(id): Raw,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok().json(take(&deps, &admin, &id, &body, Step::Cancel).await?))
}
