//! Where a trainer stands with FitTribe.
//!
//! ```text
//! draft → submitted → approved ⇄ suspended
//!   ↑         ↓
//!   └───── returned (changed, then submitted again)
//! ```

use std::str::FromStr;

/// A trainer's standing. Only an approved one takes new bookings; what is booked stays whatever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Being written; shown to nobody else.
    Draft,
    /// Waits for an administrator.
    Submitted,
    /// Sent back with a reason.
    Returned,
    /// Found and booked.
    Approved,
    /// Taken off by an administrator.
    Suspended,
}

/// Not a standing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not one of draft, submitted, returned, approved, suspended")]
pub struct UnknownStatus(pub String);

impl Status {
    /// Every one.
    pub const ALL: [Self; 5] =
        [Self::Draft, Self::Submitted, Self::Returned, Self::Approved, Self::Suspended];

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Suspended => "suspended",
        }
    }

    /// Where it can have come from.
    #[must_use]
    pub const fn after(self) -> &'static [Self] {
        match self {
            Self::Draft => &[],
            Self::Submitted => &[Self::Draft, Self::Returned],
            Self::Returned => &[Self::Submitted],
            Self::Approved => &[Self::Submitted, Self::Suspended],
            Self::Suspended => &[Self::Approved],
        }
    }
}

impl FromStr for Status {
    type Err = UnknownStatus;
    fn from_str(text: &str) -> Result<Self, UnknownStatus> {
        Self::ALL
            .into_iter()
            .find(|status| status.name() == text)
            .ok_or_else(|| UnknownStatus(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_and_nothing_else() {
        for status in Status::ALL {
            assert_eq!(status.name().parse(), Ok(status));
        }
        assert!("Approved".parse::<Status>().is_err());
    }

    #[test]
    fn nobody_is_approved_who_was_not_looked_at() {
        assert!(!Status::Approved.after().contains(&Status::Draft));
        assert!(!Status::Approved.after().contains(&Status::Returned));
    }
}
