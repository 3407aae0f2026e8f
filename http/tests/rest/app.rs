//! The server under test, and people who use it.

use std::{
    net::{SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc,
    },
    time::Duration,
};

use actix_web::dev::ServerHandle;
use fittribe_actors::{
    calendars::Calendars,
    marks::Marks,
    system::{Living, Outside, Settings as ActorSettings},
};
use fittribe_adapters::{
    disk_files::DiskFiles, jpeg_pictures::JpegPictures, mailbox::Mailbox, memory_bus::MemoryBus,
    memory_limiter::MemoryLimiter, memory_once::MemoryOnce, os_random::OsRandom,
};
use fittribe_http::{
    Deps, Health, Settings, Storage,
    systems::{System, SystemKind, SystemState},
    ws::{self, LiveFeeds, Registry, Tickets},
};
use fittribe_ports::{
    clock::{Clock, ManualClock},
    identity::IdentityProvider,
    limiter::Limiter,
    mailer::Postbox,
};
use fittribe_store::{Database, jobs::Queue, testing::TestDatabase, vault::Vault};
use jiff::{SignedDuration, Timestamp};
use reqwest::{Client, Method, StatusCode, header::HeaderMap};
use secrecy::SecretBox;
use serde_json::{Value, json};

/// A Monday morning.
pub const START: &str = "2026-11-23T08:00:00Z";

/// The server.
pub struct App {
    address: SocketAddr,
    client: Client,
    pub clock: ManualClock,
    pub database: Arc<TestDatabase>,
    pub draining: Arc<AtomicBool>,
    /// The server's own.
    pub calendars: Calendars,
    handle: ServerHandle,
    names: AtomicU64,
    /// What the server keeps in its folder.
    pub files: DiskFiles,
    /// Letters that it shows, where it shows any.
    pub mailbox: Option<Mailbox>,
    _folder: tempfile::TempDir,
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub email: String,
    pub access: String,
    pub refresh: String,
}

/// A trainer who works every day from nine to five UTC and sells an hour.
#[derive(Clone, Debug)]
pub struct Studio {
    pub owner: Person,
    pub trainer: String,
    pub service: String,
}

/// A request in the making.
pub struct Call<'a> {
    app: &'a App,
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

pub const PASSWORD: &str = "correct horse battery staples";

/// What letters carry, as the server reads it.
pub fn marks() -> Marks {
    Marks::new(b"0123456789abcdef0123456789abcdef", Some("bounces@fittribe.example"))
}

fn living(database: Database, clock: Arc<dyn Clock>, runtime: tokio::runtime::Handle) -> Living {
    let outside = Outside {
        clock,
        random: Arc::new(OsRandom),
        database,
        bus: Arc::new(MemoryBus::new(false)),
        runtime,
    };
    Living::start(outside, &ActorSettings { shards: 2, ..ActorSettings::default() })
}

fn deps(
    living: &Living,
    settings: Settings,
    outside: (Database, Arc<dyn Clock>, tokio::runtime::Handle),
    draining: Arc<AtomicBool>,
    limiter: Option<Arc<dyn Limiter>>,
    (files, mailbox, identities): (DiskFiles, Option<Mailbox>, Option<Arc<dyn IdentityProvider>>),
) -> Deps {
    let (database, clock, runtime) = outside;
    let feeds =
        LiveFeeds::new(living.calendars.clone(), living.channels.clone(), database.clone(), runtime.clone());
    let storage = Storage {
        files: Arc::new(files.clone()),
        direct: Some(Arc::new(files)),
        pictures: Arc::new(JpegPictures::new(runtime.clone(), 2)),
    };
    Deps {
        storage,
        marks: Arc::new(marks()),
        postbox: mailbox.map(|mailbox| Arc::new(mailbox) as Arc<dyn Postbox>),
        random: Arc::new(OsRandom),
        calendars: living.calendars.clone(),
        token_secret: SecretBox::new(Box::new(b"0123456789abcdef0123456789abcdef".to_vec())),
        vault: Arc::new(Vault::new(&[[7; 32]]).unwrap()),
        settings,
        health: Health { draining, writers_alive: Arc::new(|| true) },
        metrics: Arc::new(|| "fittribe_up 1\n".to_owned()),
        limiter,
        identities,
        systems: Arc::new(|| Box::pin(async { vec![mail_system()] })),
        queue: Queue::new(&database).unwrap(),
        ws: ws::Deps {
            feeds: Arc::new(feeds),
            hub: living.hub.clone(),
            clock: Arc::clone(&clock),
            random: Arc::new(OsRandom),
            tickets: Tickets::new(Arc::new(MemoryOnce::new(10_000))),
            registry: Registry::default(),
            config: Arc::default(),
        },
        clock,
        database,
        runtime,
    }
}

