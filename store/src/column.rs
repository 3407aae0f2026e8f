//! How the domain's values are written in columns, and read back.

use fittribe_domain::{Interval, calendar::Version, policy::Minutes};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use serde::de::{DeserializeOwned, IntoDeserializer, value::StrDeserializer};

use crate::{Result, StoreError};

/// A `timestamptz`. Postgres keeps microseconds; what is finer is cut off.
pub(crate) type Instant = jiff_sqlx::Timestamp;

/// The first instant of year 1: Postgres' calendar begins later than jiff's.
const EARLIEST: Timestamp = Timestamp::constant(-62_135_596_800, 0);

pub(crate) fn instant(at: Timestamp) -> Instant {
    at.max(EARLIEST).to_sqlx()
}

pub(crate) fn instants(at: Option<Timestamp>) -> Option<Instant> {
    at.map(instant)
}

pub(crate) fn version(version: Version) -> i64 {
    i64::try_from(version.count()).unwrap_or(i64::MAX)
}

pub(crate) fn read_version(table: &'static str, column: i64) -> Result<Version> {
    number::<u64>(table, column).map(Version::new)
}

pub(crate) fn minutes(minutes: Minutes) -> i32 {
    i32::try_from(minutes.count()).unwrap_or(i32::MAX)
}

pub(crate) fn read_minutes(table: &'static str, column: i32) -> Result<Minutes> {
    number::<u32>(table, column.into()).map(Minutes::new)
}

/// A number of the size that the domain has for it.
pub(crate) fn number<T: TryFrom<i64>>(table: &'static str, column: i64) -> Result<T> {
    T::try_from(column).map_err(|_| StoreError::corrupt(table, format!("{column} is out of range")))
}

pub(crate) fn read_interval(table: &'static str, start: Instant, end: Instant) -> Result<Interval> {
    let interval = Interval::new(start.to_jiff(), end.to_jiff());
    interval.ok_or_else(|| StoreError::corrupt(table, "an interval ends before it starts"))
}

/// A value of a `json` or `jsonb` column, fetched as text.
pub(crate) fn read_json<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|wrong| StoreError::corrupt(table, wrong))
}

/// A value as the text of a `json` or `jsonb` column.
pub(crate) fn json<T: serde::Serialize>(table: &'static str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|wrong| StoreError::corrupt(table, wrong))
}

/// A value that is named in a `text` column as it is on the wire.
pub(crate) fn named<T: DeserializeOwned>(table: &'static str, name: &str) -> Result<T> {
    let name: StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
    T::deserialize(name).map_err(|wrong| StoreError::corrupt(table, wrong))
}
