//! Nodes that share calendars, and nodes that are killed.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

#[path = "support/server.rs"]
mod server;

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    time::{Duration, Instant},
};

use fittribe_store::testing::TestDatabase;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::{Person, Server, Trainer, fresh, verify};

/// The bookings a trainer's calendar shows, by id.
async fn shown(base: &str, trainer: &Trainer) -> HashSet<String> {
    let url = format!(
        "{base}/api/v1/trainers/{}/calendar?from={}&to={}",
        trainer.id,
        server::start(-30),
        server::start(24 * 70)
    );
    let calendar = trainer.person.ok(Method::GET, &url, Value::Null).await;
    let sessions = calendar["sessions"].as_array().unwrap().iter();
    let bookings = sessions.flat_map(|session| session["bookings"].as_array().unwrap());
    bookings.map(|booking| booking["id"].as_str().unwrap().to_owned()).collect()
}

async fn version(base: &str, trainer: &Trainer) -> i64 {
    let url = format!("{base}/api/v1/trainers/{}/slots?service={}", trainer.id, trainer.hour);
    trainer.person.ok(Method::GET, &url, Value::Null).await["version"].as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_contend_for_one_calendar_for_a_minute() {
    let database = TestDatabase::create().await;
    let nodes = [Server::start(&database), Server::start(&database)];
    let trainer = Trainer::open(&nodes[0].base).await;
    let until = Instant::now() + Duration::from_secs(60);
    let next = Arc::new(AtomicI64::new(24 * 4));
    let enough = Enough::default();
    let mut contenders = Vec::new();
    for nth in 0..8 {
        let base = nodes[nth % 2].base.clone();
        let (client, trainer, next) =
            (Person::sign_up(&base, "client").await, trainer.clone(), Arc::clone(&next));
        contenders.push(tokio::spawn(contend(base, client, trainer, next, until, enough.clone())));
    }
    let (mut acknowledged, mut refused) = (Vec::new(), 0);
    for contender in contenders {
        let (own, lost) = contender.await.unwrap();
        acknowledged.extend(own);
        refused += lost;
    }
    assert!(
        acknowledged.len() >= 100 && refused >= 20,
        "too little happened: {} booked, {refused} refused",
        acknowledged.len()
    );
    let shown = shown(&nodes[0].base, &trainer).await;
    let lost: Vec<_> = acknowledged.iter().filter(|id| !shown.contains(*id)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let deadline = Instant::now() + Duration::from_secs(30);
    while version(&nodes[0].base, &trainer).await != version(&nodes[1].base, &trainer).await {
        assert!(Instant::now() < deadline, "the nodes do not converge");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let (content, said) = verify(&database);
    assert!(content, "{said}");
}

/// What has happened so far, for a loop that ends when enough has, however slow the machine is.
#[derive(Clone, Default)]
struct Enough {
    booked: Arc<AtomicI64>,
    refused: Arc<AtomicI64>,
}

impl Enough {
    fn reached(&self) -> bool {
        self.booked.load(Ordering::Relaxed) >= 150 && self.refused.load(Ordering::Relaxed) >= 20
    }
}

/// Books times that others want too, and cancels some of them again, until the time is up and enough
/// has happened. Gives the bookings that stand and how many were refused.
async fn contend(
    base: String,
    client: Person,
    trainer: Trainer,
    next: Arc<AtomicI64>,
    until: Instant,
    enough: Enough,
) -> (Vec<String>, u32) {
    let (mut own, mut refused, mut round) = (Vec::new(), 0, 0_u32);
    let give_up = until + Duration::from_secs(180);
    while Instant::now() < until || !enough.reached() && Instant::now() < give_up {
        round += 1;
        // Every second time it asks for a time that another has asked for just before.
        let hour = if round.is_multiple_of(2) {
            next.load(Ordering::Relaxed)
        } else {
            next.fetch_add(1, Ordering::Relaxed)
        };
        let hour = 24 + hour % (24 * 50);
        let (status, answer) = client
            .ask(Method::POST, &format!("{base}/api/v1/bookings"), Some(trainer.order(hour, true)))
            .await
            .unwrap();
        match status {
            StatusCode::CREATED => {
                own.push(answer["id"].as_str().unwrap().to_owned());
                enough.booked.fetch_add(1, Ordering::Relaxed);
            }
            StatusCode::CONFLICT => {
                refused += 1;
                enough.refused.fetch_add(1, Ordering::Relaxed);
            }
            other => panic!("{other}: {answer}"),
        }
        if round.is_multiple_of(5)
            && let Some(id) = own.pop()
        {
            let (status, answer) = client
                .ask(Method::POST, &format!("{base}/api/v1/bookings/{id}/cancel"), Some(json!({})))
                .await
                .unwrap();
            assert!(status.is_success() || status == StatusCode::CONFLICT, "{status}: {answer}");
            if status == StatusCode::CONFLICT {
                own.push(id);
            }
        }
    }
    (own, refused)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kill_9_in_a_loop_loses_no_acknowledged_booking_and_books_no_key_twice() {
    let database = TestDatabase::create().await;
    let mut node = Server::start(&database);
    let address = node.address().to_owned();
    let trainers = [Trainer::open(&node.base).await, Trainer::open(&node.base).await];
    let (done, booked) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicI64::new(0)));
    let mut bookers = Vec::new();
    for nth in 0..6 {
        let (base, client) = (node.base.clone(), Person::sign_up(&node.base, "client").await);
        let (trainer, done, booked) = (trainers[nth % 2].clone(), Arc::clone(&done), Arc::clone(&booked));
        let lane = i64::try_from(nth / 2).unwrap();
        bookers.push(tokio::spawn(book_until(base, client, trainer, lane, done, booked)));
    }
    for round in 0..8 {
        // Killed while it is booking: after a while, and after some more bookings than before.
        let before = booked.load(Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(400 + round * 97)).await;
        let all_booked = || bookers.iter().all(tokio::task::JoinHandle::is_finished);
        until(|| booked.load(Ordering::Relaxed) >= before + 13 || all_booked()).await;
        node.kill();
        node = Server::start_at(&database, &address, &[]);
    }
    tokio::time::sleep(Duration::from_millis(500)).await;
    done.store(true, Ordering::Relaxed);
    let mut shown_anywhere = HashSet::new();
    let (mut acknowledged, mut asked) = (Vec::new(), 0);
    for booker in bookers {
        let (own, sent) = booker.await.unwrap();
        acknowledged.extend(own);
        asked += sent;
    }
    for trainer in &trainers {
        shown_anywhere.extend(shown(&node.base, trainer).await);
    }
    let lost: Vec<_> = acknowledged.iter().filter(|id| !shown_anywhere.contains(*id)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert!(acknowledged.len() >= 100, "too little happened: {}", acknowledged.len());
    assert_eq!(shown_anywhere.len(), asked, "each key booked once, however often it was sent");
    let (content, said) = verify(&database);
    assert!(content, "{said}");
}

/// Books one time after the other, each with its key, sent again until it is answered.
async fn book_until(
    base: String,
    client: Person,
    trainer: Trainer,
    lane: i64,
    done: Arc<AtomicBool>,
    booked: Arc<AtomicI64>,
) -> (Vec<String>, usize) {
    let (mut own, mut asked) = (Vec::new(), 0);
    let mut hour = 24 + lane * 400;
    while !done.load(Ordering::Relaxed) && hour < 24 + lane * 400 + 399 {
        hour += 1;
        asked += 1;
        let (order, key) = (trainer.order(hour, true), fresh());
        own.push(book(&base, &client, order, &key).await);
        booked.fetch_add(1, Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    (own, asked)
}

/// Waits for what must come about.
async fn until(come: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !come() {
        assert!(Instant::now() < deadline, "not within a minute");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn book(base: &str, client: &Person, order: Value, key: &str) -> String {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        assert!(Instant::now() < deadline, "no answer for a minute");
        match client
            .ask_with_key(Method::POST, &format!("{base}/api/v1/bookings"), Some(order.clone()), key)
            .await
        {
            Ok((StatusCode::CREATED, answer)) => return answer["id"].as_str().unwrap().to_owned(),
            Ok((StatusCode::SERVICE_UNAVAILABLE, _)) | Err(_) => {
                tokio::time::sleep(Duration::from_millis(50)).await
            }
            Ok((status, answer)) => panic!("{status}: {answer}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigterm_while_booking_leaves_in_time_and_loses_nothing() {
    let database = TestDatabase::create().await;
    let mut node = Server::start(&database);
    let trainer = Trainer::open(&node.base).await;
    let client = Person::sign_up(&node.base, "client").await;
    let (base, order) = (node.base.clone(), trainer.clone());
    let booked = Arc::new(AtomicI64::new(0));
    let count = Arc::clone(&booked);
    let booking = tokio::spawn(async move {
        let mut acknowledged = Vec::new();
        for hour in 24..600 {
            match client
                .ask(Method::POST, &format!("{base}/api/v1/bookings"), Some(order.order(hour, true)))
                .await
            {
                Ok((StatusCode::CREATED, answer)) => {
                    acknowledged.push(answer["id"].as_str().unwrap().to_owned());
                    count.fetch_add(1, Ordering::Relaxed);
                }
                Ok((StatusCode::SERVICE_UNAVAILABLE, _)) | Err(_) => break,
                Ok((status, answer)) => panic!("{status}: {answer}"),
            }
        }
        acknowledged
    });
    until(|| booked.load(Ordering::Relaxed) >= 5).await;
    let took = node.terminate();
    assert!(took < Duration::from_secs(25), "{took:?}");
    let acknowledged = booking.await.unwrap();
    let node = Server::start(&database);
    let shown = shown(&node.base, &trainer).await;
    assert!(!acknowledged.is_empty() && acknowledged.iter().all(|id| shown.contains(id)));
    let (content, said) = verify(&database);
    assert!(content, "{said}");
}