/// What the server says that it depends on.
fn mail_system() -> System {
    System {
        name: "mail",
        kind: SystemKind::Local,
        state: SystemState::Ok,
        detail: "letters stay here".to_owned(),
    }
}

impl App {
    pub async fn start() -> Self {
        Self::with(Settings::default()).await
    }

    pub async fn with(settings: Settings) -> Self {
        Self::on(Arc::new(TestDatabase::create().await), settings).await
    }

    /// With limits, which would be in the way of most tests.
    pub async fn limited() -> Self {
        let database = Arc::new(TestDatabase::create().await);
        let settings = Settings { approve_at_once: true, ..Settings::default() };
        Self::open(database, settings, Some(Arc::new(MemoryLimiter::new())), None, false).await
    }

    /// A node of its own on a database that may have others.
    pub async fn on(database: Arc<TestDatabase>, settings: Settings) -> Self {
        Self::open(database, Settings { approve_at_once: true, ..settings }, None, None, false).await
    }

    /// Where an administrator looks at trainers before they are booked.
    pub async fn strict() -> Self {
        Self::open(Arc::new(TestDatabase::create().await), Settings::default(), None, None, false).await
    }

    /// With a provider of identities.
    pub async fn knowing(identities: Arc<dyn IdentityProvider>) -> Self {
        let database = Arc::new(TestDatabase::create().await);
        let settings = Settings { approve_at_once: true, ..Settings::default() };
        Self::open(database, settings, None, Some(identities), false).await
    }

    /// In development without a mail server: letters that stay are shown.
    pub async fn showing_mail() -> Self {
        let database = Arc::new(TestDatabase::create().await);
        Self::open(database, Settings::default(), None, None, true).await
    }

    async fn open(
        database: Arc<TestDatabase>,
        settings: Settings,
        limiter: Option<Arc<dyn Limiter>>,
        identities: Option<Arc<dyn IdentityProvider>>,
        shows_mail: bool,
    ) -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let clock = ManualClock::at(START.parse().unwrap());
        let draining = Arc::new(AtomicBool::new(false));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let outside = (
            database.database().clone(),
            Arc::new(clock.clone()) as Arc<dyn Clock>,
            tokio::runtime::Handle::current(),
        );
        let folder = tempfile::tempdir().unwrap();
        let site = format!("http://{address}");
        let files = DiskFiles::open(folder.path(), &site, b"a secret", Arc::new(clock.clone())).unwrap();
        let kept = files.clone();
        let mailbox = shows_mail.then(|| {
            let folder = folder.path().join("mail");
            Mailbox::open(&folder, "FitTribe <post@fittribe.example>", Arc::new(clock.clone())).unwrap()
        });
        let shown = mailbox.clone();
        let leaving = Arc::clone(&draining);
        let (ready, started) = mpsc::channel();
        std::thread::spawn(move || {
            actix_rt::System::new().block_on(async move {
                let (database, clock, runtime) = outside;
                let living = living(database.clone(), Arc::clone(&clock), runtime.clone());
                let beside = (kept, shown, identities);
                let deps = deps(&living, settings, (database, clock, runtime), leaving, limiter, beside);
                let calendars = living.calendars.clone();
                let server = fittribe_http::server(deps, listener, 2).unwrap();
                ready.send((server.handle(), calendars)).unwrap();
                server.await.unwrap();
            });
        });
        let (handle, calendars) = tokio::task::spawn_blocking(move || started.recv().unwrap()).await.unwrap();
        let client = Client::builder().timeout(Duration::from_secs(60)).build().unwrap();
        let names = AtomicU64::new(0);
        Self {
            address,
            client,
            clock,
            database,
            draining,
            calendars,
            handle,
            names,
            files,
            mailbox,
            _folder: folder,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn advance(&self, by: SignedDuration) {
        self.clock.advance(by);
    }

    /// Something that no other call gives.
    pub fn fresh(&self) -> String {
        format!("n{}", self.names.fetch_add(1, Ordering::Relaxed))
    }

    fn call(&self, method: Method, path: &str) -> Call<'_> {
        Call { app: self, method, path: path.to_owned(), headers: Vec::new(), body: None }
    }

