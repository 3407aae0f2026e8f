//! Time zones by their IANA name.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// An IANA zone that the database knows. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(TimeZone);

/// Not a zone of the IANA database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an IANA time zone; write one such as Europe/Sofia")]
pub struct UnknownZone(pub String);

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(TimeZone::UTC);

    /// Looks a name up in the bundled database.
    ///
    /// # Errors
    /// When the name is not there.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        TimeZone::get(name).map(Self).map_err(|_| UnknownZone(name.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The rules.
    #[must_use]
    pub const fn rules(&self) -> &TimeZone {
        &self.0
    }

    /// The local date at an instant.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> Date {
        self.0.to_datetime(at).date()
    }

    /// The local day an instant belongs to: the one whose [`midnight`](Self::midnight) was last. It is the
    /// local date, except where clocks go back over midnight and the date before returns for a while.
    #[must_use]
    pub fn day_of(&self, at: Timestamp) -> Date {
        let date = self.date(at);
        match date.tomorrow() {
            Ok(next) if self.midnight(next) <= at => next,
            _ => date,
        }
    }

    /// The first instant of a local date; where midnight does not exist, the first instant after it.
    /// Clamped at the ends of time.
    #[must_use]
    pub fn midnight(&self, date: Date) -> Timestamp {
        match date.to_zoned(self.0.clone()) {
            Ok(zoned) => zoned.start_of_day().map_or_else(|_| zoned.timestamp(), |start| start.timestamp()),
            Err(_) if date.year() < 1970 => Timestamp::MIN,
            Err(_) => Timestamp::MAX,
        }
    }
}

impl TryFrom<String> for Zone {
    type Error = UnknownZone;
    fn try_from(name: String) -> Result<Self, UnknownZone> {
        Self::named(&name)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}
