//! Configuration: an optional file below the environment, parsed once, secrets wrapped.

mod files;
mod firebase;
mod gateway;
mod keys;
mod reader;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use secrecy::{ExposeSecret as _, SecretString};

pub use files::FilesConfig;
pub use firebase::Firebase;
pub use gateway::{Gateway, TlsFiles, Traces};
pub use keys::KEYS;
pub use reader::{ConfigError, Reader};

/// Where this runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// On somebody's own machine: local defaults serve.
    Development,
    /// For real: local defaults are refused unless allowed.
    Production,
}

/// The whole configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where this runs.
    pub environment: Environment,
    /// Whether local defaults may serve in production.
    pub allow_local_defaults: bool,
    /// Where this listens.
    pub bind: SocketAddr,
    /// Threads that serve HTTP.
    pub workers: usize,
    /// What every request goes through.
    pub gateway: Gateway,
    /// Web origins that may open sockets.
    pub origins: Vec<String>,
    /// Signs access tokens; absent in development, where one is made and kept.
    pub auth_secret: Option<SecretString>,
    /// Seal what is stored; absent in development, where one is made and kept.
    pub encryption_keys: Option<SecretString>,
    /// The database; absent: a private one.
    pub database: Option<SecretString>,
    /// Connections to it.
    pub connections: u32,
    /// The bus; absent: none.
    pub redis: Option<SecretString>,
    /// Where people reach this; absent: where it listens.
    pub public_url: Option<String>,
    /// The mail server; absent: letters stay here.
    pub smtp: Option<SecretString>,
    /// Signed the mail server's certificate, beside those that everybody trusts.
    pub smtp_authority: Option<PathBuf>,
    /// Who letters are from.
    pub mail_from: String,
    /// Where letters come back to.
    pub mail_bounces: Option<String>,
    /// Where files are kept.
    pub files: FilesConfig,
    /// Firebase; absent: no sign-in with it.
    pub firebase: Option<Firebase>,
    /// Whether anything is limited.
    pub rate_limits: bool,
    /// Proxies that add themselves to X-Forwarded-For.
    pub trusted_proxies: usize,
    /// Whether trainers need nobody's approval.
    pub approve_at_once: bool,
    /// Where the private database and what belongs to this machine live.
    pub data_dir: PathBuf,
    /// Shards of actors.
    pub shards: Option<usize>,
    /// Decisions that may wait for one writer.
    pub writer_queue: usize,
    /// A calendar idle for so long leaves.
    pub calendar_idle: Duration,
    /// How long one try of a job may take.
    pub longest_job: Duration,
    /// Sockets an account may have open.
    pub sockets_per_account: usize,
    /// What is logged.
    pub log: String,
    /// Whether logs are JSON.
    pub log_json: bool,
}

impl Config {
    /// Reads the file, if there is one, and the environment above it.
    ///
    /// # Errors
    /// Names the first key that is wrong and what it takes.
    pub fn read() -> Result<Self, ConfigError> {
        Self::from_reader(&Reader::open()?)
    }

