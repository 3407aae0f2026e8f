//! What waits to be written to one socket. Invariant: bounded, whatever is published and however little
//! the peer reads.
//!
//! Two lanes: *events* keep their order and have room for so many; *state* keeps of each topic what leads
//! to its latest state. The socket's response body takes from here directly, on the same thread; a push
//! wakes it only when it sleeps.

use std::{
    cell::RefCell,
    collections::VecDeque,
    task::{Context, Poll, Waker},
    time::Instant,
};

use bytes::Bytes;

use crate::{topic::Topic, wire::Frame};

/// Events that may wait.
pub const MOST_EVENTS: usize = 64;
/// Bytes of events that may wait.
pub const MOST_EVENT_BYTES: usize = 256 * 1024;
/// Deltas of one topic that may wait; a further one becomes the snapshot. One alone would turn a moment in
/// which the worker is busy into thousands of snapshots, each a hundred times a delta's size.
pub const LONGEST_RUN: usize = 4;
/// Written in one go. The connection's write buffer is as large as the largest go, and it keeps that size.
const GO: usize = 4096;

#[derive(Debug)]
struct Waiting {
    topic: Option<Topic>,
    frame: Bytes,
    since: Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Open,
    /// The last words are being said; then the body waits until the peer has said its own.
    Closing,
    /// What waits is written, then the body ends.
    Finished,
    /// The body is gone: nothing will be written any more.
    Gone,
}

#[derive(Debug)]
struct Lanes {
    phase: Phase,
    overflowed: bool,
    awake: bool,
    gone: usize,
    waker: Option<Waker>,
    event_bytes: usize,
    current: Option<(Bytes, Instant)>,
    events: VecDeque<Waiting>,
    state: VecDeque<Waiting>,
}

/// How a delta was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// As it is.
    Delta,
    /// As the topic's snapshot.
    Snapshot,
}

/// One socket's outbox.
#[derive(Debug)]
pub struct Outbox {
    lanes: RefCell<Lanes>,
}

impl Default for Outbox {
    fn default() -> Self {
        let (events, state) = (VecDeque::new(), VecDeque::new());
        let lanes = Lanes {
            phase: Phase::Open,
            overflowed: false,
            awake: true,
            gone: 0,
            waker: None,
            event_bytes: 0,
            current: None,
            events,
            state,
        };
        Self { lanes: RefCell::new(lanes) }
    }
}

impl Lanes {
    fn push_event(&mut self, frame: Frame, since: Instant) {
        if self.phase != Phase::Open || self.overflowed {
            return;
        }
        let bytes = self.event_bytes.saturating_add(frame.len());
        if self.events.len() >= MOST_EVENTS || bytes > MOST_EVENT_BYTES {
            self.overflowed = true;
            return;
        }
        self.event_bytes = bytes;
        self.events.push_back(Waiting { topic: None, frame: frame.into_bytes(), since });
    }

    fn waiting_of(&self, topic: Topic) -> usize {
        self.state.iter().filter(|waiting| waiting.topic == Some(topic)).count()
    }

    /// Puts a snapshot in the place of whatever waits of its topic, as old as that.
    fn push_snapshot(&mut self, topic: Topic, frame: Frame, since: Instant) {
        let mut oldest = since;
        self.state.retain(|waiting| {
            if waiting.topic == Some(topic) {
                oldest = oldest.min(waiting.since);
            }
            waiting.topic != Some(topic)
        });
        self.state.push_back(Waiting { topic: Some(topic), frame: frame.into_bytes(), since: oldest });
    }

    fn next(&mut self) -> Option<Bytes> {
        let (mut frame, since) = match self.current.take() {
            Some(current) => current,
            None => {
                let next = self.events.pop_front().inspect(|event| self.event_bytes -= event.frame.len());
                let next = next.or_else(|| self.state.pop_front())?;
                (next.frame, next.since)
            }
        };
        if frame.len() > GO {
            let piece = frame.split_to(GO);
            self.current = Some((frame, since));
            return Some(piece);
        }
        Some(frame)
    }

    fn rest(&mut self) {
        for lane in [&mut self.events, &mut self.state] {
            if lane.is_empty() && lane.capacity() > 8 {
                *lane = VecDeque::new();
            }
        }
    }
}

