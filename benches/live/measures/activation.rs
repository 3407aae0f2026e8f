//! Bringing a calendar into memory against fetching its rows.

use std::time::Instant;

use fittribe_adapters::system_clock::SystemClock;
use fittribe_domain::TrainerId;
use fittribe_ports::clock::Clock;
use fittribe_store::calendars;
use sqlx::{Connection, PgConnection};
use uuid::Uuid;

use crate::{
    Outcome,
    bench::Bench,
    http::Connection as Http,
    measures::durable::Scene,
    report::{Line, Target, median},
    stage,
};

/// Bookings of the calendar.
const BOOKINGS: u64 = 1000;
/// How often each is timed in a round; the median counts.
const TIMES: usize = 100;

/// The rows and columns that a calendar is made of, undecoded.
const BARE: &str =
    "SELECT s.id, s.service_id, s.class, lower(s.during), upper(s.during), s.before_min, s.after_min,
        s.status, s.held_until, s.capacity, s.taken, s.changed,
        b.id, b.service_id, b.client_id, b.status, b.version, b.hold_until, b.price::text,
        b.cancellation_policy::text, b.note, b.cancelled::text, b.created_at, b.changed
    FROM sessions s JOIN bookings b ON b.trainer_id = s.trainer_id AND b.session_id = s.id
    WHERE s.trainer_id = $1 AND s.status IN ('held', 'pending', 'scheduled', 'completed')
        AND b.status NOT IN ('cancelled', 'expired', 'declined')";

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    bench.block_on(async {
        let scene = Scene::set(bench, "bench_activation", 1).await?;
        let make = scene.bookings(&scene.trainers);
        let mut connection = Http::open(scene.server.address).await?;
        for nth in 0..BOOKINGS {
            let mut booking = Vec::new();
            make(0, nth, &mut booking);
            if connection.exchange(&booking).await?.status != 201 {
                return Err("a booking failed".into());
            }
        }
        let (url, trainer) = (scene.url.clone(), scene.trainers[0].id);
        scene.server.stop()?;
        let store = stage::store(&url).await?;
        let mut conn = PgConnection::connect(&url).await?;
        sqlx::query("ANALYZE").execute(&mut conn).await?;
        let mut pairs = Vec::new();
        for _ in 0..bench.rounds {
            pairs.push(round(&store, &mut conn, trainer).await?);
        }
        Ok(vec![Line::ratio(
            "activation with 1,000 bookings ÷ bare query",
            "ms",
            &pairs,
            Target::AtMost(1.3),
        )])
    })
}

async fn round(
    store: &fittribe_store::Database,
    bare: &mut PgConnection,
    trainer: Uuid,
) -> Outcome<(f64, f64)> {
    let mut conn = store.read().await?;
    let (mut loads, mut fetches) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let begun = Instant::now();
        let calendar = calendars::load(&mut conn, TrainerId::from_uuid(trainer), SystemClock.now()).await?;
        loads.push(begun.elapsed().as_secs_f64() * 1e3);
        let sessions = calendar.ok_or("no calendar")?.sessions().count();
        let begun = Instant::now();
        let rows = sqlx::query(BARE).bind(trainer).fetch_all(&mut *bare).await?;
        fetches.push(begun.elapsed().as_secs_f64() * 1e3);
        if rows.len() != sessions {
            return Err(format!("{} rows, {sessions} sessions", rows.len()).into());
        }
    }
    let (ours, floor) = (median(loads), median(fetches));
    println!("load {ours:.2} ms, bare query {floor:.2} ms");
    Ok((ours, floor))
}
