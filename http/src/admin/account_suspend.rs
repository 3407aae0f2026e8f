//! `POST /admin/accounts/{id}/suspend`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::{
    accounts, audit, sign_ins,
    standing::{self, Cause},
};
use serde_json::json;

use super::wire::{Because, ManagedAccount};
use crate::{
    deps::{Accounts, Booking},
    error::{Kind, Problem},
    extract::{Admin, Id, Json},
    trainers::standing::settle,
};

/// Suspends an account: every device is signed out, its sockets close, nobody signs in to it, and where it is a
/// trainer's, the calendar takes no new bookings. What is booked stays.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = Because,
    params(("id" = Uuid, Path, description = "The account")),
    responses(
        (status = 200, description = "Suspended, or it was already", body = ManagedAccount),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`wrong_state`: one’s own account", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/admin/accounts/{id}/suspend")]
pub async fn suspend_account(
    deps: Data<Accounts>,
    booking: Data<Booking>,
    admin: Admin,
    Id(id): Id<AccountId>,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    let reason = body.reason()?;
    if id == admin.id {
        return Err(Problem::new(Kind::WrongState, "Nobody suspends themselves; ask another administrator."));
    }
    let (now, queue) = (deps.clock.now(), deps.queue.clone());
    let deed = admin.deed(now, "account.suspend", ("account", id.to_string()), json!({ "reason": reason }));
    let suspended = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let changed = accounts::suspend(transaction, id, Some((now, &reason))).await?;
            let account = accounts::find(transaction, id).await?;
            let account = account.ok_or_else(|| Problem::not_found("There is no such account."))?;
            if !changed {
                return Ok((account, Vec::new(), None));
            }
            audit::append(transaction, &deed).await?;
            let ended = sign_ins::end_all(transaction, id, None, now).await?;
            let trainer = standing::changed(transaction, &queue, Cause::Account(id)).await?;
            Ok::<_, Problem>((account, ended, trainer))
        })
    });
    let (account, ended, trainer) = suspended.await?;
    for session in ended {
        deps.ended(id, session);
    }
    settle(&booking, trainer).await;
    Ok(HttpResponse::Ok().json(ManagedAccount::from(&account)))
}
