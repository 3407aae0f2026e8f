//! The shard: owner of the children whose identities hash to it.

use std::{
    collections::HashMap,
    mem,
    sync::Arc,
    time::{Duration, Instant},
};

use actix::{Actor, ActorFutureExt, AsyncContext, Context, Handler, Message, WrapFuture};
use dashmap::DashMap;
use tokio::sync::oneshot;

use super::{Absent, DeathWatch, Deaths, Kind, LoadError, Sentence};

type Reply<K> = oneshot::Sender<Result<<K as Kind>::Handle, Absent>>;

/// Invariant: at most one incarnation of an identity runs, and the directory names exactly the running
/// ones.
pub struct Shard<K: Kind> {
    kind: K,
    children: HashMap<K::Id, Child<K>>,
    deaths: HashMap<K::Id, Deaths>,
    directory: Arc<DashMap<K::Id, K::Handle>>,
    runtime: tokio::runtime::Handle,
    incarnations: u64,
}

enum Child<K: Kind> {
    /// Resting after a death or loading; whoever asks waits.
    Coming {
        waiting: Vec<Reply<K>>,
        again: u32,
    },
    Running {
        incarnation: u64,
        handle: K::Handle,
    },
    Quarantined {
        until: Instant,
    },
}

/// Asks for a running child.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Summon<K: Kind> {
    /// Which.
    pub id: K::Id,
    /// Where the handle goes.
    pub reply: Reply<K>,
}

/// A child ended.
#[derive(Message)]
#[rtype(result = "()")]
pub(super) struct Ended<I> {
    pub id: I,
    pub incarnation: u64,
    pub left: bool,
}

impl<K: Kind> Shard<K> {
    pub(super) fn new(
        kind: K,
        directory: Arc<DashMap<K::Id, K::Handle>>,
        runtime: tokio::runtime::Handle,
    ) -> Self {
        Self { kind, children: HashMap::new(), deaths: HashMap::new(), directory, runtime, incarnations: 0 }
    }

    fn load(&self, id: K::Id, ctx: &mut Context<Self>) {
        let loading = self.runtime.spawn(self.kind.load(id));
        let loaded = loading.into_actor(self).map(move |loaded, shard, ctx| match loaded {
            Ok(Ok(Some(state))) => shard.started(id, state, ctx),
            Ok(Ok(None)) => shard.give_up(id, Absent::Unknown),
            Ok(Err(error)) => shard.not_loaded(id, &error, ctx),
            // The load panicked or the runtime is going.
            Err(_) => shard.give_up(id, Absent::Unavailable { retry_after: Duration::from_secs(1) }),
        });
        ctx.spawn(loaded);
    }

    fn started(&mut self, id: K::Id, state: K::Loaded, ctx: &mut Context<Self>) {
        self.incarnations += 1;
        let incarnation = self.incarnations;
        let watch = DeathWatch { id, incarnation, shard: ctx.address(), left: false };
        let handle = self.kind.start(id, state, watch);
        self.directory.insert(id, handle.clone());
        let before = self.children.insert(id, Child::Running { incarnation, handle: handle.clone() });
        if let Some(Child::Coming { waiting, .. }) = before {
            for reply in waiting {
                // A caller that left needs no handle.
                drop(reply.send(Ok(handle.clone())));
            }
        }
        metrics::gauge!("fittribe_actors_running", "kind" => K::NAME).increment(1.0);
    }

    fn give_up(&mut self, id: K::Id, why: Absent) {
        if let Some(Child::Coming { waiting, .. }) = self.children.remove(&id) {
            for reply in waiting {
                drop(reply.send(Err(why)));
            }
        }
    }

    /// The store did not answer: whoever waits is told so; a child that died is tried again, for somebody
    /// may be watching it.
    fn not_loaded(&mut self, id: K::Id, error: &LoadError, ctx: &mut Context<Self>) {
        tracing::warn!(actor.kind = K::NAME, actor.id = ?id, error = ?error.0, "actor.not_loaded");
        let retry_after = Duration::from_secs(1);
        let Some(Child::Coming { waiting, again }) = self.children.get_mut(&id) else { return };
        for reply in mem::take(waiting) {
            drop(reply.send(Err(Absent::Unavailable { retry_after })));
        }
        if *again == 0 {
            self.children.remove(&id);
            return;
        }
        let rest = Duration::from_millis(100).saturating_mul(1 << (*again).min(8));
        *again += 1;
        ctx.run_later(rest, move |shard, ctx| shard.load(id, ctx));
    }

    fn died(&mut self, id: K::Id, ctx: &mut Context<Self>) {
        let sentence = self.deaths.entry(id).or_default().count(Instant::now());
        metrics::counter!("fittribe_actor_deaths_total", "kind" => K::NAME).increment(1);
        tracing::error!(actor.kind = K::NAME, actor.id = ?id, ?sentence, "actor.died");
        match sentence {
            Sentence::Rest(rest) => {
                self.children.insert(id, Child::Coming { waiting: Vec::new(), again: 1 });
                ctx.run_later(rest, move |shard, ctx| shard.load(id, ctx));
            }
            Sentence::Quarantine(rest) => {
                self.children.insert(id, Child::Quarantined { until: Instant::now() + rest });
            }
        }
    }
}

impl<K: Kind> Actor for Shard<K> {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Context<Self>) {
        // Forgets old deaths and lapsed quarantines, which nobody may ask for again.
        ctx.run_interval(Duration::from_secs(300), |shard, _| {
            let now = Instant::now();
            shard.children.retain(|_, child| !matches!(child, Child::Quarantined { until } if *until <= now));
            let children = &shard.children;
            shard.deaths.retain(|id, _| children.contains_key(id));
        });
    }
}

impl<K: Kind> Handler<Summon<K>> for Shard<K> {
    type Result = ();

    fn handle(&mut self, summon: Summon<K>, ctx: &mut Context<Self>) {
        let id = summon.id;
        match self.children.get_mut(&id) {
            Some(Child::Running { handle, .. }) => drop(summon.reply.send(Ok(handle.clone()))),
            Some(Child::Coming { waiting, .. }) => waiting.push(summon.reply),
            Some(Child::Quarantined { until }) if *until > Instant::now() => {
                let retry_after = until.duration_since(Instant::now());
                drop(summon.reply.send(Err(Absent::Unavailable { retry_after })));
            }
            Some(Child::Quarantined { .. }) | None => {
                self.children.insert(id, Child::Coming { waiting: vec![summon.reply], again: 0 });
                self.load(id, ctx);
            }
        }
    }
}

impl<K: Kind> Handler<Ended<K::Id>> for Shard<K> {
    type Result = ();

    fn handle(&mut self, ended: Ended<K::Id>, ctx: &mut Context<Self>) {
        let current = matches!(
            self.children.get(&ended.id),
            Some(Child::Running { incarnation, .. }) if *incarnation == ended.incarnation
        );
        if !current {
            return;
        }
        self.directory.remove(&ended.id);
        self.children.remove(&ended.id);
        metrics::gauge!("fittribe_actors_running", "kind" => K::NAME).decrement(1.0);
        if !ended.left {
            self.died(ended.id, ctx);
        }
    }
}
