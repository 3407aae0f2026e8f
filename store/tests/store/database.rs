use std::time::Duration;

use fittribe_domain::account::Role;
use fittribe_store::{
    Database, PoolSettings, StoreError, accounts, sign_in,
    testing::{self, TestDatabase},
};
use futures_util::poll;
use jiff::Timestamp;
use sqlx::{Connection, PgConnection};

use crate::scene::{NOW, id};

/// One connection, so that whoever comes next gets the one that was left.
async fn narrow() -> TestDatabase {
    TestDatabase::with(PoolSettings { max_connections: 1, ..PoolSettings::default() }).await
}

/// Cancels a BEGIN after more and more polls, and counts how often what is acknowledged next on the
/// connection that it left behind is not there for others to see.
async fn lost_after_cancelled<F: Future>(begin: impl Fn(Database) -> F) -> (u32, u32) {
    let server = narrow().await;
    let database = server.database();
    let mut others = PgConnection::connect(server.url()).await.unwrap();
    let (mut cancelled, mut lost) = (0, 0);
    for round in 0..3000_u32 {
        if round >= 200 && cancelled > 20 {
            break;
        }
        // How many polls a BEGIN takes depends on the machine's load: mostly a few, sometimes hundreds.
        let polls = if round % 4 == 0 { 1 + round % 600 } else { 1 + round % 24 };
        cancelled += u32::from(cancelled_after(polls, begin(database.clone())).await);
        let key: [u8; 32] = std::array::from_fn(|_| u8::try_from(round % 251).unwrap());
        sign_in::clear(&mut others, &key).await.unwrap();
        let mut conn = database.read().await.unwrap();
        sign_in::record_failure(&mut conn, &key, NOW.parse().unwrap()).await.unwrap();
        let seen = sign_in::recent_failures(&mut others, &key, Timestamp::MIN).await.unwrap();
        lost += u32::from(seen.is_empty());
        sqlx::raw_sql("ROLLBACK").execute(&mut *conn).await.unwrap();
    }
    (cancelled, lost)
}

/// Polls so often, then drops. Whether it was still pending.
async fn cancelled_after(polls: u32, begin: impl Future) -> bool {
    let mut begin = Box::pin(begin);
    for _ in 0..polls {
        if poll!(&mut begin).is_ready() {
            return false;
        }
        tokio::task::yield_now().await;
    }
    true
}

#[tokio::test]
async fn a_cancelled_begin_loses_nothing() {
    let (cancelled, lost) = lost_after_cancelled(|database| async move { database.begin().await }).await;
    assert!(cancelled > 20, "only {cancelled} were cancelled");
    assert_eq!(lost, 0);
}

/// Shows that the test above can fail, and that sqlx still needs the remedy.
#[tokio::test]
async fn a_cancelled_begin_of_sqlx_itself_loses_a_write() {
    #[expect(clippy::disallowed_methods, reason = "this is what must not be done")]
    let (cancelled, lost) =
        lost_after_cancelled(|database| async move { database.pool().begin().await }).await;
    assert!(lost > 0, "of {cancelled} none: Database::begin may begin directly now");
}

#[tokio::test]
async fn work_is_finished_although_its_caller_left() {
    let server = TestDatabase::create().await;
    let database = server.database();
    {
        let work = database.run(|conn| {
            Box::pin(async move {
                sqlx::query("SELECT pg_sleep(0.05)").execute(&mut *conn).await?;
                testing::account(conn, id(1), Role::Client, NOW.parse().unwrap()).await
            })
        });
        let mut work = Box::pin(work);
        assert!(poll!(&mut work).is_pending());
    }
    let mut conn = database.read().await.unwrap();
    for _ in 0..500 {
        if accounts::find(&mut conn, id(1)).await.unwrap().is_some() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never finished");
}

#[tokio::test]
async fn work_that_fails_leaves_nothing() {
    let server = TestDatabase::create().await;
    let database = server.database();
    let failed: Result<(), StoreError> = database
        .run(|conn| {
            Box::pin(async move {
                testing::account(conn, id(1), Role::Client, NOW.parse().unwrap()).await?;
                Err(StoreError::SlugTaken)
            })
        })
        .await;
    assert!(matches!(failed, Err(StoreError::SlugTaken)));
    let mut conn = database.read().await.unwrap();
    assert!(accounts::find(&mut conn, id(1)).await.unwrap().is_none());
}

#[tokio::test]
async fn connections_that_died_while_idle_are_replaced_when_a_transaction_begins() {
    let server = TestDatabase::create().await;
    let database = server.database();
    let idle =
        [database.read().await.unwrap(), database.read().await.unwrap(), database.read().await.unwrap()];
    drop(idle);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut killer = PgConnection::connect(server.url()).await.unwrap();
    sqlx::query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        .execute(&mut killer)
        .await
        .unwrap();
    for _ in 0..3 {
        let mut transaction = database.begin().await.unwrap();
        sqlx::query("SELECT 1").execute(&mut *transaction).await.unwrap();
        transaction.rollback().await.unwrap();
    }
}

#[tokio::test]
async fn an_absent_server_is_unavailable() {
    let settings = PoolSettings { acquire_timeout: Duration::from_millis(200), ..PoolSettings::default() };
    let absent = Database::connect("postgres://nobody@127.0.0.1:1/none", settings).await;
    let error = absent.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
    assert!(error.is_transient() && error.outcome_unknown());
}
