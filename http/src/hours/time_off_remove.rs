//! `DELETE /trainers/me/time-off/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_domain::{TimeOffId, event::Setting};

use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Id},
    trainers::own,
};

/// Takes time off back.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The time off")), responses(
    (status = 204, description = "It is gone"),
    (status = 404, description = "No time off of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/trainers/me/time-off/{id}")]
pub async fn remove_time_off(
    deps: Data<Booking>,
    account: Account,
    Id(id): Id<TimeOffId>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let trainer = own::trainer(&deps, account).await?;
    let snapshot = own::calendar(&deps, trainer.id).await?;
    if !snapshot.calendar().hours().time_off.iter().any(|off| off.id == id) {
        return Err(Problem::not_found("You have no such time off."));
    }
    own::configure(&deps, account, &trainer, Setting::TimeOffRemoved(id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
