//! Thirty days of slots: looking them up, and answering with them.

use std::{hint::black_box, rc::Rc, sync::Arc, time::Instant};

use actix_web::test::TestRequest;
use fittribe_actors::system::{Living, Outside, Settings};
use fittribe_adapters::{memory_bus::MemoryBus, os_random::OsRandom, system_clock::SystemClock};
use fittribe_domain::{ServiceId, TrainerId};
use fittribe_http::slots::respond;
use fittribe_ports::clock::Clock;
use fittribe_store::{Database, PoolSettings};
use tokio::runtime::Builder;
use uuid::Uuid;

use crate::{
    Outcome,
    bench::Bench,
    booking::Bookings,
    http::{Connection, request},
    load::{self, Load, Run},
    report::{Line, Target},
    servers::Server,
    sql::create_database,
    stage::{self, USUAL},
};

/// Sessions that are booked, two a day.
const BOOKED: i64 = 60;
/// How often the lookup runs while it is timed.
const LOOKUPS: u32 = 1_000_000;

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    let url = bench.block_on(create_database(bench, "bench_slots"))?;
    let (trainer, service, mut lines) = bench.block_on(responses(bench, &url))?;
    let mut inside = inside(bench, &url, trainer, service)?;
    inside.append(&mut lines);
    Ok(inside)
}

async fn responses(bench: &Bench, url: &str) -> Outcome<(Uuid, Uuid, Vec<Line>)> {
    let server = Server::fittribe(bench, url).await?;
    let store = stage::store(url).await?;
    let clients = Rc::new(stage::clients(&store, 1).await?);
    let trainers = stage::trainers(&store, server.address, 1, &USUAL).await?;
    store.close().await;
    let trainer = &trainers[0];
    let mut connection = Connection::open(server.address).await?;
    let bookings = Bookings::by(clients);
    for nth in 0..BOOKED {
        let mut booking = Vec::new();
        let start = trainer.hour(nth / 2, 1 + nth % 2 * 4);
        bookings.write(&mut booking, 0, u64::try_from(nth)?, trainer, start);
        let answer = connection.exchange(&booking).await?;
        if answer.status != 201 {
            return Err(format!("a booking failed: {}", String::from_utf8_lossy(answer.body)).into());
        }
    }
    let path = format!("/api/v1/trainers/{}/slots?service={}", trainer.id, trainer.service);
    let asked = request("GET", &path, None, "", "");
    let answer = connection.exchange(&asked).await?;
    let tag = answer.header("etag").ok_or("slots have no ETag")?.to_owned();
    println!("30 days of slots: {} bytes", answer.body.len());
    let unchanged = request("GET", &path, None, &format!("if-none-match: {tag}\r\n"), "");
    let smallest = request("GET", "/healthz", None, "", "");
    let mut costs = Vec::new();
    for _ in 0..bench.rounds {
        let floor = answered(bench, &server, "GET /healthz", 200, smallest.clone()).await?;
        let whole = answered(bench, &server, "GET slots, 200", 200, asked.clone()).await?;
        let same = answered(bench, &server, "GET slots, 304", 304, unchanged.clone()).await?;
        costs.push((whole, same, floor));
    }
    Ok((trainer.id, trainer.service, lines(&costs)))
}

fn lines(costs: &[(Run, Run, Run)]) -> Vec<Line> {
    let each = |cost: fn(&(Run, Run, Run)) -> f64| costs.iter().map(cost).collect::<Vec<f64>>();
    let whole = each(|(whole, _, floor)| whole.cpu_each() - floor.cpu_each());
    let user = each(|(whole, _, floor)| whole.user_each() - floor.user_each());
    let same = each(|(_, same, floor)| same.cpu_each() - floor.cpu_each());
    let full = each(|(whole, _, _)| whole.cpu_each());
    vec![
        Line::alone("– a response on the socket: CPU above the smallest GET", "µs", &whole, Target::None),
        Line::alone("– of it outside the kernel", "µs", &user, Target::None),
        Line::alone("– when nothing changed (304)", "µs", &same, Target::None),
        Line::alone("– all CPU of a request, socket included", "µs", &full, Target::None),
    ]
}

