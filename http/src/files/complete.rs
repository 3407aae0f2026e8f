//! `POST /files/{id}/complete`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use fittribe_domain::FileId;
use fittribe_store::files::State;

use super::{
    intake::{rejected, take_in},
    wire::{FileBody, Reach, no_such_file, reachable},
};
use crate::{
    deps::{Gate, Uploads},
    error::Problem,
    extract::{Account, Id},
    gateway::limits::{UPLOADS, Who},
};

/// Says that the upload is done. What came is looked at: a picture is drawn anew in three sizes, without what else was in
/// the file; a document must be what it is called. What is something else is deleted. May be repeated.
#[utoipa::path(tag = "files", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The file")), responses(
    (status = 200, description = "It is stored", body = FileBody),
    (status = 404, description = "No file of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "`upload_missing`: nothing was uploaded yet", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`file_rejected`: it is not what was announced, too large, or damaged", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests`: 60 an hour", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/files/{id}/complete")]
pub async fn complete_file(
    req: HttpRequest,
    deps: Data<Uploads>,
    gate: Data<Gate>,
    account: Account,
    Id(id): Id<FileId>,
) -> Result<HttpResponse, Problem> {
    gate.limits.count(&req, UPLOADS, Who::Account(account.id)).await?;
    let file = reachable(&deps, account, id, Reach::Owner).await?;
    let stored = match &file.state {
        State::Stored(_) => file,
        State::Rejected(why) => return Err(rejected(why)),
        State::Deleted => return Err(no_such_file()),
        State::Awaiting => {
            let all = deps.clone().into_inner();
            deps.outside(take_in(all, file)).await?
        }
    };
    Ok(HttpResponse::Ok().json(FileBody::of(&deps, stored).await?))
}
