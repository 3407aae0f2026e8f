//! Notes on one's health on the wire, and who may read them.

use fittribe_domain::{AccountId, mark::mark};
use fittribe_store::{PgConnection, profiles};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{error::Problem, extract::Account};

/// For so long after a session a trainer still has its client.
const AFTERWARDS: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Notes on somebody's health.
#[derive(Debug, Serialize, ToSchema)]
pub struct HealthNotes {
    /// In their words; empty when there are none.
    notes: String,
    /// When they were written.
    #[schema(value_type = Option<String>, format = DateTime)]
    updated_at: Option<Timestamp>,
}

impl HealthNotes {
    /// Tells these notes from others; their ETag.
    #[must_use]
    pub fn version(&self) -> u32 {
        mark(self.notes.bytes())
    }
}

impl From<Option<(String, Timestamp)>> for HealthNotes {
    fn from(found: Option<(String, Timestamp)>) -> Self {
        let (notes, updated_at) = found.unzip();
        Self { notes: notes.unwrap_or_default(), updated_at }
    }
}

/// Goes on for a trainer whom the client has booked: a session that is ahead, or ended at most 90 days ago. Everybody
/// else, administrators included, learns nothing, not even whether there is such an account.
///
/// # Errors
/// 404.
pub async fn check_client(
    conn: &mut PgConnection,
    asking: Account,
    client: AccountId,
    now: Timestamp,
) -> Result<(), Problem> {
    let since = now.checked_sub(AFTERWARDS).unwrap_or(now);
    if profiles::is_client_of(conn, client, asking.id, since).await? {
        return Ok(());
    }
    Err(Problem::not_found("You have no such client."))
}
