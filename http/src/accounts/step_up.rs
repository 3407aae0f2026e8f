//! `POST /me/step-up`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::{sign_in::clear, sign_ins};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    proof,
    tokens::{LIFETIME, Proof},
};
use crate::{
    deps::{Accounts, Gate},
    error::{Kind, Problem},
    extract::{Account, ClientAddress, Json},
};

/// What shows that it is you.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StepUp {
    /// As you sign in with.
    #[schema(format = Password, max_length = 128)]
    pub password: String,
    /// Six digits of your authenticator or a recovery code, where you have an authenticator.
    #[schema(max_length = 40)]
    pub code: Option<String>,
}

/// A fresh access token.
#[derive(Debug, Serialize, ToSchema)]
pub struct SteppedUp {
    /// For `Authorization: Bearer`, in the place of the one before.
    access_token: String,
    /// Seconds until it ends.
    expires_in: i64,
}

/// Shows again who you are, as what an administrator does asks for: the access token given here counts as a recent
/// sign-in for a quarter of an hour. The sign-in and its refresh token go on.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), request_body = StepUp, responses(
    (status = 200, description = "Shown", body = SteppedUp),
    (status = 401, description = "`code_required` or `wrong_code`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`invalid_request`: `/password` is wrong", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests` after 10 failures in 15 minutes", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/step-up")]
pub async fn step_up(
    deps: Data<Accounts>,
    gate: Data<Gate>,
    account: Account,
    from: ClientAddress,
    Json(body): Json<StepUp>,
) -> Result<HttpResponse, Problem> {
    let (known, key) = proof::password(&deps, account, from, body.password, "/password").await?;
    let (vault, now) = (deps.vault.clone(), deps.clock.now());
    let shown = deps.db.write(move |conn| {
        Box::pin(async move {
            let second = proof::second_factor(conn, &vault, &known, body.code.as_deref(), now).await?;
            clear(conn, &key).await?;
            if !sign_ins::authenticated(conn, account.id, account.session, second, now).await? {
                return Err(Problem::bare(Kind::Unauthenticated));
            }
            Ok(second)
        })
    });
    let proof = Proof { at: now, second_factor: shown.await? };
    let access_token = gate.tokens.issue(account.id, account.role, account.session, proof, now)?;
    Ok(HttpResponse::Ok().json(SteppedUp { access_token, expires_in: LIFETIME }))
}
