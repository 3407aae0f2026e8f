//! Copies of all that is kept of somebody.

mod documents;

use fittribe_domain::{AccountId, ExportId};
use jiff::{SignedDuration, Timestamp};
use sqlx::PgConnection;

pub use documents::{Document, documents};

use crate::{
    Result, StoreError, accounts,
    column::{Instant, instant},
};

/// How long a copy can be fetched.
pub const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Copies that one account may ask for …
pub const MOST: usize = 3;
/// … in this time.
pub const WINDOW: SignedDuration = SignedDuration::from_hours(24);
/// A job that has not made its copy by then was given up.
const GIVEN_UP: SignedDuration = SignedDuration::from_hours(36);

/// Where a copy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// A job makes it.
    InProgress,
    /// It can be fetched.
    Ready,
    /// It could not be made.
    Failed,
}

/// A copy, without what is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its identity.
    pub id: ExportId,
    /// Where it stands.
    pub state: State,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// When it was made.
    pub ready_at: Option<Timestamp>,
    /// Until when it can be fetched.
    pub expires_at: Option<Timestamp>,
    /// Its length in bytes; 0 until it is there.
    pub bytes: u64,
}

/// What became of asking for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requested {
    /// It is to be made.
    Begun,
    /// Another one is being made.
    InProgress,
    /// There were [`MOST`] in [`WINDOW`]; when another can be asked for.
    TooMany(Timestamp),
}

fn before(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.checked_sub(by).unwrap_or(now)
}

/// Enters that a copy is to be made. Put its job in the same transaction.
///
/// # Errors
/// When the database fails.
pub async fn request(
    conn: &mut PgConnection,
    id: ExportId,
    account: AccountId,
    now: Timestamp,
) -> Result<Requested> {
    accounts::lock(conn, account).await?;
    let lost = sqlx::query!(
        "UPDATE exports SET state = 'failed' WHERE account_id = $1 AND state = 'in_progress' AND requested_at < $2",
        account.uuid(),
        instant(before(now, GIVEN_UP)) as _,
    );
    lost.execute(&mut *conn).await?;
    let recent = sqlx::query!(
        r#"SELECT state, requested_at AS "requested_at: Instant" FROM exports
           WHERE account_id = $1 AND (state = 'in_progress' OR requested_at > $2) ORDER BY requested_at DESC"#,
        account.uuid(),
        instant(before(now, WINDOW)) as _,
    );
    let recent = recent.fetch_all(&mut *conn).await?;
    if recent.iter().any(|export| export.state == "in_progress") {
        return Ok(Requested::InProgress);
    }
    if let Some(first) = recent.get(MOST - 1) {
        let again = first.requested_at.to_jiff().saturating_add(WINDOW).unwrap_or(now);
        return Ok(Requested::TooMany(again));
    }
    let begun = sqlx::query!(
        "INSERT INTO exports (id, account_id, state, requested_at) VALUES ($1, $2, 'in_progress', $3)",
        id.uuid(),
        account.uuid(),
        instant(now) as _,
    );
    begun.execute(conn).await?;
    Ok(Requested::Begun)
}

/// The latest copy that was asked for and is not gone.
///
/// # Errors
/// When the database fails.
pub async fn latest(conn: &mut PgConnection, account: AccountId, now: Timestamp) -> Result<Option<Export>> {
    let row = sqlx::query!(
        r#"SELECT id, state, requested_at AS "requested_at: Instant", ready_at AS "ready_at: Instant",
                  expires_at AS "expires_at: Instant", coalesce(octet_length(content), 0) AS "bytes!"
           FROM exports WHERE account_id = $1 AND (expires_at IS NULL OR expires_at > $2)
           ORDER BY requested_at DESC, id DESC LIMIT 1"#,
        account.uuid(),
        instant(now) as _,
    );
    let Some(row) = row.fetch_optional(conn).await? else { return Ok(None) };
    let requested_at = row.requested_at.to_jiff();
    let state = match row.state.as_str() {
        "in_progress" if requested_at < before(now, GIVEN_UP) => State::Failed,
        "in_progress" => State::InProgress,
        "ready" => State::Ready,
        "failed" => State::Failed,
        other => return Err(StoreError::corrupt("exports", format!("`{other}` is not a state"))),
    };
    Ok(Some(Export {
        id: row.id.into(),
        state,
        requested_at,
        ready_at: row.ready_at.map(Instant::to_jiff),
        expires_at: row.expires_at.map(Instant::to_jiff),
        bytes: u64::try_from(row.bytes).unwrap_or(0),
    }))
}

/// The latest copy that can be fetched: a ZIP.
///
/// # Errors
/// When the database fails.
pub async fn content(conn: &mut PgConnection, account: AccountId, now: Timestamp) -> Result<Option<Vec<u8>>> {
    let content = sqlx::query_scalar!(
        r#"SELECT content AS "content!" FROM exports WHERE account_id = $1 AND state = 'ready' AND expires_at > $2
           ORDER BY requested_at DESC, id DESC LIMIT 1"#,
        account.uuid(),
        instant(now) as _,
    );
    Ok(content.fetch_optional(conn).await?)
}

/// Whose copy is to be made. `None`: it was made, or is gone.
///
/// # Errors
/// When the database fails.
pub async fn in_progress(conn: &mut PgConnection, id: ExportId) -> Result<Option<AccountId>> {
    let whose = sqlx::query_scalar!(
        "SELECT account_id FROM exports WHERE id = $1 AND state = 'in_progress'",
        id.uuid(),
    );
    Ok(whose.fetch_optional(conn).await?.map(AccountId::from))
}

/// Enters what was made. False: it was made already, or is gone.
///
/// # Errors
/// When the database fails.
pub async fn finish(conn: &mut PgConnection, id: ExportId, content: &[u8], now: Timestamp) -> Result<bool> {
    let finished = sqlx::query!(
        "UPDATE exports SET state = 'ready', content = $2, ready_at = $3, expires_at = $4
         WHERE id = $1 AND state = 'in_progress'",
        id.uuid(),
        content,
        instant(now) as _,
        instant(now.saturating_add(KEPT).unwrap_or(now)) as _,
    );
    Ok(finished.execute(conn).await?.rows_affected() > 0)
}

/// Deletes copies whose time is over; how many.
///
/// # Errors
/// When the database fails.
pub async fn sweep(conn: &mut PgConnection, now: Timestamp) -> Result<u64> {
    let swept = sqlx::query!(
        "DELETE FROM exports WHERE expires_at <= $1 OR (state <> 'ready' AND requested_at < $2)",
        instant(now) as _,
        instant(before(now, KEPT)) as _,
    );
    Ok(swept.execute(conn).await?.rows_affected())
}
