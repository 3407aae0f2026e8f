//! The configured certificate.

use std::{sync::Arc, time::Duration};

use fittribe_http::gateway::tls::{Certificate, CertificateError, Part};

use crate::config::{Config, TlsFiles};

/// How often its files are looked at.
pub const EVERY: Duration = Duration::from_secs(5);

/// A certificate that cannot be presented, by the key of the configuration that names it.
#[derive(Debug, thiserror::Error)]
#[error("{key} cannot be used")]
pub struct WrongCertificate {
    key: &'static str,
    source: Box<CertificateError>,
}

/// The certificate; `None` when TLS is not configured.
///
/// # Errors
/// Names the key and the file that is wrong.
pub fn certificate(config: &Config) -> Result<Option<Arc<Certificate>>, WrongCertificate> {
    let Some(TlsFiles { certificate, key }) = config.gateway.tls.clone() else { return Ok(None) };
    Certificate::open(certificate, key).map(Some).map_err(|source| {
        let key = match source.part() {
            Part::Certificate => "FITTRIBE_TLS_CERT",
            Part::Key => "FITTRIBE_TLS_KEY",
        };
        WrongCertificate { key, source: Box::new(source) }
    })
}
