//! Starts what is measured and its floors.

use std::{
    net::{SocketAddr, TcpListener},
    process::Command,
    time::{Duration, Instant},
};

use tokio::net::TcpStream;

use crate::{
    Outcome,
    bench::{Bench, SECRET},
    http::{Connection, request},
    process::{Cpu, Owned},
};

/// A server that ends with this value.
pub struct Server {
    /// Where it answers.
    pub address: SocketAddr,
    process: Owned,
}

impl Server {
    /// The product on a database of the shared cluster, once it is ready.
    pub async fn fittribe(bench: &Bench, database: &str) -> Outcome<Self> {
        let server = Self::launch(bench, "serve", Some(database))?;
        server.until_ready().await?;
        Ok(server)
    }

    /// Likewise, or with a private Postgres; not waited for.
    pub fn launch(bench: &Bench, job: &str, database: Option<&str>) -> Outcome<Self> {
        let address = free_address()?;
        let mut command = Command::new(&bench.program);
        command
            .arg(job)
            .arg("--data-dir")
            .arg(bench.scratch.join("data"))
            .args(["--bind", &address.to_string()]);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("FITTRIBE_")) {
            command.env_remove(name);
        }
        command
            .env("FITTRIBE_AUTH_SECRET", SECRET)
            .env("FITTRIBE_RATE_LIMITS", "off")
            .env("FITTRIBE_TRAINER_APPROVAL", "automatic");
        if let Some(database) = database {
            command.env("FITTRIBE_DATABASE_URL", database);
        }
        Ok(Self { address, process: Owned::start(command, &bench.cores, &bench.scratch)? })
    }

    /// One of this program's own floors.
    pub async fn floor(bench: &Bench, role: &str, settings: &[(&str, &str)]) -> Outcome<Self> {
        let address = free_address()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(role).env("BENCH_BIND", address.to_string()).envs(settings.iter().copied());
        let server = Self { address, process: Owned::start(command, &bench.cores, &bench.scratch)? };
        // The floor of fan-out takes its first connection for the one that commands it.
        if role != "bare" {
            server.until_connected().await?;
        }
        Ok(server)
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.process.pid()
    }

    /// What it has used.
    pub fn cpu(&self) -> Cpu {
        Cpu::of(self.pid())
    }

    /// Asks it to end and waits; how long that took.
    pub fn stop(self) -> Outcome<Duration> {
        self.process.stop()
    }

    /// Waits until it says that it is ready.
    pub async fn until_ready(&self) -> Outcome<()> {
        self.until_answered("/readyz").await
    }

    /// Waits until it answers a path with 200.
    pub async fn until_answered(&self, path: &str) -> Outcome<()> {
        let (asked, begun) = (request("GET", path, None, "", ""), Instant::now());
        while begun.elapsed() < Duration::from_secs(60) {
            if let Ok(mut connection) = Connection::open(self.address).await
                && let Ok(answer) = connection.exchange(&asked).await
                && answer.status == 200
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Err(format!("{path} did not answer within a minute; see servers.log").into())
    }

    async fn until_connected(&self) -> Outcome<()> {
        for _ in 0..5000 {
            if TcpStream::connect(self.address).await.is_ok() {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Err("a floor did not start".into())
    }
}

/// A port that nobody had a moment ago.
fn free_address() -> Outcome<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
