//! A node's living part on a database of its own, with a clock that stands still until it is moved.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a stage that cannot be set fails the test")]
#![allow(dead_code, reason = "each test binary uses a part of the stage")]

use std::{sync::Arc, time::Duration};

use fittribe_actors::{
    calendars::{Answer, AskError, Calendars, ClaimRequest, Request},
    system::{Living, Outside, Settings},
    upkeep::Pace,
};
use fittribe_adapters::{memory_bus::MemoryBus, os_random::OsRandom};
use fittribe_domain::{
    AccountId, BookingId, Calendar, Command, DecisionId, ServiceId, SessionId, TrainerId,
    account::{Email, Role},
    booking::Party,
    calendar::command::{Action, Asker, Place},
    event::{Decision, Setting},
    hours::WeeklyWindow,
    policy::{Minutes, Policy},
    service::{Overrides, Price, Service, ServiceKind},
    trainer::Status,
    zone::Zone,
};
use fittribe_ports::{clock::ManualClock, random::Random};
use fittribe_store::{
    Database, PoolSettings, StoreError, accounts, calendars, idempotency::SavedReply, testing::TestDatabase,
    trainers,
};
use jiff::{SignedDuration, Timestamp, civil::Weekday};
use tokio::runtime::{Builder, Runtime};

/// Monday, 2026-03-02, 06:00 UTC.
pub const START: &str = "2026-03-02T06:00:00Z";

pub struct Stage {
    pub runtime: Runtime,
    pub test_database: TestDatabase,
    pub clock: ManualClock,
}

impl Stage {
    /// Runs a test on a stage, within an actix system.
    pub fn play<F: Future<Output = ()>>(test: impl FnOnce(Arc<Self>) -> F) {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let settings = PoolSettings { max_connections: 12, ..PoolSettings::default() };
        let test_database = runtime.block_on(TestDatabase::with(settings));
        let clock = ManualClock::at(START.parse().unwrap());
        let stage = Arc::new(Self { runtime, test_database, clock });
        actix_rt::System::new().block_on(test(Arc::clone(&stage)));
        let stage = Arc::into_inner(stage).expect("the test gives its stage back");
        let Self { runtime, test_database, .. } = stage;
        runtime.block_on(async move { drop(test_database) });
        runtime.shutdown_timeout(Duration::from_secs(1));
    }

    pub fn database(&self) -> Database {
        self.test_database.database().clone()
    }

    /// A node. Several may share the stage.
    pub fn node(&self) -> Living {
        self.node_with(&Self::settings())
    }

    pub fn settings() -> Settings {
        Settings {
            shards: 2,
            patience: Duration::from_secs(20),
            pace: Pace { connected: Duration::from_millis(200), away: Duration::from_millis(200) },
            ..Settings::default()
        }
    }

    pub fn node_with(&self, settings: &Settings) -> Living {
        let outside = Outside {
            clock: Arc::new(self.clock.clone()),
            random: Arc::new(OsRandom),
            database: self.database(),
            bus: Arc::new(MemoryBus::new(false)),
            runtime: self.runtime.handle().clone(),
        };
        Living::start(outside, settings)
    }

