//! What handlers need, a small struct per area.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use fittribe_actors::{calendars::Calendars, marks::Marks};
use fittribe_domain::AccountId;
use fittribe_ports::{
    clock::Clock,
    files::{Files, direct::DirectFiles},
    identity::IdentityProvider,
    limiter::Limiter,
    mailer::Postbox,
    pictures::Pictures,
    random::Random,
};
use fittribe_store::{
    Database, PgConnection, Postgres, StoreError, Transaction, database::Work, jobs::Queue, vault::Vault,
};
use jiff::Timestamp;
use secrecy::SecretBox;
use tokio::runtime::Handle;
use uuid::Uuid;

use crate::{
    accounts::{
        ended::{Ended, Follower},
        passwords::Passwords,
        tokens::Tokens,
    },
    error::Problem,
    extract::keyed::InFlight,
    gateway::{
        limits::Limits,
        tls::Certificate,
        versions::{DEPRECATED, Deprecated},
    },
    systems::Systems,
};

/// Everything the edge needs, as the composition root has it.
pub struct Deps {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh identifiers and secrets.
    pub random: Arc<dyn Random>,
    /// The store.
    pub database: Database,
    /// The shared multi-thread runtime: store futures and password hashes run there.
    pub runtime: Handle,
    /// All calendars.
    pub calendars: Calendars,
    /// What access tokens are signed with: at least 32 bytes.
    pub token_secret: SecretBox<Vec<u8>>,
    /// Seals what is stored and must be read again.
    pub vault: Arc<Vault>,
    /// What is configured.
    pub settings: Settings,
    /// Whether this node should be given work.
    pub health: Health,
    /// The present metrics as text.
    pub metrics: Arc<dyn Fn() -> String + Send + Sync>,
    /// Where jobs are put.
    pub queue: Queue,
    /// Counts what is limited; without it nothing is.
    pub limiter: Option<Arc<dyn Limiter>>,
    /// Reads Firebase's ID tokens, when it is configured.
    pub identities: Option<Arc<dyn IdentityProvider>>,
    /// What sockets need.
    pub ws: crate::ws::Deps,
    /// Where files are kept.
    pub storage: Storage,
    /// Reads the links of letters.
    pub marks: Arc<Marks>,
    /// The letters that stay on this machine, where they may be looked at.
    pub postbox: Option<Arc<dyn Postbox>>,
    /// Looks at what this node depends on.
    pub systems: Systems,
}

/// Where files are kept, and what looks at them.
#[derive(Clone)]
pub struct Storage {
    /// Keeps them.
    pub files: Arc<dyn Files>,
    /// The same, where it has no server of its own and ours stands in.
    pub direct: Option<Arc<dyn DirectFiles>>,
    /// Draws pictures anew.
    pub pictures: Arc<dyn Pictures>,
}

/// What of the configuration concerns the edge.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether clients reach this over https, be it through a proxy.
    pub https: bool,
    /// Origins that browsers may call from, such as `https://app.example.org`.
    pub allowed_origins: Vec<String>,
    /// How many proxies in front of this add themselves to X-Forwarded-For.
    pub trusted_proxies: usize,
    /// The longest a request may take.
    pub request_timeout: Duration,
    /// Requests that may be in flight at once; more get 503.
    pub max_in_flight: usize,
    /// Whether somebody collects traces.
    pub traces: bool,
    /// Operations that will go.
    pub deprecated: &'static [Deprecated],
    /// TLS is served with it; without, plain HTTP.
    pub certificate: Option<Arc<Certificate>>,
    /// Sign-ins that may hash a password at once.
    pub hashing_at_once: usize,
    /// Local defaults in force, each in a sentence, for the landing page.
    pub local_defaults: Vec<String>,
    /// Where a build of the web app is, if anywhere.
    pub web_dir: Option<PathBuf>,
    /// Where people reach us; absent: wherever they ask.
    pub public_url: Option<String>,
    /// The origin that pages upload to.
    pub upload_origin: Option<String>,
    /// What pages need to sign people in with Firebase, where they can.
    pub firebase: Option<Arc<FirebaseApp>>,
    /// Whether an administrator must have a second factor.
    pub admins_need_second_factor: bool,
    /// Whether trainers need nobody's approval.
    pub approve_at_once: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            https: false,
            allowed_origins: Vec::new(),
            trusted_proxies: 0,
            request_timeout: Duration::from_secs(15),
            max_in_flight: 4096,
            traces: false,
            deprecated: DEPRECATED,
            certificate: None,
            hashing_at_once: std::thread::available_parallelism().map_or(2, std::num::NonZero::get),
            local_defaults: Vec::new(),
            web_dir: None,
            public_url: None,
            upload_origin: None,
            firebase: None,
            admins_need_second_factor: false,
            approve_at_once: false,
        }
    }
}

