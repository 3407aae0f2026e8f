//! One HTTP worker's subscribers. Lives on the worker's thread; its task walks them for each message.

use std::{cell::RefCell, collections::HashMap, rc::Rc, sync::Arc, time::Instant};

use super::{
    Hub, Outbox, State,
    inbox::{Delta, Event, Inbox, Item},
    outbox::{MOST_EVENTS, Taken},
};
use crate::{
    topic::Topic,
    wire::{self, Frame, message::Mode},
};

/// Subscribers served before others on the thread get their turn.
const CHUNK: usize = 256;

/// Where a subscriber stands.
enum Cursor {
    /// Registered, but not yet told where it starts: events wait here, states need not.
    Joining { early: Vec<Event>, lost: bool },
    /// Has the topic's state at this place.
    State { ep: Arc<str>, seq: u64 },
    /// Has every event up to this one.
    Events { last: i64 },
    /// Was told to subscribe again.
    Ended,
}

struct Member {
    outbox: Rc<Outbox>,
    cursor: RefCell<Cursor>,
}

/// A topic's members at places that do not move, so that a walk can pause.
#[derive(Default)]
struct Members {
    places: Vec<Option<Rc<Member>>>,
    free: Vec<usize>,
}

impl Members {
    fn insert(&mut self, member: Rc<Member>) -> usize {
        let place = self.free.pop().unwrap_or(self.places.len());
        match self.places.get_mut(place) {
            Some(vacant) => *vacant = Some(member),
            None => self.places.push(Some(member)),
        }
        place
    }

    /// Whether nobody is left.
    fn remove(&mut self, place: usize) -> bool {
        if let Some(taken) = self.places.get_mut(place)
            && taken.take().is_some()
        {
            self.free.push(place);
        }
        self.free.len() == self.places.len()
    }
}

/// The hub's end on one thread.
pub struct LocalHub {
    hub: Hub,
    inbox: Arc<Inbox>,
    topics: RefCell<HashMap<Topic, Members>>,
}

impl LocalHub {
    /// Starts the task that serves this thread's subscribers. Call it on a local set, as every arbiter is.
    #[must_use]
    pub fn start(hub: &Hub) -> Rc<Self> {
        let inbox = Arc::new(Inbox::new(hub.next_worker()));
        let local = Rc::new(Self { hub: hub.clone(), inbox: Arc::clone(&inbox), topics: RefCell::default() });
        let weak = Rc::downgrade(&local);
        tokio::task::spawn_local(async move {
            loop {
                inbox.filled().await;
                // The batch is dropped, and the hub let go, between two waits.
                let Some(local) = weak.upgrade() else { return };
                for item in inbox.take() {
                    local.serve(item).await;
                }
                tokio::task::yield_now().await;
            }
        });
        local
    }

    /// Registers a subscriber. Nothing reaches the outbox before [`Subscription::start_state`] or
    /// [`Subscription::start_events`]; nothing published from now on is missed.
    #[must_use]
    pub fn subscribe(self: &Rc<Self>, topic: Topic, outbox: &Rc<Outbox>) -> Subscription {
        let cursor = RefCell::new(Cursor::Joining { early: Vec::new(), lost: false });
        let member = Rc::new(Member { outbox: Rc::clone(outbox), cursor });
        let place = self.topics.borrow_mut().entry(topic).or_default().insert(Rc::clone(&member));
        self.hub.watch(topic, &self.inbox);
        Subscription { local: Rc::clone(self), topic, place, member }
    }

    async fn serve(&self, item: Item) {
        match item {
            Item::State(topic, run) => {
                let Some(latest) = self.hub.latest(&topic) else { return };
                let (run, now) = (run.unwrap_or_default(), Instant::now());
                self.walk(topic, |member| member.state(topic, &run, &latest, now)).await;
            }
            Item::Event(event) => self.walk(event.topic, |member| member.event(&event)).await,
            Item::Lost(topic) => self.walk(topic, |member| member.lost(topic)).await,
        }
    }

    async fn walk(&self, topic: Topic, deliver: impl Fn(&Member)) {
        let mut start = 0;
        loop {
            {
                let topics = self.topics.borrow();
                let Some(members) = topics.get(&topic) else { return };
                let chunk = members.places.iter().skip(start).take(CHUNK);
                chunk.flatten().for_each(|member| deliver(member));
                start += CHUNK;
                if start >= members.places.len() {
                    return;
                }
            }
            tokio::task::yield_now().await;
        }
    }
}

