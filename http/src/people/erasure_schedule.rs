//! `POST /me/erasure`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use fittribe_domain::TrainerId;
use fittribe_store::{
    accounts,
    erasures::{self, Erasure, GRACE},
    jobs::{LetterKind, SendLetter},
    sign_in::{AttemptKey, clear},
    standing::{self, Cause},
};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::erasure::{ErasureState, check_nothing_ahead};
use crate::{
    accounts::proof,
    deps::{Accounts, Booking, Gate},
    error::{Kind, Problem},
    extract::{Account, ClientAddress, Json},
    gateway::limits::{LETTERS, Who},
    trainers::standing::settle,
};

/// Who asks, once more.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EraseMe {
    /// One's password.
    #[schema(format = Password, max_length = 128)]
    password: String,
}

/// Schedules the erasure with its letter, unless something is ahead.
async fn schedule(
    deps: &Accounts,
    account: Account,
    key: AttemptKey,
    erasure: Erasure,
) -> Result<(Option<Erasure>, Option<TrainerId>), Problem> {
    let queue = deps.queue.clone();
    let scheduled = deps.db.transact(move |transaction| {
        Box::pin(async move {
            clear(transaction, &key).await?;
            accounts::lock(transaction, account.id).await?;
            let ahead = erasures::upcoming(transaction, account.id, erasure.requested_at).await?;
            check_nothing_ahead(&ahead)?;
            let known = accounts::find(transaction, account.id).await?;
            let known = known.ok_or_else(|| Problem::bare(Kind::Unauthenticated))?;
            let mut trainer = None;
            if erasures::schedule(transaction, account.id, &erasure).await? {
                let to = known.email.as_str().to_owned();
                queue.put(transaction, SendLetter { to, letter: LetterKind::ErasureScheduled }).await?;
                trainer = standing::changed(transaction, &queue, Cause::Account(account.id)).await?;
            }
            Ok::<_, Problem>((erasures::find(transaction, account.id).await?, trainer))
        })
    });
    scheduled.await
}

async fn present(deps: &Accounts, account: Account, now: Timestamp) -> Result<Option<Erasure>, Problem> {
    let looked = deps.db.read(move |conn| {
        Box::pin(async move {
            let scheduled = erasures::find(conn, account.id).await?;
            if scheduled.is_none() {
                check_nothing_ahead(&erasures::upcoming(conn, account.id, now).await?)?;
            }
            Ok::<_, Problem>(scheduled)
        })
    });
    looked.await
}

/// Has one's account erased in two weeks; until then that can be called off. Refused while bookings or sessions are
/// ahead. A trainer's calendar takes no bookings from now on. Asked again, it says what was scheduled.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = EraseMe, responses(
    (status = 202, description = "It is scheduled", body = ErasureState),
    (status = 409, description = "`upcoming_sessions`: cancel what is in `upcoming` first", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`invalid_request`: `/password` is wrong", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests`: 5 an hour, or 10 failures in 15 minutes", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/erasure")]
pub async fn schedule_erasure(
    req: HttpRequest,
    deps: Data<Accounts>,
    booking: Data<Booking>,
    gate: Data<Gate>,
    account: Account,
    from: ClientAddress,
    Json(body): Json<EraseMe>,
) -> Result<HttpResponse, Problem> {
    gate.limits.count(&req, LETTERS, Who::Account(account.id)).await?;
    let now = deps.clock.now();
    let (_, key) = proof::password(&deps, account, from, body.password, "/password").await?;
    if let Some(scheduled) = present(&deps, account, now).await? {
        return Ok(HttpResponse::Accepted().json(ErasureState::from(Some(scheduled))));
    }
    let due_at = now.saturating_add(GRACE).unwrap_or(now);
    let (scheduled, trainer) = schedule(&deps, account, key, Erasure { requested_at: now, due_at }).await?;
    settle(&booking, trainer).await;
    Ok(HttpResponse::Accepted().json(ErasureState::from(scheduled)))
}
