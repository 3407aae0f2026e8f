//! A serving node, from start to end.

use std::{
    net::TcpListener,
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use actix_web::dev::ServerHandle;
use fittribe_actors::{
    jobs::{Doer, letters::Desk, outbox},
    marks::Marks,
    openings,
    system::{Living, Outside, Settings},
};
use fittribe_adapters::{
    memory_bus::MemoryBus, memory_limiter::MemoryLimiter, memory_once::MemoryOnce, os_random::OsRandom,
    redis_bus::RedisBus, redis_limiter::RedisLimiter, redis_once::RedisOnce, system_clock::SystemClock,
};
use fittribe_http::{Health, Storage, gateway::tls::Certificate, ws};
use fittribe_ports::{
    bus::Bus,
    identity::IdentityProvider,
    limiter::Limiter,
    mailer::{Mailer, Postbox},
    once::Once,
};
use fittribe_store::jobs::{self, Queue, Runner, schedule::Schedule};
use secrecy::{ExposeSecret, SecretBox};
use tokio::{runtime::Handle, task::JoinHandle};

use super::{
    Contents, LEAVING, OpenDatabase, files, load_demo, ring, runtime, site, systems, tls, token_secret, vault,
};
use crate::{
    Failure,
    config::{self, Config, Environment},
    seed, shutdown, telemetry,
};

/// Tickets that may be open on a node without a Redis.
const MOST_TICKETS: usize = 100_000;

/// Serves until it is asked to leave.
pub fn serve(config: &Config, contents: Contents) -> Result<ExitCode, Failure> {
    let runtime = runtime()?;
    ring();
    let traces = telemetry::start_logs_and_traces(config, runtime.handle())?;
    allow_many_sockets();
    let certificate = tls::certificate(config)?;
    let _following = certificate.as_ref().map(|found| found.follow(tls::EVERY, runtime.handle()));
    // Bound first: a port that is taken is told before anything is started.
    let listener = TcpListener::bind(config.bind)
        .map_err(|error| format!("cannot listen on {}: {error}", config.bind))?;
    let open = runtime.block_on(OpenDatabase::open(config))?;
    if contents == Contents::Demo {
        runtime.block_on(load_demo(&open.database))?;
    }
    let handle = runtime.handle().clone();
    let served =
        actix_rt::System::new().block_on(run(config, contents, &open, listener, handle, certificate));
    runtime.block_on(open.close());
    if let Some(traces) = traces {
        traces.close();
    }
    runtime.shutdown_timeout(Duration::from_secs(2));
    served.map(|()| ExitCode::SUCCESS)
}

async fn run(
    config: &Config,
    contents: Contents,
    open: &OpenDatabase,
    listener: TcpListener,
    runtime: Handle,
    certificate: Option<Arc<Certificate>>,
) -> Result<(), Failure> {
    let metrics = telemetry::start_metrics()?;
    let outside = Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(OsRandom),
        database: open.database.clone(),
        bus: bus(config, open.shared, &runtime).await?,
        runtime: runtime.clone(),
    };
    let living = Living::start(outside.clone(), &living_settings(config));
    let token_secret = token_secret(config)?;
    let address = listener.local_addr()?;
    let desk = desk(config, address, &token_secret);
    let marks = Arc::clone(&desk.marks);
    let beside = start_beside(&outside)?;
    let draining = Arc::new(AtomicBool::new(false));
    let registry = ws::Registry::new();
    let health = Health { draining: Arc::clone(&draining), writers_alive: Arc::new(living.writers_alive()) };
    let storage = files::storage(config, address, &outside, &token_secret)?;
    let doer = doer(config, desk, &outside, &living, &storage)?;
    let deps = fittribe_http::Deps {
        clock: Arc::clone(&outside.clock),
        random: Arc::clone(&outside.random),
        database: open.database.clone(),
        runtime,
        calendars: living.calendars.clone(),
        token_secret,
        vault: Arc::new(vault(config)?),
        marks,
        postbox: postbox(config, &outside)?,
        systems: systems::systems(config, &outside.clock, &outside.bus, &storage.files, &outside.runtime)?,
        settings: fittribe_http::Settings {
            upload_origin: files::upload_origin(&storage, &outside.runtime).await?,
            ..edge_settings(config, certificate)
        },
        storage,
        health,
        metrics: Arc::new(move || {
            metrics.run_upkeep();
            metrics.render()
        }),
        queue: Queue::new(&open.database)?,
        identities: identities(config, &outside)?,
        limiter: limiter(config, &outside.runtime).await?,
        ws: sockets(
            config,
            address,
            &outside,
            &living,
            registry.clone(),
            once(config, &outside.runtime).await?,
        ),
    };
    let server = fittribe_http::server(deps, listener, config.workers)?;
    // All that could be waited for, or fail, has come. From here on there is something to hand back.
    let mut signals = shutdown::Signals::listen()?;
    let jobs = start_jobs(config, doer, &outside)?;
    let stopping = server.handle();
    let serving = actix_rt::spawn(server);
    let node = Node { stopping, serving, draining, registry, beside, jobs, living };
    announce(config, contents, open, address);

    let asked = signals.asked().await;
    tracing::info!(signal = asked, "shutdown.asked");
    eprintln!("fittribe: leaving …");
    node.leave(&outside.runtime).await;
    Ok(())
}

