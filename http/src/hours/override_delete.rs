//! `DELETE /trainers/me/overrides/{date}`

use actix_web::{HttpRequest, HttpResponse, delete, web::Data};
use fittribe_domain::event::Setting;

use super::override_put::of_path;
use crate::{deps::Booking, error::Problem, extract::Account, trainers::own};

/// Hands a date back to the weekly hours. Where there is no override it stays so.
#[utoipa::path(tag = "trainers", security(("bearer" = [])),
    params(("date" = String, Path, format = Date, description = "The local date")),
    responses((status = 204, description = "The week rules that date")))]
#[delete("/trainers/me/overrides/{date}")]
pub async fn delete_override(
    deps: Data<Booking>,
    account: Account,
    req: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let date = of_path(&req)?;
    let trainer = own::trainer(&deps, account).await?;
    own::configure(&deps, account, &trainer, Setting::Override { date, windows: None }).await?;
    Ok(HttpResponse::NoContent().finish())
}
