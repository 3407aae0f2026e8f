//! `PUT /me/password`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_store::{accounts, sign_in::clear, sign_ins};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{passwords, proof};
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, ClientAddress, Json},
};

/// The password that is, and the one to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The present one, which shows that it is you.
    #[schema(format = Password, max_length = 128)]
    current: String,
    /// The next one.
    #[schema(format = Password, min_length = 8, max_length = 128)]
    new: String,
}

/// Changes the password and signs every other device out, sockets included. Wrong tries count as failed
/// sign-ins do.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), request_body = NewPassword, responses(
    (status = 204, description = "Changed"),
    (status = 422, description = "`invalid_request`: `/current` is wrong, or `/new` is refused", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests` after 10 failures in 15 minutes", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/me/password")]
pub async fn change_password(
    deps: Data<Accounts>,
    account: Account,
    from: ClientAddress,
    Json(body): Json<NewPassword>,
) -> Result<HttpResponse, Problem> {
    passwords::check(&body.new, "").map_err(|wrong| Problem::field("/new", wrong))?;
    let (known, key) = proof::password(&deps, account, from, body.current, "/current").await?;
    passwords::check(&body.new, known.email.as_str()).map_err(|wrong| Problem::field("/new", wrong))?;
    let now = deps.clock.now();
    let hash = deps.passwords.hash(body.new, deps.random.bytes32()).await?;
    let ended = deps.db.write(move |conn| {
        Box::pin(async move {
            clear(conn, &key).await?;
            accounts::set_password(conn, account.id, &hash).await?;
            Ok::<_, Problem>(sign_ins::end_all(conn, account.id, Some(account.session), now).await?)
        })
    });
    for session in ended.await? {
        deps.ended(account.id, session);
    }
    Ok(HttpResponse::NoContent().finish())
}
