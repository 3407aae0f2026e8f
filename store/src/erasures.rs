//! Accounts that are to be erased: asked for, called off within a time of grace, done.

mod close;
mod erase;

use fittribe_domain::{AccountId, TrainerId};
use jiff::{SignedDuration, Timestamp};
use sqlx::PgConnection;
use uuid::Uuid;

pub use close::close;
pub use erase::{Outcome, erase};

use crate::{
    Result,
    column::{Instant, instant},
};

/// How long somebody can change their mind.
pub const GRACE: SignedDuration = SignedDuration::from_hours(14 * 24);
/// A job that has not erased by then was given up, and is put anew.
const GIVEN_UP: SignedDuration = SignedDuration::from_hours(36);

/// An erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// When it is done at the earliest.
    pub due_at: Timestamp,
}

/// What stands in the way of an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Upcoming {
    /// A client's booking, or a session in a trainer's calendar.
    pub kind: UpcomingKind,
    /// Which.
    pub id: Uuid,
    /// In whose calendar.
    pub trainer: TrainerId,
    /// From when on.
    pub start: Timestamp,
    /// Until when.
    pub end: Timestamp,
}

/// What is still ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpcomingKind {
    /// One's booking with a trainer.
    Booking,
    /// A session in one's own calendar.
    Session,
}

/// An erasure that was asked for and not called off.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection, account: AccountId) -> Result<Option<Erasure>> {
    let row = sqlx::query!(
        r#"SELECT requested_at AS "requested_at: Instant", due_at AS "due_at: Instant"
           FROM erasures WHERE account_id = $1"#,
        account.uuid(),
    );
    Ok(row
        .fetch_optional(conn)
        .await?
        .map(|row| Erasure { requested_at: row.requested_at.to_jiff(), due_at: row.due_at.to_jiff() }))
}

/// Schedules an erasure. False: it was before; nothing changes.
///
/// # Errors
/// When the database fails.
pub async fn schedule(conn: &mut PgConnection, account: AccountId, erasure: &Erasure) -> Result<bool> {
    let scheduled = sqlx::query!(
        "INSERT INTO erasures (account_id, requested_at, due_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO NOTHING",
        account.uuid(),
        instant(erasure.requested_at) as _,
        instant(erasure.due_at) as _,
    );
    Ok(scheduled.execute(conn).await?.rows_affected() > 0)
}

/// Calls an erasure off. False: there is none, or it is done.
///
/// # Errors
/// When the database fails.
pub async fn cancel(conn: &mut PgConnection, account: AccountId) -> Result<bool> {
    let cancelled =
        sqlx::query!("DELETE FROM erasures WHERE account_id = $1 AND done_at IS NULL", account.uuid(),);
    Ok(cancelled.execute(conn).await?.rows_affected() > 0)
}

/// What is still ahead of an account, by start: its bookings, and the sessions in its calendar. At most 100.
///
/// # Errors
/// When the database fails.
pub async fn upcoming(conn: &mut PgConnection, account: AccountId, now: Timestamp) -> Result<Vec<Upcoming>> {
    let rows = sqlx::query!(
        r#"SELECT own AS "own!", id AS "id!", trainer_id AS "trainer!", lower(during) AS "start!: Instant",
                  upper(during) AS "end!: Instant" FROM (
               SELECT true AS own, b.id, b.trainer_id, s.during FROM bookings b
               JOIN sessions s ON s.trainer_id = b.trainer_id AND s.id = b.session_id
               WHERE b.client_id = $1 AND b.status IN ('held', 'pending_approval', 'pending_payment', 'expiring', 'confirmed')
                   AND (b.hold_until IS NULL OR b.hold_until > $2)
               UNION ALL
               SELECT false, s.id, s.trainer_id, s.during FROM sessions s JOIN trainers t ON t.id = s.trainer_id
               WHERE t.account_id = $1 AND s.status IN ('held', 'pending', 'scheduled')
                   AND (s.held_until IS NULL OR s.held_until > $2)
           ) ahead WHERE upper(during) > $2 ORDER BY lower(during), id LIMIT 100"#,
        account.uuid(),
        instant(now) as _,
    );
    let upcoming = rows.fetch_all(conn).await?.into_iter().map(|row| Upcoming {
        kind: if row.own { UpcomingKind::Booking } else { UpcomingKind::Session },
        id: row.id,
        trainer: row.trainer.into(),
        start: row.start.to_jiff(),
        end: row.end.to_jiff(),
    });
    Ok(upcoming.collect())
}

/// Takes accounts whose erasure is due, to put a job for each in the same transaction.
///
/// # Errors
/// When the database fails.
pub async fn take_due(conn: &mut PgConnection, now: Timestamp) -> Result<Vec<AccountId>> {
    let given_up = now.checked_sub(GIVEN_UP).unwrap_or(now);
    let due = sqlx::query_scalar!(
        "UPDATE erasures SET queued_at = $1 WHERE account_id IN (
             SELECT account_id FROM erasures
             WHERE done_at IS NULL AND due_at <= $1 AND (queued_at IS NULL OR queued_at < $2)
             ORDER BY due_at LIMIT 100 FOR UPDATE SKIP LOCKED)
         RETURNING account_id",
        instant(now) as _,
        instant(given_up) as _,
    );
    Ok(due.fetch_all(conn).await?.into_iter().map(AccountId::from).collect())
}
