//! How many bookings a second group commit makes durable. Run it against a server with fsync on, in release:
//!
//!   FITTRIBE_TEST_DATABASE_URL=… cargo test --release -p fittribe-store --test store throughput -- --ignored --nocapture

use std::{sync::Arc, time::Instant};

use fittribe_domain::{
    AccountId, Calendar, Command, TrainerId,
    account::Role,
    booking::Party,
    calendar::command::{Action, Asker, Place},
    decide,
    event::Setting,
    hours::{WeeklyWindow, weekday},
    policy::{Minutes, Policy},
    service::ServiceKind,
    zone::Zone,
};
use fittribe_store::{
    Database, PoolSettings, calendars,
    commit::{Verdict, Write, commit},
    testing::{self, TestDatabase},
    verify::verify,
};
use jiff::{SignedDuration, Timestamp, civil::Time};
use uuid::Uuid;

use crate::scene::{NOW, claim, id, service};

const TRAINERS: u128 = 1000;
const BOOKINGS_EACH: i64 = 40;

struct Draw(u128);

impl Draw {
    /// Rises like a UUIDv7 and looks like one to an index.
    fn next<T: From<Uuid>>(&mut self) -> T {
        self.0 += 1;
        let scattered = Uuid::from_u128(self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835));
        id((self.0 << 64) | (scattered.as_u128() >> 64))
    }
}

fn ask(calendar: &mut Calendar, draw: &mut Draw, now: Timestamp, by: Asker, action: Action) -> Write {
    let decision = decide(calendar, Command { by, action }, now, draw.next()).unwrap();
    calendar.apply(&decision);
    Write {
        trainer: calendar.trainer(),
        account: calendar.account(),
        decision: Arc::new(decision),
        claim: None,
    }
}

/// Trainers open around the clock, with one service each.
async fn open(database: &Database, draw: &mut Draw, now: Timestamp) -> Vec<Calendar> {
    let mut transaction = database.begin().await.unwrap();
    let mut calendars = Vec::new();
    for _ in 0..TRAINERS {
        let cast = testing::trainer(&mut transaction, draw.next::<Uuid>(), Zone::UTC, now).await.unwrap();
        calendars.push(calendars::load(&mut transaction, cast.trainer, now).await.unwrap().unwrap());
    }
    transaction.commit().await.unwrap();
    let midnight = Time::midnight();
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let open = |day| WeeklyWindow { weekday: weekday::named(day).unwrap(), start: midnight, end: midnight };
    let week: Vec<_> = days.into_iter().map(open).collect();
    let mut writes = Vec::new();
    for calendar in &mut calendars {
        let policy = Policy { notice: Minutes::new(0), ..Policy::default() };
        let rules = [
            Setting::Weekly(week.clone()),
            Setting::Policy(policy),
            Setting::Service(service(id(7), ServiceKind::OneToOne)),
        ];
        for rule in rules {
            let by = Asker { account: Some(calendar.account()), party: Party::Trainer };
            writes.push(ask(calendar, draw, now, by, Action::Configure(Box::new(rule))));
        }
        calendar.compile(now);
    }
    commit(database, writes).await.unwrap();
    calendars
}

/// Bookings of one writer's trainers, round robin, each with a key and its reply.
fn batches(
    calendars: &mut [Calendar],
    clients: &[AccountId],
    draw: &mut Draw,
    now: Timestamp,
    size: usize,
) -> Vec<Vec<Write>> {
    let first: Timestamp = "2026-12-02T12:00:00Z".parse().unwrap();
    let mut writes = Vec::new();
    for hour in 0..BOOKINGS_EACH {
        for calendar in &mut *calendars {
            let client = clients[writes.len() % clients.len()];
            let (booking, session) = (draw.next(), draw.next());
            let place = Place::Start(first + SignedDuration::from_hours(hour));
            let book =
                Action::Book { booking, session, service: id(7), place, client, confirm: true, note: None };
            let by = Asker { account: Some(client), party: Party::Client };
            let mut write = ask(calendar, draw, now, by, book);
            write.claim = Some(claim(client, &draw.next::<Uuid>().to_string(), &"x".repeat(700)));
            writes.push(write);
        }
    }
    writes.chunks(size).map(<[Write]>::to_vec).collect()
}

