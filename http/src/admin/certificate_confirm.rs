//! `POST /admin/certificates/{id}/confirm`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::certificate::Status;
use uuid::Uuid;

use super::{certificate_judgement::judge, certificates_list::ManagedCertificate, wire::Because};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Admin, Id, Json},
};

/// Confirms a certificate: it is shown, and counts where one of its kind is required.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = Because,
    params(("id" = Uuid, Path, description = "The certificate")),
    responses(
        (status = 200, description = "The certificate", body = ManagedCertificate),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`wrong_state`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/admin/certificates/{id}/confirm")]
pub async fn confirm_certificate(
    deps: Data<Booking>,
    admin: Admin,
    Id(id): Id<Uuid>,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::Ok().json(judge(&deps, &admin, id, &body, Status::Confirmed).await?))
}
