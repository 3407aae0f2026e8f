//! `POST /me/export`

use actix_web::{HttpResponse, http::StatusCode, post, web::Data};
use fittribe_domain::ExportId;
use fittribe_store::{
    exports::{self, MOST, Requested},
    jobs::MakeExport,
};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{claim::Claim, export_get::ExportState};
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, Keyed},
    wire::{reply, saved},
};

/// Nothing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewExport {}

fn refused(requested: Requested, now: Timestamp) -> Result<(), Problem> {
    match requested {
        Requested::Begun => Ok(()),
        Requested::InProgress => {
            Err(Problem::new(Kind::ExportInProgress, "The copy you asked for is being made."))
        }
        Requested::TooMany(again) => {
            let wait = again.duration_since(now).unsigned_abs();
            let words = format!("There are {MOST} copies a day at most.");
            Err(Problem::new(Kind::TooManyRequests, words).after(wait))
        }
    }
}

/// Asks for a copy of all that is kept of oneself: a ZIP of JSON files. A letter says when it is ready.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = NewExport,
    params(("Idempotency-Key" = String, Header, description = "New for each copy")),
    responses(
        (status = 202, description = "It is being made", body = ExportState),
        (status = 409, description = "`export_in_progress`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`: 3 a day", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/export")]
pub async fn request_export(
    deps: Data<Accounts>,
    account: Account,
    request: Keyed<NewExport>,
) -> Result<HttpResponse, Problem> {
    let Keyed { key, fingerprint, .. } = request;
    let (now, queue) = (deps.clock.now(), deps.queue.clone());
    let export = ExportId::from_uuid(deps.random.uuid());
    let claim = Claim { account: account.id, key, fingerprint, at: now };
    let asked = deps.db.transact(move |transaction| {
        Box::pin(async move {
            if let Some(earlier) = claim.earlier(transaction).await? {
                return Ok::<_, Problem>(earlier);
            }
            refused(exports::request(transaction, export, account.id, now).await?, now)?;
            queue.put(transaction, MakeExport { export }).await?;
            let latest = exports::latest(transaction, account.id, now).await?;
            claim.save(transaction, saved(StatusCode::ACCEPTED, &ExportState::from(latest), None)).await
        })
    });
    reply(asked.await?, false)
}
