//! `POST /auth/forgot`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use fittribe_domain::account::Email;
use fittribe_store::jobs::{LetterKind, SendLetter};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    deps::{Accounts, Gate},
    error::Problem,
    extract::{ClientAddress, Json},
    gateway::limits::{FORGOT, Who},
};

/// Whose password is forgotten.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forgot {
    /// The account's address.
    #[schema(format = Email)]
    email: String,
}

/// Sends a letter with which a new password is set, to the address and to nobody else. Whether any account has the
/// address, neither the answer nor its time tell: who has one is looked up when the letter is written.
#[utoipa::path(tag = "accounts", request_body = Forgot, responses(
    (status = 202, description = "A letter is on its way if there is such an account"),
    (status = 422, description = "`invalid_request`: no address", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests`: 20 an hour from one network address", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/forgot")]
pub async fn forgot_password(
    req: HttpRequest,
    deps: Data<Accounts>,
    gate: Data<Gate>,
    from: ClientAddress,
    Json(body): Json<Forgot>,
) -> Result<HttpResponse, Problem> {
    gate.limits.count(&req, FORGOT, Who::Address(from.0)).await?;
    let email = Email::parse(&body.email).map_err(|wrong| Problem::field("/email", wrong.to_string()))?;
    let job = SendLetter { to: email.as_str().to_owned(), letter: LetterKind::Reset };
    let queue = deps.queue.clone();
    let put = deps.db.transact(move |transaction| {
        Box::pin(async move { Ok::<_, Problem>(queue.put(transaction, job).await?) })
    });
    put.await?;
    Ok(HttpResponse::Accepted().finish())
}
