//! Whether a trainer takes new bookings: approved, not suspended, neither the page nor the account, not leaving, and with
//! a confirmed certificate that is still good of each kind that is required by then.

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
pub async fn takes_bookings(
    conn: &mut PgConnection,
    trainer: TrainerId,
    now: Timestamp,
) -> Result<Option<bool>> {
    let takes = sqlx::query_scalar!(
        r#"SELECT takes_bookings(t, $2) AS "takes!" FROM trainers t WHERE t.id = $1"#,
        trainer.uuid(),
        instant(now) as _,
    );
    Ok(takes.fetch_optional(conn).await?)
}

/// Puts a job for each calendar that does not follow its trainer's standing, as when a certificate has expired or the
/// settings have changed; how many.
///
/// # Errors
/// When the database fails; roll the transaction back.
pub async fn follow_all(
    transaction: &mut Transaction<'static, Postgres>,
    queue: &Queue,
    now: Timestamp,
) -> Result<usize> {
    let unsettled = sqlx::query_scalar!(
        "SELECT t.id FROM trainers t JOIN calendar_rules r ON r.trainer_id = t.id
         WHERE r.accepting <> takes_bookings(t, $1)",
        instant(now) as _,
    );
    let unsettled = unsettled.fetch_all(&mut **transaction).await?;
    for trainer in &unsettled {
        queue.put(transaction, SettleStanding { trainer: *trainer }).await?;
    }
    Ok(unsettled.len())
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
