//! Secrets in letters: stored hashed, good once, for a while.

use fittribe_domain::AccountId;
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::{Result, column::instant, secret::TokenHash};

/// What a secret is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Shows that an address is its account's.
    Verify,
    /// Sets a new password.
    Reset,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
        }
    }
}

/// A secret to issue.
#[derive(Clone, Copy, Debug)]
pub struct NewSecret {
    /// Its hash.
    pub hash: TokenHash,
    /// Whose.
    pub account: AccountId,
    /// What for.
    pub purpose: Purpose,
    /// When.
    pub issued_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Issues a secret; the account's earlier ones for the same purpose are no longer good.
///
/// # Errors
/// When the database fails.
pub async fn issue(conn: &mut PgConnection, secret: &NewSecret) -> Result<()> {
    let earlier = sqlx::query!(
        "DELETE FROM account_tokens WHERE account_id = $1 AND purpose = $2",
        secret.account.uuid(),
        secret.purpose.name(),
    );
    earlier.execute(&mut *conn).await?;
    sqlx::query!(
        "INSERT INTO account_tokens (hash, account_id, purpose, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        secret.hash.as_slice(),
        secret.account.uuid(),
        secret.purpose.name(),
        instant(secret.issued_at) as _,
        instant(secret.expires_at) as _,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Uses a secret up; whose it is. `None`: unknown, used, too old, or for something else.
///
/// # Errors
/// When the database fails.
pub async fn redeem(
    conn: &mut PgConnection,
    hash: &TokenHash,
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<AccountId>> {
    let redeemed = sqlx::query_scalar!(
        "UPDATE account_tokens SET used_at = $3
         WHERE hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 RETURNING account_id",
        hash.as_slice(),
        purpose.name(),
        instant(now) as _,
    );
    Ok(redeemed.fetch_optional(conn).await?.map(AccountId::from))
}

/// Deletes secrets that expired before an instant; how many.
///
/// # Errors
/// When the database fails.
pub async fn sweep(conn: &mut PgConnection, before: Timestamp) -> Result<u64> {
    let swept = sqlx::query!("DELETE FROM account_tokens WHERE expires_at < $1", instant(before) as _);
    Ok(swept.execute(conn).await?.rows_affected())
}
