//! One statement, one snapshot, one calendar.

use fittribe_domain::{
    AccountId, Calendar, DecisionId, Interval, TrainerId,
    calendar::Version,
    event::Setting,
    hours::{LocalWindow, TimeOff, WeeklyWindow},
    policy::Policy,
    service::Service,
    zone::Zone,
};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result,
    column::{Instant, instant, instants, read_json},
    images::{BookingColumns, BookingReader, SessionColumns},
};

/// What is said once: where the calendar stands, and its rules.
#[derive(Deserialize)]
struct Head {
    account: AccountId,
    version: Version,
    head: DecisionId,
    zone: Zone,
    accepting: bool,
    policy: Policy,
    weekly: Vec<WeeklyWindow>,
    services: Vec<Service>,
    overrides: Vec<DateWindows>,
    time_off: Vec<TimeOff>,
    external: Vec<Busy>,
}

#[derive(Deserialize)]
struct DateWindows {
    date: Date,
    windows: Vec<LocalWindow>,
}

#[derive(Deserialize)]
struct Busy {
    source: String,
    busy: Vec<Interval>,
}

impl Head {
    fn calendar(self, trainer: TrainerId) -> Calendar {
        let mut calendar = Calendar::new(trainer, self.account, self.zone);
        let rules =
            [Setting::Accepting(self.accepting), Setting::Policy(self.policy), Setting::Weekly(self.weekly)];
        let overrides = self.overrides.into_iter();
        let overrides = overrides.map(|day| Setting::Override { date: day.date, windows: Some(day.windows) });
        let external = self.external.into_iter();
        let external = external.map(|Busy { source, busy }| Setting::External { source, busy });
        let settings =
            rules.into_iter().chain(self.services.into_iter().map(Setting::Service)).chain(overrides);
        for setting in settings.chain(self.time_off.into_iter().map(Setting::TimeOff)).chain(external) {
            calendar.configure(&setting);
        }
        calendar.stand_at(self.version, self.head);
        calendar
    }
}

/// A session, or none, with one of its bookings, or none. The first row carries the head.
struct Row {
    head: Option<String>,
    session_id: Option<Uuid>,
    session_service: Option<Uuid>,
    class: Option<bool>,
    start: Option<Instant>,
    end: Option<Instant>,
    before_min: Option<i32>,
    after_min: Option<i32>,
    session_status: Option<String>,
    held_until: Option<Instant>,
    capacity: Option<i32>,
    taken: Option<i32>,
    session_changed: Option<i64>,
    booking_id: Option<Uuid>,
    booking_service: Option<Uuid>,
    client_id: Option<Uuid>,
    booking_status: Option<String>,
    version: Option<i32>,
    hold_until: Option<Instant>,
    price: Option<String>,
    cancellation_policy: Option<String>,
    note: Option<String>,
    cancelled: Option<String>,
    created_at: Option<Instant>,
    booking_changed: Option<i64>,
}

impl Row {
    fn session(&mut self) -> Option<SessionColumns> {
        Some(SessionColumns {
            id: self.session_id?,
            service: self.session_service?,
            class: self.class?,
            start: self.start?,
            end: self.end?,
            before: self.before_min?,
            after: self.after_min?,
            status: self.session_status.take()?,
            held_until: self.held_until,
            capacity: self.capacity?,
            taken: self.taken?,
            changed: self.session_changed?,
        })
    }

    fn booking(self) -> Option<BookingColumns> {
        Some(BookingColumns {
            id: self.booking_id?,
            session: self.session_id?,
            service: self.booking_service?,
            client: self.client_id?,
            status: self.booking_status?,
            version: self.version?,
            hold_until: self.hold_until,
            price: self.price?,
            cancellation_policy: self.cancellation_policy?,
            note: self.note,
            cancelled: self.cancelled,
            created_at: self.created_at?,
            changed: self.booking_changed?,
        })
    }
}

/// The calendar as one snapshot: settings, sessions that occupy and end after `since`, their live bookings.
///
/// # Errors
/// When the database fails.
pub async fn load(conn: &mut PgConnection, trainer: TrainerId, since: Timestamp) -> Result<Option<Calendar>> {
    load_part(conn, trainer, since, None).await
}

/// Likewise, with only the sessions that meet `[from, to)`.
pub(crate) async fn load_part(
    conn: &mut PgConnection,
    trainer: TrainerId,
    from: Timestamp,
    to: Option<Timestamp>,
) -> Result<Option<Calendar>> {
    let to = instants(to.map(|to| to.max(from)));
    let rows =
        sqlx::query_file_as!(Row, "queries/load_calendar.sql", trainer.uuid(), instant(from) as _, to as _);
    let mut rows = rows.fetch_all(conn).await?;
    let head = rows.iter_mut().find_map(|row| row.head.take());
    let Some(head) = head else { return Ok(None) };
    let head: Head = read_json("calendars", &head)?;
    let mut calendar = head.calendar(trainer);
    let mut bookings = BookingReader::default();
    for mut row in rows {
        // A class comes once for each of its bookings; putting it again changes nothing.
        if let Some(session) = row.session() {
            calendar.put_session(session.session()?);
        }
        if let Some(booking) = row.booking() {
            calendar.put_booking(bookings.booking(booking)?);
        }
    }
    Ok(Some(calendar))
}
