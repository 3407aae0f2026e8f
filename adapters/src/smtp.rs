//! Mail over SMTP.

use std::time::Duration;

use async_trait::async_trait;
use fittribe_ports::mailer::{Letter, MailError, Mailer};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor, message::Mailbox, transport::smtp::PoolConfig,
};

use crate::message::message;

/// Connections that wait for the next letter, at most.
const POOL: u32 = 4;

/// A mail server, over connections that are kept. Encryption is what the URL says: `smtps://` from the first byte,
/// `smtp://…?tls=required` by STARTTLS.
#[derive(Clone, Debug)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// Prepares connections; opens none. Must be called on the runtime that is to carry them.
    ///
    /// # Errors
    /// When the URL or the sender is wrong.
    pub fn new(url: &str, from: &str) -> Result<Self, MailError> {
        let wrong =
            |what: &str, error: &dyn std::fmt::Display| MailError::Refused(format!("{what}: {error}"));
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| wrong("the server's address", &error))?
            .timeout(Some(Duration::from_secs(20)))
            .pool_config(PoolConfig::new().max_size(POOL))
            .build();
        let from =
            from.parse().map_err(|error: lettre::address::AddressError| wrong("the sender", &error))?;
        Ok(Self { transport, from })
    }

    /// Connects, signs in where the URL says as whom, and sends nothing.
    ///
    /// # Errors
    /// When the server cannot be reached or refuses.
    pub async fn try_out(&self) -> Result<(), MailError> {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(MailError::Away("the server does not answer".to_owned())),
            Err(error) if error.is_transient() => Err(MailError::Busy(error.to_string())),
            Err(error) => Err(MailError::Away(error.to_string())),
        }
    }
}

#[async_trait]
impl Mailer for Smtp {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let message = message(&self.from, letter)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(MailError::Refused(error.to_string())),
            Err(error) if error.is_transient() => Err(MailError::Busy(error.to_string())),
            Err(error) => Err(MailError::Away(error.to_string())),
        }
    }
}
