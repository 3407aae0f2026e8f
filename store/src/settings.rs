//! What administrators set for all of FitTribe.

use std::collections::BTreeMap;

use fittribe_domain::certificate::Kind;
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::{
    Result,
    column::{Instant, instant, named, number},
};

/// What is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether new accounts can be made.
    pub sign_up_open: bool,
    /// What everybody is told, 1 to 500 characters.
    pub announcement: Option<String>,
    /// Kinds of certificates without a valid one of which nobody takes new bookings, and from when on.
    pub required_certificates: BTreeMap<Kind, Timestamp>,
}

/// What is set, with its version, which counts changes from 1.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection) -> Result<(u32, Settings)> {
    let row = sqlx::query!("SELECT sign_up_open, announcement, version FROM settings")
        .fetch_one(&mut *conn)
        .await?;
    let required = sqlx::query!(r#"SELECT kind, since AS "since: Instant" FROM required_certificates"#);
    let mut required_certificates = BTreeMap::new();
    for required in required.fetch_all(conn).await? {
        required_certificates
            .insert(named("required_certificates", &required.kind)?, required.since.to_jiff());
    }
    let settings =
        Settings { sign_up_open: row.sign_up_open, announcement: row.announcement, required_certificates };
    Ok((number("settings", row.version.into())?, settings))
}

/// Whether new accounts can be made.
///
/// # Errors
/// When the database fails.
pub async fn sign_up_open(conn: &mut PgConnection) -> Result<bool> {
    Ok(sqlx::query_scalar!("SELECT sign_up_open FROM settings").fetch_one(conn).await?)
}

/// Puts settings in place of those at a version; the version now. `None`: they are at another.
///
/// # Errors
/// When the database fails.
pub async fn put(conn: &mut PgConnection, expected: u32, settings: &Settings) -> Result<Option<u32>> {
    let version = sqlx::query_scalar!(
        "UPDATE settings SET sign_up_open = $1, announcement = $2, version = version + 1 WHERE version = $3
         RETURNING version",
        settings.sign_up_open,
        settings.announcement,
        i32::try_from(expected).unwrap_or(i32::MAX),
    );
    let Some(version) = version.fetch_optional(&mut *conn).await? else { return Ok(None) };
    sqlx::query!("DELETE FROM required_certificates").execute(&mut *conn).await?;
    for (kind, since) in &settings.required_certificates {
        let required = sqlx::query!(
            "INSERT INTO required_certificates (kind, since) VALUES ($1, $2)",
            kind.name(),
            instant(*since) as _
        );
        required.execute(&mut *conn).await?;
    }
    number("settings", version.into()).map(Some)
}
