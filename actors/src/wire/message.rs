//! What the server says.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Action, ErrorCode};

/// Any message of the server: version, kind, and the kind's own fields beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message<T> {
    /// The protocol's version: 1.
    pub v: u8,
    /// The kind.
    pub t: Cow<'static, str>,
    /// What the kind says.
    #[serde(flatten)]
    pub body: T,
}

/// The first message on every connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Welcome {
    /// What it holds.
    pub d: WelcomeData,
}

/// What a client needs to know about its connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WelcomeData {
    /// The connection's name in our logs.
    pub conn: String,
    /// The account it belongs to; absent when anonymous.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The server's time, milliseconds since 1970.
    pub now: i64,
    /// A ping comes this often, milliseconds.
    pub ping_ms: u64,
    /// The longest message a client may send, bytes.
    pub max: usize,
}

/// How a subscription begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Nothing happened since the place that the client named, or it named none and the topic has no
    /// snapshots: what comes next follows on `seq`.
    Current,
    /// A snapshot follows.
    Snap,
    /// Exactly the missed messages follow.
    Recovered,
    /// Too much was missed: read `next` over REST. What comes next follows on `seq`.
    Limited,
}

/// How a subscription begins, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OkData {
    /// How.
    pub mode: Mode,
    /// The topic's epoch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ep: Option<String>,
    /// The place after everything that this answer brings along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seq: Option<u64>,
    /// Unread lines of the inbox (`me`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<i64>,
    /// True when not everything that was missed follows.
    #[serde(default, skip_serializing_if = "is_false")]
    pub limited: bool,
    /// Where to read on over REST.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl OkData {
    /// A mode, and nothing besides.
    #[must_use]
    pub const fn of(mode: Mode) -> Self {
        Self { mode, ep: None, seq: None, unread: None, limited: false, next: None }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// A request of the client was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Done {
    /// The request's number.
    pub id: u64,
    /// The topic it was about.
    pub topic: String,
    /// How the subscription begins; absent after `unsub`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub d: Option<OkData>,
}

/// A request of the client was not done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Failed {
    /// The request's number; absent when it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
    /// Why.
    pub code: ErrorCode,
    /// Whether the same request may succeed later.
    pub temporary: bool,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub d: Option<Value>,
}

/// A topic's whole state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Snapshot<D> {
    /// Of which topic.
    pub topic: String,
    /// The epoch that `seq` counts in.
    pub ep: String,
    /// The place.
    pub seq: u64,
    /// The state.
    pub d: D,
}

/// What changed of a topic's state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Delta<D> {
    /// Of which topic.
    pub topic: String,
    /// The epoch that the places count in.
    pub ep: String,
    /// The place it follows on. When it is not the client's last, the client subscribes again.
    pub prev: u64,
    /// The place it leads to. When it is not after the client's last, the client ignores it.
    pub seq: u64,
    /// The change.
    pub d: D,
}

/// Something happened to the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Event<D> {
    /// `me`
    pub topic: String,
    /// The epoch that the places count in.
    pub ep: String,
    /// The place it follows on.
    pub prev: i64,
    /// Its place.
    pub seq: i64,
    /// What happened.
    pub d: D,
}

/// A subscription ended because a gap cannot be told any more. Subscribe again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reset {
    /// Which topic's.
    pub topic: String,
    /// The topic's epoch now.
    pub ep: String,
}

/// Answer with a pong within 10 s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ping {
    /// The server's time, milliseconds since 1970.
    pub ts: u64,
}

/// The connection ends; a close frame with the same code follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Bye {
    /// The close code.
    pub code: u16,
    /// What to do next.
    pub action: Action,
    /// Connect again no sooner than this, milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_ms: Option<u64>,
}
