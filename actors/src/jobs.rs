//! Doing what was enqueued.

pub mod letters;

use std::sync::Arc;

use async_trait::async_trait;
use fittribe_domain::account::Email;
use fittribe_ports::{
    clock::Clock,
    mailer::{MailError, Mailer},
    random::Random,
};
use fittribe_store::{
    Database, StoreError,
    account_tokens::{self, NewSecret, Purpose},
    accounts::{self, Account},
    jobs::{Handler, JobError, LetterKind, SendLetter, SettleStanding},
    secret,
};
use jiff::SignedDuration;

use crate::{calendars::Calendars, standing};

/// How long a link in a letter is good.
const fn lifetime(letter: LetterKind) -> SignedDuration {
    match letter {
        LetterKind::Verify => SignedDuration::from_hours(48),
        LetterKind::Reset => SignedDuration::from_hours(1),
    }
}

/// What doing jobs takes.
#[derive(Clone)]
pub struct Doer {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Secrets.
    pub random: Arc<dyn Random>,
    /// The store.
    pub database: Database,
    /// All calendars.
    pub calendars: Calendars,
    /// Sends letters.
    pub mailer: Arc<dyn Mailer>,
    /// Where people reach FitTribe, without a slash at the end.
    pub site: String,
}

fn later(error: StoreError) -> JobError {
    JobError::Later(error.to_string())
}

impl Doer {
    /// Whoever the letter is for. Nobody: an address that no account has, or that needs no such letter.
    async fn reader(&self, job: &SendLetter) -> Result<Option<Account>, JobError> {
        let Ok(email) = Email::parse(&job.to) else { return Ok(None) };
        let mut connection = self.database.read().await.map_err(later)?;
        let account = accounts::find_by_email(&mut connection, &email).await.map_err(later)?;
        Ok(account.filter(|account| {
            account.suspended_at.is_none()
                && (job.letter != LetterKind::Verify || account.verified_at.is_none())
        }))
    }

    async fn issue(&self, account: &Account, letter: LetterKind) -> Result<[u8; 32], JobError> {
        let (secret, now) = (self.random.bytes32(), self.clock.now());
        let purpose = match letter {
            LetterKind::Verify => Purpose::Verify,
            LetterKind::Reset => Purpose::Reset,
        };
        let new = NewSecret {
            hash: secret::hash(&secret::written(&secret)),
            account: account.id,
            purpose,
            issued_at: now,
            expires_at: now.saturating_add(lifetime(letter)).unwrap_or(now),
        };
        let issued =
            self.database.run(move |conn| Box::pin(async move { account_tokens::issue(conn, &new).await }));
        issued.await.map_err(later)?;
        Ok(secret)
    }
}

#[async_trait]
impl Handler for Doer {
    async fn settle_standing(&self, job: SettleStanding) -> Result<(), JobError> {
        let settled = standing::settle(&self.database, &self.calendars, job.trainer.into()).await;
        settled.map_err(|error| JobError::Later(error.to_string()))
    }

    async fn send_letter(&self, job: SendLetter) -> Result<(), JobError> {
        let Some(account) = self.reader(&job).await? else { return Ok(()) };
        let secret = self.issue(&account, job.letter).await?;
        let letter = letters::write(job.letter, &account, &self.site, &secret::written(&secret));
        match self.mailer.send(&letter).await {
            Ok(()) => {
                tracing::info!(account.id = %account.id, letter = ?job.letter, "letter.sent");
                Ok(())
            }
            Err(error @ MailError::Away(_)) => Err(JobError::Later(error.to_string())),
            Err(error @ MailError::Refused(_)) => Err(JobError::Never(error.to_string())),
        }
    }
}
