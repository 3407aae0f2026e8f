//! Jobs, worked by nodes that are killed and nodes that are asked to leave.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

#[path = "support/server.rs"]
mod server;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use fittribe_domain::{AccountId, ExportId, account::Role};
use fittribe_store::{
    Database, StoreError, exports,
    jobs::{MakeExport, Queue},
    testing::{self, TestDatabase},
};
use server::{Server, http};
use uuid::Uuid;

/// A try takes two seconds at most, and died with its node after six.
const BRISK: &[(&str, &str)] = &[("FITTRIBE_JOB_SECONDS", "2")];

/// Asks for a copy of what is kept of somebody new: a job that leaves its mark once, and puts one letter.
async fn ask(database: &Database, nth: u128) {
    let queue = Queue::new(database).unwrap();
    #[expect(clippy::disallowed_methods, reason = "the servers' clock is the machine's")]
    let now = jiff::Timestamp::now();
    let asked = database.transact(move |transaction| {
        Box::pin(async move {
            let id = Uuid::from_u128(nth);
            let (account, export) = (AccountId::from_uuid(id), ExportId::from_uuid(id));
            testing::account(transaction, account, Role::Client, now).await?;
            exports::request(transaction, export, account, now).await?;
            queue.put(transaction, MakeExport { export }).await
        })
    });
    let asked: Result<(), StoreError> = asked.await;
    asked.unwrap();
}

async fn count(database: &Database, what: &'static str) -> i64 {
    sqlx::query_scalar(what).fetch_one(database.pool()).await.unwrap()
}

