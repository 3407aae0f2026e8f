//! What happens when the database is not where the actor thought: read it again, settle what is in doubt
//! by the decision's id, and decide once more what was not written.

use std::{sync::Arc, time::Duration};

use actix::{ActorContext, ActorFutureExt, AsyncContext, Context, WrapFuture};
use fittribe_domain::{DecisionId, TrainerId};
use fittribe_store::{StoreError, calendars, commit::Verdict, events};
use jiff::{SignedDuration, Timestamp};

use super::{
    Ask, CalendarActor, CalendarDeps, LoadedCalendar, Pending, Settlement, Told, answer, keys::KEY_LIFE,
};
use crate::calendars::AskError;

/// How soon a store that did not answer is asked again.
const AGAIN: Duration = Duration::from_millis(200);

/// How often a command is decided anew after losing to another writer.
const MOST_LOSSES: u8 = 4;

/// Kept while the actor decides nothing: what came in meanwhile, and what has to be settled.
#[derive(Default)]
pub(super) struct Recovery {
    unsettled: Vec<(Pending, Settlement)>,
    pub(super) waiting: Vec<Ask>,
    reading: bool,
}

/// The calendar read again, and which of the decisions in doubt it holds.
type Reread = Result<Option<(LoadedCalendar, Vec<DecisionId>)>, StoreError>;

impl Recovery {
    pub(super) fn begin(first: Pending, outcome: Settlement) -> Self {
        Self { unsettled: vec![(first, outcome)], ..Self::default() }
    }

    pub(super) fn add(&mut self, pending: Pending, outcome: Settlement) {
        self.unsettled.push((pending, outcome));
    }
}

impl CalendarActor {
    /// Reads the calendar again once the writer has nothing more of it.
    pub(super) fn recover_when_settled(&mut self, ctx: &mut Context<Self>) {
        let Some(recovery) = &mut self.recovery else { return };
        if !self.pending.is_empty() || recovery.reading {
            return;
        }
        recovery.reading = true;
        let in_doubt = recovery.unsettled.iter().map(|(pending, _)| pending.decision.id).collect();
        let now = self.deps.clock.now();
        let reading = self.deps.runtime.spawn(read_again(self.deps.clone(), self.trainer, in_doubt, now));
        let read = reading.into_actor(self).map(|read, actor, ctx| match read {
            Ok(Ok(Some((loaded, committed)))) => actor.recovered(loaded, &committed, ctx),
            Ok(Ok(None)) => actor.gone(ctx),
            Ok(Err(error)) => {
                tracing::warn!(trainer = %actor.trainer, error = ?error, "calendar.not_read_again");
                actor.not_read(ctx);
            }
            Err(_) => actor.not_read(ctx),
        });
        ctx.spawn(read);
    }

    fn recovered(&mut self, loaded: LoadedCalendar, committed: &[DecisionId], ctx: &mut Context<Self>) {
        let Some(recovery) = self.recovery.take() else { return };
        metrics::counter!("fittribe_calendar_rereads_total").increment(1);
        let LoadedCalendar { calendar, epoch, keys } = loaded;
        self.ahead = calendar.clone();
        self.committed = Arc::new(calendar);
        self.epoch = epoch;
        self.public.keys.lock().reload(keys, self.deps.clock.now());
        self.publish(ctx);
        let mut again = Vec::new();
        for (pending, outcome) in recovery.unsettled {
            if committed.contains(&pending.decision.id) {
                self.reply_done(pending);
                continue;
            }
            again.extend(unwritten(pending, outcome));
        }
        let parked = std::mem::take(&mut self.parked);
        for ask in again.into_iter().chain(parked).chain(recovery.waiting) {
            self.take(ask, ctx);
        }
    }

    /// The store does not answer: everybody is told to come again, with the same key, and it is asked again
    /// soon. Nothing is decided meanwhile, and whoever watches keeps watching.
    fn not_read(&mut self, ctx: &mut Context<Self>) {
        self.dismiss();
        self.recovery = Some(Recovery::default());
        ctx.run_later(AGAIN, Self::recover_when_settled);
    }

    /// There is no such calendar any more.
    fn gone(&mut self, ctx: &mut Context<Self>) {
        self.dismiss();
        self.watch.leave();
        ctx.stop();
    }

    fn dismiss(&mut self) {
        let away = AskError::Unavailable { retry_after: Duration::from_secs(1) };
        let recovery = self.recovery.take().unwrap_or_default();
        let unsettled = recovery.unsettled.into_iter().map(|(pending, _)| pending.ask);
        let parked = std::mem::take(&mut self.parked);
        for ask in unsettled.chain(parked).chain(recovery.waiting) {
            answer(ask, Told::Failed(away.clone()));
        }
    }
}

/// A command whose decision was not written: it is decided again, unless it has lost too often.
fn unwritten(pending: Pending, outcome: Settlement) -> Option<Ask> {
    let ask = Ask { lost: pending.ask.lost.saturating_add(1), ..pending.ask };
    match outcome {
        Settlement::Known(Verdict::KeyTaken { fingerprint, reply }) => {
            answer(ask, Told::Taken { fingerprint, reply });
            None
        }
        Settlement::Refused if ask.lost > 1 => {
            answer(ask, Told::Failed(AskError::Refused));
            None
        }
        _ if ask.lost > MOST_LOSSES => {
            answer(ask, Told::Failed(AskError::Contended));
            None
        }
        _ => Some(ask),
    }
}

async fn read_again(
    deps: CalendarDeps,
    trainer: TrainerId,
    in_doubt: Vec<DecisionId>,
    now: Timestamp,
) -> Reread {
    let mut transaction = deps.database.begin().await?;
    // Whatever is still committing holds this lock: after it nothing is in doubt.
    if calendars::lock(&mut transaction, trainer).await?.is_none() {
        return Ok(None);
    }
    let committed = events::committed(&mut transaction, trainer, &in_doubt).await?;
    let loaded = load(&mut transaction, trainer, now).await?;
    // Nothing was written: the end of the transaction only lets go of the lock.
    drop(transaction);
    Ok(loaded.map(|loaded| (loaded, committed)))
}

/// Sessions that ended longer ago than this no longer matter to any decision.
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(24);

/// The calendar with what an actor needs beside it.
pub(crate) async fn load(
    conn: &mut fittribe_store::PgConnection,
    trainer: TrainerId,
    now: Timestamp,
) -> Result<Option<LoadedCalendar>, StoreError> {
    let since = now.checked_sub(LOOK_BACK).unwrap_or(now);
    let Some(calendar) = calendars::load(conn, trainer, since).await? else { return Ok(None) };
    let epoch = calendars::epoch(conn, trainer).await?.unwrap_or(1);
    let keys = calendars::recent_keys(conn, trainer, now.checked_sub(KEY_LIFE).unwrap_or(now)).await?;
    Ok(Some(LoadedCalendar { calendar, epoch, keys }))
}
