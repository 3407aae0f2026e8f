//! `DELETE /me/erasure`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_domain::TrainerId;
use fittribe_store::{
    accounts, erasures,
    jobs::{LetterKind, SendLetter},
    standing::{self, Cause},
};

use crate::{
    deps::{Accounts, Booking},
    error::{Kind, Problem},
    extract::Account,
    trainers::standing::settle,
};

fn none() -> Problem {
    Problem::not_found("No erasure is scheduled.")
}

async fn call_off(deps: &Accounts, account: Account) -> Result<Option<TrainerId>, Problem> {
    let queue = deps.queue.clone();
    let called_off = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let known = accounts::find(transaction, account.id).await?;
            let known = known.ok_or_else(|| Problem::bare(Kind::Unauthenticated))?;
            if !erasures::cancel(transaction, account.id).await? {
                return Err(none());
            }
            let to = known.email.as_str().to_owned();
            queue.put(transaction, SendLetter { to, letter: LetterKind::ErasureCancelled }).await?;
            Ok(standing::changed(transaction, &queue, Cause::Account(account.id)).await?)
        })
    });
    called_off.await
}

/// Calls the erasure of one's account off. A trainer's calendar takes bookings again, as the trainer stands.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 204, description = "The account stays"),
    (status = 404, description = "No erasure is scheduled", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/me/erasure")]
pub async fn cancel_erasure(
    deps: Data<Accounts>,
    booking: Data<Booking>,
    account: Account,
) -> Result<HttpResponse, Problem> {
    let trainer = call_off(&deps, account).await?;
    settle(&booking, trainer).await;
    Ok(HttpResponse::NoContent().finish())
}
