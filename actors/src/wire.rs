//! Protocol v1 of the sockets: the one source of every message, its JSON Schema and its bytes.
//!
//! A message is serialised once, as a complete websocket frame, and shared by everyone it goes to.

pub mod availability;
pub mod client;
pub mod code;
pub mod frame;
pub mod message;
pub mod next;
pub mod slots;
pub mod stamp;

use fittribe_domain::{
    ServiceId, TrainerId,
    slots::{Availability, Soonest},
    zone::Zone,
};
use serde::Serialize;
use serde_json::Value;

use crate::topic::Topic;

pub use availability::{AvailabilityChange, AvailabilityDelta, AvailabilitySnapshot};
pub use client::ClientMessage;
pub use code::{Action, CloseCode, ErrorCode};
pub use frame::Frame;
pub use next::NextSnapshot;
pub use slots::{SlotsChange, SlotsDelta, SlotsSnapshot, SlotsView};
pub use stamp::Stamp;

use message::{
    Bye, Delta, Done, Event, Failed, Message, OkData, Ping, Reset, Snapshot, Welcome, WelcomeData,
};

/// The subprotocol that both sides name in the handshake.
pub const SUBPROTOCOL: &str = "fittribe.v1";

/// An inbox is never started anew, so its epoch is constant.
pub const INBOX_EPOCH: &str = "1";

fn message<T: Serialize>(t: &'static str, body: T) -> Frame {
    Frame::text(&Message { v: 1, t: t.into(), body })
}

/// All that a booking page needs to know of a service.
#[must_use]
pub fn slots_snapshot(service: ServiceId, ep: &str, seq: u64, view: &SlotsView<'_>) -> Frame {
    let topic = Topic::Slots(service).to_string();
    message("snap", Snapshot { topic, ep: ep.to_owned(), seq, d: view.snapshot() })
}

/// What changed since `prev`.
#[must_use]
pub fn slots_delta(service: ServiceId, ep: &str, prev: u64, seq: u64, change: &SlotsChange) -> Frame {
    let topic = Topic::Slots(service).to_string();
    message("delta", Delta { topic, ep: ep.to_owned(), prev, seq, d: SlotsDelta::from(change) })
}

/// A trainer's free time.
#[must_use]
pub fn availability_snapshot(
    trainer: TrainerId,
    ep: &str,
    seq: u64,
    zone: &Zone,
    state: &Availability,
) -> Frame {
    let topic = Topic::Availability(trainer).to_string();
    message("snap", Snapshot { topic, ep: ep.to_owned(), seq, d: AvailabilitySnapshot::of(zone, state) })
}

/// What changed of it since `prev`.
#[must_use]
pub fn availability_delta(
    trainer: TrainerId,
    ep: &str,
    prev: u64,
    seq: u64,
    change: &AvailabilityChange,
) -> Frame {
    let topic = Topic::Availability(trainer).to_string();
    message("delta", Delta { topic, ep: ep.to_owned(), prev, seq, d: AvailabilityDelta::from(change) })
}

/// The soonest starts of a trainer.
#[must_use]
pub fn next_snapshot(trainer: TrainerId, ep: &str, seq: u64, soonest: &[Soonest]) -> Frame {
    let topic = Topic::Next(trainer).to_string();
    message("snap", Snapshot { topic, ep: ep.to_owned(), seq, d: NextSnapshot::of(soonest) })
}

/// One line of an account's inbox.
#[must_use]
pub fn account_event(ep: &str, prev: i64, seq: i64, d: &Value) -> Frame {
    message("evt", Event { topic: "me".to_owned(), ep: ep.to_owned(), prev, seq, d })
}

/// The subscription has ended: what was missed cannot be told any more. Subscribe again.
#[must_use]
pub fn reset(topic: &Topic, ep: &str) -> Frame {
    message("reset", Reset { topic: topic.to_string(), ep: ep.to_owned() })
}

/// The first message on a connection.
#[must_use]
pub fn welcome(d: WelcomeData) -> Frame {
    message("welcome", Welcome { d })
}

/// A request was done.
#[must_use]
pub fn done(id: u64, topic: &Topic, d: Option<OkData>) -> Frame {
    message("ok", Done { id, topic: topic.to_string(), d })
}

/// A request was not done.
#[must_use]
pub fn failed(id: Option<u64>, code: ErrorCode, d: Option<Value>) -> Frame {
    message("err", Failed { id, code, temporary: code.temporary(), d })
}

/// Are you there?
#[must_use]
pub fn ping(ts: u64) -> Frame {
    message("ping", Ping { ts })
}

/// The end of a connection, to be followed by [`close`].
#[must_use]
pub fn bye(code: CloseCode, retry_ms: Option<u64>) -> Frame {
    message("bye", Bye { code: code.number(), action: code.action(), retry_ms })
}

/// The close frame.
#[must_use]
pub fn close(code: CloseCode) -> Frame {
    Frame::close(code.number(), code.name())
}
