//! `PUT /trainers/me/overrides/{date}`

use actix_web::{HttpRequest, HttpResponse, put, web::Data};
use fittribe_domain::{event::Setting, hours::LocalWindow};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{OverrideBody, WindowBody};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Json},
    trainers::own,
    wire::date,
};

/// One date's windows.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Windows {
    /// None closes the day.
    #[schema(max_items = 24)]
    windows: Vec<WindowBody>,
}

/// The date of a path.
///
/// # Errors
/// 404 for what is no date.
pub fn of_path(req: &HttpRequest) -> Result<Date, Problem> {
    let found = req.match_info().get("date").and_then(date);
    found.ok_or_else(|| Problem::not_found("The path ends in a date such as 2026-12-24."))
}

/// Replaces the whole weekly rule on one date.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = Windows,
    params(("date" = String, Path, format = Date, description = "The local date")),
    responses((status = 200, description = "The date as it is now", body = OverrideBody)))]
#[put("/trainers/me/overrides/{date}")]
pub async fn put_override(
    deps: Data<Booking>,
    account: Account,
    req: HttpRequest,
    Json(body): Json<Windows>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let date = of_path(&req)?;
    let trainer = own::trainer(&deps, account).await?;
    let windows: Vec<LocalWindow> = body.windows.iter().map(|window| LocalWindow::from(*window)).collect();
    own::configure(&deps, account, &trainer, Setting::Override { date, windows: Some(windows) }).await?;
    Ok(HttpResponse::Ok().json(OverrideBody { date, windows: body.windows }))
}