/// Waits until a statement counts so many.
async fn counts(database: &Database, what: &'static str, least: i64) {
    let deadline = Instant::now() + Duration::from_secs(120);
    while count(database, what).await < least {
        assert!(Instant::now() < deadline, "not within two minutes {least}: {what}");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// Copies that are made.
const MADE: &str = "SELECT count(*) FROM exports WHERE state = 'ready'";
/// Jobs at work, also at those who died.
const AT_WORK: &str = "SELECT count(*) FROM river_job WHERE state = 'running'";
/// Jobs that were taken just now.
const TAKEN: &str = "SELECT count(*) FROM river_job
    WHERE state = 'running' AND attempted_at > clock_timestamp() - interval '1 second'";
/// Jobs that were taken just now and have done what they do, and whose node has not noted it yet.
const UNNOTED: &str = "SELECT count(*) FROM river_job j JOIN exports e ON e.id = (j.args ->> 'export')::uuid
    WHERE j.kind = 'make_export' AND j.state = 'running' AND e.state = 'ready'
        AND j.attempted_at > clock_timestamp() - interval '1 second'";
/// Jobs of people that are done.
const DONE: &str = "SELECT count(*) FROM river_job
    WHERE kind IN ('make_export', 'send_letter') AND state = 'completed'";
/// Jobs of people that are not.
const OPEN: &str = "SELECT count(*) FROM river_job
    WHERE kind IN ('make_export', 'send_letter') AND state <> 'completed'";

/// The `Message-ID` of each letter, by reader.
fn names(letters: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for letter in letters {
        let line = |name: &str| letter.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        // Long headers are folded; the address is what is in angle brackets.
        let (_, to) = letter.split_once("To: ").unwrap_or_default();
        let to = to.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
        names.entry(to).or_default().insert(line("Message-ID: ").to_owned());
    }
    names
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kill_9_in_a_loop_loses_no_job_and_each_has_its_effect_once() {
    let test = TestDatabase::create().await;
    let database = test.database();
    let mut nodes =
        [Server::start_at(&test, "127.0.0.1:0", BRISK), Server::start_at(&test, "127.0.0.1:0", BRISK)];
    let (mut asked, mut letters) = (0, Vec::new());
    for round in 0..10 {
        for _ in 0..8 {
            asked += 1;
            ask(database, asked).await;
        }
        // Every other time both, between what a job does and the note that it is done.
        let (seen, victims) =
            if round % 2 == 0 { (TAKEN, &mut nodes[..1]) } else { (UNNOTED, &mut nodes[..]) };
        // So short a moment may be missed, but not the end.
        let deadline = Instant::now() + Duration::from_secs(120);
        while count(database, seen).await == 0 && count(database, MADE).await < i64::try_from(asked).unwrap()
        {
            assert!(Instant::now() < deadline, "nobody works");
        }
        victims.iter_mut().for_each(Server::kill);
        for victim in victims {
            letters.extend(victim.letters());
            *victim = Server::start_at(&test, "127.0.0.1:0", BRISK);
        }
        nodes.swap(0, 1);
    }
    let asked = i64::try_from(asked).unwrap();
    // A copy each, and a letter each.
    counts(database, DONE, asked * 2).await;
    assert_eq!(count(database, OPEN).await, 0, "none is lost, given up or cancelled");
    let rescued = "SELECT count(*) FROM river_job WHERE attempt > 1 AND kind = 'make_export'";
    assert!(count(database, rescued).await >= 1, "no job died with its node: nothing was shown");
    let made = "SELECT count(*) FROM river_job WHERE kind = 'make_export'";
    let told = "SELECT count(*) FROM river_job WHERE kind = 'send_letter'";
    let readers = "SELECT count(DISTINCT args ->> 'to') FROM river_job WHERE kind = 'send_letter'";
    for (what, said) in
        [(made, "jobs"), (told, "an effect that came twice"), (readers, "an effect that is missing")]
    {
        assert_eq!(count(database, what).await, asked, "{said}");
    }
    let twice = "SELECT count(*) FROM (SELECT FROM river_job WHERE args ? 'tick' GROUP BY kind, args
        HAVING count(*) > 1) AS twice";
    assert_eq!(count(database, twice).await, 0, "a tick of the schedule came twice");
    // A letter may leave twice; whoever gets both can tell.
    letters.extend(nodes.iter().flat_map(Server::letters));
    let names = names(&letters);
    assert_eq!(i64::try_from(names.len()).unwrap(), asked, "everybody was written to");
    assert!(names.values().all(|names| names.len() == 1), "{names:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigterm_while_jobs_are_at_work_leaves_none_behind() {
    let test = TestDatabase::create().await;
    let database = test.database();
    // More than a node does in the blink of an eye.
    for nth in 1..=200 {
        ask(database, nth).await;
    }
    let mut node = Server::start(&test);
    counts(database, AT_WORK, 1).await;
    let took = node.terminate();
    assert!(took < Duration::from_secs(25), "{took:?}");
    assert_eq!(count(database, AT_WORK).await, 0, "none waits for being taken over");
    let tried = "SELECT count(*) FROM river_job WHERE state <> 'completed' AND attempt > 0";
    assert_eq!(count(database, tried).await, 0, "what was handed back counts for nothing");
    let left =
        count(database, "SELECT count(*) FROM river_job WHERE kind = 'make_export' AND state = 'available'");
    assert!(left.await > 0, "it took no more");
    let _next = Server::start(&test);
    counts(database, MADE, 200).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_becomes_of_jobs_is_told_to_prometheus() {
    let test = TestDatabase::create().await;
    let node = Server::start(&test);
    ask(test.database(), 1).await;
    let told = [
        r#"fittribe_jobs_total{kind="make_export",outcome="done"} 1"#,
        r#"fittribe_jobs_total{kind="send_letter",outcome="done"} 1"#,
        r#"fittribe_job_seconds_count{kind="make_export"} 1"#,
        r#"fittribe_job_wait_seconds_count{kind="send_letter"} 1"#,
        r#"fittribe_jobs{state="available"} "#,
        r#"fittribe_jobs{state="discarded"} 0"#,
        "fittribe_jobs_oldest_seconds ",
        // The schedule's, which is kept from the first second on.
        r#"fittribe_jobs_total{kind="drop_expired",outcome="done"} "#,
        r#"fittribe_jobs_total{kind="sweep_files",outcome="done"} "#,
        r#"fittribe_jobs_total{kind="put_erasures",outcome="done"} "#,
        r#"fittribe_jobs_total{kind="expire_holds",outcome="done"} "#,
    ];
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let text = http().get(format!("{}/metrics", node.base)).send().await.unwrap().text().await.unwrap();
        let missing: Vec<_> = told.iter().filter(|line| !text.contains(**line)).collect();
        if missing.is_empty() {
            return;
        }
        assert!(Instant::now() < deadline, "{missing:?} is not in\n{text}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
