//! What the gateway costs: the product's smallest answer against the same from bare actix.

use std::rc::Rc;

use crate::{
    Outcome,
    bench::Bench,
    http::request,
    load::{self, Load, Run},
    report::{Line, Target},
    servers::Server,
    sql::create_database,
};

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    bench.block_on(async {
        let url = create_database(bench, "bench_gateway").await?;
        let server = Server::fittribe(bench, &url).await?;
        let bare = Server::floor(bench, "plain", &[]).await?;
        let (mut rates, mut costs) = (Vec::new(), Vec::new());
        for _ in 0..bench.rounds {
            let floor = answered(bench, &bare, "bare actix").await?;
            let ours = answered(bench, &server, "GET /healthz").await?;
            rates.push((ours.rate(), floor.rate()));
            costs.push(ours.cpu_each() - floor.cpu_each());
        }
        Ok(vec![
            Line::ratio("requests/s through the gateway ÷ bare actix", "/s", &rates, Target::AtLeast(0.8)),
            Line::alone("– CPU that it adds to a request", "µs", &costs, Target::None),
        ])
    })
}

async fn answered(bench: &Bench, server: &Server, what: &str) -> Outcome<Run> {
    let observe = || server.cpu();
    let (to, connections, lasts) = (server.address, bench.connections, bench.lasts);
    let asked = request("GET", "/healthz", None, "", "");
    let load = Load { to, connections, lasts, expect: 200, observe: &observe };
    let run = load::run(&load, Rc::new(move |_, _, out| out.extend_from_slice(&asked))).await?;
    println!(
        "{what}: {:.0}/s, {:.2} µs of the server each ({:.2} cores; generator {:.2})",
        run.rate(),
        run.cpu_each(),
        run.cpu_share(),
        run.own_share()
    );
    Ok(run)
}