fn living_settings(config: &Config) -> Settings {
    let defaults = Settings::default();
    Settings {
        shards: config.shards.unwrap_or(defaults.shards),
        writer_queue: config.writer_queue,
        idle: config.calendar_idle,
        ..defaults
    }
}

/// Starts what goes on for ever beside the rest: the index of openings, and letters from the event log.
fn start_beside(outside: &Outside) -> Result<Vec<JoinHandle<()>>, Failure> {
    let (database, clock) = (outside.database.clone(), Arc::clone(&outside.clock));
    let letters = outbox::keep(database.clone(), Queue::new(&database)?, Arc::clone(&clock));
    let openings = openings::keep(database, clock);
    Ok(vec![outside.runtime.spawn(openings), outside.runtime.spawn(letters)])
}

/// What runs, and has to end in order.
struct Node {
    stopping: ServerHandle,
    serving: JoinHandle<std::io::Result<()>>,
    draining: Arc<AtomicBool>,
    registry: ws::Registry,
    /// What goes on for ever beside the rest.
    beside: Vec<JoinHandle<()>>,
    jobs: Runner,
    living: Living,
}

impl Node {
    /// Lets requests end before jobs, and jobs before what they need.
    async fn leave(self, runtime: &Handle) {
        self.draining.store(true, Ordering::Relaxed);
        self.registry.shutdown();
        self.jobs.take_no_more();
        if tokio::time::timeout(LEAVING, self.stopping.stop(true)).await.is_err() {
            tracing::warn!("shutdown.requests_cut_off");
        }
        self.serving.abort();
        for task in self.beside {
            task.abort();
        }
        // On the runtime that it works on.
        drop(runtime.spawn(self.jobs.stop(Duration::from_secs(10))).await);
        self.living.stop(Duration::from_secs(3)).await;
    }
}

/// Ten thousand sockets need as many descriptors; the usual soft limit is a tenth of that.
fn allow_many_sockets() {
    if let Err(error) = rlimit::increase_nofile_limit(u64::MAX) {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}

async fn bus(config: &Config, shared: bool, runtime: &Handle) -> Result<Arc<dyn Bus>, Failure> {
    let Some(url) = &config.redis else { return Ok(Arc::new(MemoryBus::new(!shared))) };
    let url = url.expose_secret().to_owned();
    // The bus' connections belong on the shared runtime.
    let connected = runtime.spawn(async move { RedisBus::connect(&url).await }).await?;
    Ok(Arc::new(connected.map_err(|away| format!("FITTRIBE_REDIS_URL: {away}"))?))
}

async fn limiter(config: &Config, runtime: &Handle) -> Result<Option<Arc<dyn Limiter>>, Failure> {
    if !config.rate_limits {
        return Ok(None);
    }
    let Some(url) = &config.redis else { return Ok(Some(Arc::new(MemoryLimiter::new()))) };
    let url = url.expose_secret().to_owned();
    let connected = runtime.spawn(async move { RedisLimiter::connect(&url).await }).await?;
    Ok(Some(Arc::new(connected.map_err(|away| format!("FITTRIBE_REDIS_URL: {away}"))?)))
}

/// Whoever reads Firebase's tokens.
fn identities(config: &Config, outside: &Outside) -> Result<Option<Arc<dyn IdentityProvider>>, Failure> {
    let Some(firebase) = &config.firebase else { return Ok(None) };
    Ok(Some(Arc::new(super::firebase(firebase, &outside.clock, &outside.runtime)?)))
}

/// Whoever sends letters.
fn mailer(config: &Config, outside: &Outside) -> Result<Arc<dyn Mailer>, Failure> {
    match super::mail::smtp(config)? {
        Some(smtp) => Ok(Arc::new(smtp)),
        None => Ok(Arc::new(super::mail::mailbox(config, &outside.clock)?)),
    }
}

/// The letters that stay here, where they may be looked at.
fn postbox(config: &Config, outside: &Outside) -> Result<Option<Arc<dyn Postbox>>, Failure> {
    if !config.shows_mail() {
        return Ok(None);
    }
    Ok(Some(Arc::new(super::mail::mailbox(config, &outside.clock)?)))
}

/// What letters need.
fn desk(config: &Config, address: std::net::SocketAddr, secret: &SecretBox<Vec<u8>>) -> Desk {
    let marks = Marks::new(secret.expose_secret(), config.mail_bounces.as_deref());
    let site = config.public_url.clone().unwrap_or_else(|| site(config.scheme(), address));
    Desk { site, marks: Arc::new(marks) }
}

/// What this node's workers do jobs with.
fn doer(
    config: &Config,
    desk: Desk,
    outside: &Outside,
    living: &Living,
    storage: &Storage,
) -> Result<Doer, Failure> {
    // A pool of mail connections belongs to the runtime that it is made on.
    let _entered = outside.runtime.enter();
    Ok(Doer {
        clock: Arc::clone(&outside.clock),
        random: Arc::clone(&outside.random),
        database: outside.database.clone(),
        calendars: living.calendars.clone(),
        mailer: mailer(config, outside)?,
        files: Arc::clone(&storage.files),
        desk,
        queue: Queue::new(&outside.database)?,
    })
}

/// Starts this node's workers.
fn start_jobs(config: &Config, doer: Doer, outside: &Outside) -> Result<Runner, Failure> {
    let _entered = outside.runtime.enter();
    let settings = jobs::Settings::with_longest_try(config.longest_job);
    Ok(Runner::start(&outside.database, Arc::new(doer), &settings, Schedule::standing()?)?)
}

/// Socket tickets: any node's where there is a Redis.
async fn once(config: &Config, runtime: &Handle) -> Result<Arc<dyn Once>, Failure> {
    let Some(url) = &config.redis else { return Ok(Arc::new(MemoryOnce::new(MOST_TICKETS))) };
    let url = url.expose_secret().to_owned();
    let connected = runtime.spawn(async move { RedisOnce::connect(&url).await }).await?;
    Ok(Arc::new(connected.map_err(|away| format!("FITTRIBE_REDIS_URL: {away}"))?))
}

/// Where a build of the web app usually is: in the repository, or beside the binary.
fn usual_web_dir() -> Option<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("web")));
    let places = [Some(PathBuf::from("web/out")), beside];
    places.into_iter().flatten().find(|place| place.join("index.html").is_file())
}

