//! How somebody wants to be told of things. The inbox and open sockets are told of everything; this is about what
//! leaves FitTribe.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Time};
use serde::{Deserialize, Serialize};

use crate::zone::Zone;

/// What somebody is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Bookings made, moved and called off.
    Bookings,
    /// Sessions that are near.
    Reminders,
    /// Charges, refunds and payouts.
    Payments,
    /// Reviews and answers to them.
    Reviews,
    /// News and offers; these also need the consent.
    Marketing,
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// A letter.
    Email,
    /// A text message.
    Sms,
    /// A message of the browser or the device.
    Push,
}

impl Subject {
    /// Every subject.
    pub const ALL: [Self; 5] =
        [Self::Bookings, Self::Reminders, Self::Payments, Self::Reviews, Self::Marketing];

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bookings => "bookings",
            Self::Reminders => "reminders",
            Self::Payments => "payments",
            Self::Reviews => "reviews",
            Self::Marketing => "marketing",
        }
    }
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 3] = [Self::Email, Self::Sms, Self::Push];

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::Push => "push",
        }
    }
}

/// How often what can wait is gathered into one letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Digest {
    /// Never: each thing by itself.
    #[default]
    Never,
    /// Every morning.
    Daily,
    /// On Monday mornings.
    Weekly,
}

impl Digest {
    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }
}

/// Local time in which nothing is sent that can wait. Invariant: the two differ. From the first on and until the
/// second, over midnight when that is earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QuietHours {
    from: Time,
    until: Time,
}

impl QuietHours {
    /// Quiet hours, unless they begin when they end.
    #[must_use]
    pub fn new(from: Time, until: Time) -> Option<Self> {
        (from != until).then_some(Self { from, until })
    }

    /// When they begin.
    #[must_use]
    pub const fn from(self) -> Time {
        self.from
    }

    /// When they end.
    #[must_use]
    pub const fn until(self) -> Time {
        self.until
    }

    /// Whether a local time is in them.
    #[must_use]
    pub fn contain(self, time: Time) -> bool {
        if self.from < self.until {
            return self.from <= time && time < self.until;
        }
        self.from <= time || time < self.until
    }

    /// When something that is to be sent may be: then, or when the quiet hours it falls into have ended.
    #[must_use]
    pub fn next_allowed(self, at: Timestamp, zone: &Zone) -> Timestamp {
        let local = at.to_zoned(zone.rules().clone());
        if !self.contain(local.time()) {
            return at;
        }
        let today = local.date();
        let day = if local.time() < self.until { Some(today) } else { today.tomorrow().ok() };
        let end = day.and_then(|day| day.to_datetime(self.until).to_zoned(zone.rules().clone()).ok());
        end.map_or(at, |end| end.timestamp().max(at))
    }
}

/// What goes out on which channel. Invariant: holds only what departs from the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(BTreeMap<(Subject, Channel), bool>);

impl Choices {
    /// What is done where nothing was chosen: letters about everything but offers, messages to devices about bookings
    /// and reminders, and no text messages.
    #[must_use]
    pub const fn default_for(subject: Subject, channel: Channel) -> bool {
        match (subject, channel) {
            (Subject::Marketing, _) | (_, Channel::Sms) => false,
            (_, Channel::Email) => true,
            (subject, Channel::Push) => matches!(subject, Subject::Bookings | Subject::Reminders),
        }
    }

    /// Chooses.
    pub fn choose(&mut self, subject: Subject, channel: Channel, enabled: bool) {
        if enabled == Self::default_for(subject, channel) {
            self.0.remove(&(subject, channel));
        } else {
            self.0.insert((subject, channel), enabled);
        }
    }

    /// Whether something is told on a channel.
    #[must_use]
    pub fn allow(&self, subject: Subject, channel: Channel) -> bool {
        self.0.get(&(subject, channel)).copied().unwrap_or(Self::default_for(subject, channel))
    }

    /// Where somebody departs from the default.
    pub fn departures(&self) -> impl Iterator<Item = (Subject, Channel, bool)> + '_ {
        self.0.iter().map(|((subject, channel), enabled)| (*subject, *channel, *enabled))
    }
}
