//! What people agree to.

use serde::{Deserialize, Serialize};

/// What is agreed to. Each is asked for by itself and can be withdrawn by itself, but for the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// The terms of using FitTribe. Whoever no longer agrees leaves.
    Terms,
    /// Keeping notes on one's health for one's trainers to read.
    HealthData,
    /// Counting how the app is used.
    Analytics,
    /// News and offers by e-mail.
    MarketingEmail,
    /// News and offers by text message.
    MarketingSms,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 5] =
        [Self::Terms, Self::HealthData, Self::Analytics, Self::MarketingEmail, Self::MarketingSms];

    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terms => "terms",
            Self::HealthData => "health_data",
            Self::Analytics => "analytics",
            Self::MarketingEmail => "marketing_email",
            Self::MarketingSms => "marketing_sms",
        }
    }

    /// Whether it can be withdrawn while the account goes on.
    #[must_use]
    pub const fn can_be_withdrawn(self) -> bool {
        !matches!(self, Self::Terms)
    }
}
