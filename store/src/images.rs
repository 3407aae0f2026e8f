//! Sessions and bookings as they lie in their tables.

use fittribe_domain::{
    booking::{Booking, BookingStatus},
    session::{Session, SessionStatus},
};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::{
    Result, StoreError,
    column::{Instant, number, read_interval, read_json, read_minutes, read_version},
};

const SESSIONS: &str = "sessions";
const BOOKINGS: &str = "bookings";

/// The columns of a session.
pub(crate) struct SessionColumns {
    pub id: Uuid,
    pub service: Uuid,
    pub class: bool,
    pub start: Instant,
    pub end: Instant,
    pub before: i32,
    pub after: i32,
    pub status: String,
    pub held_until: Option<Instant>,
    pub capacity: i32,
    pub taken: i32,
    pub changed: i64,
}

impl SessionColumns {
    pub fn session(self) -> Result<Session> {
        let status = SessionStatus::named(&self.status);
        Ok(Session {
            id: self.id.into(),
            service: self.service.into(),
            class: self.class,
            interval: read_interval(SESSIONS, self.start, self.end)?,
            before: read_minutes(SESSIONS, self.before)?,
            after: read_minutes(SESSIONS, self.after)?,
            status: status
                .ok_or_else(|| StoreError::corrupt(SESSIONS, format!("status `{}`", self.status)))?,
            held_until: self.held_until.map(Instant::to_jiff),
            capacity: number(SESSIONS, self.capacity.into())?,
            taken: number(SESSIONS, self.taken.into())?,
            changed: read_version(SESSIONS, self.changed)?,
        })
    }
}

/// The columns of a booking; JSON ones as text.
pub(crate) struct BookingColumns {
    pub id: Uuid,
    pub session: Uuid,
    pub service: Uuid,
    pub client: Uuid,
    pub status: String,
    pub version: i32,
    pub hold_until: Option<Instant>,
    pub price: String,
    pub cancellation_policy: String,
    pub note: Option<String>,
    pub cancelled: Option<String>,
    pub created_at: Instant,
    pub changed: i64,
}

/// Reads bookings one after the other. A calendar's bookings mostly repeat the same price and policy:
/// those are parsed once and shared.
#[derive(Default)]
pub(crate) struct BookingReader {
    price: Repeated<fittribe_domain::service::Price>,
    policy: Repeated<fittribe_domain::policy::CancellationPolicy>,
}

impl BookingReader {
    pub fn booking(&mut self, columns: BookingColumns) -> Result<Booking> {
        let status = BookingStatus::named(&columns.status);
        Ok(Booking {
            id: columns.id.into(),
            session: columns.session.into(),
            service: columns.service.into(),
            client: columns.client.into(),
            status: status
                .ok_or_else(|| StoreError::corrupt(BOOKINGS, format!("status `{}`", columns.status)))?,
            version: number(BOOKINGS, columns.version.into())?,
            hold_until: columns.hold_until.map(Instant::to_jiff),
            price: self.price.read(columns.price)?,
            cancellation_policy: self.policy.read(columns.cancellation_policy)?,
            note: columns.note,
            cancelled: columns.cancelled.map(|text| read_json(BOOKINGS, &text)).transpose()?,
            created_at: columns.created_at.to_jiff(),
            changed: read_version(BOOKINGS, columns.changed)?,
        })
    }
}

/// The last text that was read, with its value.
struct Repeated<T>(Option<(String, T)>);

impl<T> Default for Repeated<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: DeserializeOwned + Clone> Repeated<T> {
    fn read(&mut self, text: String) -> Result<T> {
        if let Some((known, value)) = &self.0
            && *known == text
        {
            return Ok(value.clone());
        }
        let value: T = read_json(BOOKINGS, &text)?;
        self.0 = Some((text, value.clone()));
        Ok(value)
    }
}
