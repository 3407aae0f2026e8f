//! `POST /auth/sign-out`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use fittribe_store::{refresh, secret::hash};
use serde::Deserialize;
use utoipa::ToSchema;

use super::cookie;
use crate::{deps::Accounts, error::Problem, extract::Json};

/// A refresh token.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOut {
    /// Of the sign-in to end; absent: the one in the cookie.
    refresh_token: Option<String>,
}

/// Ends a sign-in with all its refresh tokens and sockets. Says the same for a token that nobody has.
#[utoipa::path(tag = "accounts", request_body = SignOut, responses(
    (status = 204, description = "Signed out"),
    (status = 403, description = "`forbidden`: a cookie, and not from our own page", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/sign-out")]
pub async fn sign_out(
    req: HttpRequest,
    deps: Data<Accounts>,
    Json(body): Json<SignOut>,
) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let mut answer = HttpResponse::NoContent();
    let token = match body.refresh_token {
        Some(token) => Some(token),
        None => cookie::presented(&req)?.inspect(|_| {
            answer.cookie(cookie::gone());
        }),
    };
    let Some(token) = token.as_deref().map(hash) else { return Ok(answer.finish()) };
    let revoked = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(refresh::revoke_by_token(conn, &token, now).await?) })
    });
    if let Some((account, session)) = revoked.await? {
        deps.ended(account, session);
    }
    Ok(answer.finish())
}
