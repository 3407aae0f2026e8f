//! What a calendar publishes while somebody watches.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use actix::{AsyncContext, Context};
use fittribe_domain::{
    Calendar, ServiceId,
    slots::{self, Availability, Slots, Soonest},
};
use jiff::{Span, Timestamp};

use super::CalendarActor;
use crate::{
    hub::State,
    snapshot::Snapshot,
    topic::Topic,
    wire::{self, AvailabilityChange, Frame, SlotsChange, SlotsView},
};

/// At most ten publications a second and topic; the first goes at once.
const PACE: Duration = Duration::from_millis(100);

/// The feeds in use.
#[derive(Default)]
pub(super) struct Feeds {
    active: HashMap<Topic, Feed>,
    /// Whether a paced publication is due.
    due: bool,
}

impl Feeds {
    pub(super) fn is_empty(&self) -> bool {
        self.active.is_empty()
    }
}

/// What a topic's watchers have seen last.
struct Feed {
    shown: Shown,
    ep: Arc<str>,
    seq: u64,
    next: Instant,
    unwatched: u8,
}

/// A topic's state at a version.
enum Shown {
    Slots(Arc<Slots>, Frameset),
    Availability(Availability),
    Next(Vec<Soonest>),
}

/// How many of the soonest starts are told.
const SOONEST: usize = 8;

/// What of the rules a slots snapshot says beside the slots. When any of it changes, watchers get a new
/// snapshot instead of a delta.
#[derive(Clone, PartialEq)]
struct Frameset {
    zone: fittribe_domain::zone::Zone,
    notice_s: i64,
    duration_s: i64,
    horizon_days: u16,
}

impl CalendarActor {
    /// Starts publishing a topic, if it is this calendar's and not published yet.
    pub(super) fn add_feed(&mut self, topic: Topic, _: &mut Context<Self>) {
        if let Some(feed) = self.feeds.active.get_mut(&topic) {
            feed.unwatched = 0;
            return;
        }
        let snapshot = self.public.snapshot.load_full();
        let now = self.deps.clock.now();
        let Some(shown) = show(&snapshot, topic, now) else { return };
        let state = state_of(&snapshot, topic, &shown, now);
        self.deps.hub.set_latest(topic, Arc::clone(&state));
        let feed =
            Feed { shown, ep: Arc::clone(&state.ep), seq: state.seq, next: Instant::now(), unwatched: 0 };
        self.feeds.active.insert(topic, feed);
    }

    /// An incarnation after a death takes up what is still being watched, with fresh snapshots.
    pub(super) fn resume_feeds(&mut self, ctx: &mut Context<Self>) {
        let services = self.committed.services().keys().map(|service| Topic::Slots(*service));
        let own = services.chain([Topic::Availability(self.trainer), Topic::Next(self.trainer)]);
        let watched: Vec<Topic> = own.filter(|topic| self.deps.hub.watchers(topic) > 0).collect();
        for topic in watched {
            self.add_feed(topic, ctx);
            if let Some(state) = self.deps.hub.latest(&topic) {
                self.deps.hub.publish_state(topic, None, None, state);
            }
        }
    }

    /// Publishes what changed, each topic at its pace; what is too soon follows when its time has come.
    pub(super) fn publish_feeds(&mut self, ctx: &mut Context<Self>) {
        if self.feeds.active.is_empty() {
            return;
        }
        let (snapshot, now, at) = (self.public.snapshot.load_full(), self.deps.clock.now(), Instant::now());
        let mut soonest: Option<Instant> = None;
        for (topic, feed) in &mut self.feeds.active {
            if feed.seq == snapshot.version().count() && feed.ep == *snapshot.epoch() {
                continue;
            }
            if at < feed.next {
                soonest = Some(soonest.map_or(feed.next, |next| next.min(feed.next)));
                continue;
            }
            feed.next = at + PACE;
            publish(&self.deps.hub, *topic, feed, &snapshot, now);
        }
        if let Some(soonest) = soonest.filter(|_| !self.feeds.due) {
            self.feeds.due = true;
            ctx.run_later(soonest.duration_since(at), |actor, ctx| {
                actor.feeds.due = false;
                actor.publish_feeds(ctx);
            });
        }
    }

    /// A feed that nobody watched at two looks in a row ends.
    pub(super) fn drop_unwatched_feeds(&mut self) {
        let hub = &self.deps.hub;
        self.feeds.active.retain(|topic, feed| {
            feed.unwatched = if hub.watchers(topic) > 0 { 0 } else { feed.unwatched.saturating_add(1) };
            // The hub refuses to forget what somebody began to watch this very moment.
            feed.unwatched < 2 || !hub.forget(topic)
        });
    }
}

