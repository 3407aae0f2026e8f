//! One account's notification channel.

use std::{collections::BTreeMap, time::Duration};

use actix::{Actor, ActorContext, ActorFutureExt, AsyncContext, Context, Handler, Message, WrapFuture};
use fittribe_domain::AccountId;
use fittribe_store::{
    Database, StoreError,
    inbox::{self, Notification},
};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::{
    channels::{ChannelKind, ChannelState},
    hub::Hub,
    supervision::DeathWatch,
    topic::Topic,
    wire,
};

/// The inbox's sequence is never started anew.
pub const EPOCH: &str = "1";
const IDLE_LOOK: Duration = Duration::from_secs(30);

/// What every channel shares.
#[derive(Clone)]
pub struct ChannelDeps {
    /// The store.
    pub database: Database,
    /// Where store futures run.
    pub runtime: tokio::runtime::Handle,
    /// Who is connected.
    pub hub: Hub,
}

/// A channel as the store has it.
pub struct LoadedChannel {
    pub(crate) seq: i64,
    pub(crate) unread: i64,
}

/// Where does the inbox stand?
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Join {
    pub reply: oneshot::Sender<ChannelState>,
}

/// A durable line.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Deliver(pub Notification);

/// The inbox reached a place elsewhere.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Look {
    pub reached: i64,
}

/// Everything up to a place was seen.
#[derive(Message)]
#[rtype(result = "()")]
pub(crate) struct Read {
    pub seq: i64,
}

/// The invariant it owns: every connected device gets the inbox's lines in order, each once, none left
/// out. Lines may arrive out of order, because several writers commit; a gap is filled from the store.
pub struct ChannelActor {
    account: AccountId,
    deps: ChannelDeps,
    seq: i64,
    unread: i64,
    early: BTreeMap<i64, Notification>,
    fetching: bool,
    unwatched: u8,
    watch: DeathWatch<ChannelKind>,
}

impl ChannelActor {
    pub(crate) fn new(
        account: AccountId,
        deps: ChannelDeps,
        loaded: LoadedChannel,
        watch: DeathWatch<ChannelKind>,
    ) -> Self {
        let LoadedChannel { seq, unread } = loaded;
        Self { account, deps, seq, unread, early: BTreeMap::new(), fetching: false, unwatched: 0, watch }
    }

    fn publish(&mut self, line: &Notification) {
        self.unread += 1;
        let mut body = line.value().unwrap_or_default();
        if let Value::Object(fields) = &mut body {
            fields.insert("unread".to_owned(), json!(self.unread));
        }
        let frame = wire::account_event(EPOCH, self.seq, line.seq, &body);
        self.deps.hub.publish_event(Topic::Me(self.account), self.seq, line.seq, frame);
        self.seq = line.seq;
    }

    fn publish_early(&mut self) {
        while let Some(line) = self.early.remove(&(self.seq + 1)) {
            self.publish(&line);
        }
        let seq = self.seq;
        self.early.retain(|at, _| *at > seq);
    }

    /// Reads on from the last line that was published.
    fn fetch(&mut self, ctx: &mut Context<Self>) {
        if self.fetching {
            return;
        }
        self.fetching = true;
        let (database, account, seq) = (self.deps.database.clone(), self.account, self.seq);
        let reading = self.deps.runtime.spawn(async move {
            let mut connection = database.read().await?;
            inbox::since(&mut connection, account, seq, inbox::MOST_AT_ONCE).await
        });
        let read = reading.into_actor(self).map(|read, actor, ctx| {
            actor.fetching = false;
            match read {
                Ok(Ok(lines)) => actor.fetched(lines, ctx),
                Ok(Err(error)) => actor.try_later(&error, ctx),
                Err(_) => ctx.stop(),
            }
        });
        ctx.spawn(read);
    }

    fn fetched(&mut self, lines: Vec<Notification>, ctx: &mut Context<Self>) {
        let (more, nothing) = (lines.len() >= usize::from(inbox::MOST_AT_ONCE), lines.is_empty());
        self.early.extend(lines.into_iter().map(|line| (line.seq, line)));
        self.publish_early();
        if nothing && !self.early.is_empty() {
            // The line before is about to become visible.
            ctx.run_later(Duration::from_millis(50), Self::fetch);
        } else if more || !self.early.is_empty() {
            self.fetch(ctx);
        }
    }

    fn try_later(&mut self, error: &StoreError, ctx: &mut Context<Self>) {
        tracing::warn!(account = %self.account, error = ?error, "channel.not_read");
        ctx.run_later(Duration::from_secs(1), Self::fetch);
    }
}

impl Actor for ChannelActor {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Context<Self>) {
        // What was committed between loading and now was announced to nobody.
        self.fetch(ctx);
        ctx.run_interval(IDLE_LOOK, |actor, ctx| {
            let watched = actor.deps.hub.watchers(&Topic::Me(actor.account)) > 0;
            actor.unwatched = if watched { 0 } else { actor.unwatched.saturating_add(1) };
            if actor.unwatched > 1 {
                actor.watch.leave();
                ctx.stop();
            }
        });
    }
}

impl Handler<Join> for ChannelActor {
    type Result = ();

    fn handle(&mut self, join: Join, _: &mut Context<Self>) {
        self.unwatched = 0;
        // A caller that left needs no answer.
        let _left = join.reply.send(ChannelState { seq: self.seq, unread: self.unread });
    }
}

impl Handler<Deliver> for ChannelActor {
    type Result = ();

    fn handle(&mut self, Deliver(line): Deliver, ctx: &mut Context<Self>) {
        if line.seq <= self.seq {
            return;
        }
        self.early.insert(line.seq, line);
        self.publish_early();
        if !self.early.is_empty() {
            self.fetch(ctx);
        }
    }
}

impl Handler<Look> for ChannelActor {
    type Result = ();

    fn handle(&mut self, look: Look, ctx: &mut Context<Self>) {
        if look.reached > self.seq {
            self.fetch(ctx);
        }
    }
}

impl Handler<Read> for ChannelActor {
    type Result = ();

    fn handle(&mut self, read: Read, ctx: &mut Context<Self>) {
        let (database, account, seq) = (self.deps.database.clone(), self.account, read.seq.min(self.seq));
        let marking = self.deps.runtime.spawn(async move {
            let mut connection = database.read().await?;
            inbox::mark_read(&mut connection, account, seq).await
        });
        let marked = marking.into_actor(self).map(|marked, actor, _| {
            if let Ok(Ok(unread)) = marked {
                actor.unread = unread;
            }
        });
        ctx.spawn(marked);
    }
}
