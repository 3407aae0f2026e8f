//! A private Postgres cluster that this process owns: made, started, supervised and stopped by it.
//!
//! Invariant: at most one process serves a data folder, and its cluster never loses a committed
//! transaction, however the process ends. A lock file keeps a second process out; a server left behind
//! by a killed process is stopped and started again by the next one.
//!
//! Below the data folder:
//!
//! | path | what |
//! |---|---|
//! | `postgres/` | the cluster |
//! | `postgres-run/` | its socket (a folder below the temporary one where the path is too long) |
//! | `postgres.log` | what the server says |
//! | `postgres.lock` | held while a process owns the cluster; holds its process id |
//!
//! The server listens on nothing but that socket, whose folder only its owner (and root) may enter.

mod cluster;
mod error;
mod folder;
mod identity;
mod server;
mod supervise;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{ConnectOptions, Connection};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use error::LocalPostgresError;
use folder::{DataFolder, OwnerLock, SocketFolder};
use identity::Identity;
use supervise::{Launch, Vitals};

/// The cluster's superuser and the database made for FitTribe.
const NAME: &str = "fittribe";
/// How long crash recovery may take before the start is given up.
const READY_WITHIN: Duration = Duration::from_secs(180);
/// A server that died this often before its first answer will not come up by itself.
const DEATHS_BEFORE_READY: u32 = 5;

/// How the private server runs.
#[derive(Debug, Clone)]
pub struct LocalPostgresOptions {
    /// Whether commits wait for the disk. `false` is for tests only: a power cut may then destroy the
    /// cluster.
    pub fsync: bool,
    /// Connections the server accepts.
    pub max_connections: u16,
    /// Postgres' own page cache, in MiB.
    pub shared_buffers_mib: u32,
    /// Further server settings, name and value, which win over those above.
    pub settings: Vec<(String, String)>,
}

impl Default for LocalPostgresOptions {
    fn default() -> Self {
        Self { fsync: true, max_connections: 200, shared_buffers_mib: 128, settings: Vec::new() }
    }
}

/// A running private server. Stop it with [`LocalPostgres::stop`]; dropping it stops it too, but blocks.
#[derive(Debug)]
pub struct LocalPostgres {
    launch: Arc<Launch>,
    vitals: Arc<Vitals>,
    supervision: Option<Supervision>,
    // Released last: field order is drop order.
    _lock: OwnerLock,
}

#[derive(Debug)]
struct Supervision {
    stop: oneshot::Sender<()>,
    task: JoinHandle<Result<(), LocalPostgresError>>,
}

/// The server that would run on a data folder, in words. Starts nothing.
///
/// # Errors
/// When no server is installed; the message says what to do.
pub async fn find_server(data_dir: &Path) -> Result<String, LocalPostgresError> {
    let folder = DataFolder::open(data_dir)?;
    let identity = Identity::choose(&folder).await?;
    let server = server::find(&folder, &identity).await?;
    Ok(format!("PostgreSQL {} from {}", server.major(), server.bin().display()))
}

impl LocalPostgres {
    /// Makes the cluster below `data_dir` if there is none, starts it, and returns once its database
    /// answers. Dropping the future leaves nothing running.
    ///
    /// # Errors
    /// When no server is installed, the folder belongs to another process or user, or the server does
    /// not come up; the message says what to do.
    pub async fn start(data_dir: &Path, options: LocalPostgresOptions) -> Result<Self, LocalPostgresError> {
        let folder = DataFolder::open(data_dir)?;
        let identity = Identity::choose(&folder).await?;
        let lock = OwnerLock::take(&folder)?;
        let server = server::find(&folder, &identity).await?;
        cluster::retire_orphan(&folder, &identity, &server).await?;
        cluster::create_unless_there(&folder, &identity, &server).await?;
        let launch = Arc::new(Launch {
            socket: SocketFolder::prepare(&folder, &identity)?,
            folder,
            identity,
            server,
            options,
        });
        let started = Self::supervised(launch, lock)?;
        started.until_ready().await?;
        Ok(started)
    }

