//! What the schedule has done again and again. Each does all that is due, whoever did or did not do it before.

use fittribe_store::{
    Database, StoreError, account_tokens, calendars as stored, erasures, exports, idempotency,
    jobs::{EraseAccount, Queue},
    refresh, sign_in,
};
use jiff::{SignedDuration, Timestamp};

use crate::calendars::Calendars;

/// Calendars that one job looks after.
const CALENDARS: u32 = 200;
/// Keys that are dropped at a time.
const KEYS: u32 = 1000;

/// Writes off holds whose time is over in calendars that nobody has in memory.
///
/// # Errors
/// When the database fails.
pub async fn expire_holds(
    database: &Database,
    calendars: &Calendars,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut connection = database.read().await?;
    let overdue = stored::with_overdue_holds(&mut connection, now, CALENDARS).await?;
    drop(connection);
    for trainer in overdue {
        if let Err(error) = calendars.expire_holds(trainer).await {
            tracing::warn!(%trainer, %error, "chores.hold_not_expired");
        }
    }
    Ok(())
}

/// Drops what is kept for a while only.
///
/// # Errors
/// When the database fails.
pub async fn drop_expired(database: &Database, now: Timestamp) -> Result<(), StoreError> {
    let old = now.checked_sub(SignedDuration::from_hours(24)).unwrap_or(now);
    let mut connection = database.read().await?;
    while idempotency::sweep(&mut connection, old, KEYS).await? >= u64::from(KEYS) {}
    refresh::sweep(&mut connection, now).await?;
    sign_in::sweep(&mut connection, old).await?;
    account_tokens::sweep(&mut connection, old).await?;
    exports::sweep(&mut connection, now).await?;
    Ok(())
}

/// Puts a job for each erasure that is due; how many are.
///
/// # Errors
/// When the database fails.
pub async fn put_erasures(database: &Database, queue: &Queue, now: Timestamp) -> Result<usize, StoreError> {
    let queue = queue.clone();
    let put = database.transact(move |transaction| {
        Box::pin(async move {
            let due = erasures::take_due(transaction, now).await?;
            for account in &due {
                // One that was put long ago may still wait for its next try.
                queue.put_once(transaction, EraseAccount { account: *account }).await?;
            }
            Ok::<_, StoreError>(due.len())
        })
    });
    put.await
}
