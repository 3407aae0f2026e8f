//! A calendar's history. Append-only; also the outbox that settles unknown commits.

use fittribe_domain::{DecisionId, TrainerId, calendar::Version, event::Event};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result, column,
    column::{instant, read_json, read_version},
};

struct Row {
    version: i64,
    body: String,
}

fn events(rows: Vec<Row>) -> Result<Vec<(Version, Event)>> {
    let table = "calendar_events";
    rows.into_iter()
        .map(|row| Ok((read_version(table, row.version)?, read_json(table, &row.body)?)))
        .collect()
}

/// The history up to the last change at or before an instant, in order: what
/// [`fittribe_domain::Calendar::replay`] takes. A change that follows it is left out even if a slower
/// clock dated it earlier.
///
/// # Errors
/// When the database fails.
pub async fn until(
    conn: &mut PgConnection,
    trainer: TrainerId,
    at: Timestamp,
) -> Result<Vec<(Version, Event)>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT version, body::text AS "body!" FROM calendar_events
           WHERE trainer_id = $1
             AND version <= (SELECT max(version) FROM calendar_events WHERE trainer_id = $1 AND at <= $2)
           ORDER BY version, ordinal"#,
        trainer.uuid(),
        instant(at) as _,
    );
    events(rows.fetch_all(conn).await?)
}

/// The changes after a version, in order.
///
/// # Errors
/// When the database fails.
pub async fn after(
    conn: &mut PgConnection,
    trainer: TrainerId,
    version: Version,
) -> Result<Vec<(Version, Event)>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT version, body::text AS "body!" FROM calendar_events
           WHERE trainer_id = $1 AND version > $2 ORDER BY version, ordinal"#,
        trainer.uuid(),
        column::version(version),
    );
    events(rows.fetch_all(conn).await?)
}

/// Which of these decisions are committed.
///
/// # Errors
/// When the database fails.
pub async fn committed(
    conn: &mut PgConnection,
    trainer: TrainerId,
    decisions: &[DecisionId],
) -> Result<Vec<DecisionId>> {
    let decisions: Vec<Uuid> = decisions.iter().map(|decision| decision.uuid()).collect();
    let found = sqlx::query_scalar!(
        "SELECT decision_id FROM calendar_events WHERE trainer_id = $1 AND ordinal = 0 AND decision_id = ANY($2)",
        trainer.uuid(),
        &decisions,
    );
    Ok(found.fetch_all(conn).await?.into_iter().map(DecisionId::from).collect())
}
