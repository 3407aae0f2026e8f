//! `GET /trainers/{id}/packages`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::TrainerId;
use fittribe_store::packages;

use super::packages::PackageList;
use crate::{deps::Booking, error::Problem, extract::Id};

/// What a trainer announces in bulk.
#[utoipa::path(tag = "trainers", params(("id" = Uuid, Path, description = "The trainer")), responses(
    (status = 200, description = "Those on sale", body = PackageList),
))]
#[get("/trainers/{id}/packages")]
pub async fn list_packages(deps: Data<Booking>, Id(id): Id<TrainerId>) -> Result<HttpResponse, Problem> {
    let found = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(packages::list(conn, id, false).await?) }));
    Ok(HttpResponse::Ok().json(PackageList::from(found.await?)))
}
