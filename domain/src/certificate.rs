//! What trainers show that they have learnt, and are insured for.

use std::str::FromStr;

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::zone::Zone;

/// What a certificate is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A training that was completed, or a licence to teach.
    Qualification,
    /// First aid, and resuscitation.
    FirstAid,
    /// Liability insurance.
    Insurance,
    /// A check of somebody's past.
    BackgroundCheck,
    /// Anything else, which nobody can require.
    Other,
}

/// What an administrator said of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nothing yet.
    Submitted,
    /// It is what it says.
    Confirmed,
    /// It is not, or cannot be read.
    Rejected,
}

/// Not something that is known by that name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not known here")]
pub struct Unknown(pub String);

/// Days before a certificate expires on which its trainer is warned, and the day it has.
pub const WARNINGS: [i16; 3] = [30, 7, 0];

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Qualification, Self::FirstAid, Self::Insurance, Self::BackgroundCheck, Self::Other];

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Qualification => "qualification",
            Self::FirstAid => "first_aid",
            Self::Insurance => "insurance",
            Self::BackgroundCheck => "background_check",
            Self::Other => "other",
        }
    }

    /// Whether FitTribe may ask every trainer for one.
    #[must_use]
    pub const fn can_be_required(self) -> bool {
        !matches!(self, Self::Other)
    }
}

impl Status {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Submitted, Self::Confirmed, Self::Rejected];

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Confirmed => "confirmed",
            Self::Rejected => "rejected",
        }
    }
}

impl FromStr for Kind {
    type Err = Unknown;
    fn from_str(text: &str) -> Result<Self, Unknown> {
        Self::ALL.into_iter().find(|known| known.name() == text).ok_or_else(|| Unknown(text.to_owned()))
    }
}

impl FromStr for Status {
    type Err = Unknown;
    fn from_str(text: &str) -> Result<Self, Unknown> {
        Self::ALL.into_iter().find(|known| known.name() == text).ok_or_else(|| Unknown(text.to_owned()))
    }
}

/// The instant from which a certificate is no longer good whose last day is `last`: when that day ends where its trainer
/// is.
#[must_use]
pub fn expiry(last: Date, zone: &Zone) -> Timestamp {
    last.tomorrow().map_or(Timestamp::MAX, |next| zone.midnight(next))
}

/// The latest warning that is due: so many days before it expires, 0 once it has. `None`: it is too early for any.
#[must_use]
pub fn warning(expires_at: Timestamp, now: Timestamp) -> Option<i16> {
    let left = expires_at.duration_since(now);
    let due = |days: &i16| left <= SignedDuration::from_hours(24 * i64::from(*days));
    WARNINGS.into_iter().rev().find(due)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn names_lead_back_to_what_they_name() {
        for kind in Kind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
        }
        for status in Status::ALL {
            assert_eq!(status.name().parse(), Ok(status));
        }
        assert!("First aid".parse::<Kind>().is_err() && "expired".parse::<Status>().is_err());
    }

    #[test]
    fn a_certificate_is_good_until_its_last_day_ends_where_its_trainer_is() {
        let pacific = Zone::named("America/Los_Angeles").unwrap();
        assert_eq!(expiry(date(2026, 12, 31), &pacific), "2027-01-01T08:00:00Z".parse().unwrap());
        assert_eq!(expiry(date(9999, 12, 31), &pacific), Timestamp::MAX);
    }

    #[test]
    fn warnings_come_thirty_and_seven_days_ahead_and_at_the_end() {
        let end: Timestamp = "2027-01-31T00:00:00Z".parse().unwrap();
        for (now, warned) in [
            ("2026-12-31T23:59:59Z", None),
            ("2027-01-01T00:00:00Z", Some(30)),
            ("2027-01-23T23:59:59Z", Some(30)),
            ("2027-01-24T00:00:00Z", Some(7)),
            ("2027-01-30T23:59:59Z", Some(7)),
            ("2027-01-31T00:00:00Z", Some(0)),
            ("2028-01-01T00:00:00Z", Some(0)),
        ] {
            assert_eq!(warning(end, now.parse().unwrap()), warned, "{now}");
        }
    }
}
