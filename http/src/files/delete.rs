//! `DELETE /files/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_domain::FileId;
use fittribe_store::{certificates, files};

use super::{
    intake::discard_deleted,
    wire::{Reach, no_such_file, reachable},
};
use crate::{
    deps::Uploads,
    error::{Kind, Problem},
    extract::{Account, Id},
};

/// Deletes a file of one's own; administrators delete everybody's. An avatar is then nobody's picture any more, and a
/// picture of a gallery is gone from there. A certificate's document goes with the certificate.
#[utoipa::path(tag = "files", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The file")), responses(
    (status = 204, description = "It is gone"),
    (status = 404, description = "No file of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "`wrong_state`: a certificate's document", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/files/{id}")]
pub async fn delete_file(
    deps: Data<Uploads>,
    account: Account,
    Id(id): Id<FileId>,
) -> Result<HttpResponse, Problem> {
    reachable(&deps, account, id, Reach::OwnerAndAdmins).await?;
    let now = deps.clock.now();
    let deleted = deps.db.write(move |conn| {
        Box::pin(async move {
            let deleted = files::delete(conn, id, now).await?;
            if certificates::is_document(conn, id).await? {
                return Err(Problem::new(
                    Kind::WrongState,
                    "This is a certificate's document. Delete the certificate: DELETE /trainers/me/certificates/{id}.",
                ));
            }
            Ok::<_, Problem>(deleted)
        })
    });
    if !deleted.await? {
        return Err(no_such_file());
    }
    discard_deleted(&deps, Some(id)).await?;
    Ok(HttpResponse::NoContent().finish())
}
