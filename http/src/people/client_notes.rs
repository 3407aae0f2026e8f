//! What trainers write down about clients, on the wire.

use fittribe_domain::{AccountId, TrainerId};
use fittribe_store::{
    PgConnection,
    clients::{self, Notes},
    trainers,
};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Kind, Problem};

/// What one has written down about a client.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClientNotes {
    /// In one's own words; empty when there is nothing.
    notes: String,
    /// When it was changed last.
    #[schema(value_type = Option<String>, format = DateTime)]
    updated_at: Option<Timestamp>,
}

impl From<Notes> for ClientNotes {
    fn from(notes: Notes) -> Self {
        Self { notes: notes.body, updated_at: notes.updated_at }
    }
}

/// The page that an account has as a trainer.
///
/// # Errors
/// 403 before there is one.
pub async fn page_of(conn: &mut PgConnection, owner: AccountId) -> Result<TrainerId, Problem> {
    let page = trainers::find_by_account(conn, owner).await?;
    page.map(|page| page.id).ok_or_else(|| Problem::new(Kind::Forbidden, "You have no trainer page."))
}

/// The same, where somebody is a client of theirs: who booked, however long ago.
///
/// # Errors
/// 403 without a page, 404 for whoever never booked.
pub async fn page_with_client(
    conn: &mut PgConnection,
    owner: AccountId,
    client: AccountId,
) -> Result<TrainerId, Problem> {
    let trainer = page_of(conn, owner).await?;
    if clients::is_one(conn, trainer, client).await? {
        return Ok(trainer);
    }
    Err(Problem::not_found("You have no such client."))
}
