//! From the signal to leave to the first answer of the next process.

use std::time::{Duration, Instant};

use crate::{
    Outcome,
    bench::Bench,
    http::{Connection, request},
    measures::durable::Scene,
    report::{Line, Target},
    servers::Server,
};

/// What a restart took.
struct Took {
    ending: Duration,
    slots: Duration,
}

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    bench.block_on(async {
        let shared = on_shared_postgres(bench).await?;
        let private = on_private_postgres(bench).await?;
        let target = Target::AtMost(1.0);
        let started = |took: &Vec<Took>| took.iter().map(|took| took.slots.as_secs_f64()).collect::<Vec<_>>();
        let whole = |took: &Vec<Took>| {
            took.iter().map(|took| (took.ending + took.slots).as_secs_f64()).collect::<Vec<_>>()
        };
        Ok(vec![
            Line::alone(
                "restart: SIGTERM to the first slots, Postgres running",
                "s",
                &whole(&shared),
                target,
            ),
            Line::alone(
                "restart: start to the first slots, Postgres running",
                "s",
                &started(&shared),
                target,
            ),
            Line::alone(
                "restart: SIGTERM to the first slots, private Postgres too",
                "s",
                &whole(&private),
                target,
            ),
            Line::alone(
                "restart: start to the first slots, private Postgres too",
                "s",
                &started(&private),
                target,
            ),
        ])
    })
}

async fn on_shared_postgres(bench: &Bench) -> Outcome<Vec<Took>> {
    let scene = Scene::set(bench, "bench_restart", bench.trainers).await?;
    scene.book(bench, &scene.server, &scene.trainers).await?;
    let trainer = &scene.trainers[0];
    let slots = format!("/api/v1/trainers/{}/slots?service={}", trainer.id, trainer.service);
    let url = scene.url;
    restarts(bench, scene.server, Some(&url), &slots).await
}

async fn on_private_postgres(bench: &Bench) -> Outcome<Vec<Took>> {
    let server = Server::launch(bench, "demo", None)?;
    server.until_ready().await?;
    let mut connection = Connection::open(server.address).await?;
    let found = connection.exchange(&request("GET", "/api/v1/trainers", None, "", "")).await?.json()?;
    let trainer = found["items"][0]["id"].as_str().ok_or("no demo trainer")?.to_owned();
    let path = format!("/api/v1/trainers/{trainer}");
    let page = connection.exchange(&request("GET", &path, None, "", "")).await?.json()?;
    let service = page["services"][0]["id"].as_str().ok_or("no demo service")?;
    let slots = format!("{path}/slots?service={service}");
    restarts(bench, server, None, &slots).await
}

async fn restarts(
    bench: &Bench,
    mut server: Server,
    database: Option<&str>,
    slots: &str,
) -> Outcome<Vec<Took>> {
    let mut took = Vec::new();
    for _ in 0..bench.rounds {
        let ending = server.stop()?;
        let begun = Instant::now();
        server = Server::launch(bench, "serve", database)?;
        server.until_ready().await?;
        let ready = begun.elapsed();
        server.until_answered(slots).await?;
        let slots = begun.elapsed();
        println!(
            "ended in {:.0} ms, ready {:.0} ms after its start, slots after {:.0} ms",
            ending.as_secs_f64() * 1e3,
            ready.as_secs_f64() * 1e3,
            slots.as_secs_f64() * 1e3
        );
        took.push(Took { ending, slots });
    }
    server.stop()?;
    Ok(took)
}
