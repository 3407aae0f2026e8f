//! The configured database, or a private one.

use std::path::{Path, PathBuf};

use fittribe_store::{Database, PoolSettings};
use secrecy::ExposeSecret;

use crate::{
    Failure,
    config::Config,
    local_postgres::{LocalPostgres, LocalPostgresError, LocalPostgresOptions},
};

/// A database that is up to date, and the private server it lives on when this process runs one.
pub struct OpenDatabase {
    /// The database.
    pub database: Database,
    /// Whether other nodes may share it.
    pub shared: bool,
    private: Option<Private>,
}

struct Private {
    server: LocalPostgres,
    address: PathBuf,
}

impl OpenDatabase {
    /// Connects and migrates. Without a configured database it starts a private server in the data folder,
    /// or joins the one that a serving process runs there.
    pub async fn open(config: &Config) -> Result<Self, Failure> {
        let (url, shared, private) = match &config.database {
            Some(url) => (url.expose_secret().to_owned(), true, None),
            None => private(&config.data_dir).await?,
        };
        let settings = PoolSettings { max_connections: config.connections, ..PoolSettings::default() };
        let database = Database::connect(&url, settings).await?;
        database.migrate().await?;
        Ok(Self { database, shared, private })
    }

    /// The private server in words, when this process runs one.
    pub fn describe(&self) -> Option<String> {
        self.private.as_ref().map(|private| private.server.describe())
    }

    /// Closes every connection and stops the private server.
    pub async fn close(self) {
        self.database.close().await;
        if let Some(Private { server, address }) = self.private {
            // Gone or never written: either way nobody is led here any more.
            drop(std::fs::remove_file(address));
            if let Err(error) = server.stop().await {
                eprintln!("fittribe: the private Postgres did not stop cleanly: {error}");
            }
        }
    }
}

/// Where a serving process says how its private server is reached.
fn address_file(data_dir: &Path) -> PathBuf {
    data_dir.join("database-url")
}

async fn private(data_dir: &Path) -> Result<(String, bool, Option<Private>), Failure> {
    let address = address_file(data_dir);
    match LocalPostgres::start(data_dir, LocalPostgresOptions::default()).await {
        Ok(server) => {
            let url = server.url();
            super::keep_private(&address, url.as_bytes())?;
            Ok((url, false, Some(Private { server, address })))
        }
        // Another process serves from this folder: a second look at its data is welcome.
        Err(in_use @ LocalPostgresError::InUse { .. }) => match std::fs::read_to_string(&address) {
            Ok(url) => Ok((url, true, None)),
            Err(_) => Err(in_use.into()),
        },
        Err(error) => Err(error.into()),
    }
}
