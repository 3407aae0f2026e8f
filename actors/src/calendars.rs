//! All calendars of this node, behind a typed handle.

use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use actix::{Actor, Addr};
use fittribe_domain::{
    AccountId, Calendar, Command, DecisionId, Rejection, TrainerId,
    calendar::command::{Action, Asker},
    decide::decide,
    event::Decision,
};
use fittribe_ports::clock::Clock;
use fittribe_store::idempotency::{self, SavedReply};
use jiff::Timestamp;
use tokio::sync::{Semaphore, oneshot};
use uuid::Uuid;

use crate::{
    calendar::{
        Ask, CalendarActor, CalendarDeps, Forget, Heard, LoadedCalendar, Public, Submit, Told, Watch, load,
    },
    snapshot::Snapshot,
    supervision::{Absent, DeathWatch, Kind, LoadError, Loading, Shards},
    topic::Topic,
};

/// Commands that may wait for one calendar; more are refused at once.
pub const MOST_WAITING: usize = 256;

/// A command with what makes a repeat of it harmless.
#[derive(Clone)]
pub struct Request {
    /// What is asked.
    pub command: Command,
    /// The idempotency key it came with.
    pub claim: Option<ClaimRequest>,
}

/// An idempotency key, and how the reply to be saved with the decision is made.
#[derive(Clone)]
pub struct ClaimRequest {
    /// Who sent it.
    pub account: AccountId,
    /// The key.
    pub key: String,
    /// A hash of the request.
    pub fingerprint: [u8; 32],
    /// Makes the reply.
    pub render: Render,
}

/// Makes the reply that is saved with a decision; the calendar is the state after it.
pub type Render = fn(&Decision, &Calendar) -> SavedReply;

/// What a command led to.
#[derive(Clone)]
pub enum Answer {
    /// Decided, and durable.
    Done {
        /// The decision.
        decision: Arc<Decision>,
        /// The committed state, at the decision or past it.
        calendar: Arc<Calendar>,
        /// The reply that was saved.
        reply: Option<SavedReply>,
    },
    /// The same request was answered before.
    Replayed(SavedReply),
}

/// Why a command led to nothing.
#[derive(Clone, Debug, thiserror::Error)]
pub enum AskError {
    /// Refused by the rules.
    #[error(transparent)]
    Rejected(#[from] Rejection),
    /// No such trainer.
    #[error("there is no such calendar")]
    NoSuchCalendar,
    /// Too much is waiting.
    #[error("the calendar is busy")]
    Busy {
        /// When to come again.
        retry_after: Duration,
    },
    /// The calendar cannot be had at present. Whether an earlier try was written shows when the same key
    /// is sent again.
    #[error("the calendar is unavailable")]
    Unavailable {
        /// When to come again.
        retry_after: Duration,
    },
    /// The key came with another request before.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// Other writers were faster, again and again.
    #[error("the calendar changed too often meanwhile")]
    Contended,
    /// The database refuses what the rules allow.
    #[error("the database refused the change")]
    Refused,
    /// No answer within the deadline; whether it was written shows when the same key is sent again.
    #[error("the calendar did not answer in time")]
    TimedOut,
}

impl From<Absent> for AskError {
    fn from(absent: Absent) -> Self {
        match absent {
            Absent::Unknown => Self::NoSuchCalendar,
            Absent::Unavailable { retry_after } => Self::Unavailable { retry_after },
        }
    }
}

/// What shards need to know about calendars.
pub struct CalendarKind {
    deps: CalendarDeps,
}

/// A running calendar.
#[derive(Clone)]
pub struct CalendarHandle {
    address: Addr<CalendarActor>,
    public: Public,
    admission: Arc<Semaphore>,
}

impl CalendarHandle {
    /// The committed state, for somebody who needs the calendar to stay.
    fn snapshot(&self) -> Arc<Snapshot> {
        // A load first: readers share the line until the actor looks.
        if !self.public.used.load(Ordering::Relaxed) {
            self.public.used.store(true, Ordering::Relaxed);
        }
        self.public.snapshot.load_full()
    }