    fn from_reader(reader: &Reader) -> Result<Self, ConfigError> {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        let config = Self {
            environment: reader.parsed("FITTRIBE_ENV", environment)?.unwrap_or(Environment::Development),
            allow_local_defaults: reader.parsed("FITTRIBE_ALLOW_LOCAL_DEFAULTS", truth)?.unwrap_or(false),
            bind: reader.parsed("FITTRIBE_BIND", |text| text.parse().ok())?.unwrap_or_else(default_bind),
            workers: reader.parsed("FITTRIBE_WORKERS", |text| between(text, 1, 256))?.unwrap_or(cores),
            gateway: Gateway::read(reader)?,
            origins: reader.parsed("FITTRIBE_ORIGINS", origins)?.unwrap_or_default(),
            auth_secret: reader.secret("FITTRIBE_AUTH_SECRET", |text| text.len() >= 32)?,
            encryption_keys: reader.secret("FITTRIBE_ENCRYPTION_KEYS", |text| keys_of(text).is_some())?,
            database: reader.secret("FITTRIBE_DATABASE_URL", |text| {
                text.starts_with("postgres://") || text.starts_with("postgresql://")
            })?,
            connections: reader
                .parsed("FITTRIBE_DATABASE_CONNECTIONS", |text| between(text, 2, 1000))?
                .unwrap_or(16),
            redis: reader.secret("FITTRIBE_REDIS_URL", |text| {
                text.starts_with("redis://") || text.starts_with("rediss://")
            })?,
            public_url: reader
                .parsed("FITTRIBE_PUBLIC_URL", origins)?
                .and_then(|origins| origins.into_iter().next()),
            smtp: reader.secret("FITTRIBE_SMTP_URL", |text| {
                text.starts_with("smtp://") || text.starts_with("smtps://")
            })?,
            smtp_authority: reader.parsed("FITTRIBE_SMTP_CA", |text| Some(PathBuf::from(text)))?,
            mail_bounces: reader.parsed("FITTRIBE_MAIL_BOUNCES", bounces)?,
            mail_from: reader
                .parsed("FITTRIBE_MAIL_FROM", |text| text.contains('@').then(|| text.to_owned()))?
                .unwrap_or_else(|| "FitTribe <post@localhost>".to_owned()),
            files: FilesConfig::from_reader(reader)?,
            firebase: Firebase::read(reader)?,
            rate_limits: reader.parsed("FITTRIBE_RATE_LIMITS", on_or_off)?.unwrap_or(true),
            trusted_proxies: reader
                .parsed("FITTRIBE_TRUSTED_PROXIES", |text| between(text, 0, 16))?
                .unwrap_or(0),
            approve_at_once: reader.parsed("FITTRIBE_TRAINER_APPROVAL", approval)?.unwrap_or(false),
            data_dir: reader
                .parsed("FITTRIBE_DATA_DIR", |text| Some(PathBuf::from(text)))?
                .unwrap_or_else(|| ".data".into()),
            shards: reader.parsed("FITTRIBE_SHARDS", |text| between(text, 1, 256))?,
            writer_queue: reader
                .parsed("FITTRIBE_WRITER_QUEUE", |text| between(text, 16, 1_000_000))?
                .unwrap_or(2048),
            calendar_idle: Duration::from_secs(
                reader
                    .parsed("FITTRIBE_CALENDAR_IDLE_SECONDS", |text| between(text, 1, 86_400))?
                    .unwrap_or(600),
            ),
            longest_job: Duration::from_secs(
                reader.parsed("FITTRIBE_JOB_SECONDS", |text| between(text, 1, 3600))?.unwrap_or(60),
            ),
            sockets_per_account: reader
                .parsed("FITTRIBE_SOCKETS_PER_ACCOUNT", |text| between(text, 1, 100_000))?
                .unwrap_or(10),
            log: reader
                .parsed("FITTRIBE_LOG", |text| Some(text.to_owned()))?
                .unwrap_or_else(|| "info".to_owned()),
            log_json: reader.parsed("FITTRIBE_LOG_FORMAT", log_format)?.unwrap_or(false),
        };
        config.check()?;
        Ok(config)
    }

    /// Production takes no local default that nobody asked for.
    fn check(&self) -> Result<(), ConfigError> {
        if self.environment == Environment::Development {
            return Ok(());
        }
        if let Some(firebase) = &self.firebase {
            firebase.check_for_production()?;
        }
        if self.auth_secret.is_none() {
            return Err(ConfigError::missing("FITTRIBE_AUTH_SECRET"));
        }
        if self.encryption_keys.is_none() {
            return Err(ConfigError::missing("FITTRIBE_ENCRYPTION_KEYS"));
        }
        if self.database.is_none() && !self.allow_local_defaults {
            return Err(ConfigError::missing("FITTRIBE_DATABASE_URL"));
        }
        if self.smtp.is_none() && !self.allow_local_defaults {
            return Err(ConfigError::missing("FITTRIBE_SMTP_URL"));
        }
        if self.files.s3.is_none() && !self.allow_local_defaults {
            return Err(ConfigError::missing("FITTRIBE_S3_BUCKET"));
        }
        Ok(())
    }

