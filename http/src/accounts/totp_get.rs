//! `GET /me/totp`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::totp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{deps::Accounts, error::Problem, extract::Account};

/// Whether there is a second factor.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Totp)]
pub struct TotpBody {
    /// Whether signing in asks for a code.
    enabled: bool,
    /// Recovery codes that were not used yet.
    recovery_codes_left: i64,
}

/// One's own second factor.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), responses((status = 200, description = "Where it stands", body = TotpBody)))]
#[get("/me/totp")]
pub async fn get_totp(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let stands = deps.db.read(move |conn| {
        Box::pin(async move {
            let stored = totp::find(conn, account.id).await?;
            let recovery_codes_left = totp::recovery_left(conn, account.id).await?;
            let enabled = stored.is_some_and(|stored| stored.confirmed);
            Ok::<_, Problem>(TotpBody { enabled, recovery_codes_left })
        })
    });
    Ok(HttpResponse::Ok().json(stands.await?))
}
