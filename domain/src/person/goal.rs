//! What somebody wants to reach.

use serde::{Deserialize, Serialize};

/// Where a goal stands. Each may become any other: people take goals up again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalStatus {
    /// Being worked for.
    #[default]
    Active,
    /// Reached.
    Achieved,
    /// Given up.
    Abandoned,
}

impl GoalStatus {
    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Achieved => "achieved",
            Self::Abandoned => "abandoned",
        }
    }
}
