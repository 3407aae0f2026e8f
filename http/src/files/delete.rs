//! `DELETE /files/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_domain::FileId;
use fittribe_store::files;

use super::{
    intake::discard_deleted,
    wire::{Reach, no_such_file, reachable},
};
use crate::{
    deps::Uploads,
    error::Problem,
    extract::{Account, Id},
};

/// Deletes a file of one's own; administrators delete everybody's. An avatar is then nobody's picture any more.
#[utoipa::path(tag = "files", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The file")), responses(
    (status = 204, description = "It is gone"),
    (status = 404, description = "No file of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/files/{id}")]
pub async fn delete_file(
    deps: Data<Uploads>,
    account: Account,
    Id(id): Id<FileId>,
) -> Result<HttpResponse, Problem> {
    reachable(&deps, account, id, Reach::OwnerAndAdmins).await?;
    let now = deps.clock.now();
    let deleted = deps
        .db
        .write(move |conn| Box::pin(async move { Ok::<_, Problem>(files::delete(conn, id, now).await?) }));
    if !deleted.await? {
        return Err(no_such_file());
    }
    discard_deleted(&deps, Some(id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
