//! Durable bookings against tiny inserts and against the naive way; one calendar against many.

use std::{process::Command, rc::Rc};

use sqlx::{Connection, Executor, PgConnection, Row};

use crate::{
    Outcome,
    bench::Bench,
    booking::Bookings,
    load::{self, Load, Make, Run},
    process::Cpu,
    report::{Line, Target},
    servers::Server,
    sql::{count, create_database},
    stage::{self, ENDLESS, Trainer},
};

/// A server with clients and trainers.
pub struct Scene {
    /// Its database.
    pub url: String,
    /// The server.
    pub server: Server,
    /// The trainers, each open around the clock.
    pub trainers: Rc<Vec<Trainer>>,
    clients: Rc<Vec<String>>,
    store: fittribe_store::Database,
}

impl Scene {
    /// On a fresh database.
    pub async fn set(bench: &Bench, database: &str, trainers: usize) -> Outcome<Self> {
        let url = create_database(bench, database).await?;
        let server = Server::fittribe(bench, &url).await?;
        let store = stage::store(&url).await?;
        let clients = Rc::new(stage::clients(&store, bench.connections).await?);
        let trainers = Rc::new(stage::trainers(&store, server.address, trainers, &ENDLESS).await?);
        Ok(Self { url, server, trainers, clients, store })
    }

    /// Requests for free starts of these trainers.
    pub fn bookings(&self, trainers: &Rc<Vec<Trainer>>) -> Rc<Make> {
        Bookings::by(Rc::clone(&self.clients)).spread(Rc::clone(trainers))
    }

    /// Books for a while; also what Postgres used per booking, in microseconds.
    pub async fn book(&self, bench: &Bench, to: &Server, trainers: &Rc<Vec<Trainer>>) -> Outcome<(Run, f64)> {
        let postgres = std::cell::Cell::new((Cpu::default(), Cpu::default()));
        let observe = || {
            postgres.set((postgres.get().1, bench.postgres_cpu()));
            to.cpu()
        };
        let (connections, lasts) = (bench.connections, bench.lasts);
        let load = Load { to: to.address, connections, lasts, expect: 201, observe: &observe };
        let run = load::run(&load, self.bookings(trainers)).await?;
        let (before, after) = postgres.get();
        let each = after.since(before).total() * 1e6 / run.answers as f64;
        Ok((run, each))
    }

    async fn fresh_trainer(&self) -> Outcome<Rc<Vec<Trainer>>> {
        Ok(Rc::new(stage::trainers(&self.store, self.server.address, 1, &ENDLESS).await?))
    }
}

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    bench.block_on(async {
        let scene = Scene::set(bench, "bench_durable", bench.trainers).await?;
        let naive = naive(bench, &scene).await?;
        let mut conn = PgConnection::connect(&bench.postgres).await?;
        conn.execute("CREATE TABLE IF NOT EXISTS tiny (id bigint NOT NULL, body text NOT NULL)").await?;
        let (mut tiny, mut naively, mut hot, mut acknowledged) = (Vec::new(), Vec::new(), Vec::new(), 1);
        for _ in 0..bench.rounds {
            let many = told("many trainers", scene.book(bench, &scene.server, &scene.trainers).await?);
            let inserts = pgbench(bench)?;
            let floor = told("naive", scene.book(bench, &naive, &scene.trainers).await?);
            let one =
                told("one trainer", scene.book(bench, &scene.server, &scene.fresh_trainer().await?).await?);
            tiny.extend(inserts.map(|inserts| (many.rate(), inserts)));
            naively.push((many.rate(), floor.rate()));
            hot.push((one.rate(), many.rate()));
            acknowledged += many.all + one.all;
        }
        prove(bench, scene, acknowledged).await?;
        let unit = "/s";
        Ok(vec![
            Line::ratio(
                "durable bookings, many trainers ÷ pgbench tiny insert",
                unit,
                &tiny,
                Target::AtLeast(1.5),
            ),
            Line::ratio("the same ÷ naive insert", unit, &naively, Target::AtLeast(3.0)),
            Line::ratio("one hot trainer ÷ many trainers", unit, &hot, Target::AtLeast(0.8)),
        ])
    })
}

