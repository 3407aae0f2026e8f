//! `GET /me/health-notes`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::profiles;

use super::health_notes::HealthNotes;
use crate::{deps::Accounts, error::Problem, extract::Account};

/// One's notes on one's health. Beside oneself only trainers one has booked read them.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "The notes", body = HealthNotes),
))]
#[get("/me/health-notes")]
pub async fn get_health_notes(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(profiles::health_notes(conn, account.id).await?) })
    });
    Ok(HttpResponse::Ok().json(HealthNotes::from(found.await?)))
}