    /// The address of FitTribe's database, for sqlx and for any libpq client.
    #[must_use]
    pub fn url(&self) -> String {
        self.launch.socket.url(NAME, NAME)
    }

    /// The folder and version of the server in use, for people.
    #[must_use]
    pub fn describe(&self) -> String {
        let launch = &self.launch;
        format!(
            "PostgreSQL {} from {} on {}",
            launch.server.major(),
            launch.server.bin().display(),
            launch.folder.cluster().display(),
        )
    }

    /// How often the server has died and was started again.
    #[must_use]
    pub fn restarts(&self) -> u32 {
        self.vitals.deaths.load(Ordering::Relaxed)
    }

    /// Stops the server cleanly and waits until it is gone.
    ///
    /// # Errors
    /// When the server could not be stopped.
    pub async fn stop(mut self) -> Result<(), LocalPostgresError> {
        let Some(supervision) = self.supervision.take() else {
            return Ok(());
        };
        // The receiver is gone only if the task has ended, which the join below reports.
        let _ = supervision.stop.send(());
        let Ok(stopped) = supervision.task.await else {
            // The runtime is going down and took the supervision with it.
            self.stop_blocking();
            return Ok(());
        };
        self.launch.socket.remove();
        stopped
    }

    fn stop_blocking(&self) {
        let pid = self.vitals.pid.load(Ordering::Relaxed);
        if pid != 0 {
            cluster::stop_blocking(pid);
        }
        self.launch.socket.remove();
    }

    fn supervised(launch: Arc<Launch>, lock: OwnerLock) -> Result<Self, LocalPostgresError> {
        let child = launch.spawn()?;
        let vitals = Arc::new(Vitals::of(&child));
        let (stop, stopped) = oneshot::channel();
        let task =
            tokio::spawn(supervise::keep_running(Arc::clone(&launch), child, Arc::clone(&vitals), stopped));
        Ok(Self { launch, vitals, supervision: Some(Supervision { stop, task }), _lock: lock })
    }

    async fn until_ready(&self) -> Result<(), LocalPostgresError> {
        let began = Instant::now();
        let maintenance = self.options_for("postgres")?;
        let mut said = false;
        loop {
            match maintenance.connect().await {
                Ok(connection) => return self.make_database(connection).await,
                Err(error) if self.restarts() >= DEATHS_BEFORE_READY => {
                    return Err(self.not_started(error));
                }
                Err(error) if began.elapsed() > READY_WITHIN => return Err(self.not_started(error)),
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
            if !said && began.elapsed() > Duration::from_secs(3) {
                eprintln!("fittribe: waiting for Postgres (it may be recovering) …");
                said = true;
            }
        }
    }

    async fn make_database(&self, mut connection: PgConnection) -> Result<(), LocalPostgresError> {
        let there: bool =
            sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = 'fittribe')")
                .fetch_one(&mut connection)
                .await?;
        if !there {
            sqlx::query("CREATE DATABASE fittribe").execute(&mut connection).await?;
        }
        connection.close().await?;
        Ok(())
    }

    fn options_for(&self, database: &str) -> Result<PgConnectOptions, LocalPostgresError> {
        let options: PgConnectOptions = self.launch.socket.url(NAME, database).parse()?;
        Ok(options.disable_statement_logging())
    }

    fn not_started(&self, source: sqlx::Error) -> LocalPostgresError {
        LocalPostgresError::NotStarted {
            log: self.launch.folder.log(),
            said: self.launch.folder.log_tail(),
            source,
        }
    }
}

impl Drop for LocalPostgres {
    /// Best effort: stops the server, blocking for at most some seconds.
    fn drop(&mut self) {
        if let Some(supervision) = self.supervision.take() {
            supervision.task.abort();
            self.stop_blocking();
        }
    }
}
