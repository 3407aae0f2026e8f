//! TLS by rustls: a certificate from two files, presented anew when they change.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use arc_swap::ArcSwap;
use rustls::{
    ServerConfig,
    crypto::CryptoProvider,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use sha2::{Digest as _, Sha256};
use tokio::{runtime::Handle, task::JoinHandle};

/// Which of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The chain, the server's own certificate first.
    Certificate,
    /// Its private key.
    Key,
}

/// Why a certificate cannot be presented.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// A file cannot be read.
    #[error("{} cannot be read", path.display())]
    Unreadable {
        /// Which of the two.
        part: Part,
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A file is no PEM, or has nothing of the kind in it.
    #[error("{} has no {} in PEM", path.display(), match part { Part::Certificate => "certificate", Part::Key => "private key" })]
    Empty {
        /// Which of the two.
        part: Part,
        /// Where.
        path: PathBuf,
    },
    /// They do not belong together, or are of a kind that is not known here.
    #[error("{} is not the key of {}, or of a kind that is not known", key.display(), certificate.display())]
    Mismatch {
        /// Where the chain is.
        certificate: PathBuf,
        /// Where the key is.
        key: PathBuf,
        /// Why.
        #[source]
        source: rustls::Error,
    },
}

impl CertificateError {
    /// The file that is to blame.
    #[must_use]
    pub const fn part(&self) -> Part {
        match self {
            Self::Unreadable { part, .. } | Self::Empty { part, .. } => *part,
            Self::Mismatch { .. } => Part::Key,
        }
    }
}

/// A certificate and where it comes from. Invariant: what is presented is always a whole pair that was good when it was read.
#[derive(Debug)]
pub struct Certificate {
    certificate: PathBuf,
    key: PathBuf,
    presented: ArcSwap<CertifiedKey>,
    /// A hash of what the files held when they were last looked at, good or bad.
    seen: Mutex<[u8; 32]>,
}

/// Looks at the files until it is dropped.
#[derive(Debug)]
pub struct Follower(JoinHandle<()>);

impl Certificate {
    /// Reads both files.
    ///
    /// # Errors
    /// [`CertificateError`]: they cannot be presented.
    pub fn open(certificate: PathBuf, key: PathBuf) -> Result<Arc<Self>, CertificateError> {
        let (chain, private) = contents(&certificate, &key)?;
        let pair = pair((&certificate, &chain), (&key, &private))?;
        let seen = Mutex::new(hash(&chain, &private));
        Ok(Arc::new(Self { certificate, key, presented: ArcSwap::from_pointee(pair), seen }))
    }

    /// Looks again. `true` when there is another pair, which is presented from now on.
    ///
    /// # Errors
    /// [`CertificateError`], once for each content that is no good; what was presented stays.
    pub fn look_again(&self) -> Result<bool, CertificateError> {
        let (chain, private) = contents(&self.certificate, &self.key)?;
        let now = hash(&chain, &private);
        let before = std::mem::replace(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner), now);
        if before == now {
            return Ok(false);
        }
        let pair = pair((&self.certificate, &chain), (&self.key, &private))?;
        self.presented.store(Arc::new(pair));
        Ok(true)
    }

    /// Looks again and again, on a runtime's blocking threads.
    #[must_use]
    pub fn follow(self: &Arc<Self>, every: Duration, runtime: &Handle) -> Follower {
        let own = Arc::clone(self);
        Follower(runtime.spawn(async move {
            loop {
                tokio::time::sleep(every).await;
                let looking = Arc::clone(&own);
                match tokio::task::spawn_blocking(move || looking.look_again()).await {
                    Ok(Ok(true)) => tracing::info!("tls.certificate_replaced"),
                    Ok(Ok(false)) | Err(_) => {}
                    Ok(Err(error)) => {
                        tracing::error!(error = %crate::error::Chain(&error), "tls.certificate_not_replaced");
                    }
                }
            }
        }))
    }

    /// What a server needs: TLS 1.2 and 1.3, no certificate asked of clients. Which protocol is spoken inside is the server's to say.
    ///
    /// # Errors
    /// When the provider knows neither version, which it does.
    pub fn config(self: &Arc<Self>) -> Result<ServerConfig, rustls::Error> {
        let config = ServerConfig::builder_with_provider(provider()).with_safe_default_protocol_versions()?;
        Ok(config.with_no_client_auth().with_cert_resolver(Arc::new(Presenter(Arc::clone(self)))))
    }

    /// What is presented now.
    #[must_use]
    pub fn presented(&self) -> Arc<CertifiedKey> {
        self.presented.load_full()
    }
}

#[derive(Debug)]
struct Presenter(Arc<Certificate>);

impl ResolvesServerCert for Presenter {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.presented())
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

fn hash(chain: &[u8], private: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(Sha256::digest(chain));
    hash.update(Sha256::digest(private));
    hash.finalize().into()
}

fn contents(certificate: &PathBuf, key: &PathBuf) -> Result<(Vec<u8>, Vec<u8>), CertificateError> {
    let read = |part, path: &PathBuf| {
        std::fs::read(path).map_err(|source| CertificateError::Unreadable {
            part,
            path: path.clone(),
            source,
        })
    };
    Ok((read(Part::Certificate, certificate)?, read(Part::Key, key)?))
}

fn pair(
    (certificate, chain): (&PathBuf, &[u8]),
    (key, private): (&PathBuf, &[u8]),
) -> Result<CertifiedKey, CertificateError> {
    let none = |part, path: &PathBuf| CertificateError::Empty { part, path: path.clone() };
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(chain)
        .collect::<Result<_, _>>()
        .map_err(|_| none(Part::Certificate, certificate))?;
    if chain.is_empty() {
        return Err(none(Part::Certificate, certificate));
    }
    let private = PrivateKeyDer::from_pem_slice(private).map_err(|_| none(Part::Key, key))?;
    CertifiedKey::from_der(chain, private, &provider()).map_err(|source| CertificateError::Mismatch {
        certificate: certificate.clone(),
        key: key.clone(),
        source,
    })
}
