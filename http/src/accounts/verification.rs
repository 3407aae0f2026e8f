//! `POST /me/verification`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use fittribe_store::{
    accounts,
    jobs::{LetterKind, SendLetter},
};

use crate::{
    deps::{Accounts, Gate},
    error::{Kind, Problem},
    extract::Account,
    gateway::limits::{LETTERS, Who},
};

/// Sends the letter that shows one's address to be one's own, again; the link in the letter before it is no longer
/// good. Nothing is sent when it was shown already
/// and no mail came back since.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), responses(
    (status = 202, description = "It is on its way"),
    (status = 429, description = "`too_many_requests`: 5 an hour", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/verification")]
pub async fn send_verification(
    req: HttpRequest,
    deps: Data<Accounts>,
    gate: Data<Gate>,
    account: Account,
) -> Result<HttpResponse, Problem> {
    gate.limits.count(&req, LETTERS, Who::Account(account.id)).await?;
    let queue = deps.queue.clone();
    let put = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let known = accounts::find(transaction, account.id).await?;
            let known = known.ok_or_else(|| Problem::bare(Kind::Unauthenticated))?;
            let job = SendLetter { to: known.email.as_str().to_owned(), letter: LetterKind::Verify };
            Ok::<_, Problem>(queue.put(transaction, job).await?)
        })
    });
    put.await?;
    Ok(HttpResponse::Accepted().finish())
}
