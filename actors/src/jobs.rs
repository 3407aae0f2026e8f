//! Doing what was enqueued.

mod archive;
pub mod chores;
pub mod letters;
pub mod outbox;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use fittribe_domain::{AccountId, DecisionId, account::Email, person::telling::Channel};
use fittribe_ports::{
    clock::Clock,
    files::Files,
    mailer::{Letter, MailError, Mailer},
    random::Random,
};
use fittribe_store::{
    Database, StoreError,
    account_tokens::{self, NewSecret, Purpose},
    accounts::{self, Account},
    erasures, exports,
    jobs::{
        self, DropExpired, EraseAccount, ExpireHolds, Handler, JobError, LetterKind, MakeExport, PutErasures,
        Queue, SendLetter, SettleStanding, SweepCertificates, SweepFiles, TellByLetter,
    },
    letters::{Place, told},
    profiles, secret, telling,
};
use jiff::SignedDuration;

use self::letters::{
    Desk, Reader,
    booking::{self, News},
};
use crate::{calendars::Calendars, certificates, files, standing};

/// When a mail server that is busy is asked again: those that put strangers off do so for minutes.
const MAIL_PAUSE: Duration = Duration::from_secs(600);

/// What the secret in a letter is good for, and how long; most letters have none.
const fn secret_of(letter: LetterKind) -> Option<(Purpose, SignedDuration)> {
    match letter {
        LetterKind::Verify => Some((Purpose::Verify, SignedDuration::from_hours(48))),
        LetterKind::Reset => Some((Purpose::Reset, SignedDuration::from_hours(1))),
        LetterKind::ExportReady
        | LetterKind::ErasureScheduled
        | LetterKind::ErasureCancelled
        | LetterKind::CertificateConfirmed
        | LetterKind::CertificateRejected
        | LetterKind::CertificateExpires
        | LetterKind::CertificateExpired
        | LetterKind::TrainerApproved
        | LetterKind::TrainerReturned => None,
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
    /// Keeps files' contents.
    pub files: Arc<dyn Files>,
    /// What letters need.
    pub desk: Desk,
    /// Where jobs put further jobs.
    pub queue: Queue,
}

fn later(error: StoreError) -> JobError {
    JobError::Later(error.to_string())
}

impl Doer {
    /// Whoever the letter is for. Nobody: an address that no account has, or that needs no such letter.
    async fn reader(&self, job: &SendLetter) -> Result<Option<Reader>, JobError> {
        let Ok(email) = Email::parse(&job.to) else { return Ok(None) };
        let mut connection = self.database.read().await.map_err(later)?;
        let account = accounts::find_by_email(&mut connection, &email).await.map_err(later)?;
        let account = account.filter(|account| {
            let shown = account.verified_at.is_some() && account.bounced.is_none();
            account.suspended_at.is_none() && (job.letter != LetterKind::Verify || !shown)
        });
        let Some(account) = account else { return Ok(None) };
        let (_, profile) = profiles::find(&mut connection, account.id).await.map_err(later)?;
        Ok(Some(Reader { account, locale: profile.locale }))
    }

    /// Whoever is to be told of a booking, if they can be reached and still want to be.
    async fn wants_to_know(&self, account: AccountId) -> Result<Option<Reader>, JobError> {
        let mut connection = self.database.read().await.map_err(later)?;
        let account = accounts::find(&mut connection, account).await.map_err(later)?;
        let account = account.filter(|account| {
            account.suspended_at.is_none() && account.verified_at.is_some() && account.bounced.is_none()
        });
        let Some(account) = account else { return Ok(None) };
        let allowed = telling::allows(&mut connection, account.id, News::SUBJECT, Channel::Email);
        if !allowed.await.map_err(later)? {
            return Ok(None);
        }
        let (_, profile) = profiles::find(&mut connection, account.id).await.map_err(later)?;
        Ok(Some(Reader { account, locale: profile.locale }))
    }

    /// Sends a letter; an address that takes none is marked.
    async fn send(&self, to: &Account, letter: &Letter) -> Result<(), JobError> {
        match self.mailer.send(letter).await {
            Ok(()) => Ok(()),
            Err(error @ MailError::Busy(_)) => {
                Err(JobError::NotYet { after: MAIL_PAUSE, why: error.to_string() })
            }
            Err(error @ MailError::Away(_)) => Err(JobError::Later(error.to_string())),
            Err(error @ MailError::Refused(_)) => Err(JobError::Never(error.to_string())),
            Err(MailError::Undeliverable(status)) => {
                let (id, email, now) = (to.id, to.email.clone(), self.clock.now());
                let marked = self.database.run(move |conn| {
                    Box::pin(async move { accounts::mark_bounced(conn, id, &email, &status, now).await })
                });
                marked.await.map_err(later)?;
                tracing::warn!(account.id = %id, "letter.bounced");
                Ok(())
            }
        }
    }

    /// The secret for a letter's link, as it is written there.
    async fn issue(&self, account: &Account, letter: LetterKind) -> Result<Option<String>, JobError> {
        let Some((purpose, lifetime)) = secret_of(letter) else { return Ok(None) };
        let (written, now) = (secret::written(&self.random.bytes32()), self.clock.now());
        let new = NewSecret {
            hash: secret::hash(&written),
            account: account.id,
            purpose,
            issued_at: now,
            expires_at: now.saturating_add(lifetime).unwrap_or(now),
        };
        let issued =
            self.database.run(move |conn| Box::pin(async move { account_tokens::issue(conn, &new).await }));
        issued.await.map_err(later)?;
        Ok(Some(written))
    }

    /// All that is kept of an account at one instant, as a ZIP.
    async fn archive(&self, account: AccountId) -> Result<Vec<u8>, JobError> {
        let mut snapshot = self.database.snapshot().await.map_err(later)?;
        let documents = exports::documents(&mut snapshot, account).await.map_err(later)?;
        drop(snapshot);
        let now = self.clock.now();
        let packed = tokio::task::spawn_blocking(move || archive::pack(&documents, now)).await;
        let packed = packed.map_err(|panicked| JobError::Later(panicked.to_string()))?;
        packed.map_err(|error| JobError::Later(error.to_string()))
    }
}

#[async_trait]
impl Handler for Doer {
    async fn settle_standing(&self, job: SettleStanding) -> Result<(), JobError> {
        let settled =
            standing::settle(&self.database, &self.calendars, job.trainer.into(), &*self.clock).await;
        settled.map_err(|error| match error.retry_after() {
            Some(after) => JobError::NotYet { after, why: error.to_string() },
            None => JobError::Later(error.to_string()),
        })
    }

    async fn send_letter(&self, job: SendLetter, key: &str) -> Result<(), JobError> {
        let Some(reader) = self.reader(&job).await? else { return Ok(()) };
        let secret = self.issue(&reader.account, job.letter).await?;
        let mut letter = letters::write(job.letter, &reader, &self.desk, secret.as_deref());
        // A second try's secret makes the first one void: its letter must not be taken for the same one.
        letter.key = secret.is_none().then(|| key.to_owned());
        self.send(&reader.account, &letter).await?;
        tracing::info!(account.id = %reader.account.id, letter = ?job.letter, "letter.done");
        Ok(())
    }

    async fn tell_by_letter(&self, job: TellByLetter, key: &str) -> Result<(), JobError> {
        let Some(reader) = self.wants_to_know(job.account).await? else { return Ok(()) };
        let place = Place { trainer: job.trainer.into(), version: job.version, ordinal: job.ordinal };
        let mut connection = self.database.read().await.map_err(later)?;
        let told = told(&mut connection, place).await.map_err(later)?;
        drop(connection);
        let news = told.and_then(|told| News::of(&told, told.trainer_account == job.account));
        let Some(news) = news else { return Ok(()) };
        let mut letter = booking::write(&news, &reader, &self.desk);
        letter.key = Some(key.to_owned());
        self.send(&reader.account, &letter).await?;
        tracing::info!(account.id = %job.account, news = ?news.what, "letter.done");
        Ok(())
    }

    async fn make_export(&self, job: MakeExport) -> Result<(), JobError> {
        let mut connection = self.database.read().await.map_err(later)?;
        let whose = exports::in_progress(&mut connection, job.export).await.map_err(later)?;
        drop(connection);
        let Some(account) = whose else { return Ok(()) };
        let (content, now, queue) = (self.archive(account).await?, self.clock.now(), self.queue.clone());
        let bytes = content.len();
        let finished = self.database.transact(move |transaction| {
            Box::pin(async move {
                let finished = exports::finish(transaction, job.export, &content, now).await?;
                let known = accounts::find(transaction, account).await?;
                if let Some(account) = known.filter(|_| finished) {
                    let to = account.email.as_str().to_owned();
                    queue.put(transaction, SendLetter { to, letter: LetterKind::ExportReady }).await?;
                }
                Ok::<_, StoreError>(())
            })
        });
        finished.await.map_err(later)?;
        tracing::info!(account.id = %account, bytes, "export.made");
        Ok(())
    }

    async fn erase_account(&self, job: EraseAccount) -> Result<(), JobError> {
        let now = self.clock.now();
        let erased = self.database.run(move |conn| {
            Box::pin(async move {
                let outcome = erasures::erase(conn, job.account, now).await?;
                if let erasures::Outcome::Erased(address) = &outcome {
                    jobs::forget(conn, address).await?;
                }
                Ok::<_, StoreError>(outcome)
            })
        });
        match erased.await.map_err(later)? {
            erasures::Outcome::Erased(_) => tracing::info!(account.id = %job.account, "account.erased"),
            erasures::Outcome::Postponed(until) => {
                tracing::info!(account.id = %job.account, %until, "erasure.postponed");
            }
            erasures::Outcome::Nothing => {}
        }
        // Also when an earlier try has erased and got no further.
        let decision = DecisionId::from_uuid(self.random.uuid());
        let closed = erasures::close(&self.database, job.account, decision, now).await.map_err(later)?;
        if closed { Ok(()) } else { Err(JobError::Later("the calendar changed at the same time".to_owned())) }
    }

    async fn expire_holds(&self, _: ExpireHolds) -> Result<(), JobError> {
        chores::expire_holds(&self.database, &self.calendars, self.clock.now()).await.map_err(later)
    }

    async fn drop_expired(&self, _: DropExpired) -> Result<(), JobError> {
        chores::drop_expired(&self.database, self.clock.now()).await.map_err(later)
    }

    async fn put_erasures(&self, _: PutErasures) -> Result<(), JobError> {
        let put = chores::put_erasures(&self.database, &self.queue, self.clock.now()).await;
        put.map(drop).map_err(later)
    }

    async fn sweep_certificates(&self, _: SweepCertificates) -> Result<(), JobError> {
        let swept = certificates::sweep_once(&self.database, &self.queue, self.clock.now()).await;
        swept.map(drop).map_err(later)
    }

    async fn sweep_files(&self, _: SweepFiles) -> Result<(), JobError> {
        let swept = files::sweep_once(&self.database, &*self.files, self.clock.now()).await;
        swept.map(drop).map_err(later)
    }
}
