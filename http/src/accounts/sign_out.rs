//! `POST /auth/sign-out`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::{refresh, secret::hash};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{deps::Accounts, error::Problem, extract::Json};

/// A refresh token.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOut {
    /// Of the sign-in to end.
    refresh_token: String,
}

/// Ends a sign-in with all its refresh tokens and sockets. Says the same for a token that nobody has.
#[utoipa::path(tag = "accounts", request_body = SignOut, responses((status = 204, description = "Signed out")))]
#[post("/auth/sign-out")]
pub async fn sign_out(deps: Data<Accounts>, Json(body): Json<SignOut>) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let token = hash(&body.refresh_token);
    let revoked = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(refresh::revoke_by_token(conn, &token, now).await?) })
    });
    if let Some((account, session)) = revoked.await? {
        deps.ended(account, session);
    }
    Ok(HttpResponse::NoContent().finish())
}
