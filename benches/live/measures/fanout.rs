//! Fan-out of real bookings against bare writes of the same bytes, and what a watcher costs in memory.

use std::{
    rc::Rc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::{
    Outcome,
    bench::Bench,
    board::Delays,
    booking::Bookings,
    frames::unmasked,
    http::{Connection, request},
    process::{Cpu, open_files_limit, resident},
    report::{Line, Target},
    servers::Server,
    sockets::Watchers,
    sql::create_database,
    stage::{self, Trainer, USUAL},
};

/// Publications of a round.
const PUBLICATIONS: i64 = 40;
/// Between two of them: less than ten a second, so that none waits for another.
const PACE: Duration = Duration::from_millis(200);
/// Files a process has open beside its sockets.
const OTHER_FILES: usize = 200;

/// What a server did.
struct Fanned {
    cpu_each: f64,
    since_asked: f64,
    since_first: f64,
    memory_each: f64,
    frame: Vec<u8>,
}

/// Runs the rounds.
pub fn measure(bench: &Bench) -> Outcome<Vec<Line>> {
    bench.block_on(async {
        let url = create_database(bench, "bench_fanout").await?;
        let mut lines = Vec::new();
        for wanted in &bench.sockets {
            let count = (*wanted).min(open_files_limit().saturating_sub(OTHER_FILES));
            if count < *wanted {
                println!("only {count} sockets instead of {wanted}: more files may not be open here");
            }
            let (mut real, mut floor) = (Vec::new(), Vec::new());
            for _ in 0..bench.rounds {
                let fanned = fittribe(bench, &url, count).await?;
                floor.push(bare(bench, &fanned.frame, count).await?);
                real.push(fanned);
            }
            lines.extend(compared(count, &real, &floor));
        }
        Ok(lines)
    })
}

fn compared(count: usize, real: &[Fanned], floor: &[Fanned]) -> Vec<Line> {
    let pairs = |pick: fn(&Fanned) -> f64| {
        real.iter().zip(floor).map(|(real, floor)| (pick(real), pick(floor))).collect::<Vec<_>>()
    };
    let what = |what: &str| format!("fan-out to {count}: {what}");
    let (cpu, first) = (pairs(|fanned| fanned.cpu_each), pairs(|fanned| fanned.since_first));
    let asked = pairs(|fanned| fanned.since_asked);
    let memory: Vec<f64> = real.iter().map(|fanned| fanned.memory_each).collect();
    vec![
        Line::ratio(what("CPU per delivery"), "µs", &cpu, Target::AtMost(1.25)),
        Line::ratio(what("p99 since the first delivery"), "ms", &first, Target::AtMost(1.5)),
        Line::ratio(what("p99 since the request, commit included"), "ms", &asked, Target::None),
        Line::alone(what("memory per subscribed socket"), "KiB", &memory, Target::AtMost(14.0)),
    ]
}

/// Sends what causes a publication and waits until that is acknowledged.
trait Cause {
    async fn publish(&mut self, nth: i64) -> Outcome<()>;
}

/// A booking of another hour.
struct Books<'s> {
    connection: Connection,
    bookings: Bookings,
    trainer: &'s Trainer,
}

impl Cause for Books<'_> {
    async fn publish(&mut self, nth: i64) -> Outcome<()> {
        let mut booking = Vec::new();
        let start = self.trainer.hour(nth / 7, nth % 7);
        self.bookings.write(&mut booking, 0, u64::try_from(nth)?, self.trainer, start);
        match self.connection.exchange(&booking).await?.status {
            201 => Ok(()),
            other => Err(format!("a booking was answered with {other}").into()),
        }
    }
}

/// An order to the floor.
struct Orders {
    control: TcpStream,
    frame: Vec<u8>,
}

impl Cause for Orders {
    async fn publish(&mut self, _: i64) -> Outcome<()> {
        let mut order = u32::try_from(self.frame.len())?.to_be_bytes().to_vec();
        order.extend_from_slice(&self.frame);
        self.control.write_all(&order).await?;
        self.control.read_u8().await?;
        Ok(())
    }
}

async fn fittribe(bench: &Bench, url: &str, count: usize) -> Outcome<Fanned> {
    let server = Server::fittribe(bench, url).await?;
    let store = stage::store(url).await?;
    let clients = Rc::new(stage::clients(&store, 1).await?);
    let trainers = stage::trainers(&store, server.address, 1, &USUAL).await?;
    store.close().await;
    let trainer = &trainers[0];
    let mut connection = Connection::open(server.address).await?;
    let path = format!("/api/v1/trainers/{}/slots?service={}", trainer.id, trainer.service);
    connection.exchange(&request("GET", &path, None, "", "")).await?;
    let before = resident(server.pid())?;
    let begun = Instant::now();
    let watchers = Watchers::subscribe(server.address, trainer.service, count).await?;
    let (joined, opened) = (resident(server.pid())?, begun.elapsed());
    let books = Books { connection, bookings: Bookings::by(clients), trainer };
    let mut fanned = fan(&server, &watchers, count, books).await?;
    let most = resident(server.pid())?.max(joined);
    let each = |memory: u64| memory.saturating_sub(before) as f64 / 1024.0 / count as f64;
    fanned.memory_each = each(most);
    println!(
        "{count} sockets joined in {:.1} s; {:.1} KiB each then, {:.1} KiB after {PUBLICATIONS} publications",
        opened.as_secs_f64(),
        each(joined),
        each(resident(server.pid())?)
    );
    tell("fittribe", &fanned);
    Ok(fanned)
}

async fn bare(bench: &Bench, frame: &[u8], count: usize) -> Outcome<Fanned> {
    let floor = Server::floor(bench, "bare", &[]).await?;
    let control = loop {
        match TcpStream::connect(floor.address).await {
            Ok(control) => break control,
            Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    };
    control.set_nodelay(true)?;
    let watchers = Watchers::connect(floor.address, count).await?;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let fanned = fan(&floor, &watchers, count, Orders { control, frame: frame.to_vec() }).await?;
    tell("bare", &fanned);
    Ok(fanned)
}

async fn fan(server: &Server, watchers: &Watchers, count: usize, mut cause: impl Cause) -> Outcome<Fanned> {
    let mut delays = Delays::default();
    let mut due = tokio::time::interval(PACE);
    due.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut before = server.cpu();
    // The first one warms up.
    for nth in 0..=PUBLICATIONS {
        due.tick().await;
        watchers.board.expect(count);
        let asked = Instant::now();
        let (published, came) = tokio::join!(cause.publish(nth), watchers.board.all());
        published?;
        let came = came?;
        if nth == 0 {
            before = server.cpu();
            continue;
        }
        delays.add(asked, &came);
    }
    let used: Cpu = server.cpu().since(before);
    if watchers.board.closed.get() > 0 {
        return Err(format!("{} watchers were closed", watchers.board.closed.get()).into());
    }
    let (since_asked, since_first) = delays.p99();
    let cpu_each = used.total() * 1e6 / (PUBLICATIONS as f64 * count as f64);
    let frame = unmasked(&watchers.board.sample.borrow());
    Ok(Fanned { cpu_each, since_asked, since_first, memory_each: 0.0, frame })
}

fn tell(what: &str, fanned: &Fanned) {
    println!(
        "{what}: {:.2} µs of CPU per delivery of {} bytes; p99 {:.2} ms after the first, {:.2} ms after the request",
        fanned.cpu_each,
        fanned.frame.len(),
        fanned.since_first,
        fanned.since_asked
    );
}
