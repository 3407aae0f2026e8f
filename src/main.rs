//! FitTribe: one binary for every job of a node.

mod boot;
mod commands;
mod config;
mod local_postgres;
mod seed;
mod shutdown;
mod telemetry;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

/// Half of what a booking costs outside Postgres was once spent in and around the C library's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Trainers and clients find each other, book, meet and stay in touch.
#[derive(Debug, Parser)]
#[command(name = "fittribe", version)]
struct Arguments {
    #[command(subcommand)]
    command: Job,
}

/// Where a command works; each flag goes above the environment and the file.
#[derive(Clone, Debug, Default, clap::Args)]
struct Place {
    /// Where the private database lives [FITTRIBE_DATA_DIR]
    #[arg(long, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// Where to listen, such as 127.0.0.1:8080; port 0 takes a free one [FITTRIBE_BIND]
    #[arg(long, value_name = "ADDRESS")]
    bind: Option<std::net::SocketAddr>,
}

#[derive(Debug, Subcommand)]
enum Job {
    /// Serve, on the configured database or a private one
    Serve(Place),
    /// Serve with demo data, and print who can sign in
    Demo(Place),
    /// Bring the database up to date
    Migrate(Place),
    /// Load the demo data, unless it is there
    Seed(Place),
    /// Look after administrators
    #[command(subcommand)]
    Admin(AdminJob),
    /// Prove that the database holds no overlap, no lost change and no orphan
    Verify(Place),
    /// Read a message that came back from a mail server, on standard input, and mark the address it is about
    Bounce {
        #[command(flatten)]
        place: Place,
        /// Where it came back to, as the mail server knows it; otherwise the message says
        #[arg(long, value_name = "ADDRESS")]
        recipient: Option<String>,
    },
    /// Say what is configured, what is reachable, what is missing and what to do
    Doctor {
        #[command(flatten)]
        place: Place,
        /// Only ask the running server whether it is healthy; for container health checks
        #[arg(long)]
        health: bool,
    },
    /// List every key of the configuration with its present value
    Config,
    /// Print the REST interface as OpenAPI 3.1
    Openapi,
    /// Print the websocket protocol as AsyncAPI 3
    Asyncapi,
}

#[derive(Debug, Subcommand)]
enum AdminJob {
    /// Make an administrator's account
    Create {
        #[command(flatten)]
        place: Place,
        #[command(flatten)]
        new: commands::admin::NewAdmin,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("fittribe: {error}");
            let mut cause = error.source();
            while let Some(deeper) = cause {
                eprintln!("  because: {deeper}");
                cause = deeper.source();
            }
            ExitCode::FAILURE
        }
    }
}

type Failure = Box<dyn std::error::Error>;

fn run(job: Job) -> Result<ExitCode, Failure> {
    match job {
        Job::Serve(place) => boot::serve(&configured(&place)?, boot::Contents::AsTheyAre),
        Job::Demo(place) => boot::serve(&configured(&place)?, boot::Contents::Demo),
        Job::Migrate(place) => commands::migrate(&configured(&place)?),
        Job::Seed(place) => commands::seed(&configured(&place)?),
        Job::Admin(AdminJob::Create { place, new }) => commands::admin::create(&configured(&place)?, new),
        Job::Verify(place) => commands::verify(&configured(&place)?),
        Job::Bounce { place, recipient } => {
            commands::bounce::read(&configured(&place)?, recipient.as_deref())
        }
        Job::Doctor { place, health: true } => commands::doctor::health(&configured(&place)?),
        Job::Doctor { place, health: false } => commands::doctor::report(&place),
        Job::Config => commands::show_config(),
        Job::Openapi => commands::print(&fittribe_http::openapi()),
        Job::Asyncapi => commands::print(&fittribe_http::ws::asyncapi()),
    }
}

fn configured(place: &Place) -> Result<config::Config, config::ConfigError> {
    let mut config = config::Config::read()?;
    if let Some(folder) = &place.data_dir {
        config.data_dir.clone_from(folder);
    }
    if let Some(bind) = place.bind {
        config.bind = bind;
    }
    Ok(config)
}