async fn measure(size: usize, writers: usize) {
    let server = TestDatabase::with(PoolSettings { max_connections: 32, ..PoolSettings::default() }).await;
    let (database, now) = (server.database(), NOW.parse().unwrap());
    let mut draw = Draw(1 << 48);
    let mut calendars = open(database, &mut draw, now).await;
    let clients: Vec<AccountId> = (0..1000).map(|_| draw.next()).collect();
    let mut transaction = database.begin().await.unwrap();
    for client in &clients {
        testing::account(&mut transaction, *client, Role::Client, now).await.unwrap();
    }
    transaction.commit().await.unwrap();
    let share = calendars.len().div_ceil(writers);
    let work: Vec<_> =
        calendars.chunks_mut(share).map(|own| batches(own, &clients, &mut draw, now, size)).collect();
    let bookings: usize = work.iter().flatten().map(Vec::len).sum();
    let begun = Instant::now();
    let tasks: Vec<_> =
        work.into_iter().map(|batches| tokio::spawn(write_all(database.clone(), batches))).collect();
    for task in tasks {
        task.await.unwrap();
    }
    let took = begun.elapsed();
    println!(
        "batches of {size}, {writers} writers: {bookings} bookings in {took:.2?}: {:.0} a second",
        bookings as f64 / took.as_secs_f64()
    );
    let mut snapshot = database.snapshot().await.unwrap();
    let begun = Instant::now();
    assert_eq!(verify(&mut snapshot).await.unwrap(), []);
    println!("  verify took {:.2?}", begun.elapsed());
}

async fn write_all(database: Database, batches: Vec<Vec<Write>>) {
    for batch in batches {
        let verdicts = commit(&database, batch).await.unwrap();
        assert!(verdicts.iter().all(|verdict| matches!(verdict, Verdict::Written { .. })));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures, and wants a server with fsync on"]
async fn bookings_a_second() {
    for (size, writers) in [(8, 4), (32, 4), (64, 1), (64, 4), (128, 4)] {
        measure(size, writers).await;
    }
}

/// The activation of a calendar with 1,000 bookings, next to the bare query that fetches the same rows.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn a_calendar_of_a_thousand_bookings_loads() {
    let server = TestDatabase::create().await;
    let (database, now) = (server.database(), NOW.parse().unwrap());
    let mut draw = Draw(1 << 48);
    let mut calendars = open(database, &mut draw, now).await;
    let client: AccountId = draw.next();
    testing::account(&mut database.read().await.unwrap(), client, Role::Client, now).await.unwrap();
    let first: Timestamp = "2026-12-02T12:00:00Z".parse().unwrap();
    let (calendar, others) = calendars.split_first_mut().unwrap();
    let mut writes = Vec::new();
    for hour in 0..1000 {
        let (booking, session) = (draw.next(), draw.next());
        let place = Place::Start(first + SignedDuration::from_hours(hour));
        let book =
            Action::Book { booking, session, service: id(7), place, client, confirm: true, note: None };
        writes.push(ask(
            calendar,
            &mut draw,
            now,
            Asker { account: Some(client), party: Party::Client },
            book,
        ));
    }
    commit(database, writes).await.unwrap();
    for batch in batches(others, &[client], &mut draw, now, 500) {
        commit(database, batch).await.unwrap();
    }
    let mut conn = database.read().await.unwrap();
    sqlx::query("ANALYZE").execute(&mut *conn).await.unwrap();
    let trainer: TrainerId = calendar.trainer();
    let (mut bare, mut load) = (Vec::new(), Vec::new());
    for _ in 0..200 {
        let begun = Instant::now();
        let rows = sqlx::query(include_str!("bare_load.sql"))
            .bind(trainer.uuid())
            .fetch_all(&mut *conn)
            .await
            .unwrap();
        assert_eq!(rows.len(), 1000);
        bare.push(begun.elapsed());
        let begun = Instant::now();
        let loaded = calendars::load(&mut conn, trainer, now).await.unwrap().unwrap();
        assert_eq!(loaded.live_bookings(), 1000);
        load.push(begun.elapsed());
    }
    let (bare, load) = (bare.iter().min().unwrap(), load.iter().min().unwrap());
    println!("bare {bare:.2?}, load {load:.2?}: {:.2}", load.as_secs_f64() / bare.as_secs_f64());
}
