//! `GET /admin/certificates`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::certificate::Status;
use fittribe_store::certificates::{self, Certificate};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    certificates::wire::CertificateBody,
    deps::Booking,
    error::Problem,
    extract::{Admin, Query},
    wire::page_size,
};

/// Which certificates.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CertificatesQuery {
    /// `submitted`, `confirmed` or `rejected`; `submitted` when absent.
    status: Option<String>,
    /// `next` of the page before.
    cursor: Option<Uuid>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// A certificate as an administrator sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ManagedCertificate {
    /// The certificate.
    #[serde(flatten)]
    certificate: CertificateBody,
    /// Whose: `GET /trainers/{id}`.
    trainer: Uuid,
}

impl ManagedCertificate {
    /// As it is now.
    #[must_use]
    pub fn new(certificate: &Certificate, now: Timestamp) -> Self {
        Self { certificate: CertificateBody::new(certificate, now), trainer: certificate.trainer.uuid() }
    }
}

/// A page of certificates.
#[derive(Debug, Serialize, ToSchema)]
pub struct ManagedCertificates {
    /// Whichever has stood there longest first.
    items: Vec<ManagedCertificate>,
    /// `cursor` of the next page; absent on the last.
    next: Option<Uuid>,
}

/// Trainers' certificates: without `status` those that wait to be looked at.
#[utoipa::path(tag = "admin", security(("bearer" = [])), params(CertificatesQuery), responses(
    (status = 200, description = "A page of them", body = ManagedCertificates),
))]
#[get("/admin/certificates")]
pub async fn list_certificates(
    deps: Data<Booking>,
    _admin: Admin,
    Query(query): Query<CertificatesQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let status = query.status.as_deref().unwrap_or("submitted").parse::<Status>();
    let status = status.map_err(|unknown| Problem::field("?status", unknown.to_string()))?;
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(certificates::standing(conn, status, query.cursor, limit + 1).await?)
        })
    });
    let (mut found, now) = (found.await?, deps.clock.now());
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|certificate| certificate.id);
    let items = found.iter().map(|certificate| ManagedCertificate::new(certificate, now)).collect();
    Ok(HttpResponse::Ok().json(ManagedCertificates { items, next }))
}
