//! Inboxes: gapless sequences of notifications, one per account.

use std::sync::Arc;

use fittribe_domain::{AccountId, BookingId, TrainerId, event::EventKind, notice::Urgency};
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::{
    Result, StoreError,
    column::{Instant, named, read_json},
};

/// One line of an inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// Whose inbox.
    pub account: AccountId,
    /// Its place there, from 1, without gaps.
    pub seq: i64,
    /// What happened.
    pub kind: EventKind,
    /// How pressing.
    pub class: Urgency,
    /// To which booking.
    pub booking: BookingId,
    /// In whose calendar.
    pub trainer: TrainerId,
    /// When.
    pub at: Timestamp,
    /// What a socket sends, a JSON object: kind, class, booking, session, service, trainer, start, end, status, by, at,
    /// version (the booking's), hold_until.
    pub body: Arc<str>,
}

impl Notification {
    /// The body, parsed.
    ///
    /// # Errors
    /// When it is not JSON, which the column forbids.
    pub fn value(&self) -> Result<serde_json::Value> {
        read_json("notifications", &self.body)
    }
}

/// The most that is sent on resuming.
pub const MOST_AT_ONCE: u16 = 200;

/// What came after a place, oldest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn since(
    conn: &mut PgConnection,
    account: AccountId,
    seq: i64,
    limit: u16,
) -> Result<Vec<Notification>> {
    let rows = sqlx::query!(
        r#"SELECT seq, kind, class, trainer_id, booking_id, at AS "at: Instant", body::text AS "body!"
           FROM notifications WHERE account_id = $1 AND seq > $2 ORDER BY seq LIMIT $3"#,
        account.uuid(),
        seq,
        i64::from(limit),
    );
    let mut notifications = Vec::new();
    for row in rows.fetch_all(conn).await? {
        notifications.push(Notification {
            account,
            seq: row.seq,
            kind: named("notifications", &row.kind)?,
            class: urgency(&row.class)?,
            booking: row.booking_id.into(),
            trainer: row.trainer_id.into(),
            at: row.at.to_jiff(),
            body: row.body.into(),
        });
    }
    Ok(notifications)
}

/// The latest place; 0 when empty.
///
/// # Errors
/// When the database fails.
pub async fn last_seq(conn: &mut PgConnection, account: AccountId) -> Result<i64> {
    let last = sqlx::query_scalar!("SELECT last_seq FROM inboxes WHERE account_id = $1", account.uuid());
    Ok(last.fetch_optional(conn).await?.unwrap_or(0))
}

/// How many lines are unread.
///
/// # Errors
/// When the database fails.
pub async fn unread(conn: &mut PgConnection, account: AccountId) -> Result<i64> {
    let unread = sqlx::query_scalar!(
        r#"SELECT last_seq - read_seq AS "unread!" FROM inboxes WHERE account_id = $1"#,
        account.uuid(),
    );
    Ok(unread.fetch_optional(conn).await?.unwrap_or(0))
}

/// Marks everything up to a place as read; how many lines are unread then.
///
/// # Errors
/// When the database fails.
pub async fn mark_read(conn: &mut PgConnection, account: AccountId, up_to: i64) -> Result<i64> {
    let unread = sqlx::query_scalar!(
        r#"UPDATE inboxes SET read_seq = greatest(read_seq, least($2, last_seq)) WHERE account_id = $1
           RETURNING last_seq - read_seq AS "unread!""#,
        account.uuid(),
        up_to,
    );
    Ok(unread.fetch_optional(conn).await?.unwrap_or(0))
}

fn urgency(name: &str) -> Result<Urgency> {
    let known = [Urgency::Critical, Urgency::Normal].into_iter().find(|urgency| urgency.name() == name);
    known.ok_or_else(|| StoreError::corrupt("notifications", format!("`{name}` is not a class")))
}