/// A Firebase project as its own script in a page knows it. Nothing of it is secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirebaseApp {
    /// Names the project to Google.
    pub api_key: String,
    /// The host of its sign-in pages.
    pub auth_domain: String,
    /// The project's id.
    pub project_id: String,
    /// The origin of an emulator that stands in for all of it.
    pub emulator: Option<String>,
}

/// Whether this node should be given work.
#[derive(Clone)]
pub struct Health {
    /// Set once the node is to leave.
    pub draining: Arc<AtomicBool>,
    /// Whether every writer is alive.
    pub writers_alive: Arc<dyn Fn() -> bool + Send + Sync>,
}

impl Health {
    /// Whether the node is leaving.
    #[must_use]
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }
}

/// What checking a bearer token takes.
pub struct Gate {
    /// Signs and verifies.
    pub tokens: Tokens,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// See [`Settings::trusted_proxies`].
    pub trusted_proxies: usize,
    /// Whether an administrator must have a second factor.
    pub admins_need_second_factor: bool,
    /// Sign-ins whose tokens are no longer good.
    pub ended: Ended,
    /// How often somebody may ask.
    pub limits: Limits,
}

/// The database, from an HTTP worker. Invariant: what was begun ends, whether or not the client waits.
#[derive(Clone)]
pub struct Db {
    database: Database,
    runtime: Handle,
}

impl Db {
    /// Work on the shared runtime.
    #[must_use]
    pub const fn new(database: Database, runtime: Handle) -> Self {
        Self { database, runtime }
    }

    /// Runs statements that only read.
    ///
    /// # Errors
    /// The work's own, and those of getting a connection.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + From<Interrupted> + Send + 'static,
        F: for<'c> FnOnce(&'c mut PgConnection) -> Work<'c, T, E> + Send + 'static,
    {
        let database = self.database.clone();
        let task = self.runtime.spawn(async move {
            let mut connection = database.read().await?;
            work(&mut connection).await
        });
        task.await.unwrap_or_else(|_| Err(Interrupted.into()))
    }

    /// Runs work in a transaction that commits when it gives `Ok`.
    ///
    /// # Errors
    /// The work's own, and those of begin and commit.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + From<Interrupted> + Send + 'static,
        F: for<'c> FnOnce(&'c mut PgConnection) -> Work<'c, T, E> + Send + 'static,
    {
        let database = self.database.clone();
        let task = self.runtime.spawn(async move { database.run(work).await });
        task.await.unwrap_or_else(|_| Err(Interrupted.into()))
    }
}

impl Db {
    /// As [`Self::write`], for work that needs the transaction itself, as enqueuing a job does.
    ///
    /// # Errors
    /// As there.
    pub async fn transact<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + From<Interrupted> + Send + 'static,
        F: for<'c> FnOnce(&'c mut Transaction<'static, Postgres>) -> Work<'c, T, E> + Send + 'static,
    {
        let database = self.database.clone();
        let task = self.runtime.spawn(async move { database.transact(work).await });
        task.await.unwrap_or_else(|_| Err(Interrupted.into()))
    }