fn publish(hub: &crate::hub::Hub, topic: Topic, feed: &mut Feed, snapshot: &Arc<Snapshot>, now: Timestamp) {
    let Some(shown) = show(snapshot, topic, now) else { return };
    let state = state_of(snapshot, topic, &shown, now);
    let (prev, seq) = (feed.seq, state.seq);
    let delta = if feed.ep == state.ep {
        delta(topic, &state.ep, (prev, seq), &feed.shown, &shown)
    } else {
        Delta::Snapshot
    };
    match delta {
        // Nothing that watchers see changed: the next delta still follows on what they have.
        Delta::Nothing => return,
        Delta::Frame(frame) => hub.publish_state(topic, Some(prev), Some(frame), Arc::clone(&state)),
        Delta::Snapshot => hub.publish_state(topic, None, None, Arc::clone(&state)),
    }
    feed.shown = shown;
    feed.ep = Arc::clone(&state.ep);
    feed.seq = seq;
}

enum Delta {
    Nothing,
    Frame(Frame),
    Snapshot,
}

fn delta(topic: Topic, ep: &str, (prev, seq): (u64, u64), before: &Shown, after: &Shown) -> Delta {
    match (topic, before, after) {
        (Topic::Slots(service), Shown::Slots(old, old_frame), Shown::Slots(new, new_frame)) => {
            if old_frame != new_frame {
                return Delta::Snapshot;
            }
            let change = SlotsChange::between(old, new);
            if change.is_empty() {
                Delta::Nothing
            } else {
                Delta::Frame(wire::slots_delta(service, ep, prev, seq, &change))
            }
        }
        (Topic::Availability(trainer), Shown::Availability(old), Shown::Availability(new)) => {
            let change = AvailabilityChange::between(old, new);
            if change.is_empty() {
                Delta::Nothing
            } else {
                Delta::Frame(wire::availability_delta(trainer, ep, prev, seq, &change))
            }
        }
        (Topic::Next(_), Shown::Next(old), Shown::Next(new)) if old == new => Delta::Nothing,
        _ => Delta::Snapshot,
    }
}

/// What a topic shows of a snapshot; `None` when the topic is not this calendar's.
fn show(snapshot: &Snapshot, topic: Topic, now: Timestamp) -> Option<Shown> {
    let calendar = snapshot.calendar();
    match topic {
        Topic::Slots(service) => {
            let frame = frameset(calendar, service)?;
            Some(Shown::Slots(snapshot.slots(service, now), frame))
        }
        Topic::Availability(trainer) if trainer == calendar.trainer() => {
            Some(Shown::Availability(calendar.availability(now)))
        }
        Topic::Next(trainer) if trainer == calendar.trainer() => Some(Shown::Next(soonest(snapshot, now))),
        Topic::Availability(_) | Topic::Next(_) | Topic::Me(_) => None,
    }
}

fn soonest(snapshot: &Snapshot, now: Timestamp) -> Vec<Soonest> {
    let calendar = snapshot.calendar();
    let offers: Vec<_> = calendar
        .services()
        .values()
        .map(|service| (snapshot.slots(service.id, now), service.rules(calendar.policy()).notice.seconds()))
        .collect();
    slots::soonest(offers.iter().map(|(slots, notice)| (slots.free.as_slice(), *notice)), now, SOONEST)
}

fn frameset(calendar: &Calendar, service: ServiceId) -> Option<Frameset> {
    let service = calendar.service(service)?;
    let rules = service.rules(calendar.policy());
    Some(Frameset {
        zone: calendar.zone().clone(),
        notice_s: rules.notice.seconds(),
        duration_s: service.duration.seconds(),
        horizon_days: rules.horizon_days,
    })
}

fn state_of(snapshot: &Arc<Snapshot>, topic: Topic, shown: &Shown, now: Timestamp) -> Arc<State> {
    let (ep, seq) = (Arc::clone(snapshot.epoch()), snapshot.version().count());
    let name = Arc::clone(&ep);
    match (topic, shown) {
        (Topic::Slots(service), Shown::Slots(slots, frame)) => {
            let (slots, frame) = (Arc::clone(slots), frame.clone());
            let from = frame.zone.date(now);
            let to = from.saturating_add(Span::new().days(i64::from(frame.horizon_days)));
            State::new(ep, seq, move || {
                let view = SlotsView {
                    zone: &frame.zone,
                    now,
                    notice_s: frame.notice_s,
                    duration_s: frame.duration_s,
                    from,
                    to,
                    slots: &slots,
                };
                wire::slots_snapshot(service, &name, seq, &view)
            })
        }
        (_, Shown::Next(soonest)) => {
            let (trainer, soonest) = (snapshot.calendar().trainer(), soonest.clone());
            State::new(ep, seq, move || wire::next_snapshot(trainer, &name, seq, &soonest))
        }
        (_, shown) => {
            let (trainer, zone) = (snapshot.calendar().trainer(), snapshot.calendar().zone().clone());
            let availability = match shown {
                Shown::Availability(availability) => availability.clone(),
                Shown::Slots(..) | Shown::Next(_) => {
                    Availability { range: None, free: Vec::new(), held: Vec::new() }
                }
            };
            State::new(ep, seq, move || {
                wire::availability_snapshot(trainer, &name, seq, &zone, &availability)
            })
        }
    }
}
