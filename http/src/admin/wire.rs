//! What administrators read and write.

use fittribe_store::accounts::Account;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{accounts::wire::AccountBody, error::Problem};

/// Why something is done; it stays in the audit log.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// In words that whom it concerns may read.
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

impl Because {
    /// The words.
    ///
    /// # Errors
    /// Points at them when there are none, or too many.
    pub fn reason(&self) -> Result<String, Problem> {
        let reason = self.reason.trim();
        if (1..=500).contains(&reason.chars().count()) {
            return Ok(reason.to_owned());
        }
        Err(Problem::field("/reason", "says why, in 1 to 500 characters"))
    }
}

/// An account as an administrator sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ManagedAccount {
    /// The account.
    #[serde(flatten)]
    account: AccountBody,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// Set while it is suspended.
    #[schema(value_type = Option<String>, format = DateTime)]
    suspended_at: Option<Timestamp>,
    /// What the mail server answered when mail came back for good, such as `5.1.1` (RFC 3463).
    #[schema(example = "5.1.1")]
    email_bounce_status: Option<String>,
}

impl From<&Account> for ManagedAccount {
    fn from(account: &Account) -> Self {
        Self {
            account: AccountBody::from(account),
            created_at: account.created_at,
            suspended_at: account.suspended_at,
            email_bounce_status: account.bounced.as_ref().map(|bounced| bounced.status.clone()),
        }
    }
}
