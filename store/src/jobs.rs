//! Work to be done soon, kept in Postgres by River: enqueued in the transaction that causes it, tried again with a
//! growing pause, taken over from a node that died, kept when it is given up. Nothing else of ours knows River.

pub mod view;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use fittribe_domain::{AccountId, ExportId, account::Email};
use riverqueue::{
    BoxError, Client, Job, JobArgs, MaintenanceConfig, QueueConfig, Retention, RunHandle, WorkContext,
    WorkOutcome, Workers,
};
use riverqueue_migrate::PostgresMigrator;
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool, Postgres, Transaction};

use crate::{Database, Result, StoreError};

/// How long one try may take.
const LONGEST_TRY: Duration = Duration::from_secs(60);
/// A try that has been running for longer died with its node.
const RESCUE_AFTER: Duration = Duration::from_secs(180);
/// Jobs that a node works at once.
const AT_ONCE: usize = 4;
/// Tries before a job is given up: the last comes about a day after the first.
const MOST_TRIES: i32 = 12;

/// Which letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// Shows that the address is the account's.
    Verify,
    /// Sets a new password.
    Reset,
    /// A copy of what is kept of the account can be fetched.
    ExportReady,
    /// The account is to be erased.
    ErasureScheduled,
    /// It is not, after all.
    ErasureCancelled,
    /// A certificate was confirmed.
    CertificateConfirmed,
    /// A certificate was rejected.
    CertificateRejected,
    /// A certificate expires soon.
    CertificateExpires,
    /// A certificate has expired.
    CertificateExpired,
}

/// Writes a letter to whoever has an account with an address, if anybody. What the letter's link holds is made when it
/// is sent: no secret is ever kept in a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "send_letter")]
pub struct SendLetter {
    /// To this address.
    pub to: String,
    /// Which letter.
    pub letter: LetterKind,
}

/// Makes a calendar take new bookings, or none, as its trainer's standing has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "settle_standing")]
pub struct SettleStanding {
    /// Whose.
    pub trainer: uuid::Uuid,
}

/// Makes a copy of all that is kept of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "make_export")]
pub struct MakeExport {
    /// Which copy.
    pub export: ExportId,
}

/// Erases an account, if that is still wanted and due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "erase_account")]
pub struct EraseAccount {
    /// Which.
    pub account: AccountId,
}

/// Why a try led to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// It may go well later.
    #[error("{0}")]
    Later(String),
    /// It never will.
    #[error("{0}")]
    Never(String),
}

/// Does jobs. Each may be tried twice, also after it went well: a node may die before it has noted that.
#[async_trait]
pub trait Handler: Send + Sync + 'static {
    /// Sends a letter.
    ///
    /// # Errors
    /// [`JobError`].
    async fn send_letter(&self, job: SendLetter) -> Result<(), JobError>;

    /// Makes a calendar follow its trainer's standing.
    ///
    /// # Errors
    /// [`JobError`].
    async fn settle_standing(&self, job: SettleStanding) -> Result<(), JobError>;

    /// Makes a copy.
    ///
    /// # Errors
    /// [`JobError`].
    async fn make_export(&self, job: MakeExport) -> Result<(), JobError>;

    /// Erases an account.
    ///
    /// # Errors
    /// [`JobError`].
    async fn erase_account(&self, job: EraseAccount) -> Result<(), JobError>;
}

fn wrong(error: impl std::fmt::Display) -> StoreError {
    StoreError::Unavailable(sqlx::Error::Protocol(error.to_string()))
}

/// One process at a time brings River's tables up to date.
const LOCK: i64 = 0x0f17_0b50;

/// Brings River's own tables up to date.
///
/// # Errors
/// When a migration fails.
pub(crate) async fn migrate(pool: &PgPool) -> Result<()> {
    let mut lock = pool.acquire().await?;
    sqlx::query("SELECT pg_advisory_lock($1)").bind(LOCK).execute(&mut *lock).await?;
    let migrated = PostgresMigrator::new(pool.clone()).migrate_up().await.map_err(wrong);
    sqlx::query("SELECT pg_advisory_unlock($1)").bind(LOCK).execute(&mut *lock).await?;
    migrated.map(drop)
}

/// Where jobs are put. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Queue(Client);

