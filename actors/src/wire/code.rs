//! Why a request failed, and why a connection ended.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why a request of the client led to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Sign in first.
    Unauthorized,
    /// Not for this account.
    Forbidden,
    /// There is no such topic.
    UnknownTopic,
    /// The message cannot be read, or asks for what cannot be.
    BadRequest,
    /// The message is too long.
    TooLarge,
    /// Too many messages, or too many topics.
    RateLimited,
    /// Somebody else was faster.
    Conflict,
    /// The revision that the request was made on is not the latest.
    StaleRev,
    /// Cannot be served at present.
    Overloaded,
    /// Our fault.
    Internal,
}

impl ErrorCode {
    /// Whether the same request may succeed later.
    #[must_use]
    pub const fn temporary(self) -> bool {
        matches!(self, Self::RateLimited | Self::Overloaded | Self::Internal)
    }
}

/// What a client does after a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Connect again, after `retry_ms`.
    Reconnect,
    /// Sign in again, then connect.
    SignIn,
    /// Nothing: connecting again would end the same way.
    Stop,
}

/// Why the server ended a connection. 4000–4499 mean reconnect, 4500–4999 are final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CloseCode {
    /// 1000: the client said goodbye.
    Normal,
    /// 1002: the bytes are not the websocket protocol's.
    Frames,
    /// 1003: a binary message.
    Binary,
    /// 1007: not UTF-8.
    Text,
    /// 1009: a frame or message is too long.
    TooLarge,
    /// 4001: the server is being replaced.
    Shutdown,
    /// 4002: the client reads too slowly.
    Slow,
    /// 4003: no pong came.
    NoPong,
    /// 4004: a gap that only a new connection can mend.
    Resync,
    /// 4005: our fault.
    Internal,
    /// 4500: the account signed out, changed its password or was closed.
    Revoked,
    /// 4501: messages that are not this protocol's.
    Protocol,
    /// 4502: this page may not connect.
    Origin,
    /// 4503: no common version.
    Version,
    /// 4504: far too many messages.
    Flood,
}

impl CloseCode {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Normal,
        Self::Frames,
        Self::Binary,
        Self::Text,
        Self::TooLarge,
        Self::Shutdown,
        Self::Slow,
        Self::NoPong,
        Self::Resync,
        Self::Internal,
        Self::Revoked,
        Self::Protocol,
        Self::Origin,
        Self::Version,
        Self::Flood,
    ];

    /// The number in the close frame.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::Normal => 1000,
            Self::Frames => 1002,
            Self::Binary => 1003,
            Self::Text => 1007,
            Self::TooLarge => 1009,
            Self::Shutdown => 4001,
            Self::Slow => 4002,
            Self::NoPong => 4003,
            Self::Resync => 4004,
            Self::Internal => 4005,
            Self::Revoked => 4500,
            Self::Protocol => 4501,
            Self::Origin => 4502,
            Self::Version => 4503,
            Self::Flood => 4504,
        }
    }

    /// The reason in the close frame, and the name in metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Frames => "bad_frame",
            Self::Binary => "binary",
            Self::Text => "not_utf8",
            Self::TooLarge => "too_large",
            Self::Shutdown => "shutdown",
            Self::Slow => "slow",
            Self::NoPong => "no_pong",
            Self::Resync => "resync",
            Self::Internal => "internal",
            Self::Revoked => "revoked",
            Self::Protocol => "protocol",
            Self::Origin => "origin",
            Self::Version => "version",
            Self::Flood => "flood",
        }
    }

    /// What the client does next.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Shutdown | Self::Slow | Self::NoPong | Self::Resync | Self::Internal => Action::Reconnect,
            Self::Revoked => Action::SignIn,
            Self::Normal
            | Self::Frames
            | Self::Binary
            | Self::Text
            | Self::TooLarge
            | Self::Protocol
            | Self::Origin
            | Self::Version
            | Self::Flood => Action::Stop,
        }
    }
}
