//! `PUT /trainers/me/hours`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::{event::Setting, hours::WeeklyWindow};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{HoursBody, WeeklyBody};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Json},
    trainers::own,
};

/// Weekly hours.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WeeklyHours {
    /// All windows of the week.
    #[schema(max_items = 200)]
    weekly: Vec<WeeklyBody>,
}

/// Puts one's own weekly hours in force. What is booked stays.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = WeeklyHours, responses(
    (status = 200, description = "All working time as it is now", body = HoursBody),
))]
#[put("/trainers/me/hours")]
pub async fn put_hours(
    deps: Data<Booking>,
    account: Account,
    Json(body): Json<WeeklyHours>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let trainer = own::trainer(&deps, account).await?;
    let weekly = body.weekly.into_iter().map(WeeklyWindow::from).collect();
    let after = own::configure(&deps, account, &trainer, Setting::Weekly(weekly)).await?;
    Ok(HttpResponse::Ok().json(HoursBody::new(after.hours(), after.zone().name())))
}
