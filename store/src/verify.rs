//! Proves the invariants on a database: what is stored is what the histories say, and nothing in it
//! contradicts itself. Uses none of the constraints that should have kept it so.

mod history;
mod occupied;
mod tables;

use std::{collections::HashMap, fmt};

use fittribe_domain::{DecisionId, TrainerId, booking::Booking, calendar::Version, session::Session};
use futures_util::TryStreamExt;
use sqlx::PgConnection;
use uuid::Uuid;

use self::history::{History, Step};
use crate::{
    Result, calendars,
    column::{Instant, read_version},
    images::{BookingColumns, BookingReader, SessionColumns},
};

/// Something that must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which invariant: `I1` (time and seats), `I2` (what was acknowledged is there), `I7` (only legal
    /// transitions), `I8` (each has its event and its notice), `rating`, `orphan`.
    pub invariant: &'static str,
    /// What is wrong, with the rows' keys.
    pub what: String,
    /// What to do.
    pub remedy: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. {}", self.invariant, self.what, self.remedy)
    }
}

/// More than these are not listed.
const MOST_FINDINGS: usize = 1000;
/// Calendars whose rows are held in memory at a time.
const AT_A_TIME: usize = 64;

const REBUILD: &str = "Rebuild the row from the calendar's last event that names it; if the event is wrong, cancel the \
                       booking through the API";
const RESTORE: &str = "Restore the calendar's events from a backup: the history is damaged";

/// What has been found so far.
#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, invariant: &'static str, what: String, remedy: &'static str) {
        if self.0.len() < MOST_FINDINGS {
            self.0.push(Finding { invariant, what, remedy });
        }
    }
}

/// A calendar's rows.
struct Book {
    trainer: TrainerId,
    version: Version,
    head: DecisionId,
    sessions: Vec<Session>,
    bookings: Vec<Booking>,
}

/// Every breach of an invariant, up to a thousand. Empty: all is well. Hand it
/// [`crate::Database::snapshot`]: a database that is written meanwhile contradicts itself.
///
/// # Errors
/// When the database fails.
pub async fn verify(conn: &mut PgConnection) -> Result<Vec<Finding>> {
    let mut findings = Findings::default();
    let calendars = sqlx::query!("SELECT trainer_id, version, head FROM calendars ORDER BY trainer_id");
    let mut books = Vec::new();
    for row in calendars.fetch_all(&mut *conn).await? {
        books.push(Book {
            trainer: row.trainer_id.into(),
            version: read_version("calendars", row.version)?,
            head: row.head.into(),
            sessions: Vec::new(),
            bookings: Vec::new(),
        });
    }
    for some in books.chunks_mut(AT_A_TIME) {
        read_rows(conn, some).await?;
        let mut histories = read_histories(conn, some, &mut findings).await?;
        for book in some {
            occupied::check(book, &mut findings);
            let rules = calendars::load_part(conn, book.trainer, jiff::Timestamp::MAX, None).await?;
            if let (Some(history), Some(rules)) = (histories.remove(&book.trainer), rules) {
                history.compare(book, &rules, &mut findings);
            }
            (book.sessions, book.bookings) = (Vec::new(), Vec::new());
        }
    }
    tables::check(conn, &mut findings).await?;
    Ok(findings.0)
}

async fn read_rows(conn: &mut PgConnection, books: &mut [Book]) -> Result<()> {
    let trainers: Vec<Uuid> = books.iter().map(|book| book.trainer.uuid()).collect();
    let mut places: HashMap<Uuid, &mut Book> =
        books.iter_mut().map(|book| (book.trainer.uuid(), book)).collect();
    let mut sessions = sqlx::query!(
        r#"SELECT trainer_id, id, service_id, class, lower(during) AS "start!: Instant",
                  upper(during) AS "end!: Instant", before_min, after_min, status,
                  held_until AS "held_until: Instant", capacity, taken, changed
           FROM sessions WHERE trainer_id = ANY($1)"#,
        &trainers,
    )
    .fetch(&mut *conn);
    while let Some(row) = sessions.try_next().await? {
        let columns = SessionColumns {
            id: row.id,
            service: row.service_id,
            class: row.class,
            start: row.start,
            end: row.end,
            before: row.before_min,
            after: row.after_min,
            status: row.status,
            held_until: row.held_until,
            capacity: row.capacity,
            taken: row.taken,
            changed: row.changed,
        };
        if let Some(book) = places.get_mut(&row.trainer_id) {
            book.sessions.push(columns.session()?);
        }
    }
    drop(sessions);
    read_bookings(conn, &trainers, &mut places).await
}

async fn read_bookings(
    conn: &mut PgConnection,
    trainers: &[Uuid],
    places: &mut HashMap<Uuid, &mut Book>,
) -> Result<()> {
    let mut reader = BookingReader::default();
    let mut bookings = sqlx::query!(
        r#"SELECT trainer_id, id, session_id, service_id, client_id, status, version,
                  hold_until AS "hold_until: Instant", price::text AS "price!",
                  cancellation_policy::text AS "cancellation_policy!", note, cancelled::text AS cancelled,
                  created_at AS "created_at: Instant", changed
           FROM bookings WHERE trainer_id = ANY($1)"#,
        trainers,
    )
    .fetch(conn);
    while let Some(row) = bookings.try_next().await? {
        let columns = BookingColumns {
            id: row.id,
            session: row.session_id,
            service: row.service_id,
            client: row.client_id,
            status: row.status,
            version: row.version,
            hold_until: row.hold_until,
            price: row.price,
            cancellation_policy: row.cancellation_policy,
            note: row.note,
            cancelled: row.cancelled,
            created_at: row.created_at,
            changed: row.changed,
        };
        if let Some(book) = places.get_mut(&row.trainer_id) {
            book.bookings.push(reader.booking(columns)?);
        }
    }
    Ok(())
}

async fn read_histories(
    conn: &mut PgConnection,
    books: &[Book],
    findings: &mut Findings,
) -> Result<HashMap<TrainerId, History>> {
    let trainers: Vec<Uuid> = books.iter().map(|book| book.trainer.uuid()).collect();
    let mut histories: HashMap<TrainerId, History> =
        books.iter().map(|book| (book.trainer, History::new(book.trainer))).collect();
    let mut steps = sqlx::query_as!(
        Step,
        r#"SELECT trainer_id, version, ordinal, decision_id, kind, booking_id, session_id, body::text AS "body!"
           FROM calendar_events WHERE trainer_id = ANY($1) ORDER BY trainer_id, version, ordinal"#,
        &trainers,
    )
    .fetch(conn);
    while let Some(step) = steps.try_next().await? {
        if let Some(history) = histories.get_mut(&step.trainer_id.into()) {
            history.take(&step, findings)?;
        }
    }
    Ok(histories)
}
