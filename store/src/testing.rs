//! A database of its own for each test, on the server that FITTRIBE_TEST_DATABASE_URL names.

mod fixture;
mod template;

use sqlx::{ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};

pub use self::fixture::{Cast, account, trainer};
use crate::{Database, PoolSettings};

/// A migrated, empty database, dropped with this value.
#[derive(Debug)]
pub struct TestDatabase {
    database: Database,
    server: PgConnectOptions,
    name: String,
    url: String,
}

impl TestDatabase {
    /// A fresh database.
    ///
    /// # Panics
    /// Without a server.
    pub async fn create() -> Self {
        Self::with(PoolSettings::default()).await
    }

    /// A fresh database with a pool of another size.
    ///
    /// # Panics
    /// Without a server.
    #[expect(clippy::expect_used, reason = "a test without its database has failed")]
    pub async fn with(settings: PoolSettings) -> Self {
        let server = template::server();
        let name = template::copy(&server).await.expect("a database is made from the template");
        let url = server.clone().database(&name).to_url_lossy().to_string();
        let database = Database::connect(&url, settings).await.expect("the fresh database answers");
        Self { database, server, name, url }
    }

    /// The database.
    #[must_use]
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// Its URL, for a process of its own.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for TestDatabase {
    /// Best effort, on a runtime of its own: what is left over is swept by a later run.
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), std::mem::take(&mut self.name));
        let dropper = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                if let Ok(mut conn) = PgConnection::connect_with(&server).await {
                    template::drop_database(&mut conn, &name).await.ok();
                }
            });
        });
        dropper.join().ok();
    }
}

/// Cuts every other connection to this database, as a failing network would; how many there were.
///
/// # Errors
/// When even that is not possible.
pub async fn kill_other_connections(database: &Database) -> crate::Result<i64> {
    let cut = sqlx::query_scalar::<_, i64>(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    Ok(cut.fetch_one(database.pool()).await?)
}
