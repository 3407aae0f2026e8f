//! The server, from what it needs.

use std::{io, net::TcpListener, rc::Rc, sync::Arc, time::Duration};

use actix_web::{
    App, HttpServer,
    body::BoxBody,
    dev::{Server, ServiceRequest},
    middleware::{Next, from_fn},
    web::{Data, ServiceConfig, to},
};
use fittribe_ports::random::Random;

use crate::{
    accounts::{
        ended::{Ended, Follower},
        passwords::Passwords,
        tokens::Tokens,
    },
    deps::{Accounts, Booking, Db, Deps, Gate, Health, Metrics, Overview, Settings, Site, Uploads},
    docs::RouteTable,
    extract::keyed::InFlight,
    gateway::{Gateway, limits::Limits, load::Load},
    routes::routes,
    web::{Reach, WebApp, fallback},
    ws,
};

/// How long requests under way may take once the server stops.
const DRAIN_SECONDS: u64 = 20;

/// The areas' needs, shared by all workers.
#[derive(Clone)]
pub struct Edge {
    gate: Data<Gate>,
    accounts: Data<Accounts>,
    booking: Data<Booking>,
    uploads: Data<Uploads>,
    health: Data<Health>,
    metrics: Data<Metrics>,
    overview: Data<Overview>,
    site: Data<Site>,
    web: Data<WebApp>,
    table: Data<RouteTable>,
    load: Data<Load>,
    ws: Data<ws::Deps>,
    settings: Settings,
    random: Arc<dyn Random>,
}

fn web_app(settings: &Settings) -> io::Result<WebApp> {
    let Some(folder) = settings.web_dir.as_deref() else { return Ok(WebApp::default()) };
    let reach = Reach { firebase: settings.firebase.as_deref(), uploads: settings.upload_origin.as_deref() };
    WebApp::read(folder, reach, settings.public_url.clone())
}

impl Edge {
    /// Sorts what there is into areas.
    ///
    /// # Errors
    /// When passwords cannot be hashed here.
    pub fn new(deps: Deps) -> io::Result<Self> {
        let (database, runtime) = (deps.database.clone(), deps.runtime.clone());
        let db = Db::new(deps.database, deps.runtime.clone());
        let salt = deps.random.bytes32();
        let passwords = Passwords::new(deps.settings.hashing_at_once, salt).map_err(io::Error::other)?;
        let clock = deps.clock;
        let ended = Ended::default();
        let (sockets, following) = (deps.ws.clone(), Arc::clone(&clock));
        let follower = Follower::start(ended.clone(), database, sockets, following, &runtime);
        Ok(Self {
            gate: Data::new(Gate {
                tokens: Tokens::new(&deps.token_secret),
                clock: Arc::clone(&clock),
                trusted_proxies: deps.settings.trusted_proxies,
                admins_need_second_factor: deps.settings.admins_need_second_factor,
                ended: ended.clone(),
                limits: Limits::new(deps.limiter),
            }),
            overview: Data::new(Overview {
                db: db.clone(),
                started_at: clock.now(),
                systems: deps.systems,
                calendars: deps.calendars.clone(),
                sockets: deps.ws.clone(),
            }),
            accounts: Data::new(Accounts {
                db: db.clone(),
                clock: Arc::clone(&clock),
                random: Arc::clone(&deps.random),
                passwords,
                vault: deps.vault,
                queue: deps.queue.clone(),
                identities: deps.identities,
                ended,
                sockets: deps.ws.clone(),
                follower,
                firebase: deps.settings.firebase.clone(),
            }),
            booking: Data::new(Booking {
                db: db.clone(),
                clock: Arc::clone(&clock),
                random: Arc::clone(&deps.random),
                calendars: deps.calendars,
                in_flight: InFlight::default(),
                queue: deps.queue,
                approve_at_once: deps.settings.approve_at_once,
            }),
            site: Data::new(Site {
                local_defaults: deps.settings.local_defaults.clone(),
                db: db.clone(),
                clock: Arc::clone(&clock),
                marks: deps.marks,
                postbox: deps.postbox,
            }),
            uploads: Data::new(Uploads {
                db,
                clock,
                random: Arc::clone(&deps.random),
                storage: deps.storage,
                runtime,
                in_flight: InFlight::default(),
            }),
            health: Data::new(deps.health),
            metrics: Data::new(Metrics(deps.metrics)),
            web: Data::new(web_app(&deps.settings)?),
            table: Data::new(RouteTable::new()),
            load: Data::new(Load::new(deps.settings.max_in_flight)),
            ws: Data::new(deps.ws),
            settings: deps.settings,
            random: deps.random,
        })
    }
}

/// Routes with what their handlers need.
pub fn configure(cfg: &mut ServiceConfig, edge: &Edge) {
    cfg.app_data(edge.gate.clone())
        .app_data(edge.accounts.clone())
        .app_data(edge.booking.clone())
        .app_data(edge.uploads.clone())
        .app_data(edge.health.clone())
        .app_data(edge.metrics.clone())
        .app_data(edge.overview.clone())
        .app_data(edge.site.clone())
        .app_data(edge.web.clone())
        .app_data(edge.table.clone())
        .app_data(edge.load.clone())
        .app_data(edge.ws.clone())
        .default_service(to(fallback));
    routes(&mut utoipa_actix_web::service_config::ServiceConfig::new(cfg));
}

/// A server on a listener that is bound already. Signals are the caller's.
///
/// # Errors
/// When the listener cannot be used.
pub fn server(deps: Deps, listener: TcpListener, workers: usize) -> io::Result<Server> {
    let edge = Edge::new(deps)?;
    let certificate = edge.settings.certificate.clone();
    let factory = move || {
        let (load, table) = (edge.load.clone(), edge.table.clone());
        let gateway = Rc::new(Gateway::new(&edge.settings, edge.random.bytes32(), load, table));
        let through = move |req: ServiceRequest, next: Next<BoxBody>| {
            let gateway = Rc::clone(&gateway);
            async move { gateway.handle(req, next).await }
        };
        App::new().wrap(from_fn(through)).configure(|cfg| configure(cfg, &edge))
    };
    let server = HttpServer::new(factory)
        .workers(workers.max(1))
        .on_connect(ws::on_connect)
        .keep_alive(Duration::from_secs(75))
        .client_request_timeout(Duration::from_secs(10))
        .tls_handshake_timeout(Duration::from_secs(5))
        .shutdown_timeout(DRAIN_SECONDS)
        .disable_signals();
    let server = match certificate {
        Some(certificate) => {
            server.listen_rustls_0_23(listener, certificate.config().map_err(io::Error::other)?)?
        }
        None => server.listen(listener)?,
    };
    Ok(server.run())
}
