//! What the cluster says about itself.

use std::{collections::BTreeMap, time::Duration};

use sqlx::{Connection, Executor, PgConnection, Row};

use crate::{Outcome, bench::Bench};

/// A server process that has become idle reports its counts this late.
pub const REPORTED_AFTER: Duration = Duration::from_millis(10_800);

/// Makes an empty database, after dropping the one of this name.
pub async fn create_database(bench: &Bench, name: &str) -> Outcome<String> {
    let mut admin = PgConnection::connect(&bench.postgres).await?;
    for statement in
        [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")]
    {
        admin.execute(sqlx::AssertSqlSafe(statement)).await?;
    }
    Ok(bench.database(name))
}

/// How often the write-ahead log was synced.
pub async fn wal_syncs(bench: &Bench) -> Outcome<i64> {
    let mut admin = PgConnection::connect(&bench.postgres).await?;
    Ok(sqlx::query_scalar("SELECT wal_sync FROM pg_stat_wal").fetch_one(&mut admin).await?)
}

/// How many rows a table has.
pub async fn count(url: &str, table: &'static str) -> Outcome<i64> {
    let mut conn = PgConnection::connect(url).await?;
    let statement = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
    Ok(sqlx::query_scalar(statement).fetch_one(&mut conn).await?)
}

/// Counts the statements of a database while it lives, as Postgres itself sees them.
pub struct Statements<'b> {
    bench: &'b Bench,
    database: &'static str,
}

impl<'b> Statements<'b> {
    /// Begins to count.
    pub async fn count(bench: &'b Bench, database: &'static str) -> Outcome<Self> {
        let mut admin = PgConnection::connect(&bench.postgres).await?;
        for statement in [
            "CREATE EXTENSION IF NOT EXISTS pg_stat_statements",
            "ALTER SYSTEM SET pg_stat_statements.track = 'all'",
            "SELECT pg_reload_conf()",
            "SELECT pg_sleep(0.3)",
            "SELECT pg_stat_statements_reset()",
        ] {
            admin.execute(statement).await?;
        }
        Ok(Self { bench, database })
    }

    /// Stops counting: each statement that ran, and how often.
    pub async fn seen(self) -> Outcome<BTreeMap<String, i64>> {
        let mut admin = PgConnection::connect(&self.bench.postgres).await?;
        let seen = sqlx::query(
            "SELECT query, sum(calls)::bigint FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
             WHERE datname = $1 GROUP BY query",
        );
        let rows = seen.bind(self.database).fetch_all(&mut admin).await?;
        for statement in ["ALTER SYSTEM SET pg_stat_statements.track = 'none'", "SELECT pg_reload_conf()"] {
            admin.execute(statement).await?;
        }
        Ok(rows.into_iter().map(|row| (row.get(0), row.get(1))).collect())
    }
}
