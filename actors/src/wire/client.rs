//! What clients say.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A place in a topic's sequence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The epoch.
    pub ep: String,
    /// The place in it.
    pub seq: u64,
}

/// Watch a topic from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subscribe {
    /// The protocol's version; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub v: Option<u8>,
    /// The client's number for this request, repeated in the answer.
    pub id: u64,
    /// `service:<id>:slots`, `trainer:<id>:availability`, `trainer:<id>:next` or `me`.
    pub topic: String,
    /// The last place the client has, to go on from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Place>,
}

/// Watch a topic no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unsubscribe {
    /// The protocol's version; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub v: Option<u8>,
    /// The client's number for this request, repeated in the answer.
    pub id: u64,
    /// Which topic.
    pub topic: String,
}

/// Everything up to a place has arrived; when visible, somebody saw it. Not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acknowledge {
    /// The protocol's version; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub v: Option<u8>,
    /// Which topic: `me`.
    pub topic: String,
    /// Up to this place.
    pub seq: u64,
    /// Whether the page is in front of somebody.
    #[serde(default)]
    pub visible: bool,
}

/// The answer to a ping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pong {
    /// The protocol's version; 1 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub v: Option<u8>,
    /// The ping's `ts`.
    pub ts: u64,
}

/// One message of a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "t")]
pub enum ClientMessage {
    /// Watch a topic from now on.
    #[serde(rename = "sub")]
    Subscribe(Subscribe),
    /// Watch a topic no more.
    #[serde(rename = "unsub")]
    Unsubscribe(Unsubscribe),
    /// Everything up to a place has arrived.
    #[serde(rename = "ack")]
    Acknowledge(Acknowledge),
    /// The answer to a ping.
    #[serde(rename = "pong")]
    Pong(Pong),
}

/// Not a message of a client.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{detail}")]
pub struct Unreadable {
    /// The request's number, when there is one.
    pub id: Option<u64>,
    /// What is wrong with it.
    pub detail: String,
}

impl ClientMessage {
    /// Reads a message.
    ///
    /// # Errors
    /// [`Unreadable`], with the number that the answer repeats.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        serde_json::from_str(text).map_err(|error| Unreadable {
            id: serde_json::from_str::<Value>(text).ok().and_then(|value| value.get("id")?.as_u64()),
            detail: error.to_string(),
        })
    }
}
