//! `POST /admin/certificates/{id}/reject`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::certificate::Status;
use uuid::Uuid;

use super::{certificate_judgement::judge, certificates_list::ManagedCertificate, wire::Because};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Admin, Id, Json},
};

/// Rejects a certificate, also one that was confirmed: nobody is shown it, and it does not count.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = Because,
    params(("id" = Uuid, Path, description = "The certificate")),
    responses(
        (status = 200, description = "The certificate", body = ManagedCertificate),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`wrong_state`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/admin/certificates/{id}/reject")]
pub async fn reject_certificate(
    deps: Data<Booking>,
    admin: Admin,
    Id(id): Id<Uuid>,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok().json(judge(&deps, &admin, id, &body, Status::Rejected).await?))
}
