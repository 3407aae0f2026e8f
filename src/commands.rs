//! The short jobs.

pub mod admin;
pub mod bounce;
pub mod doctor;

use std::{io::Write, process::ExitCode};

use fittribe_adapters::{os_random::OsRandom, system_clock::SystemClock};
use fittribe_http::accounts::passwords::Passwords;
use fittribe_ports::{clock::Clock, random::Random};

use crate::{
    Failure,
    boot::{self, OpenDatabase},
    config::{Config, KEYS},
    seed, telemetry,
};

/// Brings the schema up to date.
pub fn migrate(config: &Config) -> Result<ExitCode, Failure> {
    telemetry::start_logs(config);
    boot::runtime()?.block_on(async {
        let open = OpenDatabase::open(config).await?;
        println!("The database is up to date.");
        open.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Loads the demo data.
pub fn seed(config: &Config) -> Result<ExitCode, Failure> {
    telemetry::start_logs(config);
    boot::runtime()?.block_on(async {
        let open = OpenDatabase::open(config).await?;
        boot::load_demo(&open.database).await?;
        open.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Proves the invariants; 1 when something is wrong.
pub fn verify(config: &Config) -> Result<ExitCode, Failure> {
    telemetry::start_logs(config);
    boot::runtime()?.block_on(async {
        let open = OpenDatabase::open(config).await?;
        let mut connection = open.database.read().await?;
        let findings = fittribe_store::verify::verify(&mut connection).await?;
        drop(connection);
        open.close().await;
        for finding in &findings {
            println!("{finding}");
        }
        if findings.is_empty() {
            println!("verify: every invariant holds");
            return Ok(ExitCode::SUCCESS);
        }
        println!("verify: {} findings", findings.len());
        Ok(ExitCode::FAILURE)
    })
}

/// Lists the keys with their present values.
pub fn show_config() -> Result<ExitCode, Failure> {
    let reader = crate::config::Reader::open()?;
    for key in KEYS {
        println!("{}\n    {}\n    takes {}; without it: {}", key.name, key.about, key.takes, key.default);
        println!("    now: {}\n", reader.shown(key));
    }
    // Says what is wrong after the list that tells how to right it.
    Config::read()?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a document.
pub fn print(document: &serde_json::Value) -> Result<ExitCode, Failure> {
    let written = writeln!(std::io::stdout().lock(), "{}", serde_json::to_string_pretty(document)?);
    match written {
        // A reader that has seen enough, such as `head`, is content.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The stored form of the demo password.
pub async fn demo_password_hash() -> Result<String, Failure> {
    let passwords = Passwords::new(1, OsRandom.bytes32());
    let passwords = passwords.map_err(|_| "passwords cannot be hashed here")?;
    let hash = passwords.hash(seed::PASSWORD.to_owned(), OsRandom.bytes32()).await;
    hash.map_err(|_| "the demo password could not be hashed".into())
}

/// The present instant.
pub fn now() -> jiff::Timestamp {
    SystemClock.now()
}
