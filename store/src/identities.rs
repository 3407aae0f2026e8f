//! Identities at providers, each linked to one account.

use fittribe_domain::AccountId;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result,
    column::{Instant, instant},
};

/// An identity that is linked to an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// What its owner names it by.
    pub id: Uuid,
    /// Who vouches.
    pub issuer: String,
    /// The person, among the issuer's.
    pub subject: String,
    /// When it was linked.
    pub created_at: Timestamp,
}

/// What became of a wish to unlink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlinked {
    /// It no longer opens the account.
    Done,
    /// The account has no such identity.
    Unknown,
    /// It is the only way in: there is no password and no other identity.
    OnlyWayIn,
}

/// The account that an identity opens.
///
/// # Errors
/// When the database fails.
pub async fn account_of(conn: &mut PgConnection, issuer: &str, subject: &str) -> Result<Option<AccountId>> {
    let found = sqlx::query_scalar!(
        "SELECT account_id FROM identities WHERE issuer = $1 AND subject = $2",
        issuer,
        subject
    );
    Ok(found.fetch_optional(conn).await?.map(AccountId::from_uuid))
}

/// Links an identity to an account.
///
/// # Errors
/// [`crate::StoreError::IdentityTaken`] when it opens an account already.
pub async fn link(conn: &mut PgConnection, account: AccountId, identity: &Identity) -> Result<()> {
    let insert = sqlx::query!(
        "INSERT INTO identities (issuer, subject, id, account_id, created_at) VALUES ($1, $2, $3, $4, $5)",
        identity.issuer,
        identity.subject,
        identity.id,
        account.uuid(),
        instant(identity.created_at) as _,
    );
    insert.execute(conn).await?;
    Ok(())
}

/// An account's identities, the first linked first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut PgConnection, account: AccountId) -> Result<Vec<Identity>> {
    let rows = sqlx::query!(
        r#"SELECT id, issuer, subject, created_at AS "created_at: Instant"
           FROM identities WHERE account_id = $1 ORDER BY created_at, id"#,
        account.uuid(),
    );
    let identity = |created_at: Instant, (id, issuer, subject)| Identity {
        id,
        issuer,
        subject,
        created_at: created_at.to_jiff(),
    };
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| identity(row.created_at, (row.id, row.issuer, row.subject))).collect())
}

/// Unlinks an identity, unless nothing else opens its account. To be called in a transaction: the account's row is
/// locked, so that of two who unlink at once one sees the other.
///
/// # Errors
/// When the database fails.
pub async fn unlink(conn: &mut PgConnection, account: AccountId, id: Uuid) -> Result<Unlinked> {
    let locked = sqlx::query_scalar!(
        r#"SELECT password_hash IS NOT NULL AS "has_password!" FROM accounts WHERE id = $1 FOR UPDATE"#,
        account.uuid(),
    );
    let has_password = locked.fetch_optional(&mut *conn).await?.unwrap_or(false);
    let known = list(&mut *conn, account).await?;
    if !known.iter().any(|identity| identity.id == id) {
        return Ok(Unlinked::Unknown);
    }
    if !has_password && known.len() == 1 {
        return Ok(Unlinked::OnlyWayIn);
    }
    let delete = sqlx::query!("DELETE FROM identities WHERE id = $1 AND account_id = $2", id, account.uuid());
    delete.execute(conn).await?;
    Ok(Unlinked::Done)
}
