//! Whoever sends letters, as configured.

use std::sync::Arc;

use fittribe_adapters::{mailbox::Mailbox, smtp::Smtp};
use fittribe_ports::clock::Clock;
use secrecy::ExposeSecret as _;

use crate::{Failure, config::Config};

/// The mail server, when there is one.
pub fn smtp(config: &Config) -> Result<Option<Smtp>, Failure> {
    let Some(url) = &config.smtp else { return Ok(None) };
    let authority = config.smtp_authority.as_ref().map(std::fs::read).transpose();
    let authority = authority.map_err(|error| format!("FITTRIBE_SMTP_CA: {error}"))?;
    let smtp = Smtp::new(url.expose_secret(), &config.mail_from, authority.as_deref());
    Ok(Some(
        smtp.map_err(|error| format!("FITTRIBE_SMTP_URL, FITTRIBE_MAIL_FROM, FITTRIBE_SMTP_CA: {error}"))?,
    ))
}

/// The folder of letters that stay here.
pub fn mailbox(config: &Config, clock: &Arc<dyn Clock>) -> Result<Mailbox, Failure> {
    let mailbox = Mailbox::open(&config.mail_dir(), &config.mail_from, Arc::clone(clock));
    Ok(mailbox.map_err(|error| format!("FITTRIBE_MAIL_FROM: {error}"))?)
}
