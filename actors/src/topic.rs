//! What a socket can watch.

use std::{fmt, str::FromStr};

use fittribe_domain::{AccountId, ServiceId, TrainerId};

/// A stream of messages with its own sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Bookable starts of a service over its horizon.
    Slots(ServiceId),
    /// A trainer's free intervals.
    Availability(TrainerId),
    /// The soonest starts that can be booked of a trainer.
    Next(TrainerId),
    /// An account's own events.
    Me(AccountId),
}

/// A topic as a client names it. `me` is whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicName {
    /// `service:<id>:slots`
    Slots(ServiceId),
    /// `trainer:<id>:availability`
    Availability(TrainerId),
    /// `trainer:<id>:next`
    Next(TrainerId),
    /// `me`
    Me,
}

/// Not the name of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("topics are service:<id>:slots, trainer:<id>:availability, trainer:<id>:next and me")]
pub struct UnknownTopic;

impl FromStr for TopicName {
    type Err = UnknownTopic;
    fn from_str(name: &str) -> Result<Self, UnknownTopic> {
        if name == "me" {
            return Ok(Self::Me);
        }
        if let Some(id) = name.strip_prefix("service:").and_then(|rest| rest.strip_suffix(":slots")) {
            return id.parse().map(Self::Slots).map_err(|_| UnknownTopic);
        }
        let (id, what) =
            name.strip_prefix("trainer:").and_then(|rest| rest.split_once(':')).ok_or(UnknownTopic)?;
        let trainer = id.parse().map_err(|_| UnknownTopic)?;
        match what {
            "availability" => Ok(Self::Availability(trainer)),
            "next" => Ok(Self::Next(trainer)),
            _ => Err(UnknownTopic),
        }
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slots(service) => write!(f, "service:{service}:slots"),
            Self::Availability(trainer) => write!(f, "trainer:{trainer}:availability"),
            Self::Next(trainer) => write!(f, "trainer:{trainer}:next"),
            Self::Me(_) => f.write_str("me"),
        }
    }
}
