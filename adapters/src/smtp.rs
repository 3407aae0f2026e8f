//! Mail over SMTP.

use std::time::Duration;

use async_trait::async_trait;
use fittribe_ports::mailer::{Letter, MailError, Mailer, enhanced_status, says_nobody_is_there};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        self, PoolConfig,
        client::{Certificate, Tls, TlsParameters},
    },
};
use reqwest::Url;

use crate::message::message;

/// How a certificate begins in PEM.
const BEGINS: &[u8] = b"-----BEGIN CERTIFICATE-----";

/// Connections that wait for the next letter, at most.
const POOL: u32 = 4;

/// A mail server, over connections that are kept. Encryption is what the URL says: `smtps://` from the first byte,
/// `smtp://…?tls=required` by STARTTLS.
#[derive(Clone, Debug)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    encryption: &'static str,
}

impl Smtp {
    /// Prepares connections; opens none. Must be called on the runtime that is to carry them. `authority` is a
    /// certificate in PEM that may have signed the server's, beside those that everybody trusts.
    ///
    /// # Errors
    /// When the URL, the sender or the certificate is wrong.
    pub fn new(url: &str, from: &str, authority: Option<&[u8]>) -> Result<Self, MailError> {
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| wrong("the server's address", &error))?
            .timeout(Some(Duration::from_secs(20)))
            .pool_config(PoolConfig::new().max_size(POOL));
        if let Some(authority) = authority {
            builder = builder.tls(trusting(url, authority)?);
        }
        let transport = builder.build();
        let encryption = match (url.starts_with("smtps://"), url.contains("tls=required")) {
            (true, _) => "encrypted",
            (_, true) => "encrypted by STARTTLS",
            _ => "not encrypted, or only if it offers that",
        };
        let from =
            from.parse().map_err(|error: lettre::address::AddressError| wrong("the sender", &error))?;
        Ok(Self { transport, from, encryption })
    }

    /// How its connections are encrypted, in words.
    #[must_use]
    pub const fn encryption(&self) -> &'static str {
        self.encryption
    }

    /// Connects, signs in where the URL says as whom, and sends nothing.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses.
    pub async fn try_out(&self) -> Result<(), MailError> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(MailError::Away("the server does not answer".to_owned())),
            Err(error) => Err(MailError::Away(error.to_string())),
        }
    }
}

fn wrong(what: &str, error: &dyn std::fmt::Display) -> MailError {
    MailError::Refused(format!("{what}: {error}"))
}

/// Encryption as the URL asks for it, with one more authority.
fn trusting(url: &str, authority: &[u8]) -> Result<Tls, MailError> {
    let url = Url::parse(url).map_err(|error| wrong("the server's address", &error))?;
    let certificate =
        Certificate::from_pem(authority).map_err(|error| wrong("the authority's certificate", &error))?;
    // What has no certificate in it is read as none at all.
    if !authority.windows(BEGINS.len()).any(|window| window == BEGINS) {
        return Err(wrong("the authority's certificate", &"there is none in PEM"));
    }
    let host = url.host_str().unwrap_or_default().to_owned();
    let parameters = TlsParameters::builder(host).add_root_certificate(certificate).build_rustls();
    let parameters = parameters.map_err(|error| wrong("the authority's certificate", &error))?;
    let asked = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
    Ok(match (url.scheme(), asked.as_deref()) {
        ("smtps", _) => Tls::Wrapper(parameters),
        (_, Some("required")) => Tls::Required(parameters),
        (_, Some("opportunistic")) => Tls::Opportunistic(parameters),
        _ => Tls::None,
    })
}

/// What a refusal means. Only what is about the recipient says that an address takes no mail: a status of RFC 3463 where
/// there is one, else the codes that RFC 5321 has for it.
fn meaning(error: &smtp::Error) -> MailError {
    if error.is_transient() {
        return MailError::Busy(error.to_string());
    }
    let Some(code) = error.status().filter(|_| error.is_permanent()) else {
        return MailError::Away(error.to_string());
    };
    let code = code.to_string();
    let said = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    match (enhanced_status(&said), code.as_str()) {
        // Our own sign-in: it is set right one day, and the letter waits for that.
        (_, "530" | "534" | "535" | "538") => MailError::Away(error.to_string()),
        (Some(status), _) if says_nobody_is_there(status) => MailError::Undeliverable(status.to_owned()),
        (None, "550" | "551" | "553") => MailError::Undeliverable(code),
        _ => MailError::Refused(error.to_string()),
    }
}

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let message = message(&self.from, letter)?;
        let sent = self.transport.send_raw(&message.envelope, &message.bytes).await;
        sent.map(drop).map_err(|error| meaning(&error))
    }
}
