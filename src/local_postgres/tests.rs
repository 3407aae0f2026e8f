//! The private server against the real thing: real clusters, real kills.

use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::postgres::PgConnection;
use sqlx::{Connection, Row};

use super::*;

fn quick() -> LocalPostgresOptions {
    LocalPostgresOptions { fsync: false, max_connections: 20, shared_buffers_mib: 16, settings: Vec::new() }
}

async fn connect(postgres: &LocalPostgres) -> PgConnection {
    PgConnection::connect(&postgres.url()).await.unwrap()
}

async fn write_row(postgres: &LocalPostgres) {
    let mut connection = connect(postgres).await;
    sqlx::raw_sql("CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)")
        .execute(&mut connection)
        .await
        .unwrap();
}

async fn read_row(postgres: &LocalPostgres) -> i32 {
    let mut connection = connect(postgres).await;
    sqlx::query("SELECT n FROM kept").fetch_one(&mut connection).await.unwrap().get(0)
}

fn server_pid(folder: &Path) -> u32 {
    let noted = std::fs::read_to_string(folder.join("postgres/postmaster.pid")).unwrap();
    noted.lines().next().unwrap().trim().parse().unwrap()
}

fn is_alive(pid: u32) -> bool {
    std::fs::read_link(format!("/proc/{pid}/cwd")).is_ok()
}

async fn eventually(what: &str, condition: impl AsyncFn() -> bool) {
    let began = Instant::now();
    while !condition().await {
        assert!(began.elapsed() < Duration::from_secs(30), "never happened: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// What a process that is killed leaves behind: a server without supervision, and no lock.
async fn abandon(mut postgres: LocalPostgres) {
    postgres.supervision.take().unwrap().task.abort();
    drop(postgres);
}

#[tokio::test(flavor = "multi_thread")]
async fn data_outlives_a_stop_and_a_start() {
    let folder = tempfile::tempdir().unwrap();
    let first = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    write_row(&first).await;
    let pid = server_pid(folder.path());
    first.stop().await.unwrap();
    assert!(!is_alive(pid));
    assert!(!folder.path().join("postgres/postmaster.pid").exists());
    let second = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    assert_eq!(read_row(&second).await, 42);
    second.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_left_by_a_killed_process_is_taken_over_with_its_data() {
    let folder = tempfile::tempdir().unwrap();
    let first = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    write_row(&first).await;
    let orphan = server_pid(folder.path());
    abandon(first).await;
    assert!(is_alive(orphan));
    let second = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    assert!(!is_alive(orphan));
    assert_eq!(read_row(&second).await, 42);
    second.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_dies_is_started_again() {
    let folder = tempfile::tempdir().unwrap();
    let postgres = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    write_row(&postgres).await;
    let first = server_pid(folder.path());
    cluster::signal(first, "KILL");
    eventually("a new server answers", async || {
        postgres.restarts() > 0 && PgConnection::connect(&postgres.url()).await.is_ok()
    })
    .await;
    assert_ne!(server_pid(folder.path()), first);
    assert_eq!(read_row(&postgres).await, 42);
    postgres.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_owner_is_refused_with_the_first_ones_pid() {
    let folder = tempfile::tempdir().unwrap();
    let first = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    let refused = LocalPostgres::start(folder.path(), quick()).await.unwrap_err();
    assert!(matches!(&refused, LocalPostgresError::InUse { pid, .. }
        if *pid == std::process::id().to_string()));
    first.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn folders_side_by_side_do_not_meet() {
    let (left, right) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = tokio::join!(
        LocalPostgres::start(left.path(), quick()),
        LocalPostgres::start(right.path(), quick()),
    );
    let (first, second) = (first.unwrap(), second.unwrap());
    write_row(&first).await;
    write_row(&second).await;
    first.stop().await.unwrap();
    assert_eq!(read_row(&second).await, 42);
    second.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn dropping_stops_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let postgres = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    let pid = server_pid(folder.path());
    drop(postgres);
    assert!(!is_alive(pid));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_is_given_up_leaves_nothing_running() {
    let folder = tempfile::tempdir().unwrap();
    for wait in [0, 30, 60, 100, 700, 900, 1100] {
        let start = LocalPostgres::start(folder.path(), quick());
        let outcome = tokio::time::timeout(Duration::from_millis(wait), start).await;
        drop(outcome);
        let root = folder.path().canonicalize().unwrap();
        eventually("every process has left", async || !cluster::anybody_works_below(&root)).await;
    }
    let postgres = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    postgres.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_pid_file_that_names_another_program_is_cleared_away() {
    let folder = tempfile::tempdir().unwrap();
    let first = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    write_row(&first).await;
    let noted = std::fs::read_to_string(folder.path().join("postgres/postmaster.pid")).unwrap();
    let identity = first.launch.identity.clone();
    first.stop().await.unwrap();
    let mut sleeper = identity.command(Path::new("/bin/sleep")).arg("60").spawn().unwrap();
    let (_, rest) = noted.split_once('\n').unwrap();
    let path = folder.path().join("postgres/postmaster.pid");
    std::fs::write(&path, format!("{}\n{rest}", sleeper.id())).unwrap();
    identity.give(&path).unwrap();
    let second = LocalPostgres::start(folder.path(), quick()).await.unwrap();
    assert_eq!(read_row(&second).await, 42);
    second.stop().await.unwrap();
    assert!(sleeper.try_wait().unwrap().is_none(), "the stranger was left in peace");
    sleeper.kill().unwrap();
    sleeper.wait().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn long_and_odd_paths_work() {
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join("with space, comma & é").join("x".repeat(120));
    let postgres = LocalPostgres::start(&odd, quick()).await.unwrap();
    write_row(&postgres).await;
    postgres.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cannot_start_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let options =
        LocalPostgresOptions { settings: vec![("no_such_setting".to_owned(), "1".to_owned())], ..quick() };
    let error = LocalPostgres::start(folder.path(), options).await.unwrap_err().to_string();
    assert!(error.contains("no_such_setting"), "{error}");
}