    /// Does something with the database on the shared runtime, to its end.
    ///
    /// # Errors
    /// When it panics, or the runtime is shutting down.
    pub async fn with<T, F>(&self, work: impl FnOnce(Database) -> F) -> Result<T, Interrupted>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        self.runtime.spawn(work(self.database.clone())).await.map_err(|_| Interrupted)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), Problem> {
        use sqlx::Connection as _;
        let answered = self.read(|conn| {
            Box::pin(async move {
                conn.ping().await.map_err(|error| Problem::from(StoreError::Unavailable(error)))
            })
        });
        answered.await
    }
}

/// A store task panicked or its runtime is shutting down.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("a store task did not end")]
pub struct Interrupted;

impl From<Interrupted> for Problem {
    fn from(interrupted: Interrupted) -> Self {
        Self::internal(&interrupted)
    }
}

/// What the account area needs.
pub struct Accounts {
    /// The store.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh identifiers and secrets.
    pub random: Arc<dyn Random>,
    /// Hashing.
    pub passwords: Passwords,
    /// Seals second factors.
    pub vault: Arc<Vault>,
    /// Where jobs are put.
    pub queue: Queue,
    /// Reads ID tokens, when it is configured.
    pub identities: Option<Arc<dyn IdentityProvider>>,
    /// Sign-ins whose tokens are no longer good.
    pub ended: Ended,
    /// Their tickets and sockets.
    pub sockets: crate::ws::Deps,
    /// Keeps [`Self::ended`] up to date.
    pub follower: Follower,
    /// See [`Settings::firebase`].
    pub firebase: Option<Arc<FirebaseApp>>,
}

impl Accounts {
    /// A sign-in has ended, and that is durable: so do its access tokens, tickets and sockets.
    pub fn ended(&self, account: AccountId, session: Uuid) {
        self.ended.enter(session, self.clock.now());
        self.sockets.close_session(account, session);
    }
}

/// What everything about calendars needs.
pub struct Booking {
    /// The store.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh identifiers.
    pub random: Arc<dyn Random>,
    /// All calendars.
    pub calendars: Calendars,
    /// Idempotency keys under way on this node.
    pub in_flight: InFlight,
    /// Where jobs are put.
    pub queue: Queue,
    /// Whether trainers need nobody's approval.
    pub approve_at_once: bool,
}

/// What the files area needs.
pub struct Uploads {
    /// The store.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh identifiers.
    pub random: Arc<dyn Random>,
    /// Where files are kept.
    pub storage: Storage,
    /// The shared runtime: what talks to where files are kept runs there.
    pub runtime: Handle,
    /// Idempotency keys under way on this node.
    pub in_flight: InFlight,
}

impl Uploads {
    /// Runs work on the shared runtime, to its end, whether or not the client waits.
    ///
    /// # Errors
    /// The work's own.
    pub async fn outside<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, Problem>> + Send + 'static,
    ) -> Result<T, Problem> {
        self.runtime.spawn(work).await.unwrap_or_else(|_| Err(Interrupted.into()))
    }
}

/// The present metrics as text.
pub struct Metrics(pub Arc<dyn Fn() -> String + Send + Sync>);

/// What seeing how this node does takes.
pub struct Overview {
    /// The store.
    pub db: Db,
    /// When this began to serve.
    pub started_at: Timestamp,
    /// What it depends on.
    pub systems: Systems,
    /// All calendars.
    pub calendars: Calendars,
    /// All sockets.
    pub sockets: crate::ws::Deps,
}

/// What our own pages need.
pub struct Site {
    /// Local defaults in force, each in a sentence.
    pub local_defaults: Vec<String>,
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Reads the links of letters.
    pub marks: Arc<Marks>,
    /// The letters that stay on this machine, where they may be looked at.
    pub postbox: Option<Arc<dyn Postbox>>,
}
