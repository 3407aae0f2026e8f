//! `GET /trainers/me/certificates`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::{certificates, settings};
use serde::Serialize;
use utoipa::ToSchema;

use super::wire::{CertificateBody, RequirementBody, requirements};
use crate::{deps::Booking, error::Problem, extract::Account, trainers::own};

/// Certificates, and what is required.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnCertificates {
    /// The first entered first.
    items: Vec<CertificateBody>,
    /// What FitTribe requires of every trainer.
    required: Vec<RequirementBody>,
}

/// One's own certificates, and what is required of every trainer.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), responses((status = 200, description = "All of them", body = OwnCertificates)))]
#[get("/trainers/me/certificates")]
pub async fn list_own_certificates(deps: Data<Booking>, account: Account) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            let settings = settings::find(conn).await?.1;
            Ok::<_, Problem>((certificates::list(conn, trainer.id).await?, settings))
        })
    });
    let ((found, settings), now) = (found.await?, deps.clock.now());
    Ok(HttpResponse::Ok().json(OwnCertificates {
        items: found.iter().map(|certificate| CertificateBody::new(certificate, now)).collect(),
        required: requirements(&settings, &found, now),
    }))
}