async fn answered(bench: &Bench, server: &Server, what: &str, expect: u16, asked: Vec<u8>) -> Outcome<Run> {
    let observe = || server.cpu();
    let (to, connections, lasts) = (server.address, bench.connections, bench.lasts);
    let load = Load { to, connections, lasts, expect, observe: &observe };
    let run = load::run(&load, Rc::new(move |_, _, out| out.extend_from_slice(&asked))).await?;
    println!(
        "{what}: {:.0}/s, {:.2} µs of the server each, {:.2} outside the kernel ({:.2} cores; generator {:.2})",
        run.rate(),
        run.cpu_each(),
        run.user_each(),
        run.cpu_share(),
        run.own_share()
    );
    Ok(run)
}

/// How often the handler runs while it is timed.
const ANSWERS: u32 = 200_000;

/// In this process: the lookups that an answer makes, which are the offer of this version and day and the
/// bounds of thirty days in its free starts, held starts and classes; and the handler from the routed request
/// to the whole response.
fn inside(bench: &Bench, url: &str, trainer: Uuid, service: Uuid) -> Outcome<Vec<Line>> {
    let io = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let database = io.block_on(Database::connect(url, PoolSettings::default()))?;
    let outside = Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(OsRandom),
        database,
        bus: Arc::new(MemoryBus::new(false)),
        runtime: io.handle().clone(),
    };
    let (mut micros, mut whole, mut same) = (Vec::new(), Vec::new(), Vec::new());
    actix_rt::System::new().block_on(async {
        let living = Living::start(outside, &Settings { shards: 1, ..Settings::default() });
        let snapshot = living.calendars.snapshot(TrainerId::from_uuid(trainer)).await?;
        let (service, now) = (ServiceId::from_uuid(service), SystemClock.now());
        let (from, to) = (now.as_second(), now.as_second() + 30 * 86_400);
        for _ in 0..bench.rounds {
            let begun = Instant::now();
            for _ in 0..LOOKUPS {
                let slots = snapshot.slots(black_box(service), black_box(now));
                for bound in [black_box(from), black_box(to)] {
                    black_box(slots.free.partition_point(|start| *start < bound));
                    black_box(slots.held.partition_point(|(start, _)| *start < bound));
                    black_box(slots.classes.partition_point(|class| class.start < bound));
                }
            }
            micros.push(begun.elapsed().as_secs_f64() * 1e6 / f64::from(LOOKUPS));
        }
        let uri = format!("/?service={}", service.uuid());
        let asked = TestRequest::get().uri(&uri).to_http_request();
        let tag = respond(&asked, &snapshot, now)?.headers().get("etag").ok_or("no ETag")?.clone();
        let unchanged = TestRequest::get().uri(&uri).insert_header(("if-none-match", tag)).to_http_request();
        for _ in 0..bench.rounds {
            for (request, took) in [(&asked, &mut whole), (&unchanged, &mut same)] {
                let begun = Instant::now();
                for _ in 0..ANSWERS {
                    black_box(respond(black_box(request), &snapshot, SystemClock.now())?);
                }
                took.push(begun.elapsed().as_secs_f64() * 1e6 / f64::from(ANSWERS));
            }
        }
        let begun = Instant::now();
        let offer = snapshot.calendar().slots(service, now);
        println!("computed anew for 60 days: {} starts in {:?}", offer.free.len(), begun.elapsed());
        living.stop(std::time::Duration::from_secs(5)).await;
        Ok::<_, Box<dyn std::error::Error>>(())
    })?;
    Ok(vec![
        Line::alone("30 days of slots, from a warm snapshot", "µs", &micros, Target::AtMost(1.0)),
        Line::alone("– the whole response, in the handler", "µs", &whole, Target::AtMost(5.0)),
        Line::alone("– when nothing changed (304), likewise", "µs", &same, Target::AtMost(5.0)),
    ])
}