impl Queue {
    /// A queue that only takes.
    ///
    /// # Errors
    /// When River refuses its configuration, which it does not.
    pub fn new(database: &Database) -> Result<Self> {
        let client = Client::builder(database.pool().clone()).default_max_attempts(MOST_TRIES);
        Ok(Self(client.without_notifications().build().map_err(wrong)?))
    }

    /// Puts a job, which is there exactly when the transaction commits.
    ///
    /// # Errors
    /// When the database fails; roll the transaction back.
    pub async fn put<A: JobArgs>(
        &self,
        transaction: &mut Transaction<'static, Postgres>,
        job: A,
    ) -> Result<()> {
        self.0.insert(job).tx(transaction).await.map_err(wrong)?;
        Ok(())
    }
}

/// Deletes the letters to an address, sent and unsent, but for one that is being sent now.
///
/// # Errors
/// When the database fails.
pub async fn forget(conn: &mut PgConnection, address: &Email) -> Result<()> {
    // River makes its tables by itself: nothing knows them when this is compiled.
    sqlx::query(
        "DELETE FROM river_job WHERE kind = 'send_letter' AND args ->> 'to' = $1 AND state <> 'running'",
    )
    .bind(address.as_str())
    .execute(conn)
    .await?;
    Ok(())
}

async fn outcome(done: Result<(), JobError>) -> Result<WorkOutcome, BoxError> {
    match done {
        Ok(()) => Ok(WorkOutcome::Complete),
        Err(JobError::Later(why)) => Err(why.into()),
        Err(JobError::Never(why)) => {
            tracing::error!(why, "job.given_up");
            Ok(WorkOutcome::Discard)
        }
    }
}

/// Which method does which job.
fn workers(handler: &Arc<dyn Handler>) -> Result<Workers> {
    let mut workers = Workers::new();
    let (letters, exports, erasures) = (Arc::clone(handler), Arc::clone(handler), Arc::clone(handler));
    let standings = Arc::clone(handler);
    workers
        .add_fn(move |_: WorkContext, job: Job<SendLetter>| {
            let handler = Arc::clone(&letters);
            async move { outcome(handler.send_letter(job.args).await).await }
        })
        .map_err(wrong)?;
    workers
        .add_fn(move |_: WorkContext, job: Job<MakeExport>| {
            let handler = Arc::clone(&exports);
            async move { outcome(handler.make_export(job.args).await).await }
        })
        .map_err(wrong)?;
    workers
        .add_fn(move |_: WorkContext, job: Job<EraseAccount>| {
            let handler = Arc::clone(&erasures);
            async move { outcome(handler.erase_account(job.args).await).await }
        })
        .map_err(wrong)?;
    workers
        .add_fn(move |_: WorkContext, job: Job<SettleStanding>| {
            let handler = Arc::clone(&standings);
            async move { outcome(handler.settle_standing(job.args).await).await }
        })
        .map_err(wrong)?;
    Ok(workers)
}

/// A node's workers.
#[derive(Debug)]
pub struct Runner(RunHandle);

impl Runner {
    /// Starts working. Must be called on the runtime that the database's connections belong to.
    ///
    /// # Errors
    /// When River refuses its configuration, which it does not.
    pub fn start(database: &Database, handler: Arc<dyn Handler>) -> Result<Self> {
        let workers = workers(&handler)?;
        let upkeep = MaintenanceConfig::default()
            .with_rescue_after(RESCUE_AFTER)
            .with_discarded_job_retention(Retention::Keep);
        let client = Client::builder(database.pool().clone())
            .workers(workers)
            .queue("default", QueueConfig::new(AT_ONCE))
            .default_max_attempts(MOST_TRIES)
            .job_timeout(LONGEST_TRY)
            .maintenance(upkeep)
            .without_notifications()
            .build()
            .map_err(wrong)?;
        Ok(Self(client.start().map_err(wrong)?))
    }

    /// Takes no more jobs, lets those at work end for so long, and cuts off what is left: another node, or this one
    /// started again, tries it anew.
    pub async fn stop(mut self, patience: Duration) {
        if tokio::time::timeout(patience, self.0.stop()).await.is_err() {
            tracing::warn!("jobs.cut_off");
            drop(tokio::time::timeout(Duration::from_secs(2), self.0.stop_and_cancel()).await);
        }
    }
}
