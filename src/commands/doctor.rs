//! What is configured, what is reachable, what is missing, what to do.

mod ask;

use std::{process::ExitCode, sync::Arc};

use fittribe_adapters::{redis_bus::RedisBus, s3_files::S3Files, system_clock::SystemClock};
use fittribe_ports::clock::Clock;
use fittribe_store::{Database, PoolSettings};
use secrecy::{ExposeSecret, SecretBox};

use crate::{
    Failure, Place,
    boot::{self, systems},
    config::{Config, Environment},
    configured,
    local_postgres::find_server,
};

/// Asks the running server, and nothing else.
pub fn health(config: &Config) -> Result<ExitCode, Failure> {
    let status = ask::status(config, "/healthz")?;
    if status == 200 {
        return Ok(ExitCode::SUCCESS);
    }
    Err(format!("/healthz answers {status}").into())
}

/// The whole examination. 1 when something keeps this from serving.
pub fn report(place: &Place) -> Result<ExitCode, Failure> {
    let config = match configured(place) {
        Ok(config) => config,
        Err(wrong) => {
            println!("✗ configuration: {wrong}");
            return Ok(ExitCode::FAILURE);
        }
    };
    let mode = match config.environment {
        Environment::Development => "development",
        Environment::Production => "production",
    };
    println!("✓ configuration: {mode}, data in {}", config.data_dir.display());
    let well = boot::runtime()?.block_on(async {
        database(&config).await
            & bus(&config).await
            & mail(&config).await
            & files(&config).await
            & firebase(&config).await
    });
    let presentable = certificate(&config);
    secret(&config);
    traces(&config);
    server(&config);
    Ok(if well && presentable { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn database(config: &Config) -> bool {
    let Some(url) = &config.database else {
        return match find_server(&config.data_dir).await {
            Ok(found) => {
                println!("✓ PostgreSQL: a private server (local default), {found}");
                true
            }
            Err(missing) => {
                println!("✗ PostgreSQL: {missing}");
                false
            }
        };
    };
    let settings = PoolSettings { max_connections: 1, ..PoolSettings::default() };
    match Database::connect(url.expose_secret(), settings).await {
        Ok(database) => {
            println!("✓ PostgreSQL: FITTRIBE_DATABASE_URL answers");
            database.close().await;
            true
        }
        Err(error) => {
            let why =
                std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
            println!(
                "✗ PostgreSQL: FITTRIBE_DATABASE_URL does not answer: {why}. Check the address, or leave the key out to use a private server"
            );
            false
        }
    }
}

async fn bus(config: &Config) -> bool {
    let Some(url) = &config.redis else {
        println!(
            "– Redis: not configured; this node compares versions with the database instead (FITTRIBE_REDIS_URL)"
        );
        return true;
    };
    match RedisBus::connect(url.expose_secret()).await {
        Ok(_) => {
            println!("✓ Redis: FITTRIBE_REDIS_URL answers");
            true
        }
        Err(away) => {
            println!("✗ Redis: FITTRIBE_REDIS_URL: {away}. Start Redis there, or leave the key out");
            false
        }
    }
}

async fn mail(config: &Config) -> bool {
    let smtp = match boot::mail::smtp(config) {
        Ok(Some(smtp)) => smtp,
        Ok(None) => {
            println!("– mail: letters stay as files in {} (FITTRIBE_SMTP_URL)", config.mail_dir().display());
            return true;
        }
        Err(wrong) => {
            println!("✗ mail: {wrong}");
            return false;
        }
    };
    if let Err(error) = smtp.try_out().await {
        println!("✗ mail: FITTRIBE_SMTP_URL: {error}");
        return false;
    }
    println!(
        "✓ mail: FITTRIBE_SMTP_URL answers, {}; letters are from {}",
        smtp.encryption(),
        config.mail_from
    );
    match &config.mail_bounces {
        Some(address) => println!("✓ bounces: come back to {address}; `fittribe bounce` is to read them"),
        None => {
            println!("– bounces: come back to the sender, and nothing reads them (FITTRIBE_MAIL_BOUNCES)")
        }
    }
    true
}

async fn files(config: &Config) -> bool {
    let (place, keys, tried) = match &config.files.s3 {
        Some(settings) => {
            let place = format!("the bucket {} takes, gives and deletes a file", settings.bucket);
            (place, "FITTRIBE_S3_…", systems::probe(&S3Files::new(settings, Arc::new(SystemClock))).await)
        }
        None => {
            let place = format!("kept in {} (local default)", config.files_dir().display());
            let tried = match boot::disk(config, "", &SecretBox::default()) {
                Ok(files) => systems::probe(&files).await,
                Err(error) => Err(error.to_string()),
            };
            (place, "FITTRIBE_FILES_DIR", tried)
        }
    };
    match tried {
        Ok(()) => {
            println!("✓ files: {place}");
            true
        }
        Err(error) => {
            println!("✗ files: {keys}: {error}");
            false
        }
    }
}

async fn firebase(config: &Config) -> bool {
    let Some(configured) = &config.firebase else {
        println!(
            "– Firebase: not configured; people sign in with address and password (FITTRIBE_FIREBASE_PROJECT)"
        );
        return true;
    };
    if let Some(emulator) = &configured.emulator {
        println!(
            "– Firebase: unsigned tokens of the emulator at {emulator} are taken (FIREBASE_AUTH_EMULATOR_HOST)"
        );
        return true;
    }
    boot::ring();
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let tried = match boot::firebase(configured, &clock, &tokio::runtime::Handle::current()) {
        Ok(firebase) => firebase.try_out().await.map_err(|error| error.to_string()),
        Err(wrong) => Err(wrong.to_string()),
    };
    match tried {
        Ok(()) => println!("✓ Firebase: the keys of project {} can be had", configured.project),
        Err(why) => println!("✗ Firebase: {why} (FITTRIBE_FIREBASE_PROJECT, FITTRIBE_FIREBASE_JWKS_URL)"),
    }
    true
}

fn certificate(config: &Config) -> bool {
    match boot::tls::certificate(config) {
        Ok(None) => println!(
            "– TLS: not configured; a proxy in front has to have it (FITTRIBE_TLS_CERT, FITTRIBE_TLS_KEY)"
        ),
        Ok(Some(_)) => println!("✓ TLS: the certificate and its key belong together"),
        Err(wrong) => {
            let why = std::error::Error::source(&wrong).map(ToString::to_string).unwrap_or_default();
            println!("✗ TLS: {wrong}: {why}");
            return false;
        }
    }
    true
}

fn traces(config: &Config) {
    match &config.gateway.traces {
        Some(traces) => println!("✓ traces: go to {}, {} of all", traces.endpoint, traces.ratio),
        None => println!("– traces: not collected (FITTRIBE_OTLP_ENDPOINT)"),
    }
}

fn secret(config: &Config) {
    if config.auth_secret.is_some() {
        println!("✓ token secret: configured");
    } else {
        println!("– token secret: made and kept in the data folder (FITTRIBE_AUTH_SECRET)");
    }
    if config.encryption_keys.is_some() {
        println!("✓ encryption keys: {} configured", config.vault_keys().len());
    } else {
        println!("– encryption key: made and kept in the data folder (FITTRIBE_ENCRYPTION_KEYS)");
    }
}

fn server(config: &Config) {
    match ask::status(config, "/readyz") {
        Ok(200) => println!("✓ server: ready on {}", config.bind),
        Ok(status) => println!("– server: on {} but not ready (/readyz answers {status})", config.bind),
        Err(_) => println!("– server: nothing answers on {}; `fittribe serve` starts it", config.bind),
    }
}
