//! `POST /admin/jobs/{id}/retry`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::audit;
use serde_json::json;

use super::{jobs_list::JobBody, wire::Because};
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Admin, Json, path::Raw},
};

/// Tries a job anew, one that was given up too.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = Because,
    params(("id" = i64, Path, description = "The job")),
    responses(
        (status = 200, description = "As it is now", body = JobBody),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/admin/jobs/{id}/retry")]
pub async fn retry_job(
    deps: Data<Accounts>,
    admin: Admin,
    Raw(id): Raw,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    let unknown = || Problem::not_found("There is no such job.");
    let (id, reason): (i64, _) = (id.parse().map_err(|_| unknown())?, body.reason()?);
    let queue = deps.queue.clone();
    let deed =
        admin.deed(deps.clock.now(), "job.retry", ("job", id.to_string()), json!({ "reason": reason }));
    let done = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let job = queue.retry(transaction, id).await?.ok_or_else(unknown)?;
            audit::append(transaction, &deed).await?;
            Ok::<_, Problem>(job)
        })
    });
    Ok(HttpResponse::Ok().json(JobBody::from(done.await?)))
}
