//! A trainer's clients, and what the trainer writes down about them.

use fittribe_domain::{AccountId, FileId, TrainerId};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result,
    column::{Instant, instant, number},
};

/// A client, as a trainer's list has them. Holds that lapsed do not count, so nobody is one who never booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Their account.
    pub id: AccountId,
    /// Their name.
    pub name: String,
    /// Their picture.
    pub avatar: Option<FileId>,
    /// Bookings ever, those that were cancelled included.
    pub booked: i64,
    /// Sessions ahead.
    pub ahead: i64,
    /// Sessions that took place.
    pub attended: i64,
    /// Sessions that they missed.
    pub missed: i64,
    /// When the last one that took place ended.
    pub last: Option<Timestamp>,
    /// When the next one starts.
    pub next: Option<Timestamp>,
}

struct Row {
    id: Uuid,
    name: String,
    avatar_file: Option<Uuid>,
    booked: i64,
    ahead: i64,
    attended: i64,
    missed: i64,
    last: Option<Instant>,
    next: Option<Instant>,
}

/// Whose names contain some words, in the order of their names, after one of them.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &mut PgConnection,
    trainer: TrainerId,
    (words, after): (&str, Option<AccountId>),
    limit: u16,
    now: Timestamp,
) -> Result<Vec<Client>> {
    let rows = sqlx::query_file_as!(
        Row,
        "queries/clients.sql",
        trainer.uuid(),
        words,
        after.map(AccountId::uuid),
        instant(now) as _,
        i64::from(limit),
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(Row::client).collect())
}

impl Row {
    fn client(self) -> Client {
        Client {
            id: self.id.into(),
            name: self.name,
            avatar: self.avatar_file.map(FileId::from),
            booked: self.booked,
            ahead: self.ahead,
            attended: self.attended,
            missed: self.missed,
            last: self.last.map(Instant::to_jiff),
            next: self.next.map(Instant::to_jiff),
        }
    }
}

/// Whether somebody was ever booked in by a trainer, cancelled or not.
///
/// # Errors
/// When the database fails.
pub async fn is_one(conn: &mut PgConnection, trainer: TrainerId, client: AccountId) -> Result<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (
               SELECT FROM bookings WHERE trainer_id = $1 AND client_id = $2
                   AND status NOT IN ('held', 'expired', 'declined')
           ) AS "found!""#,
        trainer.uuid(),
        client.uuid(),
    );
    Ok(found.fetch_one(conn).await?)
}

/// What a trainer has written down about a client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// In the trainer's words; empty when there are none.
    pub body: String,
    /// Counts the changes from 1; 0 before the first.
    pub version: u32,
    /// When they were changed last.
    pub updated_at: Option<Timestamp>,
}

/// The notes on a client.
///
/// # Errors
/// When the database fails.
pub async fn notes(conn: &mut PgConnection, trainer: TrainerId, client: AccountId) -> Result<Notes> {
    let row = sqlx::query!(
        r#"SELECT body, version, updated_at AS "updated_at: Instant" FROM client_notes
           WHERE trainer_id = $1 AND client_id = $2"#,
        trainer.uuid(),
        client.uuid(),
    );
    let Some(row) = row.fetch_optional(conn).await? else { return Ok(Notes::default()) };
    Ok(Notes {
        body: row.body,
        version: number("client_notes", row.version.into())?,
        updated_at: Some(row.updated_at.to_jiff()),
    })
}

/// Puts notes in place of those at a version, where 0 means that there are none. `None`: they are at another version.
///
/// # Errors
/// When the database fails.
pub async fn put_notes(
    conn: &mut PgConnection,
    (trainer, client): (TrainerId, AccountId),
    expected: u32,
    body: &str,
    now: Timestamp,
) -> Result<Option<u32>> {
    let version = sqlx::query_scalar!(
        "INSERT INTO client_notes AS n (trainer_id, client_id, body, version, updated_at)
         SELECT $1, $2, $3, 1, $4
         WHERE $5 = 0 OR EXISTS (SELECT FROM client_notes WHERE trainer_id = $1 AND client_id = $2)
         ON CONFLICT (trainer_id, client_id) DO UPDATE
             SET body = excluded.body, version = n.version + 1, updated_at = excluded.updated_at
             WHERE n.version = $5
         RETURNING version",
        trainer.uuid(),
        client.uuid(),
        body,
        instant(now) as _,
        i32::try_from(expected).unwrap_or(i32::MAX),
    );
    let version = version.fetch_optional(conn).await?;
    version.map(|version| number("client_notes", version.into())).transpose()
}
