//! Jobs: put, unique, put off, handed back, taken over, and put by the schedule.

use std::{
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use async_trait::async_trait;
use fittribe_store::{
    Database,
    jobs::{
        DropExpired, EraseAccount, ExpireHolds, Handler, JobError, MakeExport, PutErasures, Queue, Runner,
        SendLetter, Settings, SettleStanding, SweepCertificates, SweepFiles, TellByLetter, depth,
        schedule::{Cadence, Schedule},
        view::{Viewed, Wanted},
    },
    testing::TestDatabase,
};
use jiff::Timestamp;
use sqlx::Connection as _;
use uuid::Uuid;

type Done = Result<(), JobError>;
type Doing = Pin<Box<dyn Future<Output = Done> + Send>>;

/// Does `SettleStanding` as it is told, and notes the ticks of the schedule.
struct Script {
    settle: Box<dyn Fn(Uuid) -> Doing + Send + Sync>,
    ticks: Mutex<Vec<Timestamp>>,
}

impl Script {
    fn new<F: Future<Output = Done> + Send + 'static>(
        settle: impl Fn(Uuid) -> F + Send + Sync + 'static,
    ) -> Arc<Self> {
        let settle = Box::new(move |trainer| -> Doing { Box::pin(settle(trainer)) });
        Arc::new(Self { settle, ticks: Mutex::default() })
    }

    fn idle() -> Arc<Self> {
        Self::new(|_| async { Ok(()) })
    }

    fn note(&self, tick: Timestamp) -> Done {
        self.ticks.lock().unwrap().push(tick);
        Ok(())
    }
}

#[async_trait]
impl Handler for Script {
    async fn settle_standing(&self, job: SettleStanding) -> Done {
        (self.settle)(job.trainer).await
    }

    async fn send_letter(&self, _: SendLetter, _: &str) -> Done {
        Ok(())
    }

    async fn tell_by_letter(&self, _: TellByLetter, _: &str) -> Done {
        Ok(())
    }

    async fn make_export(&self, _: MakeExport) -> Done {
        Ok(())
    }

    async fn erase_account(&self, _: EraseAccount) -> Done {
        Ok(())
    }

    async fn expire_holds(&self, job: ExpireHolds) -> Done {
        self.note(job.tick)
    }

    async fn drop_expired(&self, job: DropExpired) -> Done {
        self.note(job.tick)
    }

    async fn put_erasures(&self, job: PutErasures) -> Done {
        self.note(job.tick)
    }

    async fn sweep_files(&self, job: SweepFiles) -> Done {
        self.note(job.tick)
    }

    async fn sweep_certificates(&self, job: SweepCertificates) -> Done {
        self.note(job.tick)
    }
}

/// Looks often, and is patient with jobs.
fn brisk() -> Settings {
    let patient = Settings::with_longest_try(Duration::from_secs(60));
    Settings { look_every: Duration::from_millis(100), ..patient }
}

fn start(database: &Database, script: &Arc<Script>) -> Runner {
    let handler: Arc<dyn Handler> = Arc::clone(script) as _;
    Runner::start(database, handler, &brisk(), Schedule::default()).unwrap()
}

