//! `PUT /services/{id}`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::{ServiceId, event::Setting};

use super::wire::{ServiceBody, ServiceInput};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Id, Json},
    trainers::own::{self, configure},
};

/// Changes one's own service. What is booked stays as it was booked.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = ServiceInput,
    params(("id" = Uuid, Path, description = "The service")),
    responses((status = 200, description = "The service as it is now", body = ServiceBody)))]
#[put("/services/{id}")]
pub async fn update_service(
    deps: Data<Booking>,
    account: Account,
    Id(id): Id<ServiceId>,
    Json(body): Json<ServiceInput>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let trainer = own::trainer(&deps, account).await?;
    let calendar = own::calendar(&deps, trainer.id).await?;
    if calendar.calendar().service(id).is_none() {
        return Err(Problem::not_found("You have no such service."));
    }
    let after = configure(&deps, account, &trainer, Setting::Service(body.service(id)?)).await?;
    let service = after.service(id).ok_or_else(|| Problem::not_found("You have no such service."))?;
    Ok(HttpResponse::Ok().json(ServiceBody::from(service)))
}
