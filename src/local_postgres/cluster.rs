//! Making a cluster, ending a server, and dealing with one that a killed process left behind.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::NAME;
use super::error::LocalPostgresError;
use super::folder::DataFolder;
use super::identity::{self, Identity, output};
use super::server::Server;

/// How long dropping a server may hold up its thread.
const BLOCK_AT_MOST: Duration = Duration::from_secs(15);

/// Makes the cluster unless it exists.
pub(super) async fn create_unless_there(
    folder: &DataFolder,
    identity: &Identity,
    server: &Server,
) -> Result<(), LocalPostgresError> {
    if folder.cluster_major().is_some() {
        return Ok(());
    }
    folder.sweep_unfinished();
    let unfinished = folder.unfinished_cluster();
    eprintln!("fittribe: making a private Postgres cluster in {} …", folder.cluster().display());
    DirBuilder::new()
        .mode(0o700)
        .create(&unfinished)
        .map_err(LocalPostgresError::io("cannot make the folder", &unfinished))?;
    identity.give(&unfinished)?;
    let mut initdb = identity.command(&server.program("initdb"));
    initdb
        .args(["--locale=C.UTF-8", "--encoding=UTF8", "--auth=trust", "--username", NAME])
        .arg("--pgdata")
        .arg(&unfinished);
    output(initdb).await.map_err(|said| LocalPostgresError::Program { program: "initdb", said })?;
    fs::rename(&unfinished, folder.cluster())
        .map_err(LocalPostgresError::io("cannot move into place", &unfinished))
}

/// Stops a server that a killed process left running on this cluster, and clears away a process id file
/// that names a process which is something else by now. A file whose process is dead is left alone:
/// the server itself takes it as the sign to look for survivors.
pub(super) async fn retire_orphan(
    folder: &DataFolder,
    identity: &Identity,
    server: &Server,
) -> Result<(), LocalPostgresError> {
    let cluster = folder.cluster();
    let Some(pid) = noted_pid(&cluster) else {
        return Ok(());
    };
    if output(pg_ctl(identity, server, &cluster, &["status"])).await.is_err() {
        return Ok(());
    }
    if names_a_stranger(pid, &cluster) {
        let file = cluster.join("postmaster.pid");
        return fs::remove_file(&file).map_err(LocalPostgresError::io("cannot remove", &file));
    }
    eprintln!("fittribe: stopping the Postgres (process {pid}) that an earlier run left behind …");
    stop_at(identity, server, &cluster).await.map_err(|said| LocalPostgresError::OrphanStays {
        cluster,
        pid,
        said,
    })
}

/// Signals a server that this process started. Postgres takes `INT` as: disconnect the clients, flush
/// everything, end; `QUIT` as: end now and recover at the next start.
pub(super) fn signal(pid: u32, name: &str) {
    identity::signal(&pid.to_string(), name);
}

/// Stops a server from a place that cannot await. Gives up after a while: the next start sees to it.
pub(super) fn stop_blocking(pid: u32) {
    signal(pid, "INT");
    let began = Instant::now();
    while working_folder(&pid.to_string()).is_some() && began.elapsed() < BLOCK_AT_MOST {
        std::thread::sleep(Duration::from_millis(10));
    }
}

async fn stop_at(identity: &Identity, server: &Server, cluster: &Path) -> Result<(), String> {
    let fast = ["stop", "--mode=fast", "--wait", "--timeout=60"];
    if output(pg_ctl(identity, server, cluster, &fast)).await.is_ok() {
        return Ok(());
    }
    // The next start then recovers from the write-ahead log: slower, and nothing is lost.
    let immediate = ["stop", "--mode=immediate", "--wait", "--timeout=15"];
    match output(pg_ctl(identity, server, cluster, &immediate)).await {
        Err(said) if noted_pid(cluster).is_some() => Err(said),
        _ => Ok(()),
    }
}

fn pg_ctl(identity: &Identity, server: &Server, cluster: &Path, arguments: &[&str]) -> Command {
    let mut command = identity.command(&server.program("pg_ctl"));
    command.args(arguments).arg("--pgdata").arg(cluster);
    command
}

fn noted_pid(cluster: &Path) -> Option<u32> {
    let text = fs::read_to_string(cluster.join("postmaster.pid")).ok()?;
    text.lines().next()?.trim().parse().ok()
}

/// Whether the process id was given to another program since. Every process of a server works in its
/// cluster's folder; while any does, the file must stay. Where this cannot be seen, it is no stranger.
fn names_a_stranger(pid: u32, cluster: &Path) -> bool {
    match working_folder(&pid.to_string()) {
        Some(folder) if !folder.starts_with(cluster) => !anybody_works_below(cluster),
        _ => false,
    }
}

pub(super) fn anybody_works_below(cluster: &Path) -> bool {
    let Ok(processes) = fs::read_dir("/proc") else {
        return true;
    };
    processes
        .filter_map(Result::ok)
        .filter_map(|process| working_folder(process.file_name().to_str()?))
        .any(|folder| folder.starts_with(cluster))
}

fn working_folder(pid: &str) -> Option<PathBuf> {
    fs::read_link(Path::new("/proc").join(pid).join("cwd")).ok()
}
