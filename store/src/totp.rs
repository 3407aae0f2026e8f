//! Second factors: one authenticator an account, and codes for when it is lost.

use fittribe_domain::AccountId;
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::{Result, column::instant, secret::TokenHash};

/// An authenticator as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredTotp {
    /// Its secret, sealed for the account ([`crate::vault::Vault`]).
    pub sealed: Vec<u8>,
    /// Whether it has shown a code and is asked for at sign-in.
    pub confirmed: bool,
}

/// Puts an authenticator that is yet to be confirmed in the place of one that never was. False: there is a confirmed
/// one.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    conn: &mut PgConnection,
    account: AccountId,
    sealed: &[u8],
    now: Timestamp,
) -> Result<bool> {
    let put = sqlx::query!(
        "INSERT INTO totp_secrets AS known (account_id, sealed, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET sealed = $2, created_at = $3, last_step = 0
         WHERE known.confirmed_at IS NULL",
        account.uuid(),
        sealed,
        instant(now) as _,
    );
    Ok(put.execute(conn).await?.rows_affected() > 0)
}

/// An account's authenticator.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection, account: AccountId) -> Result<Option<StoredTotp>> {
    let row = sqlx::query_as!(
        StoredTotp,
        r#"SELECT sealed, confirmed_at IS NOT NULL AS "confirmed!" FROM totp_secrets WHERE account_id = $1"#,
        account.uuid(),
    );
    Ok(row.fetch_optional(conn).await?)
}

/// From now on it is asked for.
///
/// # Errors
/// When the database fails.
pub async fn confirm(conn: &mut PgConnection, account: AccountId, now: Timestamp) -> Result<()> {
    let confirm = sqlx::query!(
        "UPDATE totp_secrets SET confirmed_at = coalesce(confirmed_at, $2) WHERE account_id = $1",
        account.uuid(),
        instant(now) as _,
    );
    confirm.execute(conn).await?;
    Ok(())
}

/// Uses the code of a step up. False: it, or a later one, was used.
///
/// # Errors
/// When the database fails.
pub async fn use_step(conn: &mut PgConnection, account: AccountId, step: u64) -> Result<bool> {
    let used = sqlx::query!(
        "UPDATE totp_secrets SET last_step = $2 WHERE account_id = $1 AND last_step < $2",
        account.uuid(),
        i64::try_from(step).unwrap_or(i64::MAX),
    );
    Ok(used.execute(conn).await?.rows_affected() > 0)
}

/// Takes the authenticator and its recovery codes away. False: there was none.
///
/// # Errors
/// When the database fails.
pub async fn remove(conn: &mut PgConnection, account: AccountId) -> Result<bool> {
    sqlx::query!("DELETE FROM recovery_codes WHERE account_id = $1", account.uuid())
        .execute(&mut *conn)
        .await?;
    let removed = sqlx::query!("DELETE FROM totp_secrets WHERE account_id = $1", account.uuid());
    Ok(removed.execute(conn).await?.rows_affected() > 0)
}

/// Puts recovery codes in the place of all earlier ones.
///
/// # Errors
/// When the database fails.
pub async fn put_recovery(conn: &mut PgConnection, account: AccountId, hashes: &[TokenHash]) -> Result<()> {
    sqlx::query!("DELETE FROM recovery_codes WHERE account_id = $1", account.uuid())
        .execute(&mut *conn)
        .await?;
    let hashes: Vec<Vec<u8>> = hashes.iter().map(|hash| hash.to_vec()).collect();
    let put = sqlx::query!(
        "INSERT INTO recovery_codes (account_id, hash) SELECT $1, hash FROM unnest($2::bytea[]) AS new (hash)",
        account.uuid(),
        &hashes,
    );
    put.execute(conn).await?;
    Ok(())
}

/// Uses a recovery code up. False: unknown or used.
///
/// # Errors
/// When the database fails.
pub async fn use_recovery(
    conn: &mut PgConnection,
    account: AccountId,
    hash: &TokenHash,
    now: Timestamp,
) -> Result<bool> {
    let used = sqlx::query!(
        "UPDATE recovery_codes SET used_at = $3 WHERE account_id = $1 AND hash = $2 AND used_at IS NULL",
        account.uuid(),
        hash.as_slice(),
        instant(now) as _,
    );
    Ok(used.execute(conn).await?.rows_affected() > 0)
}

/// How many recovery codes are left.
///
/// # Errors
/// When the database fails.
pub async fn recovery_left(conn: &mut PgConnection, account: AccountId) -> Result<i64> {
    let left = sqlx::query_scalar!(
        r#"SELECT count(*) AS "left!" FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL"#,
        account.uuid(),
    );
    Ok(left.fetch_one(conn).await?)
}
