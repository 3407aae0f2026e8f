//! When sessions could begin next, for search: an index beside the calendars, behind them by moments.

use fittribe_domain::TrainerId;
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::{Result, column::instant};

/// What of a calendar is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Openings {
    /// Whose.
    pub trainer: TrainerId,
    /// The calendar's version that was looked at.
    pub version: u64,
    /// When.
    pub computed_at: Timestamp,
    /// In seconds: starts, each stretched to where its service's next one could be, apart from each other.
    pub starts: Vec<(i64, i64)>,
    /// The first starts, each with until when it can be booked, in seconds.
    pub next: Vec<(i64, i64)>,
}

/// Trainers whose calendars went on since they were looked at, or who were looked at before an instant.
///
/// # Errors
/// When the database fails.
pub async fn stale(conn: &mut PgConnection, before: Timestamp, limit: u16) -> Result<Vec<TrainerId>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT c.trainer_id FROM calendars c LEFT JOIN trainer_openings o USING (trainer_id)
           WHERE o.version IS DISTINCT FROM c.version OR o.computed_at < $1
           ORDER BY o.computed_at NULLS FIRST LIMIT $2"#,
        instant(before) as _,
        i64::from(limit),
    );
    Ok(rows.fetch_all(conn).await?.into_iter().map(TrainerId::from).collect())
}

/// Keeps what was found, unless something newer is kept.
///
/// # Errors
/// When the database fails.
pub async fn put(conn: &mut PgConnection, openings: &Openings) -> Result<()> {
    let (from, to): (Vec<i64>, Vec<i64>) = openings.starts.iter().copied().unzip();
    let (next, until): (Vec<i64>, Vec<i64>) = openings.next.iter().copied().unzip();
    let put = sqlx::query!(
        "INSERT INTO trainer_openings AS known (trainer_id, version, computed_at, starts, next, next_until)
         SELECT $1, $2, $3,
                (SELECT coalesce(range_agg(tstzrange(to_timestamp(a), to_timestamp(b))), '{}')
                 FROM unnest($4::bigint[], $5::bigint[]) AS span (a, b)),
                ARRAY(SELECT to_timestamp(at) FROM unnest($6::bigint[]) WITH ORDINALITY AS one (at, place) ORDER BY place),
                ARRAY(SELECT to_timestamp(at) FROM unnest($7::bigint[]) WITH ORDINALITY AS one (at, place) ORDER BY place)
         ON CONFLICT (trainer_id) DO UPDATE
         SET version = excluded.version, computed_at = excluded.computed_at, starts = excluded.starts, next = excluded.next,
             next_until = excluded.next_until
         WHERE known.version <= excluded.version",
        openings.trainer.uuid(),
        i64::try_from(openings.version).unwrap_or(i64::MAX),
        instant(openings.computed_at) as _,
        &from,
        &to,
        &next,
        &until,
    );
    put.execute(conn).await?;
    Ok(())
}
