//! Calendars: the state that decisions are made on, and the row that fences them.

mod load;

use fittribe_domain::{
    AccountId, DecisionId, TrainerId,
    booking::Party,
    calendar::Version,
    event::{Event, EventKind, Setting},
    policy::Policy,
    zone::Zone,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

pub use self::load::load;
pub(crate) use self::load::load_part;
use crate::{
    Result,
    column::{instant, json, number, read_version},
};

/// A calendar to open.
#[derive(Clone, Debug)]
pub struct NewCalendar {
    /// Whose calendar.
    pub trainer: TrainerId,
    /// The trainer's account.
    pub account: AccountId,
    /// The zone its rules are read in.
    pub zone: Zone,
    /// The first decision: the head afterwards.
    pub decision: DecisionId,
    /// When.
    pub at: Timestamp,
    /// Whether it takes bookings from the beginning.
    pub accepting: bool,
}

/// Locks the calendar's row until the transaction ends: when it returns, no commit to this calendar is
/// under way, so an outcome in doubt is settled by what is there. `None`: no such calendar.
///
/// # Errors
/// When the database fails.
pub async fn lock(conn: &mut PgConnection, trainer: TrainerId) -> Result<Option<(Version, DecisionId)>> {
    let row =
        sqlx::query!("SELECT version, head FROM calendars WHERE trainer_id = $1 FOR UPDATE", trainer.uuid());
    let row = row.fetch_optional(conn).await?;
    row.map(|row| Ok((read_version("calendars", row.version)?, row.head.into()))).transpose()
}

/// Creates a calendar at version 1, with a first event each for its zone and the default policy, and one
/// when it takes no bookings yet.
///
/// # Errors
/// [`crate::StoreError::AlreadyTrainer`] when it is open already.
pub async fn open(conn: &mut PgConnection, new: &NewCalendar) -> Result<()> {
    let policy = Policy::default();
    sqlx::query!(
        "INSERT INTO calendars (trainer_id, account_id, version, head) VALUES ($1, $2, 1, $3)",
        new.trainer.uuid(),
        new.account.uuid(),
        new.decision.uuid(),
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "INSERT INTO calendar_rules (trainer_id, zone, accepting, policy, weekly)
         VALUES ($1, $2, $4, $3::text::jsonb, '[]')",
        new.trainer.uuid(),
        new.zone.name(),
        json("calendar_rules", &policy)?,
        new.accepting,
    )
    .execute(&mut *conn)
    .await?;
    record_opening(conn, new, 0, Setting::Zone(new.zone.clone())).await?;
    record_opening(conn, new, 1, Setting::Policy(policy)).await?;
    if new.accepting { Ok(()) } else { record_opening(conn, new, 2, Setting::Accepting(false)).await }
}

async fn record_opening(
    conn: &mut PgConnection,
    new: &NewCalendar,
    ordinal: i32,
    setting: Setting,
) -> Result<()> {
    let event = Event { kind: EventKind::Configured, session: None, booking: None, setting: Some(setting) };
    sqlx::query!(
        "INSERT INTO calendar_events (trainer_id, version, ordinal, decision_id, kind, at, by_account, party, body)
         VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8::text::json)",
        new.trainer.uuid(),
        ordinal,
        new.decision.uuid(),
        event.kind.name(),
        instant(new.at) as _,
        new.account.uuid(),
        Party::Trainer.name(),
        json("calendar_events", &event)?,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Where calendars stand: version and head. Unknown ones are left out.
///
/// # Errors
/// When the database fails.
pub async fn versions(
    conn: &mut PgConnection,
    trainers: &[TrainerId],
) -> Result<Vec<(TrainerId, Version, DecisionId)>> {
    let trainers: Vec<Uuid> = trainers.iter().map(|trainer| trainer.uuid()).collect();
    let rows =
        sqlx::query!("SELECT trainer_id, version, head FROM calendars WHERE trainer_id = ANY($1)", &trainers);
    let mut versions = Vec::new();
    for row in rows.fetch_all(conn).await? {
        versions.push((row.trainer_id.into(), read_version("calendars", row.version)?, row.head.into()));
    }
    Ok(versions)
}

/// Calendars with a hold whose deadline is at or before `now`.
///
/// # Errors
/// When the database fails.
pub async fn with_overdue_holds(
    conn: &mut PgConnection,
    now: Timestamp,
    limit: u32,
) -> Result<Vec<TrainerId>> {
    let trainers = sqlx::query_scalar!(
        "SELECT DISTINCT trainer_id FROM bookings WHERE status = 'held' AND hold_until <= $1 LIMIT $2",
        instant(now) as _,
        i64::from(limit),
    );
    Ok(trainers.fetch_all(conn).await?.into_iter().map(TrainerId::from).collect())
}

/// The calendar's epoch: raised when its sequence starts anew. `None`: no such calendar.
///
/// # Errors
/// When the database fails.
pub async fn epoch(conn: &mut PgConnection, trainer: TrainerId) -> Result<Option<u32>> {
    let epoch = sqlx::query_scalar!("SELECT epoch FROM calendars WHERE trainer_id = $1", trainer.uuid());
    epoch.fetch_optional(conn).await?.map(|epoch| number("calendars", epoch.into())).transpose()
}

/// Idempotency keys used on the calendar since an instant.
///
/// # Errors
/// When the database fails.
pub async fn recent_keys(
    conn: &mut PgConnection,
    trainer: TrainerId,
    since: Timestamp,
) -> Result<Vec<(AccountId, String)>> {
    let rows = sqlx::query!(
        "SELECT account_id, key FROM idempotency_keys WHERE trainer_id = $1 AND created_at >= $2",
        trainer.uuid(),
        instant(since) as _,
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(|row| (row.account_id.into(), row.key)).collect())
}
