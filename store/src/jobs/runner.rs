//! A node's workers.

use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

use jiff::Timestamp;
use riverqueue::{
    BoxError, Client, DefaultRetryPolicy, Job, JobArgs, JobRow, MaintenanceConfig, QueueConfig, Retention,
    RetryPolicy, RunHandle, WorkCancelled, WorkContext, WorkError, WorkOutcome, Workers,
};
use tokio::task::JoinHandle;

use super::{
    DropExpired, EraseAccount, ExpireHolds, Handler, JobError, MOST_TRIES, MakeExport, PutErasures,
    SendLetter, SettleStanding, SweepCertificates, SweepFiles, TellByLetter, meters, schedule::Schedule,
    wrong,
};
use crate::{Database, Result};

/// Jobs that a node works at once.
const AT_ONCE: usize = 4;
/// A job that was put off so often is tried as any other from then on: nothing waits for ever.
const MOST_SNOOZES: u32 = 200;
/// How often it is looked how many jobs wait.
const GAUGED: Duration = Duration::from_secs(15);
/// Where a job says why it was put off or given up.
pub(super) const WHY: &str = "fittribe:why";
/// What River notes of a try that died with its node.
const RESCUED: &str = "Stuck job rescued by JobRescuer";

/// How long a node is patient with jobs, and with nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How long one try may take.
    pub longest_try: Duration,
    /// A try that has been running for longer died with its node. More than `longest_try`.
    pub rescue_after: Duration,
    /// How often jobs whose time has come are let go, and who leads is settled.
    pub look_every: Duration,
}

impl Settings {
    /// What goes with the longest that one try may take.
    #[must_use]
    pub fn with_longest_try(longest_try: Duration) -> Self {
        let look_every = (longest_try / 10).clamp(Duration::from_millis(100), Duration::from_secs(5));
        Self { longest_try, rescue_after: longest_try * 3, look_every }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::with_longest_try(Duration::from_secs(60))
    }
}

/// River's growing pauses, but for a try that died with its node: that was not the job's fault, and it has waited.
struct Pauses;

impl RetryPolicy for Pauses {
    fn next_retry(&self, job: &JobRow, error: &WorkError, now: Timestamp) -> Duration {
        if error.to_string() == RESCUED {
            return Duration::ZERO;
        }
        DefaultRetryPolicy::default().next_retry(job, error, now)
    }
}

/// How often a job was put off.
pub(super) fn snoozes(row: &JobRow) -> u32 {
    row.metadata.get::<u32>("snoozes").ok().flatten().unwrap_or(0)
}

fn outcome(
    done: std::result::Result<(), JobError>,
    context: &WorkContext,
    row: &JobRow,
) -> std::result::Result<WorkOutcome, BoxError> {
    match done {
        Ok(()) => Ok(WorkOutcome::Complete),
        Err(JobError::NotYet { after, why }) if snoozes(row) < MOST_SNOOZES => {
            context.metadata_set(WHY, why)?;
            Ok(WorkOutcome::Snooze(after))
        }
        Err(JobError::Later(why) | JobError::NotYet { why, .. }) => Err(why.into()),
        Err(JobError::Never(why)) => {
            tracing::error!(why, "job.given_up");
            context.metadata_set(WHY, why)?;
            Ok(WorkOutcome::Discard)
        }
    }
}

type Doing<'h> = Pin<Box<dyn Future<Output = std::result::Result<(), JobError>> + Send + 'h>>;

/// A job's name at each of its tries, and no other job's, on another database neither.
fn key(row: &JobRow) -> String {
    format!("job-{}-{}", row.id, row.created_at.as_microsecond())
}

/// Has one kind of job done by a method of the handler. The try ends at once when it is called off, takes too long, or
/// the node leaves; in the last case it counts for nothing.
fn add<A: JobArgs>(
    workers: &mut Workers,
    handler: &Arc<dyn Handler>,
    work: for<'h> fn(&'h dyn Handler, A, &'h str) -> Doing<'h>,
) -> Result<()> {
    let handler = Arc::clone(handler);
    let worker = move |context: WorkContext, job: Job<A>| {
        let handler = Arc::clone(&handler);
        async move {
            let (key, over) = (key(&job.row), context.cancellation_token().clone());
            tokio::select! {
                done = work(&*handler, job.args, &key) => outcome(done, &context, &job.row),
                () = over.cancelled() => Err(BoxError::from(WorkCancelled)),
            }
        }
    };
    workers.add_fn(worker).map(drop).map_err(wrong)
}

