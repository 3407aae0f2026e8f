//! Idempotency keys and the replies that repeats get, for 24 hours.

use fittribe_domain::{AccountId, TrainerId};
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::{
    Result, StoreError,
    column::{instant, number},
};

/// A reply as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedReply {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
    /// The Location header.
    pub location: Option<String>,
}

/// A key that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// A hash of the request it was used for.
    pub fingerprint: [u8; 32],
    /// What that request got.
    pub reply: SavedReply,
}

/// Whether a key can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimed {
    /// It is this transaction's until it ends: do the work, then [`save`].
    Free,
    /// It was used.
    Taken(Saved),
    /// Another transaction is using it now.
    InFlight,
}

/// The use of a key, to save.
#[derive(Clone, Copy, Debug)]
pub struct Use<'a> {
    /// Who sent it.
    pub account: AccountId,
    /// The key.
    pub key: &'a str,
    /// A hash of the request.
    pub fingerprint: [u8; 32],
    /// The calendar it was used on, if any.
    pub trainer: Option<TrainerId>,
    /// What the request gets.
    pub reply: &'a SavedReply,
    /// When.
    pub at: Timestamp,
}

/// What a key was used for.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection, account: AccountId, key: &str) -> Result<Option<Saved>> {
    let saved = sqlx::query!(
        "SELECT fingerprint, status, body, location FROM idempotency_keys WHERE account_id = $1 AND key = $2",
        account.uuid(),
        key,
    );
    let Some(row) = saved.fetch_optional(conn).await? else { return Ok(None) };
    let fingerprint = read_fingerprint(&row.fingerprint)?;
    let status = number("idempotency_keys", row.status.into())?;
    Ok(Some(Saved { fingerprint, reply: SavedReply { status, body: row.body, location: row.location } }))
}

/// Claims a key for this transaction. Never waits for another one.
///
/// # Errors
/// When the database fails.
pub async fn claim(conn: &mut PgConnection, account: AccountId, key: &str) -> Result<Claimed> {
    let locked = sqlx::query_scalar!(
        r#"SELECT pg_try_advisory_xact_lock(hashtextextended($1::uuid::text || ' ' || $2::text, 0)) AS "locked!""#,
        account.uuid(),
        key,
    );
    let locked = locked.fetch_one(&mut *conn).await?;
    Ok(match find(conn, account, key).await? {
        Some(saved) => Claimed::Taken(saved),
        None if locked => Claimed::Free,
        None => Claimed::InFlight,
    })
}

/// Saves the reply, in the transaction that did the work.
///
/// # Errors
/// [`crate::StoreError::KeyTaken`].
pub async fn save(conn: &mut PgConnection, used: &Use<'_>) -> Result<()> {
    sqlx::query!(
        "INSERT INTO idempotency_keys (account_id, key, fingerprint, trainer_id, status, body, location, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        used.account.uuid(),
        used.key,
        used.fingerprint.as_slice(),
        used.trainer.map(TrainerId::uuid),
        status(used.reply),
        used.reply.body,
        used.reply.location,
        instant(used.at) as _,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes keys used before an instant; how many, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn sweep(conn: &mut PgConnection, before: Timestamp, limit: u32) -> Result<u64> {
    let swept = sqlx::query!(
        "DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
             SELECT ctid FROM idempotency_keys WHERE created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED))",
        instant(before) as _,
        i64::from(limit),
    );
    Ok(swept.execute(conn).await?.rows_affected())
}

pub(crate) fn status(reply: &SavedReply) -> i16 {
    i16::try_from(reply.status).unwrap_or(i16::MAX)
}

pub(crate) fn read_fingerprint(column: &[u8]) -> Result<[u8; 32]> {
    column.try_into().map_err(|_| StoreError::corrupt("idempotency_keys", "a fingerprint is not 32 bytes"))
}
