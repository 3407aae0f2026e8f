//! `DELETE /me/erasure`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_store::{
    accounts, erasures,
    jobs::{LetterKind, SendLetter},
    standing::{self, Cause},
};

use super::erasure::{accept, page};
use crate::{
    deps::{Accounts, Booking},
    error::{Kind, Problem},
    extract::Account,
};

fn none() -> Problem {
    Problem::not_found("No erasure is scheduled.")
}

async fn call_off(deps: &Accounts, account: Account) -> Result<bool, Problem> {
    let queue = deps.queue.clone();
    let cancelled = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let known = accounts::find(transaction, account.id).await?;
            let known = known.ok_or_else(|| Problem::bare(Kind::Unauthenticated))?;
            let cancelled = erasures::cancel(transaction, account.id).await?.is_some();
            if cancelled {
                let to = known.email.as_str().to_owned();
                queue.put(transaction, SendLetter { to, letter: LetterKind::ErasureCancelled }).await?;
                // Whatever becomes of this request, the calendar follows.
                standing::changed(transaction, &queue, Cause::Account(account.id)).await?;
            }
            Ok::<_, Problem>(cancelled)
        })
    });
    cancelled.await
}

/// Calls the erasure of one's account off. A trainer's calendar takes bookings again if it did before.
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
    let found = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(erasures::find(conn, account.id).await?) }));
    let paused = found.await?.ok_or_else(none)?.paused;
    let trainer = if paused { page(&booking, account).await? } else { None };
    // First: when this fails, the erasure is still there to be called off again.
    if let Some(trainer) = &trainer {
        accept(&booking, account, trainer, true).await?;
    }
    if call_off(&deps, account).await? {
        return Ok(HttpResponse::NoContent().finish());
    }
    // It was done in between.
    if let Some(trainer) = &trainer {
        accept(&booking, account, trainer, false).await?;
    }
    Err(none())
}
