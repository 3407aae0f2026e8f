//! The pool, and the one way into a transaction.

use std::{future::Future, pin::Pin, str::FromStr, time::Duration};

use sqlx::{
    Connection, PgConnection, PgPool, Postgres, Transaction,
    pool::PoolConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use tokio::runtime::Handle;

use crate::{Result, StoreError, jobs};

/// The schema, compiled in.
pub(crate) static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

/// A connection that has been idle for longer is asked whether it still lives before it is used.
const TRUSTED_IDLE: Duration = Duration::from_secs(1);

/// How many connections, and how long to wait for one.
#[derive(Clone, Debug)]
pub struct PoolSettings {
    /// At most so many connections. Default 16.
    pub max_connections: u32,
    /// Kept open when idle. Default 0.
    pub min_connections: u32,
    /// Waiting longer than this for a connection is an error. Default 3 s.
    pub acquire_timeout: Duration,
}

impl Default for PoolSettings {
    fn default() -> Self {
        Self { max_connections: 16, min_connections: 0, acquire_timeout: Duration::from_secs(3) }
    }
}

/// What [`Database::run`] is given: a future that borrows the transaction's connection.
pub type Work<'c, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'c>>;

/// The database. Cheap to clone. Invariant: every connection lives on the runtime that `connect` was
/// called on, and no transaction's BEGIN is ever cancelled.
#[derive(Clone, Debug)]
pub struct Database {
    pool: PgPool,
    runtime: Handle,
}

impl Database {
    /// Connects. Call it on the shared multi-thread runtime: that is where all connections will live.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when nobody answers.
    pub async fn connect(url: &str, settings: PoolSettings) -> Result<Self> {
        // Compiling a statement costs more than running ours.
        let guards = [("jit", "off"), ("lock_timeout", "5s"), ("idle_in_transaction_session_timeout", "60s")];
        let options = PgConnectOptions::from_str(url)?.application_name("fittribe").options(guards);
        let pool = PgPoolOptions::new()
            .max_connections(settings.max_connections)
            .min_connections(settings.min_connections)
            .acquire_timeout(settings.acquire_timeout)
            .test_before_acquire(false)
            .before_acquire(|conn, known| {
                Box::pin(async move {
                    if known.idle_for > TRUSTED_IDLE {
                        conn.ping().await?;
                    }
                    Ok(true)
                })
            })
            .connect_with(options)
            .await?;
        Ok(Self { pool, runtime: Handle::current() })
    }

    /// Brings the schema up to date. Safe to run from several processes at once.
    ///
    /// # Errors
    /// When a migration fails, or the database is newer than this program.
    pub async fn migrate(&self) -> Result<()> {
        MIGRATIONS.run(&self.pool).await.map_err(sqlx::Error::from)?;
        jobs::migrate(&self.pool).await
    }

    /// The pool itself.
    #[must_use]
    pub const fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// A connection for statements that stand alone.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn read(&self) -> Result<PoolConnection<Postgres>> {
        let pool = self.pool.clone();
        self.spawned(async move { pool.acquire().await }).await
    }

    /// A transaction. It may be dropped at any point, which rolls it back.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn begin(&self) -> Result<Transaction<'static, Postgres>> {
        self.begin_as("BEGIN").await
    }

    /// A transaction that only reads and sees the whole database as it is at its first statement.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`].
    pub async fn snapshot(&self) -> Result<Transaction<'static, Postgres>> {
        self.begin_as("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await
    }

    /// BEGIN runs on a task that nobody can drop: when its reply is cut off, sqlx 0.9.0 takes the
    /// connection for one outside a transaction, and what is then acknowledged on it is never committed.
    async fn begin_as(&self, statement: &'static str) -> Result<Transaction<'static, Postgres>> {
        let pool = self.pool.clone();
        #[expect(clippy::disallowed_methods, reason = "this is the one place that begins: uncancellable")]
        let begun = self.spawned(async move {
            let mut tries = pool.options().get_max_connections();
            loop {
                match pool.begin_with(statement).await {
                    // Nothing has happened on it yet: it died while idle, take another.
                    Err(error) if tries > 0 && died(&error) => tries -= 1,
                    begun => return begun,
                }
            }
        });
        begun.await
    }

    /// Runs work in a transaction on a task of its own and commits when it gives `Ok`: once begun it
    /// ends, whether or not the caller still waits.
    ///
    /// ```ignore
    /// database.run(move |conn| Box::pin(async move { accounts::insert(conn, &account).await })).await
    /// ```
    ///
    /// # Errors
    /// The work's own, and those of begin and commit.
    pub async fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'c> FnOnce(&'c mut PgConnection) -> Work<'c, T, E> + Send + 'static,
    {
        self.transact(move |transaction| work(transaction)).await
    }

    /// As [`Self::run`], for work that needs the transaction itself, as enqueuing a job does.
    ///
    /// # Errors
    /// As there.
    pub async fn transact<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: for<'c> FnOnce(&'c mut Transaction<'static, Postgres>) -> Work<'c, T, E> + Send + 'static,
    {
        let database = self.clone();
        let task = self.runtime.spawn(async move {
            let mut transaction = database.begin().await?;
            let done = work(&mut transaction).await?;
            transaction.commit().await.map_err(StoreError::from)?;
            Ok(done)
        });
        task.await.unwrap_or_else(|_| Err(E::from(StoreError::Unavailable(sqlx::Error::WorkerCrashed))))
    }

    /// Closes every connection, after what runs on them has ended.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Runs on the connections' own runtime, to its end, whether or not the caller still waits.
    pub(crate) async fn detached<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T>> + Send + 'static,
    ) -> Result<T> {
        let outcome = self.runtime.spawn(work).await;
        outcome.unwrap_or_else(|_| Err(StoreError::Unavailable(sqlx::Error::WorkerCrashed)))
    }

    /// Acquires or begins, likewise.
    async fn spawned<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, sqlx::Error>> + Send + 'static,
    ) -> Result<T> {
        let outcome = self.runtime.spawn(work).await;
        Ok(outcome.unwrap_or(Err(sqlx::Error::WorkerCrashed))?)
    }
}

fn died(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(refusal) => refusal.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}

/// How many bytes the database holds.
///
/// # Errors
/// When the database fails.
pub async fn size(conn: &mut PgConnection) -> Result<i64> {
    let size = sqlx::query_scalar!(r#"SELECT pg_database_size(current_database()) AS "size!""#);
    Ok(size.fetch_one(conn).await?)
}