impl Outbox {
    fn push(&self, push: impl FnOnce(&mut Lanes)) {
        let mut lanes = self.lanes.borrow_mut();
        push(&mut lanes);
        if !lanes.awake {
            lanes.awake = true;
            if let Some(waker) = &lanes.waker {
                waker.wake_by_ref();
            }
        }
    }

    /// A reply, a ping or an event: in order, none left out.
    pub fn push_event(&self, frame: Frame) {
        self.push(|lanes| lanes.push_event(frame, Instant::now()));
    }

    pub(super) fn push_delta(
        &self,
        topic: Topic,
        delta: &Frame,
        snapshot: impl FnOnce() -> Frame,
        now: Instant,
    ) -> Taken {
        let mut taken = Taken::Delta;
        self.push(|lanes| {
            if lanes.phase != Phase::Open {
                return;
            }
            if lanes.waiting_of(topic) < LONGEST_RUN {
                let frame = delta.bytes().clone();
                lanes.state.push_back(Waiting { topic: Some(topic), frame, since: now });
            } else {
                lanes.push_snapshot(topic, snapshot(), now);
                taken = Taken::Snapshot;
            }
        });
        taken
    }

    pub(super) fn push_snapshot(&self, topic: Topic, snapshot: Frame, now: Instant) {
        self.push(|lanes| {
            if lanes.phase == Phase::Open {
                lanes.push_snapshot(topic, snapshot, now);
            }
        });
    }

    /// Nothing more of a topic.
    pub(super) fn drop_topic(&self, topic: Topic) {
        self.lanes.borrow_mut().state.retain(|waiting| waiting.topic != Some(topic));
    }

    /// Says these last words instead of what waits, and takes nothing any more. Only the first call counts.
    pub fn close(&self, last_words: &[Frame]) {
        self.push(|lanes| {
            if lanes.phase == Phase::Open {
                lanes.phase = Phase::Closing;
                lanes.state.clear();
                lanes.events.clear();
                let frame = Frame::joined(last_words).into_bytes();
                lanes.event_bytes = frame.len();
                lanes.events.push_back(Waiting { topic: None, frame, since: Instant::now() });
            }
        });
    }

    /// The peer has said its last words, or is gone: the body ends once it has said ours.
    pub fn finish(&self) {
        self.push(|lanes| {
            if matches!(lanes.phase, Phase::Open | Phase::Closing) {
                lanes.phase = Phase::Finished;
            }
        });
    }

    /// The body is gone.
    pub fn abandon(&self) {
        let mut lanes = self.lanes.borrow_mut();
        lanes.phase = Phase::Gone;
        lanes.events = VecDeque::new();
        lanes.state = VecDeque::new();
        lanes.current = None;
        lanes.event_bytes = 0;
        lanes.waker = None;
    }

    /// Whether messages are still taken.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.lanes.borrow().phase == Phase::Open
    }

    /// Whether events had no room: the peer reads too slowly.
    #[must_use]
    pub fn overflowed(&self) -> bool {
        self.lanes.borrow().overflowed
    }

    /// Since when the oldest message waits.
    #[must_use]
    pub fn waiting_since(&self) -> Option<Instant> {
        let lanes = self.lanes.borrow();
        let lane = |lane: &VecDeque<Waiting>| lane.iter().map(|waiting| waiting.since).min();
        let current = lanes.current.as_ref().map(|(_, since)| *since);
        current.into_iter().chain(lane(&lanes.events)).chain(lane(&lanes.state)).min()
    }

    /// How many messages wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        let lanes = self.lanes.borrow();
        lanes.events.len() + lanes.state.len() + usize::from(lanes.current.is_some())
    }

    /// What is to be written next; `None` at the end. Pauses after each go, so that it is written before the
    /// next is asked for.
    pub fn poll_next(&self, cx: &mut Context<'_>) -> Poll<Option<Bytes>> {
        let mut lanes = self.lanes.borrow_mut();
        if lanes.gone >= GO {
            lanes.gone = 0;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if let Some(bytes) = lanes.next() {
            lanes.gone += bytes.len();
            return Poll::Ready(Some(bytes));
        }
        if matches!(lanes.phase, Phase::Finished | Phase::Gone) {
            return Poll::Ready(None);
        }
        lanes.gone = 0;
        lanes.rest();
        lanes.awake = false;
        if !lanes.waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker())) {
            lanes.waker = Some(cx.waker().clone());
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests;
