//! `GET /me/health-notes`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::profiles;

use super::health_notes::HealthNotes;
use crate::{deps::Accounts, error::Problem, extract::Account, wire::etag};

/// One's notes on one's health. Beside oneself only trainers one has booked read them.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "The notes", body = HealthNotes, headers(("ETag" = String, description = "Tells these notes from others"))),
))]
#[get("/me/health-notes")]
pub async fn get_health_notes(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(profiles::health_notes(conn, account.id).await?) })
    });
    let notes = HealthNotes::from(found.await?);
    Ok(HttpResponse::Ok().insert_header(etag(notes.version())).json(notes))
}
