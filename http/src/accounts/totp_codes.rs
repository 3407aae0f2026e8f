//! `POST /me/totp/recovery-codes`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::{sign_in::clear, totp};

use super::{
    proof,
    totp_confirm::{Code, RecoveryCodes},
};
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, ClientAddress, Json},
};

/// Fresh recovery codes in the place of all earlier ones.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), request_body = Code, responses(
    (status = 200, description = "The codes, shown this once", body = RecoveryCodes),
    (status = 401, description = "`wrong_code`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "`wrong_state`: there is no authenticator", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests` after 10 failures in 15 minutes", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/totp/recovery-codes")]
pub async fn renew_recovery_codes(
    deps: Data<Accounts>,
    account: Account,
    from: ClientAddress,
    Json(body): Json<Code>,
) -> Result<HttpResponse, Problem> {
    let (known, key) = proof::begin(&deps, account.id, from).await?;
    let (vault, now) = (deps.vault.clone(), deps.clock.now());
    let (written, hashes) = proof::recovery_codes(&*deps.random);
    let renewed = deps.db.write(move |conn| {
        Box::pin(async move {
            if !proof::second_factor(conn, &vault, &known, Some(&body.code), now).await? {
                return Err(Problem::new(Kind::WrongState, "There is no authenticator."));
            }
            clear(conn, &key).await?;
            Ok(totp::put_recovery(conn, account.id, &hashes).await?)
        })
    });
    renewed.await?;
    Ok(HttpResponse::Ok().json(RecoveryCodes { recovery_codes: written }))
}
