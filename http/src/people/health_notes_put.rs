//! `PUT /me/health-notes`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::person::consent::Purpose;
use fittribe_store::{accounts, consents, profiles};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{health_notes::HealthNotes, words::prose};
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, Json},
};

/// Notes to put in place.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHealthNotes {
    /// In one's own words; none deletes them.
    #[schema(max_length = 4000)]
    notes: String,
}

/// Puts notes on one's health in place of those that were. It takes the consent `health_data`; withdrawing that deletes
/// them.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = NewHealthNotes, responses(
    (status = 200, description = "The notes as they are now", body = HealthNotes),
    (status = 409, description = "`consent_required`: agree to `health_data` first", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/me/health-notes")]
pub async fn put_health_notes(
    deps: Data<Accounts>,
    account: Account,
    Json(body): Json<NewHealthNotes>,
) -> Result<HttpResponse, Problem> {
    let (notes, now) = (prose("/notes", &body.notes, 4000)?, deps.clock.now());
    let put = deps.db.write(move |conn| {
        Box::pin(async move {
            // Locked, so that no consent is withdrawn in between.
            accounts::lock(conn, account.id).await?;
            if !consents::holds(conn, account.id, Purpose::HealthData).await? {
                return Err(Problem::new(
                    Kind::ConsentRequired,
                    "Agree to `health_data` with PUT /api/v1/me/consents first.",
                ));
            }
            profiles::put_health_notes(conn, account.id, &notes, now).await?;
            Ok(profiles::health_notes(conn, account.id).await?)
        })
    });
    Ok(HttpResponse::Ok().json(HealthNotes::from(put.await?)))
}
