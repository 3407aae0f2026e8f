//! TLS, from the files to a socket.

use std::{path::Path, sync::Arc, time::Duration};

use fittribe_http::{
    Settings,
    gateway::tls::{Certificate, CertificateError, Part},
};
use futures_util::StreamExt as _;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use reqwest::tls::TlsInfo;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName},
};
use serde_json::{Value, json};
use tokio_rustls::TlsConnector;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::app::App;

struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// Writes a fresh pair for this machine; gives the certificate.
    fn issue(&self, folder: &Path) -> CertificateDer<'static> {
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let key = KeyPair::generate().unwrap();
        let issued = CertificateParams::new(names).unwrap().signed_by(&key, &self.0).unwrap();
        std::fs::write(folder.join("cert.pem"), issued.pem()).unwrap();
        std::fs::write(folder.join("key.pem"), key.serialize_pem()).unwrap();
        issued.der().clone()
    }

    fn client(&self) -> reqwest::Client {
        let root = reqwest::Certificate::from_der(self.0.der()).unwrap();
        let client = reqwest::Client::builder().tls_certs_only([root]).tls_info(true);
        client.timeout(Duration::from_secs(60)).build().unwrap()
    }
}

fn open(folder: &Path) -> Result<Arc<Certificate>, CertificateError> {
    Certificate::open(folder.join("cert.pem"), folder.join("key.pem"))
}

async fn serve(folder: &Path) -> (App, Arc<Certificate>) {
    let certificate = open(folder).unwrap();
    let settings =
        Settings { https: true, certificate: Some(Arc::clone(&certificate)), ..Settings::default() };
    (App::with(settings).await, certificate)
}

/// The certificate that a newcomer is shown. Who was here before resumes its session, and is shown none.
async fn presented(authority: &Authority, app: &App) -> Vec<u8> {
    let answer = authority.client().get(format!("https://{}/healthz", app.address())).send().await.unwrap();
    assert!(answer.headers()["strict-transport-security"].to_str().unwrap().starts_with("max-age="));
    assert_eq!(answer.version(), reqwest::Version::HTTP_11);
    answer.extensions().get::<TlsInfo>().unwrap().peer_certificate().unwrap().to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn s35_a_replaced_certificate_is_presented_without_a_restart_and_a_bad_one_is_not() {
    let (authority, folder) = (Authority::new(), tempfile::tempdir().unwrap());
    let first = authority.issue(folder.path());
    let (app, certificate) = serve(folder.path()).await;
    assert_eq!(presented(&authority, &app).await, first.as_ref());
    let plain = authority.client().get(format!("http://{}/healthz", app.address())).send().await;
    assert!(plain.is_err(), "plain HTTP is not answered: {plain:?}");
    let every = Duration::from_millis(10);
    let _following = certificate.follow(every, &tokio::runtime::Handle::current());
    let second = authority.issue(folder.path());
    while presented(&authority, &app).await != second.as_ref() {
        tokio::time::sleep(every).await;
    }
    // Half a pair, and no pair at all: what was good stays.
    std::fs::write(folder.path().join("key.pem"), KeyPair::generate().unwrap().serialize_pem()).unwrap();
    tokio::time::sleep(every * 5).await;
    assert_eq!(presented(&authority, &app).await, second.as_ref());
    std::fs::write(folder.path().join("cert.pem"), "nothing").unwrap();
    tokio::time::sleep(every * 5).await;
    assert_eq!(presented(&authority, &app).await, second.as_ref());
    let third = authority.issue(folder.path());
    while presented(&authority, &app).await != third.as_ref() {
        tokio::time::sleep(every).await;
    }
}

#[test]
fn a_pair_that_cannot_be_presented_is_named_by_its_file() {
    let (authority, folder) = (Authority::new(), tempfile::tempdir().unwrap());
    let missing = open(folder.path()).unwrap_err();
    assert!(missing.to_string().contains("cert.pem") && missing.part() == Part::Certificate, "{missing}");
    authority.issue(folder.path());
    assert!(open(folder.path()).is_ok());
    std::fs::write(folder.path().join("key.pem"), "no key").unwrap();
    let empty = open(folder.path()).unwrap_err();
    assert!(matches!(empty, CertificateError::Empty { part: Part::Key, .. }), "{empty}");
    assert!(empty.to_string().contains("key.pem"), "{empty}");
    std::fs::write(folder.path().join("key.pem"), KeyPair::generate().unwrap().serialize_pem()).unwrap();
    let other = open(folder.path()).unwrap_err();
    assert!(matches!(other, CertificateError::Mismatch { .. }) && other.part() == Part::Key, "{other}");
    let certificate = open_after(&authority, folder.path());
    std::fs::write(folder.path().join("cert.pem"), "").unwrap();
    assert!(certificate.look_again().is_err());
    assert!(matches!(certificate.look_again(), Ok(false)), "each content is told once");
}

fn open_after(authority: &Authority, folder: &Path) -> Arc<Certificate> {
    authority.issue(folder);
    open(folder).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_socket_speaks_over_tls() {
    let (authority, folder) = (Authority::new(), tempfile::tempdir().unwrap());
    authority.issue(folder.path());
    let (app, _certificate) = serve(folder.path()).await;
    let base = format!("https://{}/api/v1", app.address());
    let ticket = authority.client().post(format!("{base}/ws-tickets")).json(&json!({})).send().await.unwrap();
    let ticket: Value = ticket.json().await.unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(authority.0.der().clone()).unwrap();
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let stream = tokio::net::TcpStream::connect(app.address()).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
    let url = format!("wss://localhost/api/v1/ws?ticket={}", ticket["ticket"].as_str().unwrap());
    let mut request = url.into_client_request().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", "fittribe.v1".parse().unwrap());
    let (mut socket, _) = tokio_tungstenite::client_async(request, stream).await.unwrap();
    let welcome = socket.next().await.unwrap().unwrap().into_text().unwrap();
    assert!(welcome.contains("welcome"), "{welcome}");
}
