//! `PUT /trainers/me/certificates/{id}`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::certificate::expiry;
use fittribe_store::{
    certificates::{self, Put},
    files,
    standing::{self, Cause},
};
use uuid::Uuid;

use super::wire::{CertificateBody, CertificateInput};
use crate::{
    deps::{Booking, Uploads},
    error::{Kind, Problem},
    extract::{Account, Id, Json},
    files::intake::discard_deleted,
    trainers::{own, standing::settle},
};

/// Enters a certificate under an id that you choose, or changes it. An administrator confirms it; whatever you change has
/// to be confirmed anew. Enter the one that follows another early and under an id of its own: the earlier one counts
/// until it expires.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = CertificateInput,
    params(("id" = Uuid, Path, description = "Any UUID that is new to you")),
    responses(
        (status = 200, description = "The certificate", body = CertificateBody),
        (status = 404, description = "`not_found`: the id is another trainer's", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`limit_reached`: 50", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/trainers/me/certificates/{id}")]
pub async fn put_certificate(
    deps: Data<Booking>,
    uploads: Data<Uploads>,
    account: Account,
    Id(id): Id<Uuid>,
    Json(body): Json<CertificateInput>,
) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let (now, queue) = (deps.clock.now(), deps.queue.clone());
    let claim = body.claim(now, &trainer.tz)?;
    let expires_at = claim.expires_on.map(|last| expiry(last, &trainer.tz));
    let put = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let whose = (id, trainer.id, account.id);
            match certificates::put(transaction, whose, claim, expires_at, now).await? {
                Put::NotTheirs => Err(Problem::not_found("You have no such certificate.")),
                Put::NoSuchFile => Err(Problem::field(
                    "/file",
                    "is no stored file of yours for certificates, or the document of another one",
                )),
                Put::TooMany => {
                    let most = certificates::MOST;
                    Err(Problem::new(
                        Kind::LimitReached,
                        format!("You have {most} certificates; delete some."),
                    ))
                }
                Put::Done(certificate, before) => {
                    if let Some(before) = before {
                        files::delete(transaction, before, now).await?;
                    }
                    let trainer = standing::changed(transaction, &queue, Cause::Trainer(trainer.id)).await?;
                    Ok((certificate, before, trainer))
                }
            }
        })
    });
    let (certificate, before, trainer) = put.await?;
    discard_deleted(&uploads, before).await?;
    settle(&deps, trainer).await;
    Ok(HttpResponse::Ok().json(CertificateBody::new(&certificate, now)))
}
