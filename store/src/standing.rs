//! Whether a trainer takes new bookings: approved, not suspended, neither the page nor the account, and not leaving.

use fittribe_domain::{AccountId, TrainerId, trainer::Status};
use jiff::Timestamp;
use sqlx::{PgConnection, Postgres, Transaction};

use crate::{
    Result,
    column::instant,
    jobs::{Queue, SettleStanding},
};

/// What changed that a trainer's standing may rest on.
#[derive(Clone, Copy, Debug)]
pub enum Cause {
    /// Something about the account, which may be a trainer's.
    Account(AccountId),
    /// Something about the trainer.
    Trainer(TrainerId),
}

/// Sees to it that the calendar will follow a change that this transaction makes. Whose calendar that is, if anybody's.
///
/// # Errors
/// When the database fails; roll the transaction back.
pub async fn changed(
    transaction: &mut Transaction<'static, Postgres>,
    queue: &Queue,
    cause: Cause,
) -> Result<Option<TrainerId>> {
    let trainer = match cause {
        Cause::Trainer(trainer) => Some(trainer),
        Cause::Account(account) => {
            sqlx::query_scalar!("SELECT id FROM trainers WHERE account_id = $1", account.uuid())
                .fetch_optional(&mut **transaction)
                .await?
                .map(TrainerId::from)
        }
    };
    if let Some(trainer) = trainer {
        queue.put(transaction, SettleStanding { trainer: trainer.uuid() }).await?;
    }
    Ok(trainer)
}

/// Whether a trainer takes new bookings. `None`: no such trainer.
///
/// # Errors
/// When the database fails.
pub async fn takes_bookings(conn: &mut PgConnection, trainer: TrainerId) -> Result<Option<bool>> {
    let takes = sqlx::query_scalar!(
        r#"SELECT t.status = 'approved' AND a.suspended_at IS NULL
                  AND NOT EXISTS (SELECT FROM erasures e WHERE e.account_id = t.account_id) AS "takes!"
           FROM trainers t JOIN accounts a ON a.id = t.account_id WHERE t.id = $1"#,
        trainer.uuid(),
    );
    Ok(takes.fetch_optional(conn).await?)
}

/// Moves a trainer on, when they stand at one of `from`. False: they do not, or there is no such trainer.
///
/// # Errors
/// When the database fails.
pub async fn set(
    conn: &mut PgConnection,
    trainer: TrainerId,
    from: &[Status],
    to: Status,
    reason: &str,
    now: Timestamp,
) -> Result<bool> {
    let from: Vec<String> = from.iter().map(|status| status.name().to_owned()).collect();
    let moved = sqlx::query!(
        "UPDATE trainers SET status = $3, status_reason = $4, status_at = $5 WHERE id = $1 AND status = ANY($2)",
        trainer.uuid(),
        &from,
        to.name(),
        reason,
        instant(now) as _,
    );
    Ok(moved.execute(conn).await?.rows_affected() > 0)
}
