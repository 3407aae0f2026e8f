//! `PUT /trainers/me/hours`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::{calendar::command::Action, event::Setting, hours::WeeklyWindow};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{HoursBody, WeeklyBody};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, IfMatch, Json},
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

/// Puts one's own weekly hours in force; with `If-Match`, only in place of those that one has seen. What is booked stays.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = WeeklyHours,
    params(("If-Match" = Option<String>, Header, description = "`weekly_version` of the hours you saw")),
    responses(
        (status = 200, description = "All working time as it is now", body = HoursBody),
        (status = 412, description = "`stale`: others by now", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/trainers/me/hours")]
pub async fn put_hours(
    deps: Data<Booking>,
    account: Account,
    seen: IfMatch,
    Json(body): Json<WeeklyHours>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let trainer = own::trainer(&deps, account).await?;
    let weekly: Vec<_> = body.weekly.into_iter().map(WeeklyWindow::from).collect();
    let action = match seen.expected() {
        Some(seen) => Action::ReplaceWeekly { weekly, seen },
        None => Action::Configure(Box::new(Setting::Weekly(weekly))),
    };
    let after = own::change(&deps, account, &trainer, action).await?;
    Ok(HttpResponse::Ok().json(HoursBody::new(after.hours(), after.zone().name())))
}
