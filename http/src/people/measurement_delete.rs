//! `DELETE /me/measurements/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_domain::MeasurementId;
use fittribe_store::measurements;

use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Id},
};

/// Deletes a measurement.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The measurement")), responses(
    (status = 204, description = "It is gone"),
    (status = 404, description = "No measurement of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/me/measurements/{id}")]
pub async fn delete_measurement(
    deps: Data<Accounts>,
    account: Account,
    Id(id): Id<MeasurementId>,
) -> Result<HttpResponse, Problem> {
    let deleted = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(measurements::delete(conn, account.id, id).await?) })
    });
    if !deleted.await? {
        return Err(Problem::not_found("You have no such measurement."));
    }
    Ok(HttpResponse::NoContent().finish())
}
