//! `POST /admin/accounts/{id}/restore`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::{
    accounts, audit,
    standing::{self, Cause},
};
use serde_json::json;

use super::wire::{Because, ManagedAccount};
use crate::{
    deps::{Accounts, Booking},
    error::Problem,
    extract::{Admin, Id, Json},
    trainers::standing::settle,
};

/// Lets a suspended account sign in again; where it is an approved trainer's, new bookings are taken again.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = Because,
    params(("id" = Uuid, Path, description = "The account")),
    responses(
        (status = 200, description = "Restored, or it was not suspended", body = ManagedAccount),
        (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: no reason", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/admin/accounts/{id}/restore")]
pub async fn restore_account(
    deps: Data<Accounts>,
    booking: Data<Booking>,
    admin: Admin,
    Id(id): Id<AccountId>,
    Json(body): Json<Because>,
) -> Result<HttpResponse, Problem> {
    let (reason, now, queue) = (body.reason()?, deps.clock.now(), deps.queue.clone());
    let deed = admin.deed(now, "account.restore", ("account", id.to_string()), json!({ "reason": reason }));
    let restored = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let changed = accounts::suspend(transaction, id, None).await?;
            let account = accounts::find(transaction, id).await?;
            let account = account.ok_or_else(|| Problem::not_found("There is no such account."))?;
            let mut trainer = None;
            if changed {
                audit::append(transaction, &deed).await?;
                trainer = standing::changed(transaction, &queue, Cause::Account(id)).await?;
            }
            Ok::<_, Problem>((account, trainer))
        })
    });
    let (account, trainer) = restored.await?;
    settle(&booking, trainer).await;
    Ok(HttpResponse::Ok().json(ManagedAccount::from(&account)))
}
