//! A plain GET of the running server on this machine, over TLS where that is what it serves.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
    time::Duration,
};

use rustls::{
    ClientConfig, ClientConnection, DigitallySignedStruct, Error, SignatureScheme, StreamOwned,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};

use crate::{Failure, boot, config::Config};

/// The status of a GET.
pub fn status(config: &Config, path: &str) -> Result<u16, Failure> {
    let address = reachable(config.bind);
    let patience = Duration::from_secs(2);
    let stream = TcpStream::connect_timeout(&address, patience)?;
    stream.set_read_timeout(Some(patience))?;
    stream.set_write_timeout(Some(patience))?;
    let Some(certificate) = boot::tls::certificate(config)? else { return get(stream, address, path) };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let own = certificate.presented().cert.first().cloned().ok_or("no certificate")?;
    let client = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(OwnCertificate { own, provider }))
        .with_no_client_auth();
    let connection = ClientConnection::new(Arc::new(client), ServerName::from(address.ip()))?;
    get(StreamOwned::new(connection, stream), address, path)
}

/// A wildcard address is reached on loopback.
fn reachable(bind: SocketAddr) -> SocketAddr {
    let mut address = bind;
    if address.ip().is_unspecified() {
        address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    address
}

fn get(mut stream: impl Read + Write, address: SocketAddr, path: &str) -> Result<u16, Failure> {
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    stream.flush()?;
    // The first line is enough.
    let mut answer = [0; 12];
    stream.read_exact(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let status = answer.split_ascii_whitespace().nth(1).and_then(|code| code.parse().ok());
    status.ok_or_else(|| "no HTTP answer".into())
}

/// Takes the very certificate that is configured, whatever names it has: on this machine the server is reached by
/// none of them.
#[derive(Debug)]
struct OwnCertificate {
    own: CertificateDer<'static>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for OwnCertificate {
    fn verify_server_cert(
        &self,
        presented: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        if *presented == self.own {
            return Ok(ServerCertVerified::assertion());
        }
        Err(Error::General("the server presents another certificate than the one configured here".to_owned()))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
