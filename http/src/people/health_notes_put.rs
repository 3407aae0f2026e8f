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
    extract::{Account, IfMatch, Json},
    wire::etag,
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
/// them. With `If-Match`, only in place of those that one has seen.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = NewHealthNotes,
    params(("If-Match" = Option<String>, Header, description = "The ETag of the notes you saw")), responses(
    (status = 200, description = "The notes as they are now", body = HealthNotes, headers(("ETag" = String, description = "Tells these notes from others"))),
    (status = 412, description = "`stale`: others by now", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "`consent_required`: agree to `health_data` first", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/me/health-notes")]
pub async fn put_health_notes(
    deps: Data<Accounts>,
    account: Account,
    seen: IfMatch,
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
            let before = HealthNotes::from(profiles::health_notes(conn, account.id).await?);
            if seen.expected().is_some_and(|seen| seen != before.version()) {
                return Err(Problem::stale("Your notes were changed since you saw them.", before.version()));
            }
            profiles::put_health_notes(conn, account.id, &notes, now).await?;
            Ok(profiles::health_notes(conn, account.id).await?)
        })
    });
    let notes = HealthNotes::from(put.await?);
    Ok(HttpResponse::Ok().insert_header(etag(notes.version())).json(notes))
}
