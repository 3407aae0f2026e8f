//! `GET /files`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::files;
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::FileBody;
use crate::{deps::Uploads, error::Problem, extract::Account};

/// One's own files, the latest first; there are 200 at most.
#[derive(Debug, Serialize, ToSchema)]
pub struct FileList {
    /// The files.
    items: Vec<FileBody>,
}

/// One's own files.
#[utoipa::path(tag = "files", security(("bearer" = [])), responses(
    (status = 200, description = "The files", body = FileList),
))]
#[get("/files")]
pub async fn list_files(deps: Data<Uploads>, account: Account) -> Result<HttpResponse, Problem> {
    let own = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(files::list(conn, account.id).await?) }));
    let mut items = Vec::new();
    for file in own.await? {
        items.push(FileBody::of(&deps, file).await?);
    }
    Ok(HttpResponse::Ok().json(FileList { items }))
}
