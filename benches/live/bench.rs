//! What all measures share: sizes, places, and a runtime of one thread.

use std::{path::PathBuf, str::FromStr, time::Duration};

use tokio::{
    runtime::{Builder, Runtime},
    task::LocalSet,
};

use crate::{Outcome, process::Cpu};

/// Signs the access tokens of every server here.
pub const SECRET: &str = "a secret for measuring, of no use elsewhere";

/// The bench.
pub struct Bench {
    /// How often each measure and its floor alternate.
    pub rounds: usize,
    /// How long a load lasts.
    pub lasts: Duration,
    /// How many requests are on their way at once.
    pub connections: usize,
    /// Among how many calendars bookings are spread.
    pub trainers: usize,
    /// How many sockets watch.
    pub sockets: Vec<usize>,
    /// The program that is measured.
    pub program: PathBuf,
    /// Where it and its floors run; empty: anywhere.
    pub cores: String,
    /// The cluster that it and its floors share.
    pub postgres: String,
    /// Its first process.
    pub postmaster: u32,
    /// Where `pgbench` is, if anywhere.
    pub pgbench: Option<PathBuf>,
    /// For what is not kept.
    pub scratch: PathBuf,
    runtime: Runtime,
}

fn variable(name: &str) -> Outcome<String> {
    std::env::var(name).map_err(|_| format!("{name} is not set; benches/run sets it").into())
}

fn number<T: FromStr>(name: &str, default: T) -> Outcome<T> {
    match std::env::var(name) {
        Ok(text) => text.parse().map_err(|_| format!("{name} is a number, not {text}").into()),
        Err(_) => Ok(default),
    }
}

impl Bench {
    /// As the environment says.
    pub fn read() -> Outcome<Self> {
        let sockets = std::env::var("BENCH_SOCKETS").unwrap_or_else(|_| "1000 10000".to_owned());
        let sockets = sockets.split_whitespace().map(str::parse).collect::<Result<_, _>>();
        Ok(Self {
            rounds: number("BENCH_ROUNDS", 3)?,
            lasts: Duration::from_secs(number("BENCH_SECONDS", 4)?),
            connections: number("BENCH_CONNECTIONS", 64)?,
            trainers: number("BENCH_TRAINERS", 200)?,
            sockets: sockets.map_err(|_| "BENCH_SOCKETS is numbers separated by blanks")?,
            program: variable("BENCH_PROGRAM")?.into(),
            cores: std::env::var("BENCH_SERVER_CORES").unwrap_or_default(),
            postgres: variable("BENCH_POSTGRES_URL")?,
            postmaster: variable("BENCH_POSTMASTER")?.parse()?,
            pgbench: std::env::var("BENCH_PGBENCH").ok().filter(|path| !path.is_empty()).map(PathBuf::from),
            scratch: variable("BENCH_SCRATCH")?.into(),
            runtime: Builder::new_current_thread().enable_all().build()?,
        })
    }

    /// Runs a future that may spawn local tasks.
    pub fn block_on<F: Future>(&self, work: F) -> F::Output {
        LocalSet::new().block_on(&self.runtime, work)
    }

    /// The address of one of the cluster's databases.
    pub fn database(&self, name: &str) -> String {
        self.postgres.replacen("/postgres?", &format!("/{name}?"), 1)
    }

    /// What the cluster's processes have used.
    pub fn postgres_cpu(&self) -> Cpu {
        Cpu::of_family(self.postmaster)
    }
}
