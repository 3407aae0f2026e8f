//! `PUT /clients/{id}/notes`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::clients;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    client_notes::{ClientNotes, page_with_client},
    words::prose,
};
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, Id, IfMatch, Json},
    wire::etag,
};

/// Notes to put in place.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClientNotes {
    /// In one's own words; it may be empty.
    #[schema(max_length = 8000)]
    notes: String,
}

/// Puts notes about a client in place of those that were.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = NewClientNotes,
    params(
        ("id" = Uuid, Path, description = "The client's account"),
        ("If-Match" = String, Header, description = "The ETag of the notes you saw; `\"0\"` before the first"),
    ),
    responses(
        (status = 200, description = "The notes as they are now", body = ClientNotes),
        (status = 404, description = "No client of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "`stale`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 428, description = "`precondition_required`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/clients/{id}/notes")]
pub async fn put_client_notes(
    deps: Data<Accounts>,
    account: Account,
    Id(client): Id<AccountId>,
    seen: IfMatch,
    Json(body): Json<NewClientNotes>,
) -> Result<HttpResponse, Problem> {
    let (owner, now) = (account.trainer()?.id, deps.clock.now());
    let notes = prose("/notes", &body.notes, 8000)?;
    let put = deps.db.write(move |conn| {
        Box::pin(async move {
            let trainer = page_with_client(conn, owner, client).await?;
            // Whoever has no such client learns no more than that.
            let expected = seen.required()?;
            let version = clients::put_notes(conn, (trainer, client), expected, &notes, now).await?;
            version.ok_or_else(|| {
                Problem::new(Kind::Stale, "The notes are at another version by now; read them again.")
            })?;
            Ok::<_, Problem>(clients::notes(conn, trainer, client).await?)
        })
    });
    let notes = put.await?;
    Ok(HttpResponse::Ok().insert_header(etag(notes.version)).json(ClientNotes::from(notes)))
}
