//! Jobs as an administrator sees them.

use jiff::Timestamp;
use riverqueue::{Error, JobListParams, JobRow, JobState, SortDirection};
use sqlx::{Postgres, Transaction};

use super::{
    Queue,
    runner::{WHY, snoozes},
    wrong,
};
use crate::Result;

/// A job without what it carries, which may name people.
#[derive(Clone, Debug)]
pub struct Viewed {
    /// Counts up.
    pub id: i64,
    /// What is done.
    pub kind: String,
    /// `available`, `scheduled`, `running`, `retryable`, `completed`, `cancelled` or `discarded`.
    pub state: String,
    /// Tries so far.
    pub attempt: i32,
    /// Tries before it is given up.
    pub max_attempts: i32,
    /// When it was put.
    pub created_at: Timestamp,
    /// When it is tried next, or was last.
    pub scheduled_at: Timestamp,
    /// When it ended, well or not.
    pub finalized_at: Option<Timestamp>,
    /// What went wrong last.
    pub last_error: Option<String>,
    /// How often it was put off, which counts as no try.
    pub snoozes: u32,
    /// Why it was put off or given up last, where it said so.
    pub note: Option<String>,
    /// Whether the schedule put it.
    pub scheduled: bool,
    /// The hash, in hexadecimal, that no other job shares while this one's is kept unique.
    pub unique_key: Option<String>,
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl From<JobRow> for Viewed {
    fn from(row: JobRow) -> Self {
        let (snoozes, note) = (snoozes(&row), row.metadata.get(WHY).ok().flatten());
        Self {
            id: row.id,
            kind: row.kind,
            state: row.state.to_string(),
            attempt: row.attempt,
            max_attempts: row.max_attempts,
            created_at: row.created_at,
            scheduled_at: row.scheduled_at,
            finalized_at: row.finalized_at,
            last_error: row.errors.last().map(|error| error.error.clone()),
            snoozes,
            note,
            scheduled: row.metadata.contains_key("periodic"),
            unique_key: row.unique_key.as_deref().map(hexadecimal),
        }
    }
}

/// Not a state of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is one of available, scheduled, running, retryable, completed, cancelled, discarded")]
pub struct UnknownState;

/// Which jobs.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    state: Option<JobState>,
    kind: Option<String>,
}

impl Wanted {
    /// In this state and of this kind, where they are given.
    ///
    /// # Errors
    /// When there is no such state.
    pub fn new(state: Option<&str>, kind: Option<String>) -> std::result::Result<Self, UnknownState> {
        let state = state.map(|name| name.parse().map_err(|_| UnknownState)).transpose()?;
        Ok(Self { state, kind })
    }

    /// Of this kind, in any state.
    #[must_use]
    pub fn kind(kind: &str) -> Self {
        Self { state: None, kind: Some(kind.to_owned()) }
    }
}

fn found(answer: std::result::Result<JobRow, Error>) -> Result<Option<Viewed>> {
    match answer {
        Ok(row) => Ok(Some(row.into())),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(wrong(error)),
    }
}

impl Queue {
    /// Jobs, the latest first, before one of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self, wanted: Wanted, before: Option<i64>, limit: u16) -> Result<Vec<Viewed>> {
        let mut params = JobListParams::default().limit(limit.into()).direction(SortDirection::Descending);
        if let Some(state) = wanted.state {
            params = params.states([state]);
        }
        if let Some(kind) = wanted.kind {
            params = params.kinds([kind]);
        }
        if let Some(before) = before {
            params = params.after_id(before);
        }
        let listed = self.0.jobs().list(params).await.map_err(wrong)?;
        Ok(listed.jobs.into_iter().map(Viewed::from).collect())
    }

    /// Tries a job anew that is not running, one that was given up too; as it is then. `None`: no such job.
    ///
    /// # Errors
    /// When the database fails; roll the transaction back.
    pub async fn retry(
        &self,
        transaction: &mut Transaction<'static, Postgres>,
        id: i64,
    ) -> Result<Option<Viewed>> {
        found(self.0.jobs().retry(id).tx(transaction).await)
    }

    /// Cancels a job; one that is running ends with its present try. As it is then. `None`: no such job.
    ///
    /// # Errors
    /// When the database fails; roll the transaction back.
    pub async fn cancel(
        &self,
        transaction: &mut Transaction<'static, Postgres>,
        id: i64,
    ) -> Result<Option<Viewed>> {
        found(self.0.jobs().cancel(id).tx(transaction).await)
    }
}
