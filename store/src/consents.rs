//! What people have agreed to: a history that only grows.

use fittribe_domain::{AccountId, person::consent::Purpose};
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{
    Result,
    column::{Instant, instant, named},
};

/// One thing that somebody said yes or no to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consent {
    /// What for.
    pub purpose: Purpose,
    /// Whether it was a yes.
    pub granted: bool,
    /// The date of the wording.
    pub policy_version: Date,
    /// When.
    pub at: Timestamp,
}

/// Enters a consent, unless it says what holds already. True: it was entered. Lock the account first
/// ([`crate::accounts::lock`]).
///
/// # Errors
/// When the database fails.
pub async fn enter(conn: &mut PgConnection, account: AccountId, consent: &Consent) -> Result<bool> {
    let entered = sqlx::query!(
        "INSERT INTO consents (account_id, purpose, ordinal, granted, policy_version, at)
         SELECT $1, $2, coalesce(max(ordinal), 0) + 1, $3, $4, $5 FROM consents WHERE account_id = $1 AND purpose = $2
         HAVING NOT EXISTS (
             SELECT FROM (SELECT granted, policy_version FROM consents WHERE account_id = $1 AND purpose = $2
                 ORDER BY ordinal DESC LIMIT 1) last
             WHERE last.granted = $3 AND last.policy_version = $4)",
        account.uuid(),
        consent.purpose.name(),
        consent.granted,
        consent.policy_version.to_sqlx() as _,
        instant(consent.at) as _,
    );
    Ok(entered.execute(conn).await?.rows_affected() > 0)
}

/// All that an account said, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn history(conn: &mut PgConnection, account: AccountId) -> Result<Vec<Consent>> {
    let rows = sqlx::query!(
        r#"SELECT purpose, granted, policy_version AS "policy_version: jiff_sqlx::Date", at AS "at: Instant"
           FROM consents WHERE account_id = $1 ORDER BY at DESC, ordinal DESC, purpose LIMIT 1000"#,
        account.uuid(),
    );
    let mut history = Vec::new();
    for row in rows.fetch_all(conn).await? {
        history.push(Consent {
            purpose: named("consents", &row.purpose)?,
            granted: row.granted,
            policy_version: row.policy_version.to_jiff(),
            at: row.at.to_jiff(),
        });
    }
    Ok(history)
}

/// Whether somebody has agreed to something and not withdrawn it.
///
/// # Errors
/// When the database fails.
pub async fn holds(conn: &mut PgConnection, account: AccountId, purpose: Purpose) -> Result<bool> {
    let last = sqlx::query_scalar!(
        "SELECT granted FROM consents WHERE account_id = $1 AND purpose = $2 ORDER BY ordinal DESC LIMIT 1",
        account.uuid(),
        purpose.name(),
    );
    Ok(last.fetch_optional(conn).await?.unwrap_or(false))
}
