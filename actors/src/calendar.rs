//! A trainer's calendar as an actor.

mod feeds;
mod keys;
mod messages;
pub(crate) mod recovery;
mod timers;

use std::{
    collections::VecDeque,
    sync::{Arc, atomic::AtomicBool},
    time::{Duration, Instant},
};

use actix::{Actor, AsyncContext, Context, Handler, SpawnHandle};
use arc_swap::ArcSwap;
use fittribe_domain::{AccountId, Calendar, DecisionId, TrainerId, decide::decide, event::Decision};
use fittribe_ports::{clock::Clock, random::Random};
use fittribe_store::{
    Database,
    commit::{Claim, Verdict, Write},
    idempotency::SavedReply,
};
use tokio::sync::mpsc;

use crate::{
    calendars::{Answer, AskError, CalendarKind, ClaimRequest},
    hub::Hub,
    snapshot::Snapshot,
    supervision::DeathWatch,
    writer::Entry,
};

use feeds::Feeds;
use keys::Keys;
pub(crate) use keys::SharedKeys;
pub(crate) use messages::{Ask, Forget, Heard, Submit, Told, Watch, answer};
pub use messages::{Settled, Settlement};
use recovery::Recovery;
pub(crate) use recovery::load;

/// What every calendar of a shard shares.
#[derive(Clone)]
pub struct CalendarDeps {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh identifiers.
    pub random: Arc<dyn Random>,
    /// The store.
    pub database: Database,
    /// Where store futures run.
    pub runtime: tokio::runtime::Handle,
    /// Who is watching.
    pub hub: Hub,
    /// The shard's writer.
    pub writer: mpsc::Sender<Entry>,
    /// A calendar that nobody needed for so long leaves.
    pub idle: Duration,
}

/// A calendar as the store has it.
pub struct LoadedCalendar {
    pub(crate) calendar: Calendar,
    pub(crate) epoch: u32,
    pub(crate) keys: Vec<(AccountId, String)>,
}

/// What of a calendar is seen outside its mailbox.
#[derive(Clone)]
pub(crate) struct Public {
    /// The committed state.
    pub snapshot: Arc<ArcSwap<Snapshot>>,
    /// The idempotency keys; whatever a snapshot shows, its key is here already.
    pub keys: SharedKeys,
    /// Set by those who were served without the mailbox.
    pub used: Arc<AtomicBool>,
}

/// A decision that is with the writer.
struct Pending {
    ask: Ask,
    decision: Arc<Decision>,
    reply: Option<SavedReply>,
}

/// The invariant it owns: decisions on this calendar are made one after the other, each on the state that
/// all before it leave, and nobody is told of one before it is durable. `committed` is what the database
/// holds, `ahead` is that plus what is with the writer.
pub struct CalendarActor {
    trainer: TrainerId,
    deps: CalendarDeps,
    committed: Arc<Calendar>,
    ahead: Calendar,
    pending: VecDeque<Pending>,
    /// Refused because of something that is not committed yet; decided again when it is.
    parked: Vec<Ask>,
    recovery: Option<Recovery>,
    epoch: u32,
    public: Public,
    feeds: Feeds,
    alarm: Option<SpawnHandle>,
    used: Instant,
    watch: DeathWatch<CalendarKind>,
}

impl CalendarActor {
    pub(crate) fn new(
        trainer: TrainerId,
        deps: CalendarDeps,
        loaded: LoadedCalendar,
        watch: DeathWatch<CalendarKind>,
    ) -> Self {
        let LoadedCalendar { mut calendar, epoch, keys } = loaded;
        let now = deps.clock.now();
        calendar.compile(now);
        let committed = Arc::new(calendar.clone());
        let snapshot = Snapshot::new(Arc::clone(&committed), epoch_name(epoch, &calendar, now));
        Self {
            trainer,
            deps,
            ahead: calendar,
            committed,
            pending: VecDeque::new(),
            parked: Vec::new(),
            recovery: None,
            epoch,
            public: Public {
                snapshot: Arc::new(ArcSwap::from_pointee(snapshot)),
                keys: SharedKeys::new(Keys::loaded(keys, now)),
                used: Arc::default(),
            },
            feeds: Feeds::default(),
            alarm: None,
            used: Instant::now(),
            watch,
        }
    }

    pub(crate) fn public(&self) -> Public {
        self.public.clone()
    }

    /// Decides a command and hands the decision to the writer; or refuses it; or lets it wait.
    fn take(&mut self, ask: Ask, ctx: &mut Context<Self>) {
        if let Some(recovery) = &mut self.recovery {
            recovery.waiting.push(ask);
            return;
        }
        if ask.deadline <= Instant::now() {
            answer(ask, Told::Failed(AskError::TimedOut));
            return;
        }
        let now = self.deps.clock.now();
        if self.seen(ask.claim.as_ref(), now) {
            answer(ask, Told::Known);
            return;
        }
        fail::fail_point!("calendar.decide");
        self.ahead.compile(now);
        let id = DecisionId::from_uuid(self.deps.random.uuid());
        match decide(&self.ahead, ask.command.clone(), now, id) {
            Ok(decision) if decision.events.is_empty() => self.nothing_to_write(ask, decision),
            Ok(decision) => self.hand_over(ask, Arc::new(decision), ctx),
            // What the refusal rests on may never come to be: it waits for that to be settled.
            Err(refusal) if refusal.rests_on > self.committed.version() && !self.pending.is_empty() => {
                self.parked.push(ask)
            }
            Err(refusal) => answer(ask, Told::Failed(AskError::Rejected(refusal))),
        }
    }