async fn until<F: Future<Output = bool>>(what: &str, come: impl Fn() -> F) {
    let deadline = Instant::now() + Duration::from_secs(120);
    while !come().await {
        assert!(Instant::now() < deadline, "not within two minutes: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn put(database: &Database, trainer: Uuid) {
    let queue = Queue::new(database).unwrap();
    let put = database.transact(move |transaction| {
        Box::pin(async move { queue.put(transaction, SettleStanding { trainer }).await })
    });
    put.await.unwrap();
}

async fn put_once(database: &Database, trainer: Uuid) -> bool {
    let queue = Queue::new(database).unwrap();
    let put = database.transact(move |transaction| {
        Box::pin(async move { queue.put_once(transaction, SettleStanding { trainer }).await })
    });
    put.await.unwrap()
}

async fn all(database: &Database) -> Vec<Viewed> {
    let wanted = Wanted::new(None, None).unwrap();
    Queue::new(database).unwrap().list(wanted, None, 100).await.unwrap()
}

/// Waits until the one job there is stands so; as it is then.
async fn stands(database: &Database, state: &str) -> Viewed {
    until(state, || async { all(database).await.iter().all(|job| job.state == state) }).await;
    all(database).await.remove(0)
}

/// A lease of whoever leads ends now, as it would in ten seconds.
async fn depose(database: &Database) {
    sqlx::query("DELETE FROM river_leader").execute(database.pool()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_is_put_off_has_not_failed() {
    let test = TestDatabase::create().await;
    let database = test.database();
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let script = Script::new(move |_| {
        let nth = count.fetch_add(1, Ordering::SeqCst);
        let after = Duration::from_secs(if nth < 2 { 0 } else { 600 });
        async move { Err(JobError::NotYet { after, why: "the calendar is busy".to_owned() }) }
    });
    put(database, Uuid::nil()).await;
    let runner = start(database, &script);
    let job = stands(database, "scheduled").await;
    assert_eq!((asked.load(Ordering::SeqCst), job.snoozes, job.attempt), (3, 3, 0));
    assert_eq!((job.last_error, job.note.as_deref()), (None, Some("the calendar is busy")));
    let wait = job.scheduled_at.duration_since(job.created_at);
    assert!(wait.as_secs() >= 600, "{wait:?}");

    // Nothing waits for ever: put off too often, it is a failure like any other.
    let often = r#"UPDATE river_job SET metadata = metadata || '{"snoozes": 200}', state = 'available', scheduled_at = now()"#;
    sqlx::query(often).execute(database.pool()).await.unwrap();
    let job = stands(database, "retryable").await;
    assert_eq!((job.attempt, job.last_error.as_deref()), (1, Some("the calendar is busy")));
    runner.stop(Duration::from_secs(10)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_fails_waits_longer_each_time_and_what_is_given_up_stays_and_can_be_tried_anew() {
    let test = TestDatabase::create().await;
    let database = test.database();
    let well = Arc::new(AtomicBool::new(false));
    let goes = Arc::clone(&well);
    let script = Script::new(move |trainer| {
        let goes = goes.load(Ordering::SeqCst);
        async move {
            match (goes, trainer.is_nil()) {
                (true, _) => Ok(()),
                (false, true) => Err(JobError::Later("not now".to_owned())),
                (false, false) => Err(JobError::Never("not ever".to_owned())),
            }
        }
    });
    put(database, Uuid::nil()).await;
    let runner = start(database, &script);
    let pause = async |attempt: i32| {
        let tried = || async { all(database).await[0].attempt == attempt };
        until("a further try", tried).await;
        let job = stands(database, "retryable").await;
        sqlx::query("UPDATE river_job SET scheduled_at = now()").execute(database.pool()).await.unwrap();
        job.scheduled_at
    };
    let begun = pause(1).await;
    let (second, third) = (pause(2).await, pause(3).await);
    // 1, 16 and 81 seconds, give or take a tenth; what they are counted from lies between.
    assert!(second.duration_since(begun).as_secs() >= 13 && third.duration_since(second).as_secs() >= 55);

    sqlx::query("DELETE FROM river_job").execute(database.pool()).await.unwrap();
    put(database, Uuid::max()).await;
    let job = stands(database, "discarded").await;
    assert_eq!((job.attempt, job.note.as_deref()), (1, Some("not ever")));
    well.store(true, Ordering::SeqCst);
    let queue = Queue::new(database).unwrap();
    let again =
        database.transact(move |transaction| Box::pin(async move { queue.retry(transaction, job.id).await }));
    assert!(again.await.unwrap().is_some());
    stands(database, "completed").await;
    runner.stop(Duration::from_secs(10)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_job_is_put_however_many_put_it_at_once_until_it_is_done() {
    let test = TestDatabase::create().await;
    let database = test.database();
    let putting = (0..40).map(|nth| {
        let database = database.clone();
        // Two keys, twenty each.
        tokio::spawn(async move { put_once(&database, Uuid::from_u128(nth % 2)).await })
    });
    let mut puts = 0;
    for put in putting.collect::<Vec<_>>() {
        puts += usize::from(put.await.unwrap());
    }
    let jobs = all(database).await;
    assert_eq!((puts, jobs.len()), (2, 2));
    assert!(jobs[0].unique_key.is_some() && jobs[0].unique_key != jobs[1].unique_key);

    let (running, go) = (Arc::new(AtomicBool::new(false)), Arc::new(tokio::sync::Notify::new()));
    let (told, goes) = (Arc::clone(&running), Arc::clone(&go));
    let script = Script::new(move |_| {
        let goes = Arc::clone(&goes);
        told.store(true, Ordering::SeqCst);
        async move {
            goes.notified().await;
            Ok(())
        }
    });
    sqlx::query("DELETE FROM river_job WHERE id = $1")
        .bind(jobs[0].id)
        .execute(database.pool())
        .await
        .unwrap();
    let which: Uuid = sqlx::query_scalar("SELECT (args ->> 'trainer')::uuid FROM river_job")
        .fetch_one(database.pool())
        .await
        .unwrap();
    let runner = start(database, &script);
    until("it runs", || async { running.load(Ordering::SeqCst) }).await;
    assert!(!put_once(database, which).await, "it runs");
    go.notify_one();
    stands(database, "completed").await;
    assert!(put_once(database, which).await, "it is done");
    runner.stop(Duration::from_millis(1)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_that_leaves_lets_jobs_end_takes_no_more_and_hands_back_what_does_not_end() {
    let test = TestDatabase::create().await;
    let database = test.database();
    let (begun, go) = (Arc::new(AtomicUsize::new(0)), Arc::new(tokio::sync::Notify::new()));
    let (count, goes) = (Arc::clone(&begun), Arc::clone(&go));
    let script = Script::new(move |trainer| {
        let goes = Arc::clone(&goes);
        count.fetch_add(1, Ordering::SeqCst);
        async move {
            if trainer.is_nil() {
                goes.notified().await;
            } else {
                std::future::pending::<()>().await;
            }
            Ok(())
        }
    });
    put(database, Uuid::nil()).await;
    put(database, Uuid::max()).await;
    let runner = start(database, &script);
    until("both run", || async { begun.load(Ordering::SeqCst) == 2 }).await;
    runner.take_no_more();
    put(database, Uuid::from_u128(7)).await;
    go.notify_one();
    let state = |nth: usize| async move { all(database).await[2 - nth].state.clone() };
    until("one ends", || async { state(0).await == "completed" }).await;
    assert_eq!(state(1).await, "running");
    runner.stop(Duration::from_millis(1)).await;
    let jobs = all(database).await;
    let (taken, handed_back) = (&jobs[0], &jobs[1]);
    assert_eq!((taken.state.as_str(), taken.attempt), ("available", 0), "nobody took it");
    assert_eq!((handed_back.state.as_str(), handed_back.attempt), ("available", 0), "at once, and untried");
    assert_eq!(handed_back.last_error, None);
    assert_eq!(begun.load(Ordering::SeqCst), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_job_that_is_cancelled_ends_at_once() {
    let test = TestDatabase::create().await;
    let database = test.database();
    let script = Script::new(|_| std::future::pending::<Done>());
    put(database, Uuid::nil()).await;
    let runner = start(database, &script);
    let job = stands(database, "running").await;
    let queue = Queue::new(database).unwrap();
    let cancelled = database
        .transact(move |transaction| Box::pin(async move { queue.cancel(transaction, job.id).await }));
    assert!(cancelled.await.unwrap().is_some());
    stands(database, "cancelled").await;
    runner.stop(Duration::from_secs(10)).await;
}

#[test]
fn a_job_whose_node_died_is_taken_over() {
    let (survivor, doomed) = (runtime(), runtime());
    let test = survivor.block_on(TestDatabase::create());
    let begun = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&begun);
    let script = Script::new(move |_| {
        let nth = count.fetch_add(1, Ordering::SeqCst);
        async move {
            if nth == 0 {
                std::future::pending::<()>().await;
            }
            Ok(())
        }
    });
    let url = test.url().to_owned();
    let dying = Arc::clone(&script);
    doomed.block_on(async {
        let database = Database::connect(&url, fittribe_store::PoolSettings::default()).await.unwrap();
        put(&database, Uuid::nil()).await;
        // Its process is gone, as after kill -9: nothing is handed back.
        std::mem::forget(start(&database, &dying));
        until("it runs", || async { begun.load(Ordering::SeqCst) == 1 }).await;
    });
    doomed.shutdown_background();
    survivor.block_on(async {
        let database = test.database();
        assert_eq!(all(database).await[0].state, "running");
        let settings = Settings::with_longest_try(Duration::from_millis(300));
        let runner = Runner::start(database, script, &settings, Schedule::default()).unwrap();
        depose(database).await;
        let job = stands(database, "completed").await;
        assert_eq!((job.attempt, begun.load(Ordering::SeqCst)), (2, 2));
        assert!(job.last_error.unwrap().contains("rescued"));
        runner.stop(Duration::from_secs(10)).await;
    });
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// How often each tick was put, of the jobs of one kind.
async fn ticks(database: &Database, kind: &str) -> BTreeMap<String, i64> {
    let mut conn = sqlx::PgConnection::connect_with(&database.pool().connect_options()).await.unwrap();
    let ticks = "SELECT args ->> 'tick', count(*) FROM river_job WHERE kind = $1 GROUP BY 1";
    let ticks: Vec<(String, i64)> = sqlx::query_as(ticks).bind(kind).fetch_all(&mut conn).await.unwrap();
    ticks.into_iter().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tick_is_put_once_however_many_nodes_there_are_and_however_often_they_change_who_leads() {
    let test = TestDatabase::create().await;
    let database = test.database();
    let script = Script::idle();
    let schedule = Schedule::default()
        .with(Cadence::Every(Duration::from_secs(1)), |tick| ExpireHolds { tick })
        .with(Cadence::cron("0 0 1 1 *").unwrap(), |tick| DropExpired { tick });
    let runners: Vec<Runner> = (0..3)
        .map(|_| Runner::start(database, Arc::clone(&script) as _, &brisk(), schedule.clone()).unwrap())
        .collect();
    for reign in 1..=5 {
        // Whoever leads next puts the last tick again, if it may.
        until("more ticks", || async { ticks(database, "expire_holds").await.len() > reign * 2 }).await;
        depose(database).await;
    }
    let found = ticks(database, "expire_holds").await;
    assert!(found.values().all(|puts| *puts == 1), "{found:?}");
    until("all are done", || async { all(database).await.iter().all(|job| job.state == "completed") }).await;
    let yearly = ticks(database, "drop_expired").await;
    assert_eq!(yearly.into_values().collect::<Vec<_>>(), [1], "the tick that nobody was there for");
    let mut done = script.ticks.lock().unwrap().clone();
    let all = done.len();
    done.sort_unstable();
    done.dedup();
    assert_eq!(done.len(), all, "each was done once");
    for runner in runners {
        runner.stop(Duration::from_secs(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn how_many_jobs_wait_and_for_how_long_is_known() {
    let test = TestDatabase::create().await;
    let database = test.database();
    for nth in 0..3 {
        put(database, Uuid::from_u128(nth)).await;
    }
    let aged = "UPDATE river_job SET scheduled_at = now() - interval '90 seconds' WHERE id = (SELECT min(id) FROM river_job)";
    sqlx::query(aged).execute(database.pool()).await.unwrap();
    let given_up = "UPDATE river_job SET state = 'discarded', finalized_at = now() WHERE id = (SELECT max(id) FROM river_job)";
    sqlx::query(given_up).execute(database.pool()).await.unwrap();
    let depth = depth(&mut database.read().await.unwrap()).await.unwrap();
    let jobs: BTreeMap<_, _> = depth.iter().map(|depth| (depth.state, depth.jobs)).collect();
    let expected = [("available", 2), ("discarded", 1), ("retryable", 0), ("running", 0), ("scheduled", 0)];
    assert_eq!(jobs, BTreeMap::from(expected));
    let oldest = depth.iter().find(|depth| depth.state == "available").unwrap().oldest;
    assert!((89.0..600.0).contains(&oldest), "{oldest}");
}
