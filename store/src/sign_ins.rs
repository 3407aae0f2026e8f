//! Sign-ins: each a family of refresh tokens, listed for their owner and ended by them.

use fittribe_domain::AccountId;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result,
    column::{Instant, instant},
    refresh::{self, NewToken},
};

/// A sign-in that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Its family of refresh tokens; the `sid` of its access tokens.
    pub id: Uuid,
    /// What the client calls itself; empty when it does not say.
    pub device: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last refreshed.
    pub last_used_at: Timestamp,
    /// Its absolute end.
    pub expires_at: Timestamp,
}

/// The longest name of a device, in characters.
pub const LONGEST_DEVICE: usize = 200;

/// Begins a sign-in with its first token, by somebody who has just shown who they are, perhaps with a second factor.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    conn: &mut PgConnection,
    first: &NewToken,
    device: &str,
    second_factor: bool,
) -> Result<()> {
    let device: String = device.chars().take(LONGEST_DEVICE).collect();
    sqlx::query!(
        "INSERT INTO sign_ins
             (id, account_id, device, created_at, last_used_at, expires_at, authenticated_at, second_factor)
         VALUES ($1, $2, $3, $4, $4, $5, $4, $6)",
        first.family,
        first.account.uuid(),
        device,
        instant(first.issued_at) as _,
        instant(first.expires_at) as _,
        second_factor,
    )
    .execute(&mut *conn)
    .await?;
    refresh::issue(conn, first).await
}

/// Somebody has shown again who they are. False: no such live sign-in.
///
/// # Errors
/// When the database fails.
pub async fn authenticated(
    conn: &mut PgConnection,
    account: AccountId,
    id: Uuid,
    second_factor: bool,
    now: Timestamp,
) -> Result<bool> {
    let noted = sqlx::query!(
        "UPDATE sign_ins SET authenticated_at = $3, second_factor = $4
         WHERE account_id = $1 AND id = $2 AND ended_at IS NULL",
        account.uuid(),
        id,
        instant(now) as _,
        second_factor,
    );
    Ok(noted.execute(conn).await?.rows_affected() > 0)
}

/// An account's live sign-ins, the last used first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut PgConnection, account: AccountId, now: Timestamp) -> Result<Vec<SignIn>> {
    let rows = sqlx::query!(
        r#"SELECT id, device, created_at AS "created_at: Instant", last_used_at AS "last_used_at: Instant",
                  expires_at AS "expires_at: Instant"
           FROM sign_ins WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2
           ORDER BY last_used_at DESC, id LIMIT 200"#,
        account.uuid(),
        instant(now) as _,
    );
    let sign_ins = rows.fetch_all(conn).await?.into_iter().map(|row| SignIn {
        id: row.id,
        device: row.device,
        created_at: row.created_at.to_jiff(),
        last_used_at: row.last_used_at.to_jiff(),
        expires_at: row.expires_at.to_jiff(),
    });
    Ok(sign_ins.collect())
}

/// Ends one of an account's sign-ins. False: it has no such one that is live.
///
/// # Errors
/// When the database fails.
pub async fn end(conn: &mut PgConnection, account: AccountId, id: Uuid, now: Timestamp) -> Result<bool> {
    let live = sqlx::query_scalar!(
        "SELECT id FROM sign_ins WHERE account_id = $1 AND id = $2 AND ended_at IS NULL FOR UPDATE",
        account.uuid(),
        id,
    );
    if live.fetch_optional(&mut *conn).await?.is_none() {
        return Ok(false);
    }
    refresh::revoke_family(conn, id, now).await?;
    Ok(true)
}

/// Ends all of an account's sign-ins, but for one that may be kept; which ended.
///
/// # Errors
/// When the database fails.
pub async fn end_all(
    conn: &mut PgConnection,
    account: AccountId,
    keep: Option<Uuid>,
    now: Timestamp,
) -> Result<Vec<Uuid>> {
    let live = sqlx::query_scalar!(
        "SELECT id FROM sign_ins WHERE account_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2
         ORDER BY id FOR UPDATE",
        account.uuid(),
        keep,
    );
    let live = live.fetch_all(&mut *conn).await?;
    for id in &live {
        refresh::revoke_family(conn, *id, now).await?;
    }
    Ok(live)
}

/// What ended after an instant: whose, and which.
///
/// # Errors
/// When the database fails.
pub async fn ended_since(conn: &mut PgConnection, since: Timestamp) -> Result<Vec<(AccountId, Uuid)>> {
    let rows = sqlx::query!("SELECT account_id, id FROM sign_ins WHERE ended_at > $1", instant(since) as _);
    Ok(rows.fetch_all(conn).await?.into_iter().map(|row| (row.account_id.into(), row.id)).collect())
}
