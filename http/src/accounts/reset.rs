//! `POST /auth/reset`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::{
    account_tokens::{Purpose, redeem},
    accounts,
    secret::hash,
    sign_ins,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{passwords, verify::not_good};
use crate::{deps::Accounts, error::Problem, extract::Json};

/// What a letter's link holds, and the password to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reset {
    /// The part of the link behind `#`.
    #[schema(max_length = 100)]
    token: String,
    /// The next password.
    #[schema(format = Password, min_length = 8, max_length = 128)]
    password: String,
}

/// Sets a new password with the link of a letter, and signs every device out. A password that is refused leaves the
/// link good.
#[utoipa::path(tag = "accounts", request_body = Reset, responses(
    (status = 204, description = "Set; sign in with it"),
    (status = 422, description = "`invalid_request`: `/token` is not good any more, or `/password` is refused", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/reset")]
pub async fn reset_password(deps: Data<Accounts>, Json(body): Json<Reset>) -> Result<HttpResponse, Problem> {
    passwords::check(&body.password, "").map_err(|wrong| Problem::field("/password", wrong))?;
    let secret = hash(&body.token);
    // Hashed before anybody looks whether the link is good: both take as long.
    let password = deps.passwords.hash(body.password, deps.random.bytes32()).await?;
    let now = deps.clock.now();
    let reset = deps.db.write(move |conn| {
        Box::pin(async move {
            let account = redeem(conn, &secret, Purpose::Reset, now).await?.ok_or_else(not_good)?;
            accounts::set_password(conn, account, &password).await?;
            // Whoever read the letter has the address.
            accounts::verify(conn, account, now).await?;
            Ok::<_, Problem>((account, sign_ins::end_all(conn, account, None, now).await?))
        })
    });
    let (account, ended) = reset.await?;
    for session in ended {
        deps.ended(account, session);
    }
    Ok(HttpResponse::NoContent().finish())
}
