//! `POST /me/totp/confirm`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::{sign_in::clear, sign_ins, totp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::proof;
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, ClientAddress, Json},
};

/// A code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TotpCode)]
pub struct Code {
    /// Six digits of the authenticator.
    #[schema(max_length = 40)]
    pub code: String,
}

/// For when the authenticator is lost. Shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Each good for one sign-in, in place of a code.
    pub recovery_codes: Vec<String>,
}

/// Confirms the authenticator with its first code. From now on signing in asks for one; every other device is signed
/// out.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), request_body = Code, responses(
    (status = 200, description = "Confirmed", body = RecoveryCodes),
    (status = 401, description = "`wrong_code`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "`wrong_state`: none was begun, or it is confirmed already", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests` after 10 failures in 15 minutes", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/totp/confirm")]
pub async fn confirm_totp(
    deps: Data<Accounts>,
    account: Account,
    from: ClientAddress,
    Json(body): Json<Code>,
) -> Result<HttpResponse, Problem> {
    let (known, key) = proof::begin(&deps, account.id, from).await?;
    let (vault, now) = (deps.vault.clone(), deps.clock.now());
    let (written, hashes) = proof::recovery_codes(&*deps.random);
    let confirmed = deps.db.write(move |conn| {
        Box::pin(async move {
            if totp::find(conn, account.id).await?.is_none_or(|stored| stored.confirmed) {
                return Err(Problem::new(
                    Kind::WrongState,
                    "There is no authenticator that waits for its first code.",
                ));
            }
            if !proof::spend(conn, &vault, &known, &body.code, now).await? {
                return Err(Problem::new(
                    Kind::WrongCode,
                    "This code is wrong or too old. Check the app’s clock.",
                ));
            }
            totp::confirm(conn, account.id, now).await?;
            totp::put_recovery(conn, account.id, &hashes).await?;
            clear(conn, &key).await?;
            sign_ins::authenticated(conn, account.id, account.session, true, now).await?;
            Ok(sign_ins::end_all(conn, account.id, Some(account.session), now).await?)
        })
    });
    for session in confirmed.await? {
        deps.ended(account.id, session);
    }
    Ok(HttpResponse::Ok().json(RecoveryCodes { recovery_codes: written }))
}