    pub fn get(&self, path: &str) -> Call<'_> {
        self.call(Method::GET, path)
    }

    /// A POST with a fresh idempotency key.
    pub fn post(&self, path: &str, body: Value) -> Call<'_> {
        self.call(Method::POST, path).header("idempotency-key", &self.fresh()).json(body)
    }

    pub fn put(&self, path: &str, body: Value) -> Call<'_> {
        self.call(Method::PUT, path).json(body)
    }

    pub fn method(&self, method: &str, path: &str) -> Call<'_> {
        self.call(method.parse().unwrap(), path)
    }

    /// A whole link of ours as a path that [`Self::method`] takes.
    #[track_caller]
    pub fn path_of(&self, link: &str) -> String {
        let path = link.strip_prefix(&format!("http://{}", self.address));
        format!("!{}", path.unwrap_or_else(|| panic!("{link} leads elsewhere")))
    }

    /// A path outside `/api/v1`.
    pub async fn bare(&self, path: &str) -> Reply {
        self.call(Method::GET, &format!("!{path}")).send().await
    }

    pub async fn sign_up(&self, role: &str) -> Person {
        let email = format!("{}@example.org", self.fresh());
        let body = json!({"email": email, "password": PASSWORD, "name": "Somebody", "role": role});
        let reply = self.post("/auth/sign-up", body).send().await.expect(201);
        Person::of(&reply.json())
    }

    pub async fn client(&self) -> Person {
        self.sign_up("client").await
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> Reply {
        self.post("/auth/sign-in", json!({"email": email, "password": password})).send().await
    }

    /// An administrator: there is no way to become one but by hand.
    pub async fn admin(&self) -> Person {
        let person = self.client().await;
        let mut conn = self.database.database().read().await.unwrap();
        sqlx::query("UPDATE accounts SET role = 'admin' WHERE id = $1::uuid")
            .bind(person.id.parse::<uuid::Uuid>().unwrap())
            .execute(&mut *conn)
            .await
            .unwrap();
        Person::of(&self.sign_in(&person.email, PASSWORD).await.expect(200).json())
    }

    /// A trainer with hours and a free one-to-one service of an hour, bookable without notice.
    pub async fn studio(&self) -> Studio {
        let owner = self.sign_up("trainer").await;
        let page = json!({"slug": format!("studio-{}", self.fresh()), "headline": "Moves you", "tz": "UTC"});
        let trainer = self.post("/trainers", page).by(&owner).send().await.expect(201).json();
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let weekly: Vec<Value> =
            days.iter().map(|day| json!({"weekday": day, "start": "09:00", "end": "17:00"})).collect();
        self.put("/trainers/me/hours", json!({"weekly": weekly})).by(&owner).send().await.expect(200);
        let service = self.service(&owner, json!({})).await;
        Studio { owner, trainer: trainer["id"].as_str().unwrap().to_owned(), service }
    }

    /// A service: a free hour without notice, but for what is said.
    pub async fn service(&self, owner: &Person, but: Value) -> String {
        let mut service = json!({
            "name": "One hour", "kind": {"type": "one_to_one"}, "duration": 60, "price": {"pay": "free"},
            "overrides": {"notice": 0},
        });
        for (name, value) in but.as_object().unwrap() {
            service[name] = value.clone();
        }
        let made = self.post("/services", service).by(owner).send().await.expect(201).json();
        made["id"].as_str().unwrap().to_owned()
    }

    /// A booking at a start.
    pub fn book<'a>(&'a self, studio: &Studio, start: &str, confirm: bool) -> Call<'a> {
        let body =
            json!({"trainer": studio.trainer, "service": studio.service, "start": start, "confirm": confirm});
        self.post("/bookings", body)
    }
}

