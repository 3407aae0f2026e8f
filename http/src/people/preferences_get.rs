//! `GET /me/notification-preferences`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::telling;

use super::preferences::PreferencesBody;
use crate::{deps::Accounts, error::Problem, extract::Account, wire::etag};

/// How one wants to be told of things.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "The preferences, every subject and channel named", body = PreferencesBody, headers(("ETag" = String, description = "Their version"))),
))]
#[get("/me/notification-preferences")]
pub async fn get_preferences(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let found = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(telling::find(conn, account.id).await?) }));
    let (version, preferences) = found.await?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(PreferencesBody::from(&preferences)))
}