    /// The refusal of a booking that the committed state alone rules out. It is what the actor would say at
    /// this moment to whoever asks first, so it needs no turn in its mailbox; only a key that may have been
    /// used does, because its answer may be another.
    fn refusal(&self, request: &Request, now: Timestamp) -> Option<Rejection> {
        if !matches!(request.command.action, Action::Book { .. }) {
            return None;
        }
        // The snapshot before the keys: what it shows has its key there.
        let snapshot = self.snapshot();
        let refusal =
            decide(snapshot.calendar(), request.command.clone(), now, DecisionId::from_uuid(Uuid::nil()))
                .err()?;
        let claim = request.claim.as_ref();
        let undecided = claim.is_some_and(|claim| self.public.keys.may_matter(claim.account, &claim.key));
        (!undecided).then_some(refusal)
    }
}

impl CalendarKind {
    /// Calendars whose decisions go to the writer in `deps`.
    #[must_use]
    pub const fn new(deps: CalendarDeps) -> Self {
        Self { deps }
    }
}

impl Kind for CalendarKind {
    type Id = TrainerId;
    type Loaded = LoadedCalendar;
    type Handle = CalendarHandle;

    const NAME: &'static str = "calendar";

    fn load(&self, id: TrainerId) -> Loading<LoadedCalendar> {
        let (database, now) = (self.deps.database.clone(), self.deps.clock.now());
        Box::pin(async move {
            let mut connection = database.read().await.map_err(LoadError::from)?;
            load(&mut connection, id, now).await.map_err(LoadError::from)
        })
    }

    fn start(&self, id: TrainerId, loaded: LoadedCalendar, watch: DeathWatch<Self>) -> CalendarHandle {
        let actor = CalendarActor::new(id, self.deps.clone(), loaded, watch);
        let public = actor.public();
        CalendarHandle { address: actor.start(), public, admission: Arc::new(Semaphore::new(MOST_WAITING)) }
    }
}

/// Every calendar, wherever it runs. Cheap to clone.
#[derive(Clone)]
pub struct Calendars {
    shards: Shards<CalendarKind>,
    clock: Arc<dyn Clock>,
    database: fittribe_store::Database,
    runtime: tokio::runtime::Handle,
    patience: Duration,
}

impl Calendars {
    /// Calendars on these shards; a command that is not answered within `patience` has timed out.
    #[must_use]
    pub const fn new(
        shards: Shards<CalendarKind>,
        clock: Arc<dyn Clock>,
        database: fittribe_store::Database,
        runtime: tokio::runtime::Handle,
        patience: Duration,
    ) -> Self {
        Self { shards, clock, database, runtime, patience }
    }

    /// The published state when the calendar runs on this node. Looking does not keep it there.
    #[must_use]
    pub fn active(&self, trainer: TrainerId) -> Option<Arc<Snapshot>> {
        self.shards.running(trainer).map(|handle| handle.public.snapshot.load_full())
    }

    /// The published state.
    ///
    /// # Errors
    /// When there is no such calendar or it cannot be had.
    pub async fn snapshot(&self, trainer: TrainerId) -> Result<Arc<Snapshot>, AskError> {
        if let Some(handle) = self.shards.running(trainer) {
            return Ok(handle.snapshot());
        }
        let handle = tokio::time::timeout(self.patience, self.shards.summon(trainer)).await;
        Ok(handle.map_err(|_| AskError::TimedOut)??.snapshot())
    }

    /// Decides a command, commits it, and answers. A calendar that died under it is asked once more. A
    /// booking that the committed state rules out is refused here.
    ///
    /// # Errors
    /// See [`AskError`].
    pub async fn ask(&self, trainer: TrainerId, request: Request) -> Result<Answer, AskError> {
        let now = self.clock.now();
        let running = self.shards.running(trainer);
        if let Some(refusal) = running.as_ref().and_then(|handle| handle.refusal(&request, now)) {
            return Err(AskError::Rejected(refusal));
        }
        let known = match self.ask_once(trainer, request.clone()).await? {
            Asked::Answered(answer) => return Ok(answer),
            Asked::Known(claim) => claim,
        };
        if let Some(saved) = self.look_up(&known).await? {
            return Ok(saved);
        }
        // Swept after its day: the same key is a new request.
        if let Some(handle) = self.shards.running(trainer) {
            handle.address.do_send(Forget { account: known.account, key: known.key });
        }
        match self.ask_once(trainer, request).await? {
            Asked::Answered(answer) => Ok(answer),
            Asked::Known(_) => Err(AWAY),
        }
    }

    async fn ask_once(&self, trainer: TrainerId, request: Request) -> Result<Asked, AskError> {
        let deadline = Instant::now() + self.patience;
        let claim = request.claim.clone();
        let told = tokio::time::timeout(self.patience, self.submit(trainer, request, deadline)).await;
        match told.map_err(|_| AskError::TimedOut)?? {
            Told::Done(answer) => Ok(Asked::Answered(answer)),
            Told::Failed(error) => Err(error),
            Told::Taken { fingerprint, reply } => {
                replay(claim.as_ref(), fingerprint, reply).map(Asked::Answered)
            }
            Told::Known => claim.map(Asked::Known).ok_or(AWAY),
        }
    }

