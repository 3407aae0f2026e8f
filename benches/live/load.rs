//! Load in a closed loop: each connection sends its next request when its last one is answered.

use std::{
    cell::{Cell, RefCell},
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use crate::{Outcome, http::Connection, process::Cpu};

/// Answered before anything is counted.
const WARM_UP: Duration = Duration::from_millis(700);

/// A turn of all tasks that takes less had nothing to do but look for answers.
const NOTHING_TO_DO: Duration = Duration::from_micros(4);

/// What is asked, and what counts as an answer.
pub struct Load<'a> {
    /// Whom.
    pub to: SocketAddr,
    /// So many at once.
    pub connections: usize,
    /// For so long.
    pub lasts: Duration,
    /// The status that counts.
    pub expect: u16,
    /// Whose processor time is read at the window's edges.
    pub observe: &'a dyn Fn() -> Cpu,
}

/// What came of it.
pub struct Run {
    /// Answers that count, within the window.
    pub answers: u64,
    /// The window.
    pub lasted: Duration,
    /// What the observed processes used in it.
    pub cpu: Cpu,
    /// How long the generator had nothing to do in it.
    pub idle: Duration,
    /// Every counted answer's microseconds, sorted.
    pub took: Vec<u32>,
    /// Answers that count, warm-up and end included.
    pub all: u64,
}

impl Run {
    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.answers as f64 / self.lasted.as_secs_f64()
    }

    /// Microseconds of the observed processes per answer.
    pub fn cpu_each(&self) -> f64 {
        self.cpu.total() * 1e6 / self.answers as f64
    }

    /// Likewise, outside the kernel.
    pub fn user_each(&self) -> f64 {
        self.cpu.user * 1e6 / self.answers as f64
    }

    /// The share of its core that the generator needed: near 1 it may itself be the limit.
    pub fn own_share(&self) -> f64 {
        1.0 - self.idle.as_secs_f64() / self.lasted.as_secs_f64()
    }

    /// Likewise for what is observed.
    pub fn cpu_share(&self) -> f64 {
        self.cpu.total() / self.lasted.as_secs_f64()
    }

    /// The time within which this share of the answers came, in milliseconds.
    pub fn within(&self, share: f64) -> f64 {
        crate::report::quantile(&self.took, share) / 1000.0
    }
}

/// What the connections share.
#[derive(Default)]
struct Shared {
    counted: Cell<u64>,
    stop: Cell<bool>,
    idle: Cell<Duration>,
    took: RefCell<Vec<u32>>,
    wrong: RefCell<Option<String>>,
}

/// Writes a connection's next request: which connection, its how manieth.
pub type Make = dyn Fn(usize, u64, &mut Vec<u8>);

/// Runs a load. Must be called within a local set.
pub async fn run(load: &Load<'_>, make: Rc<Make>) -> Outcome<Run> {
    let shared = Rc::new(Shared::default());
    let mut tasks = JoinSet::new();
    for number in 0..load.connections {
        let connection = Connection::open(load.to).await?;
        tasks.spawn_local(ask(number, connection, Rc::clone(&make), load.expect, Rc::clone(&shared)));
    }
    let awake = tokio::task::spawn_local(stay_awake(Rc::clone(&shared)));
    tokio::time::sleep(WARM_UP).await;
    shared.took.borrow_mut().clear();
    let before = (shared.counted.get(), Instant::now(), (load.observe)(), shared.idle.get());
    tokio::time::sleep(load.lasts).await;
    let (answers, lasted) = (shared.counted.get() - before.0, before.1.elapsed());
    let (cpu, idle) = ((load.observe)().since(before.2), shared.idle.get() - before.3);
    let mut took = std::mem::take(&mut *shared.took.borrow_mut());
    awake.abort();
    shared.stop.set(true);
    while tasks.join_next().await.is_some() {}
    if let Some(wrong) = shared.wrong.take() {
        return Err(format!("expected {}, got {wrong}", load.expect).into());
    }
    took.sort_unstable();
    Ok(Run { answers, lasted, cpu, idle, took, all: shared.counted.get() })
}

/// Keeps the generator's core from sleeping: what waking it costs would be charged to whoever answers, and
/// the more so the slower it is.
async fn stay_awake(shared: Rc<Shared>) {
    let mut last = Instant::now();
    loop {
        tokio::task::yield_now().await;
        let now = Instant::now();
        if now - last < NOTHING_TO_DO {
            shared.idle.set(shared.idle.get() + (now - last));
        }
        last = now;
    }
}

async fn ask(number: usize, mut connection: Connection, make: Rc<Make>, expect: u16, shared: Rc<Shared>) {
    let mut request = Vec::with_capacity(1024);
    for nth in 0.. {
        if shared.stop.get() {
            return;
        }
        request.clear();
        make(number, nth, &mut request);
        let sent = Instant::now();
        match connection.exchange(&request).await {
            Ok(answer) if answer.status == expect => {
                shared.counted.set(shared.counted.get() + 1);
                let took = u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX);
                shared.took.borrow_mut().push(took);
            }
            Ok(answer) => {
                let said = format!("{}: {}", answer.status, String::from_utf8_lossy(answer.body));
                *shared.wrong.borrow_mut() = Some(said);
                shared.stop.set(true);
            }
            Err(error) => {
                *shared.wrong.borrow_mut() = Some(error.to_string());
                shared.stop.set(true);
            }
        }
    }
}
