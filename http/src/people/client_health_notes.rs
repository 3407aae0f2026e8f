//! `GET /clients/{id}/health-notes`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::profiles;

use super::health_notes::{HealthNotes, check_client};
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Id},
};

/// A client's notes on their health, for a trainer with a booking of theirs that is ahead or ended at most 90 days ago.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The client's account")), responses(
    (status = 200, description = "The notes", body = HealthNotes),
    (status = 404, description = "No client of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/clients/{id}/health-notes")]
pub async fn get_client_health_notes(
    deps: Data<Accounts>,
    account: Account,
    Id(client): Id<AccountId>,
) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            check_client(conn, account, client, now).await?;
            Ok::<_, Problem>(profiles::health_notes(conn, client).await?)
        })
    });
    Ok(HttpResponse::Ok().json(HealthNotes::from(found.await?)))
}
