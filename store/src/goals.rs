//! What people want to reach.

use fittribe_domain::{
    AccountId, GoalId,
    person::{
        goal::GoalStatus,
        measurement::{Decimal, Quantity, Reading},
    },
};
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result, StoreError,
    column::{Instant, instant, instants, named},
};

/// A goal. Invariant: `ended_at` is set exactly while it is not active.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Its identity.
    pub id: GoalId,
    /// Whose.
    pub account: AccountId,
    /// In their words, 1 to 120 characters.
    pub title: String,
    /// The value to be reached, where it is one that is measured.
    pub target: Option<Reading>,
    /// By when.
    pub target_date: Option<Date>,
    /// Where it stands.
    pub status: GoalStatus,
    /// When it was set.
    pub created_at: Timestamp,
    /// When it was reached or given up.
    pub ended_at: Option<Timestamp>,
}

/// The most that an account has.
pub const MOST: i64 = 200;

struct Row {
    id: Uuid,
    account_id: Uuid,
    title: String,
    kind: Option<String>,
    value_milli: Option<i64>,
    unit: Option<String>,
    target_date: Option<jiff_sqlx::Date>,
    status: String,
    created_at: Instant,
    ended_at: Option<Instant>,
}

/// A reading from its columns.
pub(crate) fn reading(table: &'static str, kind: &str, milli: i64, unit: &str) -> Result<Reading> {
    let quantity = Quantity { value: Decimal::from_thousandths(milli), unit: named(table, unit)? };
    Reading::new(named(table, kind)?, quantity).map_err(|wrong| StoreError::corrupt(table, wrong))
}

impl Row {
    fn goal(self) -> Result<Goal> {
        let target = match (self.kind, self.value_milli, self.unit) {
            (Some(kind), Some(milli), Some(unit)) => Some(reading("goals", &kind, milli, &unit)?),
            _ => None,
        };
        Ok(Goal {
            id: self.id.into(),
            account: self.account_id.into(),
            title: self.title,
            target,
            target_date: self.target_date.map(jiff_sqlx::Date::to_jiff),
            status: named("goals", &self.status)?,
            created_at: self.created_at.to_jiff(),
            ended_at: self.ended_at.map(Instant::to_jiff),
        })
    }
}

/// Adds a goal. False: the account has [`MOST`] already.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut PgConnection, goal: &Goal) -> Result<bool> {
    let (target, unit) = columns(goal);
    let inserted = sqlx::query!(
        "INSERT INTO goals (id, account_id, title, kind, value_milli, unit, target_date, status, created_at, ended_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
         WHERE (SELECT count(*) FROM goals WHERE account_id = $2) < $11",
        goal.id.uuid(),
        goal.account.uuid(),
        goal.title,
        target.map(|target| target.kind().name()),
        target.map(|target| target.quantity().value.thousandths()),
        unit,
        goal.target_date.map(ToSqlx::to_sqlx) as _,
        goal.status.name(),
        instant(goal.created_at) as _,
        instants(goal.ended_at) as _,
        MOST,
    );
    Ok(inserted.execute(conn).await?.rows_affected() > 0)
}

fn columns(goal: &Goal) -> (Option<Reading>, Option<&'static str>) {
    (goal.target, goal.target.map(|target| target.quantity().unit.name()))
}

/// Puts a goal in place of itself as it was.
///
/// # Errors
/// When the database fails.
pub async fn update(conn: &mut PgConnection, goal: &Goal) -> Result<()> {
    let (target, unit) = columns(goal);
    let updated = sqlx::query!(
        "UPDATE goals SET title = $3, kind = $4, value_milli = $5, unit = $6, target_date = $7, status = $8,
             ended_at = $9 WHERE id = $1 AND account_id = $2",
        goal.id.uuid(),
        goal.account.uuid(),
        goal.title,
        target.map(|target| target.kind().name()),
        target.map(|target| target.quantity().value.thousandths()),
        unit,
        goal.target_date.map(ToSqlx::to_sqlx) as _,
        goal.status.name(),
        instants(goal.ended_at) as _,
    );
    updated.execute(conn).await?;
    Ok(())
}

/// One of an account's goals, locked until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock(conn: &mut PgConnection, account: AccountId, id: GoalId) -> Result<Option<Goal>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, account_id, title, kind, value_milli, unit, target_date AS "target_date: jiff_sqlx::Date", status,
                  created_at AS "created_at: Instant", ended_at AS "ended_at: Instant"
           FROM goals WHERE id = $2 AND account_id = $1 FOR UPDATE"#,
        account.uuid(),
        id.uuid(),
    );
    row.fetch_optional(conn).await?.map(Row::goal).transpose()
}

/// An account's goals, the latest first; at most [`MOST`].
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut PgConnection, account: AccountId) -> Result<Vec<Goal>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, account_id, title, kind, value_milli, unit, target_date AS "target_date: jiff_sqlx::Date", status,
                  created_at AS "created_at: Instant", ended_at AS "ended_at: Instant"
           FROM goals WHERE account_id = $1 ORDER BY id DESC LIMIT $2"#,
        account.uuid(),
        MOST,
    );
    rows.fetch_all(conn).await?.into_iter().map(Row::goal).collect()
}

/// Deletes one of an account's goals. False: it has no such one.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut PgConnection, account: AccountId, id: GoalId) -> Result<bool> {
    let deleted =
        sqlx::query!("DELETE FROM goals WHERE id = $2 AND account_id = $1", account.uuid(), id.uuid());
    Ok(deleted.execute(conn).await?.rows_affected() > 0)
}
