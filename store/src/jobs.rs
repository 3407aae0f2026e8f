//! Work to be done soon, kept in Postgres by River: enqueued in the transaction that causes it or by a schedule, tried
//! again with a growing pause, taken over from a node that died, kept when it is given up. Nothing else of ours knows
//! River.

mod meters;
mod runner;
pub mod schedule;
pub mod view;

use std::time::Duration;

use async_trait::async_trait;
use fittribe_domain::{AccountId, ExportId, account::Email};
use jiff::Timestamp;
use riverqueue::{Client, InsertOpts, JobArgs, JobState, UniqueOpts};
use riverqueue_migrate::PostgresMigrator;
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool, Postgres, Transaction};

pub use self::{
    meters::{Depth, depth},
    runner::{Runner, Settings},
};
use crate::{Database, Result, StoreError};

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
    /// The trainer can be found and booked.
    TrainerApproved,
    /// The trainer's page is to be changed.
    TrainerReturned,
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

/// Writes a letter to somebody about something that happened to a booking: one event of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "tell_by_letter")]
pub struct TellByLetter {
    /// To whom.
    pub account: AccountId,
    /// In whose calendar.
    pub trainer: uuid::Uuid,
    /// The calendar's version that it made.
    pub version: i64,
    /// Its place in the decision.
    pub ordinal: i32,
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

/// Writes off holds whose time is over in calendars that nobody has in memory. Put by the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "expire_holds")]
pub struct ExpireHolds {
    /// The instant of the schedule that it was put for.
    pub tick: Timestamp,
}

/// Drops what is kept for a while only: keys, tokens, sign-ins, copies. Put by the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "drop_expired")]
pub struct DropExpired {
    /// The instant of the schedule that it was put for.
    pub tick: Timestamp,
}

/// Puts a job for each erasure that is due. Put by the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "put_erasures")]
pub struct PutErasures {
    /// The instant of the schedule that it was put for.
    pub tick: Timestamp,
}

/// Deletes the contents of files that nobody needs. Put by the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "sweep_files")]
pub struct SweepFiles {
    /// The instant of the schedule that it was put for.
    pub tick: Timestamp,
}

/// Warns of certificates that expire, and has calendars follow. Put by the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JobArgs)]
#[river(kind = "sweep_certificates")]
pub struct SweepCertificates {
    /// The instant of the schedule that it was put for.
    pub tick: Timestamp,
}

/// Why a try led to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JobError {
    /// It may go well later.
    #[error("{0}")]
    Later(String),
    /// Whoever it needs asks to come again: it is put off, and that counts as no try.
    #[error("{why}")]
    NotYet {
        /// When to come again.
        after: Duration,
        /// Who asks, and why.
        why: String,
    },
    /// It never will.
    #[error("{0}")]
    Never(String),
}

/// Does jobs. Each may be tried twice, also after it went well: a node may die before it has noted that.
#[async_trait]
pub trait Handler: Send + Sync + 'static {
    /// Sends a letter. `key` is the same at each try of one job, and no other job's.
    ///
    /// # Errors
    /// [`JobError`].
    async fn send_letter(&self, job: SendLetter, key: &str) -> Result<(), JobError>;

    /// Tells of what happened to a booking.
    ///
    /// # Errors
    /// [`JobError`].
    async fn tell_by_letter(&self, job: TellByLetter, key: &str) -> Result<(), JobError>;

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

    /// Writes off holds.
    ///
    /// # Errors
    /// [`JobError`].
    async fn expire_holds(&self, job: ExpireHolds) -> Result<(), JobError>;

    /// Drops what is over.
    ///
    /// # Errors
    /// [`JobError`].
    async fn drop_expired(&self, job: DropExpired) -> Result<(), JobError>;

    /// Puts what is due.
    ///
    /// # Errors
    /// [`JobError`].
    async fn put_erasures(&self, job: PutErasures) -> Result<(), JobError>;

    /// Deletes contents.
    ///
    /// # Errors
    /// [`JobError`].
    async fn sweep_files(&self, job: SweepFiles) -> Result<(), JobError>;

    /// Warns of certificates.
    ///
    /// # Errors
    /// [`JobError`].
    async fn sweep_certificates(&self, job: SweepCertificates) -> Result<(), JobError>;
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

    /// Puts a job unless one of its kind with the same arguments waits or runs; whether it did. Not for a job that
    /// reads what this transaction changes: one that runs may have read before, and [`put`](Self::put) adds another.
    ///
    /// # Errors
    /// When the database fails; roll the transaction back.
    pub async fn put_once<A: JobArgs>(
        &self,
        transaction: &mut Transaction<'static, Postgres>,
        job: A,
    ) -> Result<bool> {
        let put = self.0.insert(job).opts(InsertOpts::default().with_unique(once(&UNFINISHED)));
        let put = put.tx(transaction).await.map_err(wrong)?;
        Ok(!put.unique_skipped_as_duplicate)
    }

    /// Puts jobs of one kind with one statement; see [`Queue::put`].
    ///
    /// # Errors
    /// When the database fails; roll the transaction back.
    pub async fn put_all<A: JobArgs>(
        &self,
        transaction: &mut Transaction<'static, Postgres>,
        jobs: Vec<A>,
    ) -> Result<()> {
        if !jobs.is_empty() {
            self.0.insert_many(jobs).tx(transaction).await.map_err(wrong)?;
        }
        Ok(())
    }
}

/// The states of a job that is yet to be done.
const UNFINISHED: [JobState; 5] =
    [JobState::Available, JobState::Pending, JobState::Retryable, JobState::Running, JobState::Scheduled];

/// One job of its kind with its arguments among those in these states.
fn once(states: &[JobState]) -> UniqueOpts {
    UniqueOpts::new().with_by_args(true).with_by_state(states.iter().copied())
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