fn told(what: &str, (run, postgres): (Run, f64)) -> Run {
    println!(
        "{what}: {:.0}/s, p50 {:.1} ms, p99 {:.1} ms; each {:.0} µs of the server, {postgres:.0} µs of Postgres \
         (generator {:.2} cores)",
        run.rate(),
        run.within(0.5),
        run.within(0.99),
        run.cpu_each(),
        run.own_share()
    );
    run
}

/// The naive server on a database with the same schema, writing rows of the size that the real one writes.
async fn naive(bench: &Bench, scene: &Scene) -> Outcome<Server> {
    let mut first = Vec::new();
    scene.bookings(&scene.trainers)(0, 0, &mut first);
    let mut connection = crate::http::Connection::open(scene.server.address).await?;
    let answer = connection.exchange(&first).await?;
    if answer.status != 201 {
        return Err(format!("a booking failed: {}", String::from_utf8_lossy(answer.body)).into());
    }
    let mut conn = PgConnection::connect(&scene.url).await?;
    let row = sqlx::query(
        "SELECT price::text, cancellation_policy::text, body::text FROM bookings b
         JOIN calendar_events e ON e.trainer_id = b.trainer_id AND e.booking_id = b.id LIMIT 1",
    );
    let row = row.fetch_one(&mut conn).await?;
    let (price, policy, event): (String, String, String) = (row.get(0), row.get(1), row.get(2));
    let sample =
        serde_json::json!({ "price": price, "cancellation_policy": policy, "event": event }).to_string();
    let url = create_database(bench, "bench_naive").await?;
    stage::store(&url).await?.close().await;
    PgConnection::connect(&url).await?.execute("CREATE SEQUENCE naive_versions CACHE 100").await?;
    Server::floor(bench, "naive", &[("BENCH_DATABASE_URL", &url), ("BENCH_SAMPLE", &sample)]).await
}

/// Tiny inserts a second; `None` where pgbench is not installed.
fn pgbench(bench: &Bench) -> Outcome<Option<f64>> {
    let Some(program) = &bench.pgbench else {
        println!("pgbench is not installed: its measure is left out");
        return Ok(None);
    };
    let script = bench.scratch.join("tiny.sql");
    std::fs::write(
        &script,
        "\\set id random(1, 9000000000)\nINSERT INTO tiny (id, body) VALUES (:id, 'a tiny row');\n",
    )?;
    let (connections, seconds) = (bench.connections.to_string(), bench.lasts.as_secs().to_string());
    let mut command = Command::new(program);
    command.args(["-n", "-M", "prepared", "-j", "1", "-c", &connections, "-T", &seconds, "-f"]);
    let output = command.arg(&script).arg(&bench.postgres).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let tps =
        text.lines().find_map(|line| line.strip_prefix("tps = ")).and_then(|rest| rest.split(' ').next());
    let tps: f64 =
        tps.ok_or_else(|| format!("pgbench: {}", String::from_utf8_lossy(&output.stderr)))?.parse()?;
    println!("pgbench: {tps:.0}/s");
    Ok(Some(tps))
}

/// Every booking that was acknowledged is there, and the invariants hold.
async fn prove(bench: &Bench, scene: Scene, acknowledged: u64) -> Outcome<()> {
    let Scene { url, server, store, .. } = scene;
    store.close().await;
    server.stop()?;
    let rows = count(&url, "bookings").await?;
    println!("{acknowledged} bookings were acknowledged, {rows} are stored");
    if u64::try_from(rows)? < acknowledged {
        return Err("acknowledged bookings are missing".into());
    }
    let mut verify = Command::new(&bench.program);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("FITTRIBE_")) {
        verify.env_remove(name);
    }
    verify.arg("verify").arg("--data-dir").arg(bench.scratch.join("data")).env("FITTRIBE_DATABASE_URL", &url);
    let output = verify.output()?;
    println!("{}", String::from_utf8_lossy(&output.stdout).trim());
    if output.status.success() { Ok(()) } else { Err("fittribe verify found something".into()) }
}
