//! What publishers have for one HTTP worker. Invariant: its size is bounded by the topics watched there,
//! however fast they publish and however long the worker is busy.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

use crate::{topic::Topic, wire::Frame};

/// Deltas of one topic that may wait; more become a snapshot.
const LONGEST_RUN: usize = 8;
/// Events that may wait. Those of an account come one by one: this many mean a worker that hangs.
const MOST_EVENTS: usize = 16_384;

/// A delta to whoever stands at `prev`.
#[derive(Clone, Debug)]
pub(super) struct Delta {
    pub ep: Arc<str>,
    pub prev: u64,
    pub seq: u64,
    pub frame: Frame,
}

/// An event to whoever watches.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub topic: Topic,
    pub prev: i64,
    pub seq: i64,
    pub frame: Frame,
}

/// One thing to do for the worker.
#[derive(Debug)]
pub(super) enum Item {
    /// A topic moved on: by these deltas, or too far for them.
    State(Topic, Option<Vec<Delta>>),
    /// Something happened.
    Event(Event),
    /// Events of this topic had no room.
    Lost(Topic),
}

#[derive(Debug)]
enum Slot {
    State(Topic),
    Event(Event),
    Lost(Topic),
}

#[derive(Debug, Default)]
struct Queue {
    order: VecDeque<Slot>,
    states: HashMap<Topic, Option<Vec<Delta>>>,
    lost: HashSet<Topic>,
}

/// The queue of one worker.
#[derive(Debug)]
pub(super) struct Inbox {
    worker: u64,
    queue: Mutex<Queue>,
    filled: Notify,
}

impl Inbox {
    pub(super) fn new(worker: u64) -> Self {
        Self { worker, queue: Mutex::default(), filled: Notify::new() }
    }

    pub(super) const fn worker(&self) -> u64 {
        self.worker
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Whoever panicked left a queue, in whatever order.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, put: impl FnOnce(&mut Queue)) {
        let mut queue = self.queue();
        let was_empty = queue.order.is_empty();
        put(&mut queue);
        drop(queue);
        if was_empty {
            self.filled.notify_one();
        }
    }

    pub(super) fn put_state(&self, topic: Topic, delta: Option<Delta>) {
        self.put(|queue| match (queue.states.get_mut(&topic), delta) {
            (Some(Some(run)), Some(delta)) if run.len() < LONGEST_RUN => run.push(delta),
            (Some(waiting), _) => *waiting = None,
            (None, delta) => {
                queue.states.insert(topic, delta.map(|delta| vec![delta]));
                queue.order.push_back(Slot::State(topic));
            }
        });
    }

    pub(super) fn put_event(&self, event: Event) {
        self.put(|queue| {
            if queue.order.len() < MOST_EVENTS {
                queue.order.push_back(Slot::Event(event));
            } else if queue.lost.insert(event.topic) {
                queue.order.push_back(Slot::Lost(event.topic));
            }
        });
    }

    /// Everything that waits, in order.
    pub(super) fn take(&self) -> Vec<Item> {
        let Queue { order, mut states, lost: _ } = mem::take(&mut *self.queue());
        let resolve = |slot| match slot {
            Slot::State(topic) => Item::State(topic, states.remove(&topic).flatten()),
            Slot::Event(event) => Item::Event(event),
            Slot::Lost(topic) => Item::Lost(topic),
        };
        order.into_iter().map(resolve).collect()
    }

    /// Ends when something waits.
    pub(super) async fn filled(&self) {
        self.filled.notified().await;
    }
}

#[cfg(test)]
mod tests {
    use fittribe_domain::{AccountId, ServiceId};
    use uuid::Uuid;

    use super::*;

    fn delta(prev: u64) -> Delta {
        Delta { ep: "c1".into(), prev, seq: prev + 1, frame: Frame::text("x") }
    }

    #[test]
    fn a_worker_that_hangs_keeps_one_entry_a_topic() {
        let inbox = Inbox::new(0);
        let topic = Topic::Slots(ServiceId::from_uuid(Uuid::nil()));
        for prev in 0..100_000 {
            inbox.put_state(topic, Some(delta(prev)));
        }
        let items = inbox.take();
        assert!(matches!(items.as_slice(), [Item::State(of, None)] if *of == topic), "{items:?}");
    }

    #[test]
    fn a_few_deltas_wait_in_order() {
        let inbox = Inbox::new(0);
        let topic = Topic::Slots(ServiceId::from_uuid(Uuid::nil()));
        (0..3).for_each(|prev| inbox.put_state(topic, Some(delta(prev))));
        let items = inbox.take();
        let [Item::State(_, Some(run))] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!(run.iter().map(|delta| delta.seq).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(inbox.take().is_empty());
    }

    #[test]
    fn events_without_room_are_told_as_lost() {
        let inbox = Inbox::new(0);
        let topic = Topic::Me(AccountId::from_uuid(Uuid::nil()));
        for seq in 1..=20_000 {
            inbox.put_event(Event { topic, prev: seq - 1, seq, frame: Frame::text("x") });
        }
        let items = inbox.take();
        assert_eq!(items.len(), MOST_EVENTS + 1);
        assert!(matches!(items.last(), Some(Item::Lost(of)) if *of == topic));
    }
}
