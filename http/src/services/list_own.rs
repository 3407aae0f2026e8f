//! `GET /trainers/me/services`

use actix_web::{HttpResponse, get, web::Data};

use super::{list::ServiceList, wire::ServiceBody};
use crate::{deps::Booking, error::Problem, extract::Account, trainers::own};

/// One's own services, those off sale too.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), responses((status = 200, description = "All of them", body = ServiceList)))]
#[get("/trainers/me/services")]
pub async fn list_own_services(deps: Data<Booking>, account: Account) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let snapshot = own::calendar(&deps, trainer.id).await?;
    let items = snapshot.calendar().services().values().map(ServiceBody::from).collect();
    Ok(HttpResponse::Ok().json(ServiceList { items }))
}
