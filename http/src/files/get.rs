//! `GET /files/{id}`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::FileId;

use super::wire::{FileBody, Reach, reachable};
use crate::{
    deps::Uploads,
    error::Problem,
    extract::{Account, Id},
};

/// A file of one's own, with where its pictures are or a link to the document that is good for five minutes.
/// Administrators see everybody's.
#[utoipa::path(tag = "files", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The file")), responses(
    (status = 200, description = "The file", body = FileBody),
    (status = 404, description = "No file of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/files/{id}")]
pub async fn get_file(
    deps: Data<Uploads>,
    account: Account,
    Id(id): Id<FileId>,
) -> Result<HttpResponse, Problem> {
    let file = reachable(&deps, account, id, Reach::OwnerAndAdmins).await?;
    Ok(HttpResponse::Ok().json(FileBody::of(&deps, file).await?))
}