    /// The keys that seal, the newest first; none when they are to be made here.
    #[must_use]
    pub fn vault_keys(&self) -> Vec<[u8; 32]> {
        self.encryption_keys.as_ref().and_then(|keys| keys_of(keys.expose_secret())).unwrap_or_default()
    }

    /// What this serves on its own address: `https` with a certificate.
    #[must_use]
    pub const fn scheme(&self) -> &'static str {
        if self.gateway.tls.is_some() { "https" } else { "http" }
    }

    /// Whether letters that stay here may be looked at over HTTP: never where others are served.
    #[must_use]
    pub fn shows_mail(&self) -> bool {
        self.environment == Environment::Development && self.smtp.is_none()
    }

    /// Where letters stay without a mail server.
    #[must_use]
    pub fn mail_dir(&self) -> PathBuf {
        self.data_dir.join("mail")
    }

    /// Where files are kept without S3.
    #[must_use]
    pub fn files_dir(&self) -> PathBuf {
        self.files.folder.clone().unwrap_or_else(|| self.data_dir.join("files"))
    }

    /// What serves in place of a provider that is not configured, in words.
    #[must_use]
    pub fn local_defaults(&self) -> Vec<String> {
        let mut defaults = Vec::new();
        if self.database.is_none() {
            defaults.push("PostgreSQL: a private server in the data folder".to_owned());
        }
        if self.redis.is_none() {
            defaults.push("Redis: in process, one node".to_owned());
        }
        if self.smtp.is_none() {
            defaults.push(
                "Mail: letters stay as files in the data folder, under mail; in development at /dev/mail"
                    .to_owned(),
            );
        }
        if self.files.s3.is_none() {
            defaults.push("Files: kept in a folder of this machine, one node".to_owned());
        }
        if self.auth_secret.is_none() {
            defaults.push("Token secret: made for this data folder".to_owned());
        }
        if self.encryption_keys.is_none() {
            defaults.push("Encryption key: made for this data folder".to_owned());
        }
        defaults
    }
}

fn default_bind() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 8080))
}

fn environment(text: &str) -> Option<Environment> {
    match text {
        "development" => Some(Environment::Development),
        "production" => Some(Environment::Production),
        _ => None,
    }
}

fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "1" | "yes" => Some(true),
        "false" | "0" | "no" => Some(false),
        _ => None,
    }
}

fn on_or_off(text: &str) -> Option<bool> {
    match text {
        "on" => Some(true),
        "off" => Some(false),
        other => truth(other),
    }
}

fn approval(text: &str) -> Option<bool> {
    match text {
        "automatic" => Some(true),
        "manual" => Some(false),
        _ => None,
    }
}

fn log_format(text: &str) -> Option<bool> {
    match text {
        "text" => Some(false),
        "json" => Some(true),
        _ => None,
    }
}

/// Keys of 256 bits in hexadecimal.
fn keys_of(text: &str) -> Option<Vec<[u8; 32]>> {
    let key = |text: &str| {
        let digits: Option<Vec<u8>> =
            text.chars().map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect();
        let bytes: Vec<u8> = digits?.as_chunks::<2>().0.iter().map(|[high, low]| high * 16 + low).collect();
        (text.len() == 64).then(|| bytes.try_into().ok())?
    };
    text.split(',').map(|part| key(part.trim())).collect()
}

fn between<T: std::str::FromStr + PartialOrd>(text: &str, least: T, most: T) -> Option<T> {
    text.parse().ok().filter(|number| *number >= least && *number <= most)
}

/// An address whose local part leaves room for a mark (RFC 5321 allows 64 characters).
fn bounces(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    let fits = (1..=11).contains(&local.len()) && plain(local) && !domain.is_empty() && plain(domain);
    fits.then(|| text.to_owned())
}

