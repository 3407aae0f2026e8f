//! What Prometheus is told of jobs.

use std::time::Duration;

use metrics::{counter, gauge, histogram};
use riverqueue::{EventKind, EventReceiver, EventRecvError, JobEvent, JobEventKind, JobState};
use sqlx::PgConnection;

use crate::{Database, Result};

/// What is counted.
pub(super) const EVENTS: [EventKind; 5] = [
    EventKind::JobCancelled,
    EventKind::JobCompleted,
    EventKind::JobFailed,
    EventKind::JobInterrupted,
    EventKind::JobSnoozed,
];

/// What became of a try.
const fn outcome(event: &JobEvent) -> &'static str {
    match event.kind {
        JobEventKind::Completed => "done",
        JobEventKind::Cancelled => "cancelled",
        JobEventKind::Snoozed => "snoozed",
        JobEventKind::Interrupted => "handed_back",
        JobEventKind::Failed if matches!(event.job.state, JobState::Discarded) => "dead",
        _ => "retried",
    }
}

/// Counts what becomes of this node's tries once that is durable, until the node leaves.
pub(super) async fn count(mut events: EventReceiver) {
    loop {
        let event = match events.recv().await {
            Ok(event) => event,
            Err(EventRecvError::Lagged(missed)) => {
                counter!("fittribe_jobs_uncounted_total").increment(missed);
                continue;
            }
            Err(_) => return,
        };
        let Some(event) = event.as_job() else { continue };
        let kind = event.job.kind.clone();
        if let Some(took) = event.statistics {
            histogram!("fittribe_job_seconds", "kind" => kind.clone())
                .record(took.run_duration.as_secs_f64());
            histogram!("fittribe_job_wait_seconds", "kind" => kind.clone())
                .record(took.queue_wait_duration.as_secs_f64());
        }
        counter!("fittribe_jobs_total", "kind" => kind, "outcome" => outcome(event)).increment(1);
    }
}

/// The jobs of the whole database in one state.
#[derive(Clone, Debug, PartialEq)]
pub struct Depth {
    /// `available`, `scheduled`, `running`, `retryable` or `discarded`.
    pub state: &'static str,
    /// How many.
    pub jobs: u32,
    /// For how many seconds the first of them could have been taken; 0 but for `available`.
    pub oldest: f64,
}

/// States that are gauged: those of jobs that are yet to be done, and of those that were given up.
const GAUGED: [&str; 5] = ["available", "scheduled", "running", "retryable", "discarded"];

/// How many jobs there are in each state that is gauged, the database's clock telling ages.
///
/// # Errors
/// When the database fails.
pub async fn depth(conn: &mut PgConnection) -> Result<Vec<Depth>> {
    let found: Vec<(String, i64, f64)> = sqlx::query_as(
        "SELECT state::text, count(*), greatest(extract(epoch FROM now() - min(scheduled_at)), 0)::float8
         FROM river_job WHERE state IN ('available', 'scheduled', 'running', 'retryable', 'discarded')
         GROUP BY state",
    )
    .fetch_all(conn)
    .await?;
    let depth = GAUGED.map(|state| {
        let found = found.iter().find(|(name, ..)| name == state);
        let jobs = found.map_or(0, |(_, jobs, _)| u32::try_from(*jobs).unwrap_or(u32::MAX));
        let oldest = found.filter(|_| state == "available").map_or(0.0, |(.., oldest)| *oldest);
        Depth { state, jobs, oldest }
    });
    Ok(depth.to_vec())
}

/// Tells how many jobs wait, for ever. Each node tells the same of all of them.
pub(super) async fn gauge(database: Database, every: Duration) {
    loop {
        let depth = async { depth(&mut *database.read().await?).await };
        match depth.await {
            Ok(depth) => {
                for Depth { state, jobs, oldest } in depth {
                    gauge!("fittribe_jobs", "state" => state).set(jobs);
                    if state == "available" {
                        gauge!("fittribe_jobs_oldest_seconds").set(oldest);
                    }
                }
            }
            Err(error) => tracing::warn!(error = ?error, "jobs.not_gauged"),
        }
        tokio::time::sleep(every).await;
    }
}
