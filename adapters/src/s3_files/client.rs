//! One way to connect to S3.

use std::time::Duration;

use aws_sdk_s3::{
    Client, Config,
    config::{
        BehaviorVersion, Credentials, Region, RequestChecksumCalculation, ResponseChecksumValidation,
        retry::RetryConfig, timeout::TimeoutConfig,
    },
};
use aws_smithy_http_client::{
    Builder,
    tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use secrecy::ExposeSecret as _;

use super::S3Settings;

const CONNECTING: Duration = Duration::from_secs(2);
const TRYING: Duration = Duration::from_secs(5);
const IN_ALL: Duration = Duration::from_secs(10);

/// The root certificates that the program carries, for images that have none.
fn trusted() -> TrustStore {
    webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().fold(TrustStore::empty(), |trusted, certificate| {
        let body = STANDARD.encode(certificate);
        trusted
            .with_pem_certificate(format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n"))
    })
}

/// A client with limits: two seconds to connect, ten in all, at most two tries.
pub fn open(settings: &S3Settings) -> Client {
    let builder = Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring));
    let builder = match TlsContext::builder().with_trust_store(trusted()).build() {
        Ok(context) => builder.tls_context(context),
        // Its own roots serve as well.
        Err(_) => builder,
    };
    let limits = TimeoutConfig::builder()
        .connect_timeout(CONNECTING)
        .operation_attempt_timeout(TRYING)
        .operation_timeout(IN_ALL)
        .build();
    let secret = settings.secret_key.expose_secret();
    let credentials = Credentials::new(&settings.access_key, secret, None, None, "configured");
    let mut config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(builder.build_https())
        .region(Region::new(settings.region.clone()))
        .credentials_provider(credentials)
        .force_path_style(settings.path_style)
        // Links would ask their users for checksums, and not every server knows them.
        .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
        .response_checksum_validation(ResponseChecksumValidation::WhenRequired)
        .retry_config(RetryConfig::standard().with_max_attempts(2))
        .timeout_config(limits);
    config.set_endpoint_url(settings.endpoint.clone());
    Client::from_conf(config.build())
}
