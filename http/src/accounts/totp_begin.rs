//! `POST /me/totp`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_store::{sign_in::clear, totp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::proof;
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, ClientAddress, Json},
};

/// The password, which shows that it is you.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTotp {
    /// As you sign in with.
    #[schema(format = Password, max_length = 128)]
    password: String,
}

/// What an authenticator app is given.
#[derive(Debug, Serialize, ToSchema)]
pub struct TotpSecret {
    /// To type in, base32.
    secret: String,
    /// To show as a QR code.
    #[schema(example = "otpauth://totp/FitTribe:ana%40example.org?secret=…&issuer=FitTribe")]
    uri: String,
}

/// Begins with an authenticator app. It is asked for at sign-in once it has shown a code
/// (`POST /me/totp/confirm`); until then another call gives another secret.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), request_body = NewTotp, responses(
    (status = 201, description = "Add it to the app, then confirm", body = TotpSecret),
    (status = 409, description = "`wrong_state`: there is one already", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`invalid_request`: `/password` is wrong", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests` after 10 failures in 15 minutes", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/totp")]
pub async fn begin_totp(
    deps: Data<Accounts>,
    account: Account,
    from: ClientAddress,
    Json(body): Json<NewTotp>,
) -> Result<HttpResponse, Problem> {
    let (known, key) = proof::password(&deps, account, from, body.password, "/password").await?;
    let fresh = deps.random.bytes32();
    let secret = fresh.get(..20).unwrap_or(&fresh);
    let totp = proof::authenticator(secret, known.email.as_str())?;
    let row = account.id.uuid();
    let sealed = deps.vault.seal(row.as_bytes(), &deps.random.bytes32(), secret);
    let sealed = sealed.map_err(|error| Problem::internal(&error))?;
    let now = deps.clock.now();
    let put = deps.db.write(move |conn| {
        Box::pin(async move {
            clear(conn, &key).await?;
            Ok::<_, Problem>(totp::begin(conn, account.id, &sealed, now).await?)
        })
    });
    if !put.await? {
        return Err(Problem::new(Kind::WrongState, "There is an authenticator already. Remove it first."));
    }
    let uri = totp.to_url().map_err(|error| Problem::internal(&error))?;
    let secret = totp_rs::Secret::from(secret).to_base32();
    Ok(HttpResponse::Created().json(TotpSecret { secret, uri }))
}