    /// Whether the key was used before.
    fn seen(&self, claim: Option<&ClaimRequest>, now: jiff::Timestamp) -> bool {
        let mut keys = self.public.keys.lock();
        keys.forget_old(now);
        claim.is_some_and(|claim| keys.holds(claim.account, &claim.key))
    }

    fn nothing_to_write(&self, ask: Ask, decision: Decision) {
        let done =
            Answer::Done { decision: Arc::new(decision), calendar: Arc::clone(&self.committed), reply: None };
        answer(ask, Told::Done(done));
    }

    fn hand_over(&mut self, ask: Ask, decision: Arc<Decision>, ctx: &mut Context<Self>) {
        let Ok(place) = self.deps.writer.try_reserve() else {
            let full = AskError::Busy { retry_after: Duration::from_secs(1) };
            answer(ask, Told::Failed(full));
            return;
        };
        self.ahead.apply(&decision);
        let reply = ask.claim.as_ref().map(|claim| (claim.render)(&decision, &self.ahead));
        let claim = ask.claim.as_ref().zip(reply.clone()).map(|(claim, reply)| {
            Arc::new(Claim {
                account: claim.account,
                key: claim.key.clone(),
                fingerprint: claim.fingerprint,
                reply,
            })
        });
        let write = Write {
            trainer: self.trainer,
            account: self.ahead.account(),
            decision: Arc::clone(&decision),
            claim,
        };
        place.send(Entry { write, from: ctx.address() });
        self.pending.push_back(Pending { ask, decision, reply });
    }

    /// Applies what is durable, publishes it, then replies: in this order, so that whoever is told can see it.
    /// The keys go before: whoever sees a decision can see that its key was used.
    fn written(&mut self, durable: Vec<Pending>, ctx: &mut Context<Self>) {
        if durable.is_empty() {
            return;
        }
        let now = self.deps.clock.now();
        let committed = Arc::make_mut(&mut self.committed);
        let mut keys = self.public.keys.lock();
        for pending in &durable {
            committed.apply(&pending.decision);
            if let Some(claim) = &pending.ask.claim {
                keys.insert(claim.account, &claim.key, now);
            }
        }
        drop(keys);
        self.publish(ctx);
        for pending in durable {
            self.reply_done(pending);
        }
    }

    fn reply_done(&self, pending: Pending) {
        let done = Answer::Done {
            decision: pending.decision,
            calendar: Arc::clone(&self.committed),
            reply: pending.reply,
        };
        answer(pending.ask, Told::Done(done));
    }

    /// Shows the committed state to readers and watchers, and sets the alarm for what comes next.
    fn publish(&mut self, ctx: &mut Context<Self>) {
        let now = self.deps.clock.now();
        Arc::make_mut(&mut self.committed).compile(now);
        let epoch = epoch_name(self.epoch, &self.committed, now);
        self.public.snapshot.store(Arc::new(Snapshot::new(Arc::clone(&self.committed), epoch)));
        self.publish_feeds(ctx);
        self.set_alarm(ctx);
    }
}

/// Changes with a restored database and with the trainer's local day, on which the horizon moves.
fn epoch_name(epoch: u32, calendar: &Calendar, now: jiff::Timestamp) -> Arc<str> {
    let today = calendar.zone().date(now);
    let days =
        today.since((jiff::Unit::Day, jiff::civil::date(1970, 1, 1))).map_or(0, |span| span.get_days());
    format!("c{epoch}.{days}").into()
}

impl Actor for CalendarActor {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Context<Self>) {
        // Commands are admitted by semaphore; the mailbox itself never refuses.
        ctx.set_mailbox_capacity(512);
        self.resume_feeds(ctx);
        self.set_alarm(ctx);
        self.look_after_idleness(ctx);
    }
}

impl Handler<Submit> for CalendarActor {
    type Result = ();

    fn handle(&mut self, Submit(ask): Submit, ctx: &mut Context<Self>) {
        self.used = Instant::now();
        self.take(ask, ctx);
    }
}

impl Handler<Settled> for CalendarActor {
    type Result = ();

    fn handle(&mut self, Settled(outcomes): Settled, ctx: &mut Context<Self>) {
        let mut durable = Vec::with_capacity(outcomes.len());
        for (id, outcome) in outcomes {
            if self.pending.front().is_none_or(|pending| pending.decision.id != id) {
                // Decided by an incarnation before this one.
                continue;
            }
            let Some(pending) = self.pending.pop_front() else { break };
            match (&mut self.recovery, outcome) {
                (None, Settlement::Known(Verdict::Written { .. })) => durable.push(pending),
                (None, outcome) => self.recovery = Some(Recovery::begin(pending, outcome)),
                (Some(recovery), outcome) => recovery.add(pending, outcome),
            }
        }
        self.written(durable, ctx);
        if self.recovery.is_some() {
            self.recover_when_settled(ctx);
            return;
        }
        for ask in std::mem::take(&mut self.parked) {
            self.take(ask, ctx);
        }
    }
}

impl Handler<Watch> for CalendarActor {
    type Result = ();

    fn handle(&mut self, watch: Watch, ctx: &mut Context<Self>) {
        self.used = Instant::now();
        self.add_feed(watch.topic, ctx);
        // A caller that left needs no answer.
        let _left = watch.reply.send(());
    }
}

impl Handler<Forget> for CalendarActor {
    type Result = ();

    fn handle(&mut self, forget: Forget, _: &mut Context<Self>) {
        self.public.keys.lock().forget(forget.account, &forget.key);
    }
}

impl Handler<Heard> for CalendarActor {
    type Result = ();

    fn handle(&mut self, heard: Heard, ctx: &mut Context<Self>) {
        let known = self.ahead.version().count();
        if heard.version > known && self.recovery.is_none() {
            self.recovery = Some(Recovery::default());
            self.recover_when_settled(ctx);
        }
    }
}
