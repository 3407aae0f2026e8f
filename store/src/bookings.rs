//! Bookings, read. They are written by [`crate::commit`] alone.

use fittribe_domain::{
    AccountId, BookingId, TrainerId,
    booking::{Booking, BookingStatus},
    calendar::Version,
    session::Session,
    zone::Zone,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result, StoreError, calendars,
    column::{Instant, instants, read_version},
    images::{BookingColumns, BookingReader, SessionColumns},
};

/// A booking with where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct BookingRecord {
    /// The booking.
    pub booking: Booking,
    /// Its session.
    pub session: Session,
    /// Whose calendar.
    pub trainer: TrainerId,
    /// The trainer's account.
    pub trainer_account: AccountId,
    /// The trainer's zone.
    pub zone: Zone,
    /// The calendar's version when this was read.
    pub calendar_version: Version,
}

/// Whose bookings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A client's own.
    Client(AccountId),
    /// Those in a trainer's calendar; of one client where one is named.
    Trainer(TrainerId, Option<AccountId>),
}

/// Which bookings.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// Whose.
    pub whose: Whose,
    /// Only in this state.
    pub status: Option<BookingStatus>,
    /// Only sessions that end after this.
    pub from: Option<Timestamp>,
    /// Only sessions that start before this.
    pub to: Option<Timestamp>,
}

/// One booking.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection, id: BookingId) -> Result<Option<BookingRecord>> {
    Ok(records(conn, &[id.uuid()]).await?.pop())
}

/// Bookings, newest first (identifiers rise with time), after one of them.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &mut PgConnection,
    filter: &Filter,
    after: Option<BookingId>,
    limit: u16,
) -> Result<Vec<BookingRecord>> {
    let after = after.map_or_else(Uuid::max, BookingId::uuid);
    let status = filter.status.map(BookingStatus::name);
    let (from, to, limit) = (instants(filter.from), instants(filter.to), i64::from(limit));
    let ids = match filter.whose {
        Whose::Client(client) => sqlx::query_scalar!(
            "SELECT b.id FROM bookings b JOIN sessions s ON s.trainer_id = b.trainer_id AND s.id = b.session_id
             WHERE b.client_id = $1 AND b.id < $2 AND ($3::text IS NULL OR b.status = $3)
               AND ($4::timestamptz IS NULL OR upper(s.during) > $4)
               AND ($5::timestamptz IS NULL OR lower(s.during) < $5)
             ORDER BY b.id DESC LIMIT $6",
            client.uuid(),
            after,
            status,
            from as _,
            to as _,
            limit,
        )
        .fetch_all(&mut *conn)
        .await?,
        Whose::Trainer(trainer, client) => sqlx::query_scalar!(
            "SELECT b.id FROM bookings b JOIN sessions s ON s.trainer_id = b.trainer_id AND s.id = b.session_id
             WHERE b.trainer_id = $1 AND b.id < $2 AND ($3::text IS NULL OR b.status = $3)
               AND ($4::timestamptz IS NULL OR upper(s.during) > $4)
               AND ($5::timestamptz IS NULL OR lower(s.during) < $5)
               AND ($7::uuid IS NULL OR b.client_id = $7)
             ORDER BY b.id DESC LIMIT $6",
            trainer.uuid(),
            after,
            status,
            from as _,
            to as _,
            limit,
            client.map(AccountId::uuid),
        )
        .fetch_all(&mut *conn)
        .await?,
    };
    records(conn, &ids).await
}

/// A calendar's occupying sessions that meet `[from, to)`, by start, each with its live bookings; and the
/// calendar's version, one snapshot. `None`: no such calendar.
///
/// # Errors
/// When the database fails.
pub async fn sessions_between(
    conn: &mut PgConnection,
    trainer: TrainerId,
    from: Timestamp,
    to: Timestamp,
) -> Result<Option<(Version, Vec<(Session, Vec<Booking>)>)>> {
    let Some(calendar) = calendars::load_part(conn, trainer, from, Some(to)).await? else { return Ok(None) };
    let sessions = calendar.sessions();
    let sessions =
        sessions.map(|session| (session.clone(), calendar.bookings_of(session.id).cloned().collect()));
    Ok(Some((calendar.version(), sessions.collect())))
}

struct Row {
    trainer_id: Uuid,
    account_id: Uuid,
    zone: String,
    calendar_version: i64,
    session_id: Uuid,
    session_service: Uuid,
    class: bool,
    start: Instant,
    end: Instant,
    before_min: i32,
    after_min: i32,
    session_status: String,
    held_until: Option<Instant>,
    capacity: i32,
    taken: i32,
    session_changed: i64,
    booking_id: Uuid,
    booking_service: Uuid,
    client_id: Uuid,
    booking_status: String,
    version: i32,
    hold_until: Option<Instant>,
    price: String,
    cancellation_policy: String,
    note: Option<String>,
    cancelled: Option<String>,
    created_at: Instant,
    booking_changed: i64,
}

/// Bookings with what surrounds them, newest first.
async fn records(conn: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<BookingRecord>> {
    let rows = sqlx::query_file_as!(Row, "queries/booking_records.sql", ids);
    let mut reader = BookingReader::default();
    rows.fetch_all(conn).await?.into_iter().map(|row| row.record(&mut reader)).collect()
}

impl Row {
    fn record(self, reader: &mut BookingReader) -> Result<BookingRecord> {
        let session = SessionColumns {
            id: self.session_id,
            service: self.session_service,
            class: self.class,
            start: self.start,
            end: self.end,
            before: self.before_min,
            after: self.after_min,
            status: self.session_status,
            held_until: self.held_until,
            capacity: self.capacity,
            taken: self.taken,
            changed: self.session_changed,
        };
        let booking = BookingColumns {
            id: self.booking_id,
            session: self.session_id,
            service: self.booking_service,
            client: self.client_id,
            status: self.booking_status,
            version: self.version,
            hold_until: self.hold_until,
            price: self.price,
            cancellation_policy: self.cancellation_policy,
            note: self.note,
            cancelled: self.cancelled,
            created_at: self.created_at,
            changed: self.booking_changed,
        };
        Ok(BookingRecord {
            booking: reader.booking(booking)?,
            session: session.session()?,
            trainer: self.trainer_id.into(),
            trainer_account: self.account_id.into(),
            zone: Zone::named(&self.zone)
                .map_err(|unknown| StoreError::corrupt("calendar_rules", unknown))?,
            calendar_version: read_version("calendars", self.calendar_version)?,
        })
    }
}
