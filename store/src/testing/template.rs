//! The migrated database that tests copy.

use std::{env, str::FromStr};

use sqlx::{AssertSqlSafe, Connection, PgConnection, postgres::PgConnectOptions};

use crate::database::MIGRATIONS;

/// One lock for all processes that make, copy or sweep test databases.
const LOCK: i64 = 0x0f17_7e57;

/// Where the tests' server is.
#[expect(clippy::panic, reason = "a test without its server has failed")]
pub(super) fn server() -> PgConnectOptions {
    let Ok(url) = env::var("FITTRIBE_TEST_DATABASE_URL") else {
        panic!(
            "these tests need a Postgres server: run `make test`, or `scripts/with-postgres cargo test …`, or set \
             FITTRIBE_TEST_DATABASE_URL to a server where databases can be created"
        );
    };
    match PgConnectOptions::from_str(&url) {
        Ok(options) => options,
        Err(wrong) => panic!("FITTRIBE_TEST_DATABASE_URL is not the URL of a Postgres database: {wrong}"),
    }
}

/// Copies the template, made first when this schema has none yet. The copy's name.
pub(super) async fn copy(server: &PgConnectOptions) -> Result<String, sqlx::Error> {
    let mut conn = PgConnection::connect_with(server).await?;
    let template = format!("fittribe_template_{}", fingerprint());
    if !exists(&mut conn, &template).await? {
        sqlx::query("SELECT pg_advisory_lock($1)").bind(LOCK).execute(&mut conn).await?;
        let made = make(server, &mut conn, &template).await;
        sqlx::query("SELECT pg_advisory_unlock($1)").bind(LOCK).execute(&mut conn).await?;
        made?;
    }
    let name: String =
        sqlx::query_scalar("SELECT 'fittribe_test_' || replace(gen_random_uuid()::text, '-', '')")
            .fetch_one(&mut conn)
            .await?;
    execute(&mut conn, format!("CREATE DATABASE {name} TEMPLATE {template}")).await?;
    conn.close().await?;
    Ok(name)
}

pub(super) async fn drop_database(conn: &mut PgConnection, name: &str) -> Result<(), sqlx::Error> {
    execute(conn, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await
}

/// Under the lock: sweeps what earlier runs left, migrates a database, and gives it the template's name
/// only then, so that nobody copies half of it.
async fn make(server: &PgConnectOptions, conn: &mut PgConnection, template: &str) -> Result<(), sqlx::Error> {
    if exists(conn, template).await? {
        return Ok(());
    }
    sweep(conn).await?;
    let draft = format!("{template}_draft");
    drop_database(conn, &draft).await?;
    execute(conn, format!("CREATE DATABASE {draft}")).await?;
    let mut inside = PgConnection::connect_with(&server.clone().database(&draft)).await?;
    MIGRATIONS.run(&mut inside).await?;
    inside.close().await?;
    let pool = sqlx::PgPool::connect_with(server.clone().database(&draft)).await?;
    let jobs = crate::jobs::migrate(&pool).await;
    pool.close().await;
    jobs.map_err(|error| sqlx::Error::Protocol(error.to_string()))?;
    execute(conn, format!("ALTER DATABASE {draft} RENAME TO {template}")).await
}

/// Drops test databases that are hours old: their tests were killed.
async fn sweep(conn: &mut PgConnection) -> Result<(), sqlx::Error> {
    let old: Vec<String> = sqlx::query_scalar(
        "SELECT datname::text FROM pg_database
         WHERE (datname LIKE 'fittribe\\_test\\_%' OR datname LIKE 'fittribe\\_template\\_%')
           AND (pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification < now() - interval '6 hours'",
    )
    .fetch_all(&mut *conn)
    .await?;
    for name in old {
        drop_database(conn, &name).await?;
    }
    Ok(())
}

async fn exists(conn: &mut PgConnection, name: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
        .bind(name)
        .fetch_one(conn)
        .await
}

/// Names of databases cannot be parameters; ours are letters, digits and underscores.
async fn execute(conn: &mut PgConnection, statement: String) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(conn).await?;
    Ok(())
}

/// Tells schemas apart: FNV-1a over the migrations' checksums.
fn fingerprint() -> String {
    let bytes = MIGRATIONS.iter().flat_map(|migration| migration.checksum.iter());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")
}