fn origins(text: &str) -> Option<Vec<String>> {
    let origins: Vec<String> =
        text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let right = |origin: &String| {
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
        host.is_some_and(|host| !host.is_empty() && !host.contains('/'))
    };
    origins.iter().all(right).then_some(origins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_reader(&Reader::from_pairs(pairs)?)
    }

    #[test]
    fn nothing_configured_serves_on_local_defaults() {
        let config = read(&[]).unwrap();
        assert_eq!(config.environment, Environment::Development);
        assert_eq!(config.local_defaults().len(), 6);
    }

    #[test]
    fn a_wrong_value_is_named_with_its_key_and_what_it_takes() {
        let error = read(&[("FITTRIBE_BIND", "everywhere")]).unwrap_err().to_string();
        assert!(
            error.contains("FITTRIBE_BIND")
                && error.contains("everywhere")
                && error.contains("127.0.0.1:8080"),
            "{error}"
        );
    }

    #[test]
    fn a_wrong_secret_is_named_and_not_shown() {
        let error = read(&[("FITTRIBE_AUTH_SECRET", "hunter2")]).unwrap_err().to_string();
        assert!(error.contains("FITTRIBE_AUTH_SECRET") && !error.contains("hunter2"), "{error}");
    }

    #[test]
    fn keys_are_read_in_their_order() {
        let two = format!("{}, {}", "0f".repeat(32), "A0".repeat(32));
        assert_eq!(read(&[("FITTRIBE_ENCRYPTION_KEYS", &two)]).unwrap().vault_keys(), [[15; 32], [160; 32]]);
        for wrong in ["", "0f", &"0g".repeat(32), &"0f".repeat(33), &format!("{},", "0f".repeat(32))] {
            assert!(keys_of(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn an_unknown_key_is_named_with_the_one_that_was_meant() {
        let error = read(&[("FITTRIBE_BNID", "127.0.0.1:1")]).unwrap_err().to_string();
        assert!(error.contains("FITTRIBE_BNID") && error.contains("FITTRIBE_BIND"), "{error}");
    }

    #[test]
    fn production_refuses_local_defaults_unless_allowed() {
        let secret = ("FITTRIBE_AUTH_SECRET", "0123456789abcdef0123456789abcdef");
        let production = ("FITTRIBE_ENV", "production");
        assert!(read(&[production]).unwrap_err().to_string().contains("FITTRIBE_AUTH_SECRET"));
        assert!(read(&[production, secret]).unwrap_err().to_string().contains("FITTRIBE_ENCRYPTION_KEYS"));
        let keys =
            ("FITTRIBE_ENCRYPTION_KEYS", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
        assert!(read(&[production, secret, keys]).unwrap_err().to_string().contains("FITTRIBE_DATABASE_URL"));
        assert!(read(&[production, secret, keys, ("FITTRIBE_ALLOW_LOCAL_DEFAULTS", "true")]).is_ok());
    }

    #[test]
    fn letters_that_stay_here_are_shown_in_development_only() {
        assert!(read(&[]).unwrap().shows_mail());
        assert!(!read(&[("FITTRIBE_SMTP_URL", "smtp://mail.example")]).unwrap().shows_mail());
        let production = [
            ("FITTRIBE_ENV", "production"),
            ("FITTRIBE_AUTH_SECRET", "0123456789abcdef0123456789abcdef"),
            ("FITTRIBE_ENCRYPTION_KEYS", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
            ("FITTRIBE_ALLOW_LOCAL_DEFAULTS", "true"),
        ];
        assert!(!read(&production).unwrap().shows_mail());
    }

    #[test]
    fn an_address_for_what_comes_back_has_room_for_a_mark() {
        let address = |text| read(&[("FITTRIBE_MAIL_BOUNCES", text)]).map(|config| config.mail_bounces);
        assert_eq!(address("bounces@mail.example").unwrap().unwrap(), "bounces@mail.example");
        for wrong in
            ["bounces", "a-local-part-too-long@mail.example", "a+b@mail.example", "@mail.example", "b@"]
        {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn secrets_are_never_printed() {
        let config = read(&[("FITTRIBE_DATABASE_URL", "postgres://me:letmein@db/fittribe")]).unwrap();
        assert!(!format!("{config:?}").contains("letmein"));
    }
}