impl Member {
    fn state(&self, topic: Topic, run: &[Delta], latest: &State, now: Instant) {
        let mut cursor = self.cursor.borrow_mut();
        let Cursor::State { ep, seq } = &mut *cursor else { return };
        for delta in run {
            if delta.ep != *ep {
                break;
            }
            if delta.prev == *seq {
                match self.outbox.push_delta(topic, &delta.frame, || latest.snapshot(), now) {
                    Taken::Delta => *seq = delta.seq,
                    Taken::Snapshot => {
                        *ep = Arc::clone(&latest.ep);
                        *seq = latest.seq;
                        return;
                    }
                }
            }
        }
        // Behind the run's end, or never on its way: only the whole state helps. What is ahead of the run is
        // another publication's, which follows.
        let behind = run.last().is_none_or(|last| last.ep != *ep || *seq < last.seq);
        if behind && !(latest.ep == *ep && latest.seq == *seq) {
            self.outbox.push_snapshot(topic, latest.snapshot(), now);
            *ep = Arc::clone(&latest.ep);
            *seq = latest.seq;
        }
    }

    fn event(&self, event: &Event) {
        let mut cursor = self.cursor.borrow_mut();
        match &mut *cursor {
            Cursor::Joining { early, lost } if early.len() >= MOST_EVENTS => *lost = true,
            Cursor::Joining { early, .. } => early.push(event.clone()),
            Cursor::Events { last } if event.seq <= *last => {}
            Cursor::Events { last } if event.prev == *last => {
                *last = event.seq;
                self.outbox.push_event(event.frame.clone());
            }
            Cursor::Events { .. } => self.end(&mut cursor, event.topic),
            Cursor::State { .. } | Cursor::Ended => {}
        }
    }

    fn lost(&self, topic: Topic) {
        let mut cursor = self.cursor.borrow_mut();
        match &mut *cursor {
            Cursor::Joining { lost, .. } => *lost = true,
            Cursor::Events { .. } => self.end(&mut cursor, topic),
            Cursor::State { .. } | Cursor::Ended => {}
        }
    }

    /// A gap: the client asks again from its last place, and gets what it missed.
    fn end(&self, cursor: &mut Cursor, topic: Topic) {
        *cursor = Cursor::Ended;
        self.outbox.push_event(wire::reset(&topic, wire::INBOX_EPOCH));
    }
}

/// One subscriber of one topic; dropping it unsubscribes.
pub struct Subscription {
    local: Rc<LocalHub>,
    topic: Topic,
    place: usize,
    member: Rc<Member>,
}

impl Subscription {
    /// Which topic.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        self.topic
    }

    /// Whether the client was told to subscribe again.
    #[must_use]
    pub fn ended(&self) -> bool {
        matches!(*self.member.cursor.borrow(), Cursor::Ended)
    }

    /// Begins with the topic's latest state: nothing when that is where the client stands already,
    /// otherwise its snapshot. `None` when nobody publishes the topic here.
    #[must_use]
    pub fn start_state(&self, since: Option<(&str, u64)>) -> Option<(Mode, Arc<State>)> {
        let latest = self.local.hub.latest(&self.topic)?;
        let current = since.is_some_and(|(ep, seq)| *latest.ep == *ep && latest.seq == seq);
        *self.member.cursor.borrow_mut() = Cursor::State { ep: Arc::clone(&latest.ep), seq: latest.seq };
        if current {
            return Some((Mode::Current, latest));
        }
        self.member.outbox.push_snapshot(self.topic, latest.snapshot(), Instant::now());
        Some((Mode::Snap, latest))
    }

    /// Begins after `last`, with these frames of the past first. What was published meanwhile follows.
    pub fn start_events(&self, past: &[Frame], last: i64) {
        if !past.is_empty() {
            self.member.outbox.push_event(Frame::joined(past));
        }
        let joined = self.member.cursor.replace(Cursor::Events { last });
        let Cursor::Joining { early, lost } = joined else { return };
        early.iter().for_each(|event| self.member.event(event));
        if lost {
            self.member.lost(self.topic);
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.member.outbox.drop_topic(self.topic);
        let mut topics = self.local.topics.borrow_mut();
        if topics.get_mut(&self.topic).is_some_and(|members| members.remove(self.place)) {
            topics.remove(&self.topic);
        }
        drop(topics);
        self.local.hub.unwatch(self.topic, &self.local.inbox);
    }
}

#[cfg(test)]
mod tests;