    /// Runs a future on the shared runtime, as everything that talks to the store must.
    pub async fn on_runtime<T: Send + 'static>(&self, work: impl Future<Output = T> + Send + 'static) -> T {
        self.runtime.spawn(work).await.unwrap()
    }

    pub async fn account(&self, role: Role) -> AccountId {
        let id = AccountId::from_uuid(OsRandom.uuid());
        let account = accounts::Account {
            id,
            email: Email::parse(&format!("{id}@example.org")).unwrap(),
            name: "Somebody".to_owned(),
            role,
            tz: Zone::UTC,
            password_hash: Some("x".to_owned()),
            created_at: START.parse().unwrap(),
            suspended_at: None,
            verified_at: None,
            avatar: None,
            bounced: None,
        };
        let database = self.database();
        self.on_runtime(async move {
            database.run(move |conn| Box::pin(async move { accounts::insert(conn, &account).await })).await
        })
        .await
        .map_err(|error: StoreError| error)
        .unwrap();
        id
    }

    pub async fn clients(&self, count: usize) -> Vec<AccountId> {
        let mut clients = Vec::with_capacity(count);
        for _ in 0..count {
            clients.push(self.account(Role::Client).await);
        }
        clients
    }

    /// A trainer in UTC, open 00:00–24:00 every day, without notice.
    pub async fn trainer(&self, node: &Living) -> Trainer {
        let account = self.account(Role::Trainer).await;
        let id = TrainerId::from_uuid(OsRandom.uuid());
        let page = trainers::NewTrainer {
            id,
            account,
            slug: format!("t-{id}"),
            headline: "Trains".to_owned(),
            biography: String::new(),
            created_at: START.parse().unwrap(),
            status: Status::Approved,
        };
        let opening = calendars::NewCalendar {
            trainer: id,
            account,
            zone: Zone::UTC,
            decision: DecisionId::from_uuid(OsRandom.uuid()),
            at: START.parse().unwrap(),
            accepting: true,
        };
        let database = self.database();
        self.on_runtime(async move {
            database
                .run(move |conn| {
                    Box::pin(async move {
                        trainers::insert(conn, &page).await?;
                        calendars::open(conn, &opening).await
                    })
                })
                .await
        })
        .await
        .map_err(|error: StoreError| error)
        .unwrap();
        let trainer = Trainer {
            id,
            account,
            hour: ServiceId::from_uuid(OsRandom.uuid()),
            class: ServiceId::from_uuid(OsRandom.uuid()),
        };
        let policy =
            Policy { notice: Minutes::new(0), reschedule_notice: Minutes::new(0), ..Policy::default() };
        trainer.configure(node, Setting::Policy(policy)).await;
        let all_week = [
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
            Weekday::Saturday,
            Weekday::Sunday,
        ];
        let midnight = jiff::civil::time(0, 0, 0, 0);
        let weekly = all_week.map(|weekday| WeeklyWindow { weekday, start: midnight, end: midnight });
        trainer.configure(node, Setting::Weekly(weekly.to_vec())).await;
        for (id, kind) in
            [(trainer.hour, ServiceKind::OneToOne), (trainer.class, ServiceKind::Class { capacity: 20 })]
        {
            let service = Service {
                id,
                name: "Training".to_owned(),
                description: String::new(),
                kind,
                duration: Minutes::new(60),
                price: Price::Free,
                overrides: Overrides::default(),
                active: true,
            };
            trainer.configure(node, Setting::Service(service)).await;
        }
        trainer
    }

    /// What `fittribe verify` finds.
    pub async fn findings(&self) -> Vec<fittribe_store::verify::Finding> {
        let database = self.database();
        self.on_runtime(
            async move { fittribe_store::verify::verify(&mut database.read().await.unwrap()).await },
        )
        .await
        .unwrap()
    }

    /// The calendar as the database holds it.
    pub async fn stored(&self, trainer: TrainerId) -> Calendar {
        let database = self.database();
        let since = START.parse::<Timestamp>().unwrap();
        self.on_runtime(async move {
            // A connection that was killed while it lay in the pool is noticed when it is used.
            for _ in 0..20 {
                match calendars::load(&mut database.read().await.unwrap(), trainer, since).await {
                    Err(StoreError::Unavailable(_)) => {}
                    loaded => return loaded,
                }
            }
            panic!("no connection that works")
        })
        .await
        .unwrap()
        .unwrap()
    }
}

#[derive(Clone, Copy)]
pub struct Trainer {
    pub id: TrainerId,
    pub account: AccountId,
    pub hour: ServiceId,
    pub class: ServiceId,
}

impl Trainer {
    pub async fn configure(&self, node: &Living, setting: Setting) {
        self.own(&node.calendars, Action::Configure(Box::new(setting))).await.unwrap();
    }

    /// The trainer acts on their own calendar.
    pub async fn own(&self, calendars: &Calendars, action: Action) -> Result<Answer, AskError> {
        let by = Asker { account: Some(self.account), party: Party::Trainer };
        calendars.ask(self.id, Request { command: Command { by, action }, claim: None }).await
    }

    pub fn book(&self, client: AccountId, place: Place, confirm: bool) -> Request {
        let service = if matches!(place, Place::Class(_)) { self.class } else { self.hour };
        let action = Action::Book {
            booking: BookingId::from_uuid(OsRandom.uuid()),
            session: SessionId::from_uuid(OsRandom.uuid()),
            service,
            place,
            client,
            confirm,
            note: None,
        };
        self.by_client(client, action)
    }

    pub fn by_client(&self, client: AccountId, action: Action) -> Request {
        let by = Asker { account: Some(client), party: Party::Client };
        Request { command: Command { by, action }, claim: None }
    }
}

/// So many hours after the start of the test's time, as a start.
pub fn hour(hours: i64) -> Place {
    Place::Start(START.parse::<Timestamp>().unwrap().checked_add(SignedDuration::from_hours(hours)).unwrap())
}

pub fn keyed(request: Request, account: AccountId, key: &str) -> Request {
    let claim = ClaimRequest { account, key: key.to_owned(), fingerprint: [7; 32], render };
    Request { claim: Some(claim), ..request }
}

fn render(decision: &Decision, _: &Calendar) -> SavedReply {
    let booking = decision.booking_after().map(|booking| booking.id.to_string()).unwrap_or_default();
    SavedReply { status: 201, body: booking, location: None }
}

pub fn decision(answer: &Answer) -> Arc<Decision> {
    match answer {
        Answer::Done { decision, .. } => Arc::clone(decision),
        Answer::Replayed(_) => panic!("a replay where a decision was expected"),
    }
}

pub fn booking(answer: &Answer) -> BookingId {
    decision(answer).booking.unwrap()
}

/// Waits on a condition, at most ten seconds.
pub async fn until<F: Future<Output = bool>>(what: &str, mut holds: impl FnMut() -> F) {
    for _ in 0..1000 {
        if holds().await {
            return;
        }
        actix_rt::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("ten seconds passed, and still not: {what}");
}
