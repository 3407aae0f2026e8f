//! What clients say of trainers. Invariant: a trainer's rating is what the reviews that are shown come to, changed in
//! the transaction that changes a review.

use fittribe_domain::{AccountId, BookingId, TrainerId};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result,
    column::{Instant, instant, instants},
};

/// A review as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Its identity.
    pub id: Uuid,
    /// Of whom.
    pub trainer: TrainerId,
    /// Of which booking; one each.
    pub booking: BookingId,
    /// By whom.
    pub client: AccountId,
    /// By what name.
    pub client_name: String,
    /// 1 to 5 stars.
    pub rating: i16,
    /// In words; may be empty.
    pub body: String,
    /// When.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub edited_at: Option<Timestamp>,
    /// What the trainer says to it.
    pub answer: Option<String>,
    /// When they said it.
    pub answered_at: Option<Timestamp>,
    /// When somebody reported it, and why; gone when it was judged.
    pub reported: Option<(Timestamp, String)>,
    /// Set while it is not shown.
    pub hidden_at: Option<Timestamp>,
}

struct Row {
    id: Uuid,
    trainer_id: Uuid,
    booking_id: Uuid,
    client_id: Uuid,
    name: String,
    rating: i16,
    body: String,
    created_at: Instant,
    edited_at: Option<Instant>,
    answer: Option<String>,
    answered_at: Option<Instant>,
    reported_at: Option<Instant>,
    report_reason: Option<String>,
    hidden_at: Option<Instant>,
}

impl From<Row> for Review {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            trainer: row.trainer_id.into(),
            booking: row.booking_id.into(),
            client: row.client_id.into(),
            client_name: row.name,
            rating: row.rating,
            body: row.body,
            created_at: row.created_at.to_jiff(),
            edited_at: row.edited_at.map(Instant::to_jiff),
            answer: row.answer,
            answered_at: row.answered_at.map(Instant::to_jiff),
            reported: row.reported_at.map(|at| (at.to_jiff(), row.report_reason.unwrap_or_default())),
            hidden_at: row.hidden_at.map(Instant::to_jiff),
        }
    }
}

/// A booking as far as a review of it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reviewable {
    /// With whom.
    pub trainer: TrainerId,
    /// Whose.
    pub client: AccountId,
    /// Whether it took place: confirmed, and its session is over.
    pub took_place: bool,
}

/// A booking that may be reviewed. `None`: no such booking.
///
/// # Errors
/// When the database fails.
pub async fn reviewable(
    conn: &mut PgConnection,
    booking: BookingId,
    now: Timestamp,
) -> Result<Option<Reviewable>> {
    let row = sqlx::query!(
        r#"SELECT b.trainer_id, b.client_id,
                  b.status IN ('confirmed', 'completed') AND upper(s.during) <= $2 AS "took_place!"
           FROM bookings b JOIN sessions s ON s.trainer_id = b.trainer_id AND s.id = b.session_id WHERE b.id = $1"#,
        booking.uuid(),
        instant(now) as _,
    );
    Ok(row.fetch_optional(conn).await?.map(|row| Reviewable {
        trainer: row.trainer_id.into(),
        client: row.client_id.into(),
        took_place: row.took_place,
    }))
}

async fn count(conn: &mut PgConnection, trainer: TrainerId, stars: i64, reviews: i64) -> Result<()> {
    let counted = sqlx::query!(
        "UPDATE trainers SET rating_sum = rating_sum + $2, rating_count = rating_count + $3 WHERE id = $1",
        trainer.uuid(),
        stars,
        reviews,
    );
    counted.execute(conn).await?;
    Ok(())
}

/// Adds a review and counts it.
///
/// # Errors
/// [`crate::StoreError::AlreadyReviewed`].
pub async fn insert(conn: &mut PgConnection, review: &Review) -> Result<()> {
    sqlx::query!(
        "INSERT INTO reviews (id, trainer_id, booking_id, client_id, rating, body, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        review.id,
        review.trainer.uuid(),
        review.booking.uuid(),
        review.client.uuid(),
        review.rating,
        review.body,
        instant(review.created_at) as _,
    )
    .execute(&mut *conn)
    .await?;
    count(conn, review.trainer, review.rating.into(), 1).await
}

