//! `POST /auth/verify`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::{
    account_tokens::{Purpose, redeem},
    accounts,
    secret::hash,
};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{deps::Accounts, error::Problem, extract::Json};

/// What a letter's link holds.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Verify {
    /// The part of the link behind `#`.
    #[schema(max_length = 100)]
    token: String,
}

/// A link that is no good.
pub(super) fn not_good() -> Problem {
    Problem::field("/token", "is not good any more: it was used, is too old, or there is a newer one")
}

/// Shows that an address is its account's.
#[utoipa::path(tag = "accounts", request_body = Verify, responses(
    (status = 204, description = "It is"),
    (status = 422, description = "`invalid_request`: the link was used, is too old, or there is a newer one", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/verify")]
pub async fn verify_address(deps: Data<Accounts>, Json(body): Json<Verify>) -> Result<HttpResponse, Problem> {
    let (secret, now) = (hash(&body.token), deps.clock.now());
    let verified = deps.db.write(move |conn| {
        Box::pin(async move {
            let account = redeem(conn, &secret, Purpose::Verify, now).await?.ok_or_else(not_good)?;
            Ok::<_, Problem>(accounts::verify(conn, account, now).await?)
        })
    });
    verified.await?;
    Ok(HttpResponse::NoContent().finish())
}
