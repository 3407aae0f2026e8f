//! Puts the parts together: a list, not logic.

mod database;
mod files;
pub mod mail;
mod serve;
pub mod systems;
pub mod tls;

use std::{path::Path, sync::Arc, time::Duration};

use fittribe_adapters::{
    firebase::{Firebase, JWKS_URL},
    os_random::OsRandom,
};
use fittribe_ports::{clock::Clock, random::Random};
use fittribe_store::{Database, letters, vault::Vault};
use secrecy::{ExposeSecret, SecretBox};
use tokio::runtime::{Builder, Handle, Runtime};

pub use database::OpenDatabase;
pub use files::disk;
pub use serve::serve;

use crate::{
    Failure, commands,
    config::{self, Config},
    seed,
};

/// What the database holds before serving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// What is there.
    AsTheyAre,
    /// The demo data too.
    Demo,
}

/// The shared runtime: everything that talks to a database, a bus or a provider runs here.
pub fn runtime() -> std::io::Result<Runtime> {
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).max(2);
    Builder::new_multi_thread().worker_threads(threads).thread_name("fittribe-io").enable_all().build()
}

/// The configured Firebase project, or its emulator.
pub fn firebase(
    configured: &config::Firebase,
    clock: &Arc<dyn Clock>,
    runtime: &Handle,
) -> Result<Firebase, Failure> {
    let (project, clock) = (&configured.project, Arc::clone(clock));
    if configured.emulator.is_some() {
        return Ok(Firebase::emulated(project, clock));
    }
    let url = configured.jwks_url.as_deref().unwrap_or(JWKS_URL);
    let made = Firebase::new(project, url, clock, runtime.clone());
    Ok(made.map_err(|error| format!("FITTRIBE_FIREBASE_JWKS_URL: {error}"))?)
}

/// Clients of TLS in this process use ring.
pub fn ring() {
    // A second time is none: it is installed already.
    drop(rustls::crypto::ring::default_provider().install_default());
}

/// Loads the demo data, unless it is there.
pub async fn load_demo(database: &Database) -> Result<(), Failure> {
    let hash = commands::demo_password_hash().await?;
    match seed::load(database, &OsRandom, commands::now(), &hash).await? {
        Some(bookings) => {
            letters::pass_by(&mut *database.read().await?).await?;
            eprintln!("fittribe: loaded the demo data: 12 trainers, 10 clients, {bookings} bookings")
        }
        None => eprintln!("fittribe: the demo data is there already"),
    }
    Ok(())
}

/// Where people on this machine reach an address that it listens on.
fn site(scheme: &str, address: std::net::SocketAddr) -> String {
    if address.ip().is_unspecified() {
        return format!("{scheme}://localhost:{}", address.port());
    }
    format!("{scheme}://{address}")
}

/// What access tokens are signed with: configured, or made once and kept in the data folder.
pub fn token_secret(config: &Config) -> Result<SecretBox<Vec<u8>>, Failure> {
    if let Some(secret) = &config.auth_secret {
        return Ok(SecretBox::new(Box::new(secret.expose_secret().as_bytes().to_vec())));
    }
    let path = config.data_dir.join("token-secret");
    if let Some(kept) = std::fs::read(&path).ok().filter(|kept| kept.len() >= 32) {
        return Ok(SecretBox::new(Box::new(kept)));
    }
    let fresh = OsRandom.bytes32().to_vec();
    std::fs::create_dir_all(&config.data_dir)?;
    keep_private(&path, &fresh)?;
    Ok(SecretBox::new(Box::new(fresh)))
}

/// What seals what is stored: configured keys, or one that was made once and is kept in the data folder.
pub fn vault(config: &Config) -> Result<Vault, Failure> {
    let configured = config.vault_keys();
    if !configured.is_empty() {
        return Ok(Vault::new(&configured)?);
    }
    let path = config.data_dir.join("encryption-key");
    if let Some(kept) = std::fs::read(&path).ok().and_then(|kept| <[u8; 32]>::try_from(kept).ok()) {
        return Ok(Vault::new(&[kept])?);
    }
    let fresh = OsRandom.bytes32();
    std::fs::create_dir_all(&config.data_dir)?;
    keep_private(&path, &fresh)?;
    Ok(Vault::new(&[fresh])?)
}

/// Writes a file that only its owner reads.
fn keep_private(path: &Path, contents: &[u8]) -> std::io::Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    let mut file =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    file.write_all(contents)
}

/// How long leaving may take before the rest is cut off; less than the 25 s after which a supervisor kills.
const LEAVING: Duration = Duration::from_secs(20);
