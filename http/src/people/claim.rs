//! Work that is done once for each idempotency key, in the transaction that saves the reply.

use std::time::Duration;

use fittribe_domain::AccountId;
use fittribe_store::{
    PgConnection,
    idempotency::{self, Claimed, SavedReply, Use},
};
use jiff::Timestamp;

use crate::error::{Kind, Problem};

/// A key and what it was sent with.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Who sent it.
    pub account: AccountId,
    /// The key.
    pub key: String,
    /// The request's hash.
    pub fingerprint: [u8; 32],
    /// When.
    pub at: Timestamp,
}

impl Claim {
    /// What the key's first request got. `None`: this is the first, and no other will be until the transaction ends.
    ///
    /// # Errors
    /// 422 when the key was used for another request, 409 while its first one is under way.
    pub async fn earlier(&self, conn: &mut PgConnection) -> Result<Option<SavedReply>, Problem> {
        match idempotency::claim(conn, self.account, &self.key).await? {
            Claimed::Free => Ok(None),
            Claimed::Taken(saved) if saved.fingerprint == self.fingerprint => Ok(Some(saved.reply)),
            Claimed::Taken(_) => Err(Problem::bare(Kind::IdempotencyKeyReused)),
            Claimed::InFlight => Err(Problem::bare(Kind::IdempotencyInFlight).after(Duration::from_secs(1))),
        }
    }

    /// Saves what this request gets, for its repeats.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save(&self, conn: &mut PgConnection, reply: SavedReply) -> Result<SavedReply, Problem> {
        let used = Use {
            account: self.account,
            key: &self.key,
            fingerprint: self.fingerprint,
            trainer: None,
            reply: &reply,
            at: self.at,
        };
        idempotency::save(conn, &used).await?;
        Ok(reply)
    }
}
