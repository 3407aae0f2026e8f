//! `GET /clients/{id}/notes`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::clients;

use super::client_notes::{ClientNotes, page_with_client};
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Id},
    wire::etag,
};

/// What one has written down about a client. No other trainer sees it; it is part of the copy of their data that a client
/// can ask for.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The client's account")), responses(
    (status = 200, description = "The notes; empty ones before the first", body = ClientNotes, headers(("ETag" = String, description = "Their version"))),
    (status = 404, description = "No client of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/clients/{id}/notes")]
pub async fn get_client_notes(
    deps: Data<Accounts>,
    account: Account,
    Id(client): Id<AccountId>,
) -> Result<HttpResponse, Problem> {
    let owner = account.trainer()?.id;
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            let trainer = page_with_client(conn, owner, client).await?;
            Ok::<_, Problem>(clients::notes(conn, trainer, client).await?)
        })
    });
    let notes = found.await?;
    Ok(HttpResponse::Ok().insert_header(etag(notes.version)).json(ClientNotes::from(notes)))
}
