//! `GET /admin/settings`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::settings;

use super::settings::SettingsBody;
use crate::{deps::Booking, error::Problem, extract::Admin, wire::etag};

/// What is set for all of FitTribe.
#[utoipa::path(tag = "admin", security(("bearer" = [])), responses(
    (status = 200, description = "The settings", body = SettingsBody, headers(("ETag" = String, description = "Their version"))),
))]
#[get("/admin/settings")]
pub async fn get_settings(deps: Data<Booking>, _admin: Admin) -> Result<HttpResponse, Problem> {
    let found =
        deps.db.read(move |conn| Box::pin(async move { Ok::<_, Problem>(settings::find(conn).await?) }));
    let (version, settings) = found.await?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(SettingsBody::from(&settings)))
}