fn edge_settings(config: &Config, certificate: Option<Arc<Certificate>>) -> fittribe_http::Settings {
    fittribe_http::Settings {
        https: certificate.is_some() || config.origins.iter().any(|origin| origin.starts_with("https://")),
        max_in_flight: config.gateway.max_in_flight,
        traces: config.gateway.traces.is_some(),
        certificate,
        allowed_origins: config.origins.clone(),
        local_defaults: config.local_defaults(),
        web_dir: config.gateway.web_dir.clone().or_else(usual_web_dir),
        public_url: config.public_url.clone(),
        firebase: config.firebase.as_ref().and_then(config::Firebase::app).map(Arc::new),
        trusted_proxies: config.trusted_proxies,
        admins_need_second_factor: config.environment == Environment::Production,
        approve_at_once: config.approve_at_once,
        ..fittribe_http::Settings::default()
    }
}

fn sockets(
    config: &Config,
    address: std::net::SocketAddr,
    outside: &Outside,
    living: &Living,
    registry: ws::Registry,
    once: Arc<dyn Once>,
) -> ws::Deps {
    let scheme = config.scheme();
    let own = [format!("{scheme}://{address}"), format!("{scheme}://localhost:{}", address.port())];
    let origins = if config.origins.is_empty() { own.to_vec() } else { config.origins.clone() };
    let feeds = ws::LiveFeeds::new(
        living.calendars.clone(),
        living.channels.clone(),
        outside.database.clone(),
        outside.runtime.clone(),
    );
    ws::Deps {
        feeds: Arc::new(feeds),
        hub: living.hub.clone(),
        clock: Arc::clone(&outside.clock),
        random: Arc::clone(&outside.random),
        tickets: ws::Tickets::new(once),
        registry,
        config: Arc::new(ws::Config {
            origins,
            sockets_per_account: config.sockets_per_account,
            ..ws::Config::default()
        }),
    }
}

/// Says where it serves, on standard output, and who can sign in to a demo.
fn announce(config: &Config, contents: Contents, open: &OpenDatabase, address: std::net::SocketAddr) {
    let scheme = config.scheme();
    println!("FitTribe serves on {scheme}://{address}");
    if let Some(server) = open.describe() {
        println!("  database   {server}");
    }
    for default in config.local_defaults() {
        println!("  local      {default}");
    }
    println!("  interface  {scheme}://{address}/docs");
    if config.shows_mail() {
        println!("  mail       {scheme}://{address}/dev/mail");
    }
    if contents == Contents::Demo {
        println!("  sign in    with the password `{}` as", seed::PASSWORD);
        println!("             trainer  ana-ivanova@demo.fittribe.example");
        println!("             client   nina@demo.fittribe.example");
        println!("             admin    {}", seed::ADMIN);
    }
    match config.database {
        Some(_) => println!("  stop       with Ctrl-C; the data stays in your database"),
        None => println!("  stop       with Ctrl-C; the data stays in {}", config.data_dir.display()),
    }
}
