//! Rejected bookings against the same server's smallest answer, and their SQL.

use std::{collections::BTreeMap, rc::Rc};

use crate::{
    Outcome,
    bench::Bench,
    booking::Bookings,
    http::request,
    load::{self, Load, Make, Run},
    report::{Line, Target},
    servers::Server,
    sql::{Statements, create_database},
    stage::{self, ENDLESS},
};

const DATABASE: &str = "bench_rejected";

/// Statements that a node's own timers may run in one window and not in the other; rejections are thousands.
const OWN: i64 = 16;

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    bench.block_on(async {
        let url = create_database(bench, DATABASE).await?;
        let server = Server::fittribe(bench, &url).await?;
        let store = stage::store(&url).await?;
        let clients = Rc::new(stage::clients(&store, bench.connections).await?);
        let trainers = Rc::new(stage::trainers(&store, server.address, 1, &ENDLESS).await?);
        store.close().await;
        let taken = trainers[0].next_start();
        take(&server, &*Bookings::by(Rc::clone(&clients)).same(Rc::clone(&trainers), taken)).await?;
        let smallest: Rc<Make> = Rc::new(|_, _, out| out.extend(request("GET", "/healthz", None, "", "")));
        let again = || Bookings::by(Rc::clone(&clients)).same(Rc::clone(&trainers), taken);
        let mut pairs = Vec::new();
        for _ in 0..bench.rounds {
            let floor = answered(bench, &server, 200, Rc::clone(&smallest)).await?;
            let ours = answered(bench, &server, 409, again()).await?;
            tell("GET /healthz", &floor);
            tell("409 slot_taken", &ours);
            pairs.push((ours.rate(), floor.rate()));
        }
        let statements = statements_each(bench, &server, again()).await?;
        Ok(vec![
            Line::ratio("rejected bookings ÷ smallest GET", "/s", &pairs, Target::AtLeast(0.70)),
            Line::alone("SQL statements per rejection", "", &[statements], Target::AtMost(0.0)),
        ])
    })
}

async fn take(server: &Server, make: &Make) -> Outcome<()> {
    let mut booking = Vec::new();
    make(0, 0, &mut booking);
    let mut connection = crate::http::Connection::open(server.address).await?;
    match connection.exchange(&booking).await?.status {
        201 => Ok(()),
        other => Err(format!("the first booking was answered with {other}").into()),
    }
}

async fn answered(bench: &Bench, server: &Server, expect: u16, make: Rc<Make>) -> Outcome<Run> {
    let observe = || server.cpu();
    let (to, connections, lasts) = (server.address, bench.connections, bench.lasts);
    load::run(&Load { to, connections, lasts, expect, observe: &observe }, make).await
}

fn tell(what: &str, run: &Run) {
    println!(
        "{what}: {:.0}/s, {:.1} µs of the server each ({:.2} cores; generator {:.2}), p50 {:.2} ms, p99 {:.2} ms",
        run.rate(),
        run.cpu_each(),
        run.cpu_share(),
        run.own_share(),
        run.within(0.5),
        run.within(0.99)
    );
}

/// Postgres counts what runs while bookings are rejected, and then for as long while nothing is asked: what a
/// node does by itself, such as comparing versions, runs in both.
async fn statements_each(bench: &Bench, server: &Server, make: Rc<Make>) -> Outcome<f64> {
    let counting = Statements::count(bench, DATABASE).await?;
    let run = answered(bench, server, 409, make).await?;
    let busy = counting.seen().await?;
    let counting = Statements::count(bench, DATABASE).await?;
    tokio::time::sleep(bench.lasts).await;
    let idle = counting.seen().await?;
    println!("during {} rejections: {}", run.all, told(&busy));
    println!("during as long without: {}", told(&idle));
    let sum = |seen: &BTreeMap<String, i64>| seen.values().sum::<i64>();
    // Whether a thing that runs every 15 s falls into the one window or the other is chance.
    let more = sum(&busy) - sum(&idle);
    Ok(if more <= OWN { 0.0 } else { more as f64 / run.all as f64 })
}

fn told(seen: &BTreeMap<String, i64>) -> String {
    if seen.is_empty() {
        return "no statement".to_owned();
    }
    let short = |query: &String| query.split_whitespace().take(9).collect::<Vec<_>>().join(" ");
    seen.iter().map(|(query, calls)| format!("{calls} × {}", short(query))).collect::<Vec<_>>().join("; ")
}
