//! `GET /me/profile`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::profiles;

use super::profile::ProfileBody;
use crate::{deps::Accounts, error::Problem, extract::Account, wire::etag};

/// What one has told about oneself. Name and time zone are the account's: `GET /api/v1/me`.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "The profile; an empty one before the first", body = ProfileBody, headers(("ETag" = String, description = "Its version"))),
))]
#[get("/me/profile")]
pub async fn get_profile(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let found = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(profiles::find(conn, account.id).await?) }));
    let (version, profile) = found.await?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(ProfileBody::from(profile)))
}
