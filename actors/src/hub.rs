//! Fan-out: a message is built once and reaches every socket that watches its topic.
//!
//! A publisher sends one message to each HTTP worker that has subscribers ([`inbox`]); there a task walks
//! the worker's own subscribers ([`local`]) and puts it into their outboxes ([`outbox`]), which the sockets
//! write from. Nothing waits for a socket.

pub mod inbox;
pub mod local;
pub mod outbox;

use std::{
    fmt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use dashmap::DashMap;

use crate::{topic::Topic, wire::Frame};

use inbox::Inbox;
pub use local::{LocalHub, Subscription};
pub use outbox::Outbox;

/// A topic's whole state at a place of its sequence. The snapshot is serialised when somebody first needs
/// it, and once.
pub struct State {
    /// The epoch that `seq` counts in.
    pub ep: Arc<str>,
    /// The place.
    pub seq: u64,
    build: Box<dyn Fn() -> Frame + Send + Sync>,
    snapshot: OnceLock<Frame>,
}

impl State {
    /// A state and how to write it down.
    #[must_use]
    pub fn new(ep: Arc<str>, seq: u64, build: impl Fn() -> Frame + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self { ep, seq, build: Box::new(build), snapshot: OnceLock::new() })
    }

    /// The snapshot.
    #[must_use]
    pub fn snapshot(&self) -> Frame {
        self.snapshot.get_or_init(|| (self.build)()).clone()
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").field("ep", &self.ep).field("seq", &self.seq).finish_non_exhaustive()
    }
}

/// What the table knows of a topic.
#[derive(Default)]
struct Entry {
    latest: Option<Arc<State>>,
    workers: Vec<Watching>,
}

/// A worker with subscribers of a topic.
struct Watching {
    inbox: Arc<Inbox>,
    subscribers: usize,
}

/// The topic table. Cheap to clone.
#[derive(Clone, Default)]
pub struct Hub {
    topics: Arc<DashMap<Topic, Entry>>,
    workers: Arc<AtomicU64>,
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hub").field("topics", &self.topics.len()).finish_non_exhaustive()
    }
}

impl Hub {
    /// A hub without topics.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A topic's state moved on. With a delta, watchers who stand at `prev` get that and others the
    /// snapshot; without one everybody gets the snapshot.
    pub fn publish_state(&self, topic: Topic, prev: Option<u64>, delta: Option<Frame>, state: Arc<State>) {
        let delta = prev.zip(delta).map(|(prev, frame)| inbox::Delta {
            ep: Arc::clone(&state.ep),
            prev,
            seq: state.seq,
            frame,
        });
        // Stored before any worker hears of it: whoever subscribes meanwhile starts from it.
        let mut entry = self.topics.entry(topic).or_default();
        entry.latest = Some(state);
        for worker in &entry.workers {
            worker.inbox.put_state(topic, delta.clone());
        }
    }

    /// Something happened. Watchers get every event in order, or are told that they did not.
    pub fn publish_event(&self, topic: Topic, prev: i64, seq: i64, frame: Frame) {
        if let Some(entry) = self.topics.get(&topic) {
            for worker in &entry.workers {
                worker.inbox.put_event(inbox::Event { topic, prev, seq, frame: frame.clone() });
            }
        }
    }

    /// A topic's latest state.
    #[must_use]
    pub fn latest(&self, topic: &Topic) -> Option<Arc<State>> {
        self.topics.get(topic).and_then(|entry| entry.latest.clone())
    }

    /// The first state of a feed; nobody is told.
    pub fn set_latest(&self, topic: Topic, state: Arc<State>) {
        self.topics.entry(topic).or_default().latest = Some(state);
    }

    /// How many sockets of this node watch a topic.
    #[must_use]
    pub fn watchers(&self, topic: &Topic) -> usize {
        self.topics.get(topic).map_or(0, |entry| entry.workers.iter().map(|worker| worker.subscribers).sum())
    }

    /// Ends a feed that nobody watches: its latest state is not kept up any more. False when somebody began
    /// to watch meanwhile: then the feed must go on, because they started from its state.
    pub fn forget(&self, topic: &Topic) -> bool {
        let Some(mut entry) = self.topics.get_mut(topic) else { return true };
        if !entry.workers.is_empty() {
            return false;
        }
        entry.latest = None;
        drop(entry);
        self.topics.remove_if(topic, |_, entry| entry.workers.is_empty() && entry.latest.is_none());
        true
    }

    /// How many topics it knows.
    #[must_use]
    pub fn topics(&self) -> usize {
        self.topics.len()
    }

    fn next_worker(&self) -> u64 {
        self.workers.fetch_add(1, Ordering::Relaxed)
    }

    fn watch(&self, topic: Topic, inbox: &Arc<Inbox>) {
        let mut entry = self.topics.entry(topic).or_default();
        match entry.workers.iter_mut().find(|worker| worker.inbox.worker() == inbox.worker()) {
            Some(worker) => worker.subscribers += 1,
            None => entry.workers.push(Watching { inbox: Arc::clone(inbox), subscribers: 1 }),
        }
    }

    fn unwatch(&self, topic: Topic, inbox: &Inbox) {
        if let Some(mut entry) = self.topics.get_mut(&topic) {
            entry.workers.retain_mut(|worker| {
                if worker.inbox.worker() == inbox.worker() {
                    worker.subscribers = worker.subscribers.saturating_sub(1);
                }
                worker.subscribers > 0
            });
        }
        self.topics.remove_if(&topic, |_, entry| entry.workers.is_empty() && entry.latest.is_none());
    }
}
