//! Trainers' public pages.

pub mod search;

use fittribe_domain::{AccountId, FileId, ServiceId, TrainerId, trainer::Status, zone::Zone};
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
    /// Where they stand.
    pub status: Status,
}

/// Where a trainer meets people.
#[derive(Clone, Debug, PartialEq)]
pub struct Studio {
    /// Street and number.
    pub address: String,
    /// Town.
    pub city: String,
    /// ISO 3166 code of two letters.
    pub country: String,
    /// Degrees north and east.
    pub at: Option<(f64, f64)>,
}

/// What a trainer writes of themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// One line.
    pub headline: String,
    /// More.
    pub biography: String,
    /// What they teach, in lower case.
    pub specialties: Vec<String>,
    /// ISO 639 codes of what they speak.
    pub languages: Vec<String>,
    /// Whether they meet people on video.
    pub online: bool,
    /// Where they meet people in person, if anywhere.
    pub studio: Option<Studio>,
}

/// What reviews come to. Invariant: kept in the transactions that change reviews, hidden ones left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rating {
    /// All stars together, 1 to 5 a review.
    pub sum: u64,
    /// Reviews.
    pub count: u64,
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
    /// The account's picture.
    pub avatar: Option<FileId>,
    /// What they write of themselves.
    pub profile: Profile,
    /// Where they stand, and why.
    pub status: Status,
    /// In words, where an administrator said something.
    pub status_reason: String,
    /// Stars given, and by how many.
    pub rating: Rating,
    /// The calendar's zone.
    pub tz: Zone,
    /// Whether new bookings are taken.
    pub accepting: bool,
    /// Counts the page's changes from 1; what If-Match compares.
    pub version: u32,
    /// Counts the changes of its pictures, likewise.
    pub gallery_version: u32,
    /// When.
    pub created_at: Timestamp,
}

struct Row {
    id: Uuid,
    account_id: Uuid,
    slug: String,
    name: String,
    avatar_file: Option<Uuid>,
    headline: String,
    biography: String,
    specialties: Vec<String>,
    languages: Vec<String>,
    online: bool,
    address: Option<String>,
    city: Option<String>,
    country: Option<String>,
    lat: Option<f64>,
    lon: Option<f64>,
    status: String,
    status_reason: String,
    rating_sum: i64,
    rating_count: i64,
    zone: String,
    accepting: bool,
    version: i32,
    gallery_version: i32,
    created_at: Instant,
}

impl Row {
    fn trainer(self) -> Result<Trainer> {
        let studio = self.city.map(|city| Studio {
            address: self.address.unwrap_or_default(),
            city,
            country: self.country.unwrap_or_default(),
            at: self.lat.zip(self.lon),
        });
        Ok(Trainer {
            id: self.id.into(),
            account: self.account_id.into(),
            slug: self.slug,
            name: self.name,
            avatar: self.avatar_file.map(FileId::from),
            profile: Profile {
                headline: self.headline,
                biography: self.biography,
                specialties: self.specialties,
                languages: self.languages,
                online: self.online,
                studio,
            },
            status: self.status.parse().map_err(|unknown| StoreError::corrupt("trainers", unknown))?,
            status_reason: self.status_reason,
            rating: Rating {
                sum: number("trainers", self.rating_sum)?,
                count: number("trainers", self.rating_count)?,
            },
            tz: Zone::named(&self.zone).map_err(|unknown| StoreError::corrupt("calendar_rules", unknown))?,
            accepting: self.accepting,
            version: number("trainers", self.version.into())?,
            gallery_version: number("trainers", self.gallery_version.into())?,
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
    Done(Box<Trainer>),
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
        "INSERT INTO trainers (id, account_id, slug, headline, biography, created_at, status, status_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $6)",
        trainer.id.uuid(),
        trainer.account.uuid(),
        trainer.slug,
        trainer.headline,
        trainer.biography,
        instant(trainer.created_at) as _,
        trainer.status.name(),
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
        r#"SELECT t.id, t.account_id, t.slug, a.name, t.headline, t.biography, t.specialties, t.languages, t.online,
                  t.address, t.city, t.country, t.lat, t.lon, t.status, t.status_reason, t.rating_sum,
                  t.rating_count, a.avatar_file, r.zone, r.accepting, t.version, t.gallery_version,
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
        r#"SELECT t.id, t.account_id, t.slug, a.name, t.headline, t.biography, t.specialties, t.languages, t.online,
                  t.address, t.city, t.country, t.lat, t.lon, t.status, t.status_reason, t.rating_sum,
                  t.rating_count, a.avatar_file, r.zone, r.accepting, t.version, t.gallery_version,
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
    profile: &Profile,
) -> Result<Updated> {
    let studio = profile.studio.as_ref();
    let (lat, lon) = studio.and_then(|studio| studio.at).unzip();
    let changed = sqlx::query!(
        "UPDATE trainers SET headline = $3, biography = $4, specialties = $5, languages = $6, online = $7,
                address = $8, city = $9, country = $10, lat = $11, lon = $12, version = version + 1
         WHERE id = $1 AND version = $2",
        id.uuid(),
        i32::try_from(expected).unwrap_or(i32::MAX),
        profile.headline,
        profile.biography,
        &profile.specialties,
        &profile.languages,
        profile.online,
        studio.map(|studio| &*studio.address),
        studio.map(|studio| &*studio.city),
        studio.map(|studio| &*studio.country),
        lat,
        lon,
    );
    let changed = changed.execute(&mut *conn).await?.rows_affected() > 0;
    Ok(match find(conn, Handle::Id(id)).await? {
        Some(trainer) if changed => Updated::Done(Box::new(trainer)),
        Some(trainer) => Updated::Stale(trainer.version),
        None => Updated::Unknown,
    })
}

/// Trainers who stand somewhere, whoever has stood there longest first, after one of them; with words only those with
/// them in their name or their page's address.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    conn: &mut PgConnection,
    (status, words): (Status, Option<&str>),
    after: Option<TrainerId>,
    limit: u16,
) -> Result<Vec<Trainer>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT t.id, t.account_id, t.slug, a.name, t.headline, t.biography, t.specialties, t.languages, t.online,
                  t.address, t.city, t.country, t.lat, t.lon, t.status, t.status_reason, t.rating_sum,
                  t.rating_count, a.avatar_file, r.zone, r.accepting, t.version, t.gallery_version, t.created_at AS "created_at: Instant"
           FROM trainers t JOIN accounts a ON a.id = t.account_id JOIN calendar_rules r ON r.trainer_id = t.id
           WHERE t.status = $1 AND ($2::uuid IS NULL
                OR (t.status_at, t.id) > ((SELECT status_at FROM trainers WHERE id = $2), $2))
             AND ($4::text IS NULL OR strpos(lower(a.name), lower($4)) > 0 OR strpos(t.slug, lower($4)) > 0)
           ORDER BY t.status_at, t.id LIMIT $3"#,
        status.name(),
        after.map(TrainerId::uuid),
        i64::from(limit),
        words,
    );
    rows.fetch_all(conn).await?.into_iter().map(Row::trainer).collect()
}
