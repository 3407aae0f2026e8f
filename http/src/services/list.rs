//! `GET /trainers/{id}/services`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::TrainerId;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::ServiceBody;
use crate::{deps::Booking, error::Problem, extract::Id, trainers::own};

/// A trainer's services.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServiceList {
    /// All of them.
    pub(super) items: Vec<ServiceBody>,
}

/// What a trainer sells.
#[utoipa::path(tag = "trainers", params(("id" = Uuid, Path, description = "The trainer")), responses(
    (status = 200, description = "The services on sale", body = ServiceList),
))]
#[get("/trainers/{id}/services")]
pub async fn list_services(deps: Data<Booking>, Id(trainer): Id<TrainerId>) -> Result<HttpResponse, Problem> {
    let snapshot = own::calendar(&deps, trainer).await?;
    let on_sale = snapshot.calendar().services().values().filter(|service| service.active);
    Ok(HttpResponse::Ok().json(ServiceList { items: on_sale.map(ServiceBody::from).collect() }))
}
