//! Finding trainers. How they are ranked is told in docs/search.md; nothing in it depends on the time, so that pages
//! fit together.

use fittribe_domain::TrainerId;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Row, Trainer};
use crate::{
    Result,
    column::{Instant, instants},
};

/// A place to be near.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// At most so many kilometres away.
    pub km: f64,
}

/// At most so much.
#[derive(Clone, Debug)]
pub struct AtMost {
    /// In minor units.
    pub minor: i64,
    /// ISO 4217.
    pub currency: String,
}

/// What to look for; everything that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Words, as people write them in a search box.
    pub text: Option<String>,
    /// Teaches this.
    pub specialty: Option<String>,
    /// Speaks this.
    pub language: Option<String>,
    /// On video, or not.
    pub online: Option<bool>,
    /// In this town.
    pub city: Option<String>,
    /// Near a place.
    pub near: Option<Near>,
    /// Sells something for at most this.
    pub price: Option<AtMost>,
    /// Rated at least so many stars, in tenths.
    pub rating: Option<i32>,
    /// Could begin a session in here.
    pub free: Option<(Timestamp, Timestamp)>,
}

/// Where a page ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The last one's rank.
    pub rank: f64,
    /// The last one.
    pub trainer: TrainerId,
}

/// A trainer who was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Who.
    pub trainer: Trainer,
    /// How well they fit.
    pub rank: f64,
    /// How far they are from where one wants to be, in kilometres.
    pub km: Option<f64>,
    /// The least price in minor units, and its currency; none where nothing is on sale.
    pub price_from: Option<(i64, Option<String>)>,
    /// The next times a session could begin, as far as the index knows, each with until when it can be booked: the first
    /// ones one by one, and of those beyond where a stretch of free time begins.
    pub next: Vec<(Timestamp, Timestamp)>,
}

struct Hit {
    id: Uuid,
    rank: f64,
    km: Option<f64>,
    minor: Option<i64>,
    currency: Option<String>,
    next: Option<Vec<Instant>>,
    until: Option<Vec<Option<Instant>>>,
}

impl Hit {
    fn next(&mut self) -> Vec<(Timestamp, Timestamp)> {
        let until = self.until.take().unwrap_or_default();
        let next = self.next.take().unwrap_or_default().into_iter().map(Instant::to_jiff);
        next.zip(until).map(|(start, until)| (start, until.map_or(start, Instant::to_jiff))).collect()
    }
}

/// A page of what is found, the best first.
///
/// # Errors
/// When the database fails.
pub async fn search(
    conn: &mut PgConnection,
    wanted: &Wanted,
    after: Option<Place>,
    limit: u16,
) -> Result<Vec<Found>> {
    let hits = hits(conn, wanted, after, limit).await?;
    let ids: Vec<Uuid> = hits.iter().map(|hit| hit.id).collect();
    let mut trainers = by_ids(conn, &ids).await?;
    let mut found = Vec::with_capacity(hits.len());
    for mut hit in hits {
        let Some(at) = trainers.iter().position(|trainer| trainer.id.uuid() == hit.id) else { continue };
        found.push(Found {
            trainer: trainers.swap_remove(at),
            rank: hit.rank,
            km: hit.km,
            next: hit.next(),
            price_from: hit.minor.map(|minor| (minor, hit.currency)),
        });
    }
    Ok(found)
}

async fn by_ids(conn: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Trainer>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT t.id, t.account_id, t.slug, a.name, t.headline, t.biography, t.specialties, t.languages, t.online,
                  t.address, t.city, t.country, t.lat, t.lon, t.status, t.status_reason, t.rating_sum,
                  t.rating_count, a.avatar_file, r.zone, r.accepting, t.version, t.gallery_version, t.created_at AS "created_at: Instant"
           FROM trainers t JOIN accounts a ON a.id = t.account_id JOIN calendar_rules r ON r.trainer_id = t.id
           WHERE t.id = ANY($1)"#,
        ids,
    );
    rows.fetch_all(conn).await?.into_iter().map(Row::trainer).collect()
}

async fn hits(
    conn: &mut PgConnection,
    wanted: &Wanted,
    after: Option<Place>,
    limit: u16,
) -> Result<Vec<Hit>> {
    let (from, to) = wanted.free.unzip();
    let rows = sqlx::query_file_as!(
        Hit,
        "queries/search.sql",
        wanted.text,
        wanted.specialty,
        wanted.language,
        wanted.online,
        wanted.city,
        wanted.near.map(|near| near.lat),
        wanted.near.map(|near| near.lon),
        wanted.near.map(|near| near.km),
        wanted.price.as_ref().map(|price| price.minor),
        wanted.price.as_ref().map(|price| &*price.currency),
        wanted.rating,
        instants(from) as _,
        instants(to) as _,
        after.map(|place| place.rank),
        after.map(|place| place.trainer.uuid()),
        i64::from(limit),
    );
    Ok(rows.fetch_all(conn).await?)
}

/// How often something is there among all who can be booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// `specialty`, `language` or `city`.
    pub kind: String,
    /// Which.
    pub value: String,
    /// Trainers.
    pub count: i64,
}

/// What can be chosen, the most frequent first, at most 30 of each kind.
///
/// # Errors
/// When the database fails.
pub async fn facets(conn: &mut PgConnection) -> Result<Vec<Facet>> {
    let rows = sqlx::query_as!(
        Facet,
        r#"WITH listed AS (
               SELECT specialties, languages, city FROM trainers t WHERE status = 'approved'
                 AND EXISTS (SELECT FROM accounts a WHERE a.id = t.account_id AND a.suspended_at IS NULL)
                 AND NOT EXISTS (SELECT FROM erasures e WHERE e.account_id = t.account_id)
           ), counted AS (
               SELECT 'specialty' AS kind, value, count(*) FROM listed, unnest(specialties) AS value GROUP BY value
               UNION ALL
               SELECT 'language', value, count(*) FROM listed, unnest(languages) AS value GROUP BY value
               UNION ALL
               SELECT 'city', city, count(*) FROM listed WHERE city IS NOT NULL GROUP BY city
           ), placed AS (
               SELECT *, row_number() OVER (PARTITION BY kind ORDER BY count DESC, value) AS place FROM counted
           )
           SELECT kind AS "kind!", value AS "value!", count AS "count!" FROM placed WHERE place <= 30
           ORDER BY kind, place"#,
    );
    Ok(rows.fetch_all(conn).await?)
}
