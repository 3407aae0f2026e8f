//! Trainers' public pages.

use fittribe_domain::{AccountId, ServiceId, TrainerId, zone::Zone};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result, StoreError,
    column::{Instant, instant, number},
};

/// A trainer to add; its calendar is opened in the same transaction.
#[derive(Clone, Debug)]
pub struct NewTrainer {
    /// Its identity.
    pub id: TrainerId,
    /// Whose; one each.
    pub account: AccountId,
    /// The address of its page; unique.
    pub slug: String,
    /// One line.
    pub headline: String,
    /// More.
    pub biography: String,
    /// When.
    pub created_at: Timestamp,
}

/// A trainer with what their account and calendar say.
#[derive(Clone, Debug)]
pub struct Trainer {
    /// Its identity.
    pub id: TrainerId,
    /// Whose.
    pub account: AccountId,
    /// The address of its page.
    pub slug: String,
    /// The account's name.
    pub name: String,
    /// One line.
    pub headline: String,
    /// More.
    pub biography: String,
    /// The calendar's zone.
    pub tz: Zone,
    /// Whether new bookings are taken.
    pub accepting: bool,
    /// Counts the page's changes from 1; what If-Match compares.
    pub version: u32,
    /// When.
    pub created_at: Timestamp,
}

struct Row {
    id: Uuid,
    account_id: Uuid,
    slug: String,
    name: String,
    headline: String,
    biography: String,
    zone: String,
    accepting: bool,
    version: i32,
    created_at: Instant,
}

impl Row {
    fn trainer(self) -> Result<Trainer> {
        Ok(Trainer {
            id: self.id.into(),
            account: self.account_id.into(),
            slug: self.slug,
            name: self.name,
            headline: self.headline,
            biography: self.biography,
            tz: Zone::named(&self.zone).map_err(|unknown| StoreError::corrupt("calendar_rules", unknown))?,
            accepting: self.accepting,
            version: number("trainers", self.version.into())?,
            created_at: self.created_at.to_jiff(),
        })
    }
}

/// How a trainer is asked for.
#[derive(Clone, Copy, Debug)]
pub enum Handle<'a> {
    /// By identity.
    Id(TrainerId),
    /// By the page's address.
    Slug(&'a str),
}

/// What became of a change.
#[derive(Clone, Debug)]
pub enum Updated {
    /// Changed; as it is now.
    Done(Trainer),
    /// Somebody changed it since; the version now.
    Stale(u32),
    /// No such trainer.
    Unknown,
}

/// Adds a trainer. Open its calendar in the same transaction ([`crate::calendars::open`]).
///
/// # Errors
/// [`crate::StoreError::SlugTaken`], [`crate::StoreError::AlreadyTrainer`].
pub async fn insert(conn: &mut PgConnection, trainer: &NewTrainer) -> Result<()> {
    let insert = sqlx::query!(
        "INSERT INTO trainers (id, account_id, slug, headline, biography, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        trainer.id.uuid(),
        trainer.account.uuid(),
        trainer.slug,
        trainer.headline,
        trainer.biography,
        instant(trainer.created_at) as _,
    );
    insert.execute(conn).await?;
    Ok(())
}

/// One trainer.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection, handle: Handle<'_>) -> Result<Option<Trainer>> {
    let (id, slug) = match handle {
        Handle::Id(id) => (Some(id.uuid()), None),
        Handle::Slug(slug) => (None, Some(slug)),
    };
    let row = sqlx::query_as!(
        Row,
        r#"SELECT t.id, t.account_id, t.slug, a.name, t.headline, t.biography, r.zone, r.accepting, t.version,
                  t.created_at AS "created_at: Instant"
           FROM trainers t JOIN accounts a ON a.id = t.account_id JOIN calendar_rules r ON r.trainer_id = t.id
           WHERE t.id = $1 OR t.slug = $2"#,
        id,
        slug,
    );
    row.fetch_optional(conn).await?.map(Row::trainer).transpose()
}

/// The trainer who sells a service.
///
/// # Errors
/// When the database fails.
pub async fn of_service(conn: &mut PgConnection, service: ServiceId) -> Result<Option<TrainerId>> {
    let row = sqlx::query_scalar!("SELECT trainer_id FROM services WHERE id = $1", service.uuid());
    Ok(row.fetch_optional(conn).await?.map(TrainerId::from_uuid))
}

/// The trainer that an account is.
///
/// # Errors
/// When the database fails.
pub async fn find_by_account(conn: &mut PgConnection, account: AccountId) -> Result<Option<Trainer>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT t.id, t.account_id, t.slug, a.name, t.headline, t.biography, r.zone, r.accepting, t.version,
                  t.created_at AS "created_at: Instant"
           FROM trainers t JOIN accounts a ON a.id = t.account_id JOIN calendar_rules r ON r.trainer_id = t.id
           WHERE t.account_id = $1"#,
        account.uuid(),
    );
    row.fetch_optional(conn).await?.map(Row::trainer).transpose()
}

/// Changes the page when it is still at a version.
///
/// # Errors
/// When the database fails.
pub async fn update(
    conn: &mut PgConnection,
    id: TrainerId,
    expected: u32,
    headline: &str,
    biography: &str,
) -> Result<Updated> {
    let changed = sqlx::query!(
        "UPDATE trainers SET headline = $3, biography = $4, version = version + 1 WHERE id = $1 AND version = $2",
        id.uuid(),
        i32::try_from(expected).unwrap_or(i32::MAX),
        headline,
        biography,
    );
    let changed = changed.execute(&mut *conn).await?.rows_affected() > 0;
    Ok(match find(conn, Handle::Id(id)).await? {
        Some(trainer) if changed => Updated::Done(trainer),
        Some(trainer) => Updated::Stale(trainer.version),
        None => Updated::Unknown,
    })
}

/// Trainers by identity, oldest first, after one of them.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut PgConnection, after: Option<TrainerId>, limit: u16) -> Result<Vec<Trainer>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT t.id, t.account_id, t.slug, a.name, t.headline, t.biography, r.zone, r.accepting, t.version,
                  t.created_at AS "created_at: Instant"
           FROM trainers t JOIN accounts a ON a.id = t.account_id JOIN calendar_rules r ON r.trainer_id = t.id
           WHERE $1::uuid IS NULL OR t.id > $1 ORDER BY t.id LIMIT $2"#,
        after.map(TrainerId::uuid),
        i64::from(limit),
    );
    rows.fetch_all(conn).await?.into_iter().map(Row::trainer).collect()
}
