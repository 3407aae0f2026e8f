//! `POST /me/totp/remove`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::{sign_in::clear, sign_ins, totp};

use super::{proof, step_up::StepUp};
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, ClientAddress, Json},
};

/// Takes the authenticator and its recovery codes away. Every other device is signed out. One that was never
/// confirmed goes without a code.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), request_body = StepUp, responses(
    (status = 204, description = "Gone, or there was none"),
    (status = 401, description = "`code_required` or `wrong_code`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`invalid_request`: `/password` is wrong", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests` after 10 failures in 15 minutes", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/totp/remove")]
pub async fn remove_totp(
    deps: Data<Accounts>,
    account: Account,
    from: ClientAddress,
    Json(body): Json<StepUp>,
) -> Result<HttpResponse, Problem> {
    let (known, key) = proof::password(&deps, account, from, body.password, "/password").await?;
    let (vault, now) = (deps.vault.clone(), deps.clock.now());
    let removed = deps.db.write(move |conn| {
        Box::pin(async move {
            proof::second_factor(conn, &vault, &known, body.code.as_deref(), now).await?;
            clear(conn, &key).await?;
            if !totp::remove(conn, account.id).await? {
                return Ok(Vec::new());
            }
            sign_ins::authenticated(conn, account.id, account.session, false, now).await?;
            Ok::<_, Problem>(sign_ins::end_all(conn, account.id, Some(account.session), now).await?)
        })
    });
    for session in removed.await? {
        deps.ended(account.id, session);
    }
    Ok(HttpResponse::NoContent().finish())
}
