//! The one alarm of a calendar, and leaving when nobody needs it.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use actix::{ActorContext, ActorFutureExt, AsyncContext, Context, WrapFuture};
use fittribe_domain::calendar::command::{Action, Asker, Command};
use jiff::{Span, Timestamp};
use tokio::sync::oneshot;

use super::{Ask, CalendarActor};

impl CalendarActor {
    /// Sets the alarm for the earliest of the next hold's deadline and the trainer's next midnight.
    pub(super) fn set_alarm(&mut self, ctx: &mut Context<Self>) {
        if let Some(old) = self.alarm.take() {
            ctx.cancel_future(old);
        }
        let now = self.deps.clock.now();
        let zone = self.committed.zone();
        let midnight = zone.midnight(zone.date(now).saturating_add(Span::new().days(1)));
        let deadline = self.ahead.deadlines().next().map(|(until, _)| until);
        let at = deadline.map_or(midnight, |until| until.min(midnight));
        let waiting = self.deps.clock.wait_until(at);
        self.alarm = Some(ctx.spawn(waiting.into_actor(self).map(move |(), actor, ctx| actor.ring(at, ctx))));
    }

    fn ring(&mut self, at: Timestamp, ctx: &mut Context<Self>) {
        self.alarm = None;
        let now = self.deps.clock.now();
        let lapsed = self.ahead.deadlines().next().is_some_and(|(until, _)| until <= now);
        if lapsed {
            self.expire_holds(ctx);
        }
        if self.committed.zone().midnight(self.committed.zone().date(at)) == at {
            // A new local day: the horizon moved on.
            self.publish(ctx);
        } else if !lapsed {
            self.set_alarm(ctx);
        }
    }

    /// Writes lapsed holds off. Nobody waits for the answer; should it fail, the alarm of the next
    /// publication or the sweep rings again.
    fn expire_holds(&mut self, ctx: &mut Context<Self>) {
        let (reply, _nobody) = oneshot::channel();
        let permit = std::sync::Arc::new(tokio::sync::Semaphore::new(1)).try_acquire_owned();
        let Ok(permit) = permit else { return };
        let command = Command { by: Asker::SYSTEM, action: Action::ExpireHolds };
        let deadline = Instant::now() + Duration::from_secs(30);
        self.take(Ask { command, claim: None, reply, deadline, lost: 0, permit }, ctx);
    }

    /// Leaves after a while without commands, watchers and holds; the next message brings it back.
    pub(super) fn look_after_idleness(&self, ctx: &mut Context<Self>) {
        let every = (self.deps.idle / 4).max(Duration::from_millis(50));
        ctx.run_interval(every, |actor, ctx| {
            if actor.public.used.swap(false, Ordering::Relaxed) {
                actor.used = Instant::now();
            }
            let busy = !actor.pending.is_empty() || !actor.parked.is_empty() || actor.recovery.is_some();
            let holds = actor.committed.deadlines().next().is_some();
            actor.drop_unwatched_feeds();
            if !busy && !holds && actor.feeds.is_empty() && actor.used.elapsed() >= actor.deps.idle {
                actor.watch.leave();
                ctx.stop();
            }
        });
    }
}
