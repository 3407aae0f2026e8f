//! Keeps the server running until it is told to stop.

use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tokio::process::Child;
use tokio::sync::oneshot;

use super::LocalPostgresOptions;
use super::cluster;
use super::error::LocalPostgresError;
use super::folder::{DataFolder, SocketFolder};
use super::identity::Identity;
use super::server::Server;

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// A server that ran this long starts afresh with the shortest pause.
const HEALTHY_AFTER: Duration = Duration::from_secs(60);

/// Everything that starting the server needs, once more or for the first time.
#[derive(Debug)]
pub(super) struct Launch {
    pub(super) folder: DataFolder,
    pub(super) socket: SocketFolder,
    pub(super) identity: Identity,
    pub(super) server: Server,
    pub(super) options: LocalPostgresOptions,
}

impl Launch {
    /// Starts the server as a child, in a process group of its own, with its output in the log.
    pub(super) fn spawn(&self) -> Result<Child, LocalPostgresError> {
        let program = self.server.program("postgres");
        let log = self.folder.open_log()?;
        let mut command = self.identity.command(&program);
        command.arg("-D").arg(self.folder.cluster());
        for (name, value) in self.settings() {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        command.stdout(Stdio::null()).stderr(log);
        tokio::process::Command::from(command)
            .spawn()
            .map_err(LocalPostgresError::io("cannot start", &program))
    }

    fn settings(&self) -> Vec<(String, String)> {
        let options = &self.options;
        let on = |yes: bool| if yes { "on" } else { "off" };
        let mut settings: Vec<(String, String)> = [
            ("listen_addresses", String::new()),
            ("port", "5432".to_owned()),
            ("unix_socket_directories", self.socket.path().display().to_string()),
            ("unix_socket_permissions", "0700".to_owned()),
            ("max_connections", options.max_connections.to_string()),
            ("shared_buffers", format!("{}MB", options.shared_buffers_mib)),
            ("fsync", on(options.fsync).to_owned()),
            ("full_page_writes", on(options.fsync).to_owned()),
            ("logging_collector", "off".to_owned()),
            ("timezone", "UTC".to_owned()),
            ("log_timezone", "UTC".to_owned()),
            // Statements and the rows they touched may hold personal data; the log must not.
            ("log_min_error_statement", "panic".to_owned()),
            ("log_error_verbosity", "terse".to_owned()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
        settings.extend(options.settings.iter().cloned());
        settings
    }
}

/// What the supervision knows, for its owner to look at.
#[derive(Debug, Default)]
pub(super) struct Vitals {
    /// The running server's process id; 0 while there is none.
    pub(super) pid: AtomicU32,
    /// How often it has ended by itself.
    pub(super) deaths: AtomicU32,
}

impl Vitals {
    pub(super) fn of(child: &Child) -> Self {
        let vitals = Self::default();
        vitals.lives(Some(child));
        vitals
    }

    fn lives(&self, child: Option<&Child>) {
        self.pid.store(child.and_then(Child::id).unwrap_or(0), Ordering::Relaxed);
    }
}

/// Restarts the server whenever it ends, with growing pauses, until `stop` is sent or its sender is gone.
pub(super) async fn keep_running(
    launch: Arc<Launch>,
    first: Child,
    vitals: Arc<Vitals>,
    mut stop: oneshot::Receiver<()>,
) -> Result<(), LocalPostgresError> {
    let mut child = Some(first);
    let mut pause = FIRST_PAUSE;
    loop {
        if let Some(running) = child.as_mut() {
            let since = Instant::now();
            tokio::select! {
                _ = &mut stop => return shut_down(&launch, running).await,
                ended = running.wait() => tracing::warn!(outcome = ?ended, "the private Postgres ended"),
            }
            vitals.deaths.fetch_add(1, Ordering::Relaxed);
            pause = if since.elapsed() > HEALTHY_AFTER { FIRST_PAUSE } else { pause };
        }
        vitals.lives(None);
        tokio::select! {
            _ = &mut stop => return Ok(()),
            () = tokio::time::sleep(pause) => {}
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
        child = launch
            .spawn()
            .inspect_err(|error| tracing::error!(%error, "the private Postgres cannot be started again"))
            .ok();
        vitals.lives(child.as_ref());
    }
}

/// Asks ever less politely, so that it always ends.
async fn shut_down(launch: &Launch, child: &mut Child) -> Result<(), LocalPostgresError> {
    for (signal, patience) in [("INT", 60), ("QUIT", 15)] {
        if let Some(pid) = child.id() {
            cluster::signal(pid, signal);
        }
        if tokio::time::timeout(Duration::from_secs(patience), child.wait()).await.is_ok() {
            return Ok(());
        }
    }
    child.kill().await.map_err(LocalPostgresError::io("cannot end", launch.server.bin()))
}
