//! Failed sign-ins, so that guessing is slowed down.

use jiff::Timestamp;
use sqlx::PgConnection;

use crate::{
    Result,
    column::{Instant, instant},
};

/// A hash of the e-mail address tried and the network address it came from.
pub type AttemptKey = [u8; 32];

/// Remembers a failure.
///
/// # Errors
/// When the database fails.
pub async fn record_failure(conn: &mut PgConnection, key: &AttemptKey, at: Timestamp) -> Result<()> {
    let insert = sqlx::query!(
        "INSERT INTO sign_in_failures AS known (key, at) VALUES ($1, $2)
         ON CONFLICT (key, at) DO UPDATE SET tries = known.tries + 1",
        key.as_slice(),
        instant(at) as _,
    );
    insert.execute(conn).await?;
    Ok(())
}

/// The failures after an instant, latest first, at most 100. With ten or more, the next try may come
/// when the tenth of them leaves the window.
///
/// # Errors
/// When the database fails.
pub async fn recent_failures(
    conn: &mut PgConnection,
    key: &AttemptKey,
    since: Timestamp,
) -> Result<Vec<Timestamp>> {
    let failures = sqlx::query_scalar!(
        r#"SELECT at AS "at: Instant" FROM sign_in_failures, generate_series(1, tries)
           WHERE key = $1 AND at > $2 ORDER BY at DESC LIMIT 100"#,
        key.as_slice(),
        instant(since) as _,
    );
    Ok(failures.fetch_all(conn).await?.into_iter().map(Instant::to_jiff).collect())
}

/// Forgets the failures, after a success.
///
/// # Errors
/// When the database fails.
pub async fn clear(conn: &mut PgConnection, key: &AttemptKey) -> Result<()> {
    sqlx::query!("DELETE FROM sign_in_failures WHERE key = $1", key.as_slice()).execute(conn).await?;
    Ok(())
}

/// Deletes failures before an instant; how many.
///
/// # Errors
/// When the database fails.
pub async fn sweep(conn: &mut PgConnection, before: Timestamp) -> Result<u64> {
    let swept = sqlx::query!("DELETE FROM sign_in_failures WHERE at < $1", instant(before) as _);
    Ok(swept.execute(conn).await?.rows_affected())
}