impl Drop for App {
    fn drop(&mut self) {
        // Told to stop; its thread ends by itself.
        drop(self.handle.stop(false));
    }
}

impl Person {
    pub fn of(session: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Self {
            id: text(&session["account"]["id"]),
            email: text(&session["account"]["email"]),
            access: text(&session["access_token"]),
            refresh: text(&session["refresh_token"]),
        }
    }
}

impl Call<'_> {
    pub fn by(self, person: &Person) -> Self {
        self.header("authorization", &format!("Bearer {}", person.access))
    }

    /// By somebody, or nobody.
    pub fn by_maybe(self, person: Option<&Person>) -> Self {
        match person {
            Some(person) => self.by(person),
            None => self,
        }
    }

    pub fn key(mut self, key: &str) -> Self {
        self.headers.retain(|(name, _)| name != "idempotency-key");
        self.header("idempotency-key", key)
    }

    pub fn without_key(mut self) -> Self {
        self.headers.retain(|(name, _)| name != "idempotency-key");
        self
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn json(self, body: Value) -> Self {
        self.text(&body.to_string(), "application/json")
    }

    pub fn text(self, body: &str, content_type: &str) -> Self {
        self.bytes(body.as_bytes(), content_type)
    }

    pub fn bytes(mut self, body: &[u8], content_type: &str) -> Self {
        self.body = Some(body.to_vec());
        self.headers.retain(|(name, _)| name != "content-type");
        self.header("content-type", content_type)
    }

    pub async fn send(self) -> Reply {
        let path = match self.path.strip_prefix('!') {
            Some(outside) => outside.to_owned(),
            None => format!("/api/v1{}", self.path),
        };
        let mut request = self.app.client.request(self.method, format!("http://{}{path}", self.app.address));
        for (name, value) in self.headers {
            request = request.header(name, value);
        }
        if let Some(body) = self.body {
            request = request.body(body);
        }
        let answer = request.send().await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = answer.bytes().await.unwrap().to_vec();
        Reply { status, headers, text: String::from_utf8_lossy(&bytes).into_owned(), bytes }
    }
}

impl Reply {
    /// Goes on when the status is this one.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Goes on when it is this problem, well formed.
    #[track_caller]
    pub fn problem(self, status: u16, slug: &str) -> Value {
        let body = self.json();
        assert_eq!(body["type"], format!("urn:fittribe:problem:{slug}"), "{body}");
        assert_eq!((self.status.as_u16(), &body["status"]), (status, &json!(status)), "{body}");
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(body["request_id"], self.header("x-request-id"), "{body}");
        assert!(body["title"].is_string() && body["detail"].is_string(), "{body}");
        body
    }
}

impl App {
    /// Somebody after a while, with a token that is good then.
    pub async fn later(&self, person: &Person, by: SignedDuration) -> Person {
        self.advance(by);
        Person::of(&self.sign_in(&person.email, PASSWORD).await.expect(200).json())
    }
}

impl Reply {
    /// The content coding of an answer with this status.
    #[track_caller]
    pub fn expect_status(&self, status: u16) -> &str {
        assert_eq!(self.status.as_u16(), status);
        self.header("content-encoding")
    }
}
