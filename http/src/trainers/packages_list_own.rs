//! `GET /trainers/me/packages`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::packages;

use super::{own, packages::PackageList};
use crate::{deps::Booking, error::Problem, extract::Account};

/// One's own packages, those off sale too.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), responses((status = 200, description = "All of them", body = PackageList)))]
#[get("/trainers/me/packages")]
pub async fn list_own_packages(deps: Data<Booking>, account: Account) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(packages::list(conn, trainer.id, true).await?) })
    });
    Ok(HttpResponse::Ok().json(PackageList::from(found.await?)))
}
