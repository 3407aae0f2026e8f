//! `GET /trainers/me/hours`

use actix_web::{HttpResponse, get, web::Data};

use super::wire::HoursBody;
use crate::{deps::Booking, error::Problem, extract::Account, trainers::own};

/// One's own working time.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), responses((status = 200, description = "All of it", body = HoursBody)))]
#[get("/trainers/me/hours")]
pub async fn get_hours(deps: Data<Booking>, account: Account) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let snapshot = own::calendar(&deps, trainer.id).await?;
    let calendar = snapshot.calendar();
    Ok(HttpResponse::Ok().json(HoursBody::new(calendar.hours(), calendar.zone().name())))
}
