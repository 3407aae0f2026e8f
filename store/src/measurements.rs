//! What people measured, over time.

use fittribe_domain::{
    AccountId, MeasurementId,
    person::measurement::{MeasurementKind, Reading},
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result,
    column::{Instant, instant, instants},
    goals::reading,
};

/// One value that somebody measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// Its identity.
    pub id: MeasurementId,
    /// Whose.
    pub account: AccountId,
    /// What and how much.
    pub reading: Reading,
    /// When.
    pub taken_at: Timestamp,
    /// In their words, at most 500 characters.
    pub note: String,
}

/// The most that an account has: every day of a life, nearly.
pub const MOST: i64 = 20_000;

/// Which ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// Only of this kind.
    pub kind: Option<MeasurementKind>,
    /// Only taken at this instant or later.
    pub from: Option<Timestamp>,
    /// Only taken before this.
    pub to: Option<Timestamp>,
}

/// A place in the order in which measurements are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// When that one was taken.
    pub taken_at: Timestamp,
    /// Which it is.
    pub id: MeasurementId,
}

/// Adds a measurement. False: the account has [`MOST`] already.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut PgConnection, measurement: &Measurement) -> Result<bool> {
    let quantity = measurement.reading.quantity();
    let inserted = sqlx::query!(
        "INSERT INTO measurements (id, account_id, kind, value_milli, unit, taken_at, note)
         SELECT $1, $2, $3, $4, $5, $6, $7
         WHERE (SELECT count(*) FROM measurements WHERE account_id = $2) < $8",
        measurement.id.uuid(),
        measurement.account.uuid(),
        measurement.reading.kind().name(),
        quantity.value.thousandths(),
        quantity.unit.name(),
        instant(measurement.taken_at) as _,
        measurement.note,
        MOST,
    );
    Ok(inserted.execute(conn).await?.rows_affected() > 0)
}

struct Row {
    id: Uuid,
    kind: String,
    value_milli: i64,
    unit: String,
    taken_at: Instant,
    note: String,
}

/// An account's measurements, the latest first, after a place.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &mut PgConnection,
    account: AccountId,
    filter: &Filter,
    after: Option<Place>,
    limit: u16,
) -> Result<Vec<Measurement>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, kind, value_milli, unit, taken_at AS "taken_at: Instant", note FROM measurements
           WHERE account_id = $1 AND ($2::text IS NULL OR kind = $2)
             AND ($3::timestamptz IS NULL OR taken_at >= $3) AND ($4::timestamptz IS NULL OR taken_at < $4)
             AND ($5::timestamptz IS NULL OR (taken_at, id) < ($5, $6))
           ORDER BY taken_at DESC, id DESC LIMIT $7"#,
        account.uuid(),
        filter.kind.map(MeasurementKind::name),
        instants(filter.from) as _,
        instants(filter.to) as _,
        instants(after.map(|place| place.taken_at)) as _,
        after.map(|place| place.id.uuid()),
        i64::from(limit),
    );
    let read = |row: Row| {
        Ok(Measurement {
            id: row.id.into(),
            account,
            reading: reading("measurements", &row.kind, row.value_milli, &row.unit)?,
            taken_at: row.taken_at.to_jiff(),
            note: row.note,
        })
    };
    rows.fetch_all(conn).await?.into_iter().map(read).collect()
}

/// Deletes one of an account's measurements. False: it has no such one.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut PgConnection, account: AccountId, id: MeasurementId) -> Result<bool> {
    let deleted =
        sqlx::query!("DELETE FROM measurements WHERE id = $2 AND account_id = $1", account.uuid(), id.uuid());
    Ok(deleted.execute(conn).await?.rows_affected() > 0)
}