/// One review, its row locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock(conn: &mut PgConnection, id: Uuid) -> Result<Option<Review>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT v.id, v.trainer_id, v.booking_id, v.client_id, a.name, v.rating, v.body,
                  v.created_at AS "created_at: Instant", v.edited_at AS "edited_at: Instant", v.answer,
                  v.answered_at AS "answered_at: Instant", v.reported_at AS "reported_at: Instant", v.report_reason,
                  v.hidden_at AS "hidden_at: Instant"
           FROM reviews v JOIN accounts a ON a.id = v.client_id WHERE v.id = $1 FOR UPDATE OF v"#,
        id,
    );
    Ok(row.fetch_optional(conn).await?.map(Review::from))
}

/// Writes back a review that was locked, and counts what that changes.
///
/// # Errors
/// When the database fails.
pub async fn save(conn: &mut PgConnection, before: &Review, after: &Review) -> Result<()> {
    let (reported_at, reason) = after.reported.clone().unzip();
    sqlx::query!(
        "UPDATE reviews SET rating = $2, body = $3, edited_at = $4, answer = $5, answered_at = $6, reported_at = $7,
                report_reason = $8, hidden_at = $9 WHERE id = $1",
        after.id,
        after.rating,
        after.body,
        instants(after.edited_at) as _,
        after.answer,
        instants(after.answered_at) as _,
        instants(reported_at) as _,
        reason,
        instants(after.hidden_at) as _,
    )
    .execute(&mut *conn)
    .await?;
    let weight =
        |review: &Review| if review.hidden_at.is_none() { (i64::from(review.rating), 1) } else { (0, 0) };
    let ((stars_before, before_counts), (stars_after, after_counts)) = (weight(before), weight(after));
    match (stars_after - stars_before, after_counts - before_counts) {
        (0, 0) => Ok(()),
        (stars, reviews) => count(conn, after.trainer, stars, reviews).await,
    }
}

/// Which reviews.
#[derive(Clone, Copy, Debug)]
pub enum Which {
    /// Those that are shown of a trainer.
    ShownOf(TrainerId),
    /// Those of a client's own.
    By(AccountId),
    /// Those that wait for a judgement.
    Reported,
}

/// Reviews, the latest first, before one of them.
///
/// # Errors
/// When the database fails.
pub async fn list(
    conn: &mut PgConnection,
    which: Which,
    before: Option<Uuid>,
    limit: u16,
) -> Result<Vec<Review>> {
    let (trainer, client) = match which {
        Which::ShownOf(trainer) => (Some(trainer.uuid()), None),
        Which::By(client) => (None, Some(client.uuid())),
        Which::Reported => (None, None),
    };
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT v.id, v.trainer_id, v.booking_id, v.client_id, a.name, v.rating, v.body,
                  v.created_at AS "created_at: Instant", v.edited_at AS "edited_at: Instant", v.answer,
                  v.answered_at AS "answered_at: Instant", v.reported_at AS "reported_at: Instant", v.report_reason,
                  v.hidden_at AS "hidden_at: Instant"
           FROM reviews v JOIN accounts a ON a.id = v.client_id
           WHERE ($1::uuid IS NULL OR v.trainer_id = $1 AND v.hidden_at IS NULL)
             AND ($2::uuid IS NULL OR v.client_id = $2)
             AND ($3::boolean IS FALSE OR v.reported_at IS NOT NULL AND v.hidden_at IS NULL)
             AND ($4::uuid IS NULL OR v.id < $4)
           ORDER BY v.id DESC LIMIT $5"#,
        trainer,
        client,
        matches!(which, Which::Reported),
        before,
        i64::from(limit),
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(Review::from).collect())
}

/// Trainers whose kept rating is not what their reviews come to.
///
/// # Errors
/// When the database fails.
pub async fn miscounted(conn: &mut PgConnection) -> Result<Vec<TrainerId>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT t.id FROM trainers t LEFT JOIN reviews v ON v.trainer_id = t.id AND v.hidden_at IS NULL
           GROUP BY t.id HAVING t.rating_sum <> coalesce(sum(v.rating), 0) OR t.rating_count <> count(v.id)"#,
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(TrainerId::from).collect())
}