/// Which method does which job.
fn workers(handler: &Arc<dyn Handler>) -> Result<Workers> {
    let mut workers = Workers::new();
    add::<SendLetter>(&mut workers, handler, |handler, job, key| handler.send_letter(job, key))?;
    add::<TellByLetter>(&mut workers, handler, |handler, job, key| handler.tell_by_letter(job, key))?;
    add::<MakeExport>(&mut workers, handler, |handler, job, _| handler.make_export(job))?;
    add::<EraseAccount>(&mut workers, handler, |handler, job, _| handler.erase_account(job))?;
    add::<SettleStanding>(&mut workers, handler, |handler, job, _| handler.settle_standing(job))?;
    add::<ExpireHolds>(&mut workers, handler, |handler, job, _| handler.expire_holds(job))?;
    add::<DropExpired>(&mut workers, handler, |handler, job, _| handler.drop_expired(job))?;
    add::<PutErasures>(&mut workers, handler, |handler, job, _| handler.put_erasures(job))?;
    add::<SweepFiles>(&mut workers, handler, |handler, job, _| handler.sweep_files(job))?;
    add::<SweepCertificates>(&mut workers, handler, |handler, job, _| handler.sweep_certificates(job))?;
    Ok(workers)
}

fn upkeep(settings: &Settings) -> MaintenanceConfig {
    let rescuing = (settings.rescue_after / 6).min(Duration::from_secs(30));
    MaintenanceConfig::default()
        .with_rescue_after(settings.rescue_after)
        .with_rescuer_interval(rescuing)
        .with_scheduler_interval(settings.look_every)
        .with_elect_interval(settings.look_every)
        .with_discarded_job_retention(Retention::Keep)
}

/// A node's workers. One node at a time, which River elects, keeps the schedule and takes over what died.
#[derive(Debug)]
pub struct Runner {
    run: RunHandle,
    meters: [JoinHandle<()>; 2],
}

impl Runner {
    /// Starts working. Must be called on the runtime that the database's connections belong to.
    ///
    /// # Errors
    /// When River refuses its configuration: a rescue before a try may have ended.
    pub fn start(
        database: &Database,
        handler: Arc<dyn Handler>,
        settings: &Settings,
        schedule: Schedule,
    ) -> Result<Self> {
        let mut client = Client::builder(database.pool().clone())
            .workers(workers(&handler)?)
            .queue("default", QueueConfig::new(AT_ONCE))
            .default_max_attempts(MOST_TRIES)
            .job_timeout(settings.longest_try)
            .retry_policy(Pauses)
            .maintenance(upkeep(settings))
            .without_notifications();
        for regular in schedule.into_jobs() {
            client = client.periodic_job(regular);
        }
        let client = client.build().map_err(wrong)?;
        let events = client.subscribe(&meters::EVENTS).map_err(wrong)?;
        let run = client.start().map_err(wrong)?;
        let meters =
            [tokio::spawn(meters::count(events)), tokio::spawn(meters::gauge(database.clone(), GAUGED))];
        Ok(Self { run, meters })
    }

    /// Takes no more jobs from here on. Those at work go on.
    pub fn take_no_more(&self) {
        self.run.stopper().stop();
    }

    /// Takes no more jobs, lets those at work end for so long, and hands back at once what is left: another node, or
    /// this one started again, tries it anew, and the broken try counts for nothing.
    pub async fn stop(mut self, patience: Duration) {
        if tokio::time::timeout(patience, self.run.stop()).await.is_err() {
            tracing::warn!("jobs.handed_back");
            drop(tokio::time::timeout(Duration::from_secs(2), self.run.stop_and_cancel()).await);
        }
        for meter in self.meters {
            meter.abort();
        }
    }
}
