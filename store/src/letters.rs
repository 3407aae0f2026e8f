//! The event log as the outbox of letters. A cursor goes through it in the order of the transactions that wrote it and
//! stops before the oldest that is still under way, so that nothing appears behind it.

use fittribe_domain::{AccountId, TrainerId, booking::Party, event::Event};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result,
    column::{Instant, instant, named, read_interval, read_json},
};

/// One event of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In whose calendar.
    pub trainer: TrainerId,
    /// The calendar's version that it made.
    pub version: i64,
    /// Its place in the decision.
    pub ordinal: i32,
}

/// An event that letters may tell of, and who can be reached and wants to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which event.
    pub place: Place,
    /// As what somebody did it.
    pub party: Party,
    /// The booking's client.
    pub client: Option<AccountId>,
    /// The trainer's account.
    pub trainer: Option<AccountId>,
}

/// Moves the cursor over at most so many events, in the caller's transaction: put the letters into the same one. Events
/// before `since` are passed by, since news that old is none. The number is how many there were.
/// Nothing, when another node is at it.
///
/// # Errors
/// When the database fails; roll the transaction back.
pub async fn take(conn: &mut PgConnection, since: Timestamp, limit: u16) -> Result<(usize, Vec<Due>)> {
    let cursor = sqlx::query!(
        r#"SELECT xid, trainer_id, version, ordinal, pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "horizon!",
                  pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS "next!"
           FROM letter_cursor FOR UPDATE SKIP LOCKED"#
    );
    let Some(cursor) = cursor.fetch_optional(&mut *conn).await? else { return Ok((0, Vec::new())) };
    // Transactions are numbered anew in a database that was restored from a dump.
    let restored = cursor.xid >= cursor.next;
    let from = if restored { cursor.horizon } else { cursor.xid };
    let rows = sqlx::query_file!(
        "queries/letters_due.sql",
        from,
        cursor.trainer_id,
        cursor.version,
        cursor.ordinal,
        cursor.horizon,
        i64::from(limit),
        instant(since) as _,
    );
    let rows = rows.fetch_all(&mut *conn).await?;
    if let Some(last) = rows.last() {
        move_to(conn, last.xid, last.trainer_id, last.version, last.ordinal).await?;
    } else if restored {
        move_to(conn, from, Uuid::nil(), 0, 0).await?;
    }
    let looked_at = rows.len();
    let mut due = Vec::new();
    for row in rows.into_iter().filter(|row| row.recent) {
        due.push(Due {
            place: Place { trainer: row.trainer_id.into(), version: row.version, ordinal: row.ordinal },
            party: named("calendar_events", &row.party)?,
            client: row.client.map(AccountId::from),
            trainer: row.trainer.map(AccountId::from),
        });
    }
    Ok((looked_at, due))
}

async fn move_to(conn: &mut PgConnection, xid: i64, trainer: Uuid, version: i64, ordinal: i32) -> Result<()> {
    let moved = sqlx::query!(
        "UPDATE letter_cursor SET xid = $1, trainer_id = $2, version = $3, ordinal = $4",
        xid,
        trainer,
        version,
        ordinal,
    );
    moved.execute(conn).await?;
    Ok(())
}

/// Passes by all that was written so far: nobody gets letters about demo data.
///
/// # Errors
/// When the database fails.
pub async fn pass_by(conn: &mut PgConnection) -> Result<()> {
    let passed = sqlx::query!(
        "UPDATE letter_cursor SET xid = pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1,
             trainer_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'"
    );
    passed.execute(conn).await?;
    Ok(())
}

/// An event as a letter tells of it.
#[derive(Clone, Debug)]
pub struct Told {
    /// What happened.
    pub event: Event,
    /// When.
    pub at: Timestamp,
    /// The trainer's account.
    pub trainer_account: AccountId,
    /// The trainer's name.
    pub trainer_name: String,
    /// The client's name.
    pub client_name: String,
    /// What was booked.
    pub service: String,
    /// When the booking's session was before it moved, if it did.
    pub moved_from: Option<Timestamp>,
}

/// What happened there. `None`: there is no such event, or it concerns no booking and session.
///
/// # Errors
/// When the database fails.
pub async fn told(conn: &mut PgConnection, place: Place) -> Result<Option<Told>> {
    let row = sqlx::query!(
        r#"SELECT e.body::text AS "body!", e.at AS "at: Instant", t.account_id, o.name AS trainer_name,
                  c.name AS client_name, s.body ->> 'name' AS "service!"
           FROM calendar_events e
           JOIN bookings b ON b.trainer_id = e.trainer_id AND b.id = e.booking_id
           JOIN services s ON s.trainer_id = b.trainer_id AND s.id = b.service_id
           JOIN trainers t ON t.id = e.trainer_id
           JOIN accounts o ON o.id = t.account_id
           JOIN accounts c ON c.id = b.client_id
           WHERE e.trainer_id = $1 AND e.version = $2 AND e.ordinal = $3"#,
        place.trainer.uuid(),
        place.version,
        place.ordinal,
    );
    let Some(row) = row.fetch_optional(&mut *conn).await? else { return Ok(None) };
    let event: Event = read_json("calendar_events", &row.body)?;
    let moved_from = moved_from(conn, place.trainer, &event).await?;
    Ok(Some(Told {
        event,
        at: row.at.to_jiff(),
        trainer_account: row.account_id.into(),
        trainer_name: row.trainer_name,
        client_name: row.client_name,
        service: row.service,
        moved_from,
    }))
}

/// A seat moves to another session, a one-to-one session moves itself.
async fn moved_from(conn: &mut PgConnection, trainer: TrainerId, event: &Event) -> Result<Option<Timestamp>> {
    let Some(before) = event.booking.as_ref().and_then(|change| change.before.as_ref()) else {
        return Ok(None);
    };
    let session = event.session.as_ref().and_then(|change| change.before.as_ref());
    if let Some(session) = session.filter(|session| session.id == before.session) {
        return Ok(Some(session.interval.start()));
    }
    let left = sqlx::query!(
        r#"SELECT lower(during) AS "start!: Instant", upper(during) AS "end!: Instant" FROM sessions
           WHERE trainer_id = $1 AND id = $2"#,
        trainer.uuid(),
        before.session.uuid(),
    );
    let left = left.fetch_optional(conn).await?;
    left.map(|row| Ok(read_interval("sessions", row.start, row.end)?.start())).transpose()
}