    async fn submit(
        &self,
        trainer: TrainerId,
        request: Request,
        deadline: Instant,
    ) -> Result<Told, AskError> {
        let handle = self.shards.summon(trainer).await?;
        if let Some(told) = self.submit_to(&handle, request.clone(), deadline).await? {
            return Ok(told);
        }
        // It died or left: its shard may not have heard yet, and the next one knows whether this was written.
        tokio::time::sleep(Duration::from_millis(5)).await;
        let handle = self.shards.summon_anew(trainer).await?;
        let told = self.submit_to(&handle, request, deadline).await?;
        told.ok_or(AskError::Unavailable { retry_after: Duration::from_secs(1) })
    }

    /// `None`: the actor ended before it answered.
    async fn submit_to(
        &self,
        handle: &CalendarHandle,
        request: Request,
        deadline: Instant,
    ) -> Result<Option<Told>, AskError> {
        let permit = Arc::clone(&handle.admission).try_acquire_owned();
        let permit = permit.map_err(|_| AskError::Busy { retry_after: Duration::from_secs(1) })?;
        let (reply, told) = oneshot::channel();
        let Request { command, claim } = request;
        let awaited = claim
            .as_ref()
            .map(|claim| handle.public.keys.await_answer(claim.account, &claim.key, self.clock.now()));
        handle.address.do_send(Submit(Ask { command, claim, reply, deadline, lost: 0, permit }));
        let told = told.await.ok();
        if let (Some(_), Some(awaited)) = (&told, awaited) {
            awaited.answered();
        }
        Ok(told)
    }

    /// The reply saved for a key that this calendar has seen, while the store has it.
    async fn look_up(&self, claim: &ClaimRequest) -> Result<Option<Answer>, AskError> {
        let (database, account, key) = (self.database.clone(), claim.account, claim.key.clone());
        let found = self.runtime.spawn(async move {
            let mut connection = database.read().await?;
            idempotency::find(&mut connection, account, &key).await
        });
        match found.await {
            Ok(Ok(Some(saved))) => replay(Some(claim), saved.fingerprint, saved.reply).map(Some),
            Ok(Ok(None)) => Ok(None),
            _ => Err(AWAY),
        }
    }

    /// Makes the calendar publish a topic; afterwards the hub has its latest state.
    ///
    /// # Errors
    /// When there is no such calendar or it cannot be had.
    pub async fn watch(&self, trainer: TrainerId, topic: Topic) -> Result<(), AskError> {
        let handle = tokio::time::timeout(self.patience, self.shards.summon(trainer)).await;
        let handle = handle.map_err(|_| AskError::TimedOut)??;
        let (reply, done) = oneshot::channel();
        handle.address.do_send(Watch { topic, reply });
        let gone = AskError::Unavailable { retry_after: Duration::from_secs(1) };
        tokio::time::timeout(self.patience, done).await.map_err(|_| AskError::TimedOut)?.map_err(|_| gone)
    }

    /// Tells a running calendar that the database may be ahead of it.
    pub fn heard(&self, trainer: TrainerId, version: u64) {
        let running = self.shards.running(trainer);
        // What this node wrote itself comes back to it, too.
        let behind = running.filter(|handle| handle.public.snapshot.load().version().count() < version);
        if let Some(handle) = behind {
            handle.address.do_send(Heard { version });
        }
    }

    /// Writes off holds whose deadline passed while nobody was looking.
    ///
    /// # Errors
    /// See [`AskError`].
    pub async fn expire_holds(&self, trainer: TrainerId) -> Result<(), AskError> {
        let command = Command { by: Asker::SYSTEM, action: Action::ExpireHolds };
        self.ask(trainer, Request { command, claim: None }).await.map(drop)
    }

    /// The calendars running on this node.
    #[must_use]
    pub fn running(&self) -> Vec<TrainerId> {
        self.shards.ids()
    }

    /// How many calendars run on this node.
    #[must_use]
    pub fn count(&self) -> usize {
        self.shards.count()
    }
}

/// What one try led to.
enum Asked {
    Answered(Answer),
    /// The calendar has seen the key; its reply is in the store.
    Known(ClaimRequest),
}

const AWAY: AskError = AskError::Unavailable { retry_after: Duration::from_secs(1) };

fn replay(
    claim: Option<&ClaimRequest>,
    fingerprint: [u8; 32],
    reply: SavedReply,
) -> Result<Answer, AskError> {
    if claim.is_some_and(|claim| claim.fingerprint == fingerprint) {
        Ok(Answer::Replayed(reply))
    } else {
        Err(AskError::KeyReused)
    }
}
