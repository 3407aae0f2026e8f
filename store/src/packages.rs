//! What trainers announce in bulk: so many sessions for one price.

use fittribe_domain::TrainerId;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result,
    column::{Instant, instant},
};

/// A package as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its identity.
    pub id: Uuid,
    /// Whose.
    pub trainer: TrainerId,
    /// What clients read.
    pub name: String,
    /// More.
    pub description: String,
    /// Sessions in it, 2 to 100.
    pub sessions: i32,
    /// In minor units.
    pub price_minor: i64,
    /// ISO 4217.
    pub currency: String,
    /// Days that its credits last.
    pub valid_days: i32,
    /// Whether it is on sale.
    pub active: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Adds a package, or changes it where it is the same trainer's. False: it is another's.
///
/// # Errors
/// When the database fails.
pub async fn put(conn: &mut PgConnection, package: &Package) -> Result<bool> {
    let put = sqlx::query!(
        "INSERT INTO packages AS known
             (id, trainer_id, name, description, sessions, price_minor, currency, valid_days, active, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (id) DO UPDATE SET name = $3, description = $4, sessions = $5, price_minor = $6, currency = $7,
             valid_days = $8, active = $9
         WHERE known.trainer_id = $2",
        package.id,
        package.trainer.uuid(),
        package.name,
        package.description,
        package.sessions,
        package.price_minor,
        package.currency,
        package.valid_days,
        package.active,
        instant(package.created_at) as _,
    );
    Ok(put.execute(conn).await?.rows_affected() > 0)
}

/// A trainer's packages, oldest first; all, or those on sale.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut PgConnection, trainer: TrainerId, all: bool) -> Result<Vec<Package>> {
    let rows = sqlx::query!(
        r#"SELECT id, trainer_id, name, description, sessions, price_minor, currency, valid_days, active,
                  created_at AS "created_at: Instant"
           FROM packages WHERE trainer_id = $1 AND (active OR $2) ORDER BY created_at, id LIMIT 200"#,
        trainer.uuid(),
        all,
    );
    let packages = rows.fetch_all(conn).await?.into_iter().map(|row| Package {
        id: row.id,
        trainer: row.trainer_id.into(),
        name: row.name,
        description: row.description,
        sessions: row.sessions,
        price_minor: row.price_minor,
        currency: row.currency,
        valid_days: row.valid_days,
        active: row.active,
        created_at: row.created_at.to_jiff(),
    });
    Ok(packages.collect())
}
