//! `DELETE /trainers/me/certificates/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_store::{
    certificates, files,
    standing::{self, Cause},
};
use uuid::Uuid;

use crate::{
    deps::{Booking, Uploads},
    error::Problem,
    extract::{Account, Id},
    files::intake::discard_deleted,
    trainers::{own, standing::settle},
};

/// Deletes a certificate with its document. Without one of a kind that is required, no new bookings are taken.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The certificate")), responses(
    (status = 204, description = "It is gone"),
    (status = 404, description = "No certificate of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/trainers/me/certificates/{id}")]
pub async fn delete_certificate(
    deps: Data<Booking>,
    uploads: Data<Uploads>,
    account: Account,
    Id(id): Id<Uuid>,
) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let (now, queue) = (deps.clock.now(), deps.queue.clone());
    let removed = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let file = certificates::remove(transaction, trainer.id, id).await?;
            let file = file.ok_or_else(|| Problem::not_found("You have no such certificate."))?;
            files::delete(transaction, file, now).await?;
            let trainer = standing::changed(transaction, &queue, Cause::Trainer(trainer.id)).await?;
            Ok::<_, Problem>((file, trainer))
        })
    });
    let (file, trainer) = removed.await?;
    discard_deleted(&uploads, Some(file)).await?;
    settle(&deps, trainer).await;
    Ok(HttpResponse::NoContent().finish())
}
