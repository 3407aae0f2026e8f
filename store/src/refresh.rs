//! Refresh tokens: stored hashed, used once, rotated in families with one absolute end.

use fittribe_domain::AccountId;
use jiff::{SignedDuration, Timestamp};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result,
    column::{Instant, instant},
    secret::TokenHash,
};

/// A token to issue.
#[derive(Clone, Copy, Debug)]
pub struct NewToken {
    /// Its hash.
    pub hash: TokenHash,
    /// One sign-in; its tokens stand and fall together. The `sid` of access tokens.
    pub family: Uuid,
    /// Whose.
    pub account: AccountId,
    /// When.
    pub issued_at: Timestamp,
    /// The family's absolute end.
    pub expires_at: Timestamp,
}

/// What became of a token that was presented. Commit the transaction whatever it is: a reused token's
/// family is revoked in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// Used up; the next one is issued in its place.
    Rotated {
        /// Whose.
        account: AccountId,
        /// Of which sign-in.
        family: Uuid,
        /// The family's absolute end, unchanged.
        expires_at: Timestamp,
        /// When somebody last showed who they are.
        authenticated_at: Timestamp,
        /// Whether with a second factor.
        second_factor: bool,
    },
    /// It had been used: the whole family is revoked now.
    Reused {
        /// Whose.
        account: AccountId,
        /// Of which sign-in.
        family: Uuid,
    },
    /// Unknown, expired or revoked.
    Refused,
}

/// Stores the first token of a family.
///
/// # Errors
/// When the database fails.
pub async fn issue(conn: &mut PgConnection, token: &NewToken) -> Result<()> {
    sqlx::query!(
        "INSERT INTO refresh_tokens (hash, family, account_id, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        token.hash.as_slice(),
        token.family,
        token.account.uuid(),
        instant(token.issued_at) as _,
        instant(token.expires_at) as _,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Uses a token up and issues the next of its family. Within `leeway` of its use the token that was used last can be
/// presented again, for an answer that got lost; what was issued in that answer is used up with it.
///
/// # Errors
/// When the database fails.
pub async fn rotate(
    conn: &mut PgConnection,
    presented: &TokenHash,
    next: &TokenHash,
    leeway: SignedDuration,
    now: Timestamp,
) -> Result<Rotation> {
    // Locked, so that of two that present it at once one is the second.
    let known = sqlx::query!(
        r#"SELECT family, account_id, expires_at AS "expires_at: Instant",
                  used_at AS "used_at: Instant", revoked_at IS NOT NULL AS "revoked!"
           FROM refresh_tokens WHERE hash = $1 FOR UPDATE"#,
        presented.as_slice(),
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(known) = known else { return Ok(Rotation::Refused) };
    let (account, family, expires_at) =
        (AccountId::from(known.account_id), known.family, known.expires_at.to_jiff());
    if let Some(used_at) = known.used_at.map(Instant::to_jiff) {
        let lately = !known.revoked && now.duration_since(used_at) < leeway;
        if !(lately && take_answer_back(conn, family, used_at).await?) {
            revoke_family(conn, family, now).await?;
            return Ok(Rotation::Reused { account, family });
        }
    }
    if known.revoked || expires_at <= now {
        return Ok(Rotation::Refused);
    }
    sqlx::query!(
        "UPDATE refresh_tokens SET used_at = coalesce(used_at, $2) WHERE hash = $1",
        presented.as_slice(),
        instant(now) as _
    )
    .execute(&mut *conn)
    .await?;
    let used = sqlx::query!(
        r#"UPDATE sign_ins SET last_used_at = $2 WHERE id = $1
           RETURNING authenticated_at AS "authenticated_at: Instant", second_factor"#,
        family,
        instant(now) as _
    );
    let Some(used) = used.fetch_optional(&mut *conn).await? else { return Ok(Rotation::Refused) };
    issue(conn, &NewToken { hash: *next, family, account, issued_at: now, expires_at }).await?;
    Ok(Rotation::Rotated {
        account,
        family,
        expires_at,
        authenticated_at: used.authenticated_at.to_jiff(),
        second_factor: used.second_factor,
    })
}

/// Uses up what was issued when a token was used, at that same instant, so that presenting it later is a reuse. False when
/// it, or anything after it, has been used: then somebody got the answer.
async fn take_answer_back(conn: &mut PgConnection, family: Uuid, used_at: Timestamp) -> Result<bool> {
    let went_on = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM refresh_tokens WHERE family = $1 AND used_at > $2) AS "went_on!""#,
        family,
        instant(used_at) as _,
    );
    if went_on.fetch_one(&mut *conn).await? {
        return Ok(false);
    }
    let issued = sqlx::query!(
        "UPDATE refresh_tokens SET used_at = $2 WHERE family = $1 AND used_at IS NULL",
        family,
        instant(used_at) as _,
    );
    issued.execute(conn).await?;
    Ok(true)
}

/// Revokes the family that a token belongs to; whose it is, and which. `None`: no such token.
///
/// # Errors
/// When the database fails.
pub async fn revoke_by_token(
    conn: &mut PgConnection,
    token: &TokenHash,
    now: Timestamp,
) -> Result<Option<(AccountId, Uuid)>> {
    let known =
        sqlx::query!("SELECT account_id, family FROM refresh_tokens WHERE hash = $1", token.as_slice());
    let Some(known) = known.fetch_optional(&mut *conn).await? else { return Ok(None) };
    revoke_family(conn, known.family, now).await?;
    Ok(Some((known.account_id.into(), known.family)))
}

/// Revokes a family, which ends its sign-in.
///
/// # Errors
/// When the database fails.
pub async fn revoke_family(conn: &mut PgConnection, family: Uuid, now: Timestamp) -> Result<()> {
    let revoke = sqlx::query!(
        "UPDATE refresh_tokens SET revoked_at = $2 WHERE family = $1 AND revoked_at IS NULL",
        family,
        instant(now) as _,
    );
    revoke.execute(&mut *conn).await?;
    let end = sqlx::query!(
        "UPDATE sign_ins SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL",
        family,
        instant(now) as _
    );
    end.execute(conn).await?;
    Ok(())
}

/// Deletes tokens that expired before an instant; how many.
///
/// # Errors
/// When the database fails.
pub async fn sweep(conn: &mut PgConnection, before: Timestamp) -> Result<u64> {
    let ended = sqlx::query!("DELETE FROM sign_ins WHERE expires_at < $1", instant(before) as _);
    ended.execute(&mut *conn).await?;
    let swept = sqlx::query!("DELETE FROM refresh_tokens WHERE expires_at < $1", instant(before) as _);
    Ok(swept.execute(conn).await?.rows_affected())
}
