//! One trainer's calendar, in memory and in a database of its own.

use std::sync::Arc;

use fittribe_domain::{
    AccountId, BookingId, Calendar, Command, DecisionId, Interval, Rejection, ServiceId, SessionId,
    account::Role,
    booking::Party,
    calendar::command::{Action, Asker, Place},
    decide,
    event::Setting,
    hours::{WeeklyWindow, weekday},
    policy::{Minutes, Policy},
    service::{Overrides, Price, Service, ServiceKind},
    zone::Zone,
};
use fittribe_store::{
    Database, PgConnection,
    commit::{Claim, SavedReply, Verdict, Write, commit},
    testing::{self, Cast, TestDatabase},
    verify::{Finding, verify},
};
use jiff::{SignedDuration, Timestamp, civil::Time};
use sqlx::pool::PoolConnection;
use uuid::Uuid;

/// A Monday, an hour before the first bookings.
pub const NOW: &str = "2026-11-30T08:00:00.123456Z";

pub struct Scene {
    pub server: TestDatabase,
    pub cast: Cast,
    pub calendar: Calendar,
    pub now: Timestamp,
    pub one_to_one: ServiceId,
    pub class: ServiceId,
    drawn: u128,
}

impl Scene {
    /// A trainer open around the clock, with a one-to-one service of an hour and a class of three seats.
    pub async fn open() -> Self {
        let server = TestDatabase::create().await;
        let now: Timestamp = NOW.parse().unwrap();
        let mut conn = server.database().read().await.unwrap();
        let cast =
            testing::trainer(&mut conn, Uuid::from_u128(1 << 64), Zone::named("Europe/Sofia").unwrap(), now)
                .await;
        let cast = cast.unwrap();
        let calendar =
            fittribe_store::calendars::load(&mut conn, cast.trainer, Timestamp::MIN).await.unwrap().unwrap();
        drop(conn);
        let mut scene = Self { server, cast, calendar, now, one_to_one: id(7), class: id(8), drawn: 1 << 70 };
        let rules: Vec<Write> = scene.rules().into_iter().map(|rule| scene.configure(rule)).collect();
        scene.written(&rules).await;
        scene
    }

    fn rules(&self) -> Vec<Setting> {
        let midnight = Time::midnight();
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let open =
            |day| WeeklyWindow { weekday: weekday::named(day).unwrap(), start: midnight, end: midnight };
        let policy = Policy { notice: Minutes::new(0), max_holds_per_client: 10, ..Policy::default() };
        vec![
            Setting::Weekly(days.into_iter().map(open).collect()),
            Setting::Policy(policy),
            Setting::Service(service(self.one_to_one, ServiceKind::OneToOne)),
            Setting::Service(service(self.class, ServiceKind::Class { capacity: 3 })),
        ]
    }

    pub fn database(&self) -> &Database {
        self.server.database()
    }

    pub async fn conn(&self) -> PoolConnection<sqlx::Postgres> {
        self.database().read().await.unwrap()
    }

    /// A fresh identifier; they rise.
    pub fn draw<T: From<Uuid>>(&mut self) -> T {
        self.drawn += 1;
        id(self.drawn)
    }

    /// A client with an account.
    pub async fn client(&mut self) -> AccountId {
        let client = self.draw();
        testing::account(&mut *self.conn().await, client, Role::Client, self.now).await.unwrap();
        client
    }

    /// Noon of the day after tomorrow, plus so many hours.
    pub fn at(&self, hours: i64) -> Timestamp {
        let noon: Timestamp = "2026-12-02T12:00:00Z".parse().unwrap();
        noon + SignedDuration::from_hours(hours)
    }

    /// Decides, and takes the decision for granted.
    pub fn ask(
        &mut self,
        party: Party,
        account: Option<AccountId>,
        action: Action,
    ) -> Result<Write, Rejection> {
        let decision: DecisionId = self.draw();
        let command = Command { by: Asker { account, party }, action };
        let decision = decide(&self.calendar, command, self.now, decision)?;
        self.calendar.apply(&decision);
        let (trainer, account) = (self.cast.trainer, self.cast.account);
        Ok(Write { trainer, account, decision: Arc::new(decision), claim: None })
    }

    pub fn configure(&mut self, setting: Setting) -> Write {
        self.ask(Party::Trainer, Some(self.cast.account), Action::Configure(Box::new(setting))).unwrap()
    }

    pub fn take(&mut self, client: AccountId, place: Place, confirm: bool) -> (BookingId, Write) {
        let (booking, session) = (self.draw(), self.draw());
        let service = match place {
            Place::Start(_) => self.one_to_one,
            Place::Class(_) => self.class,
        };
        let note = Some("Left knee".to_owned());
        let book = Action::Book { booking, session, service, place, client, confirm, note };
        (booking, self.ask(Party::Client, Some(client), book).unwrap())
    }

    pub fn hold(&mut self, client: AccountId, start: Timestamp) -> (BookingId, Write) {
        self.take(client, Place::Start(start), false)
    }

    pub fn book(&mut self, client: AccountId, start: Timestamp) -> (BookingId, Write) {
        self.take(client, Place::Start(start), true)
    }

    pub fn confirm(&mut self, client: AccountId, booking: BookingId) -> Write {
        self.ask(Party::Client, Some(client), Action::Confirm { booking, expected: None }).unwrap()
    }

    pub fn release(&mut self, client: AccountId, booking: BookingId) -> Write {
        self.ask(Party::Client, Some(client), Action::Release { booking, expected: None }).unwrap()
    }

    pub fn cancel(&mut self, client: AccountId, booking: BookingId) -> Write {
        let cancel = Action::Cancel { booking, expected: None, reason: Some("Ill".to_owned()) };
        self.ask(Party::Client, Some(client), cancel).unwrap()
    }

    pub fn reschedule(&mut self, client: AccountId, booking: BookingId, place: Place) -> Write {
        self.ask(Party::Client, Some(client), Action::Reschedule { booking, expected: None, place }).unwrap()
    }

    pub fn schedule(&mut self, start: Timestamp) -> (SessionId, Write) {
        let session = self.draw();
        let schedule = Action::ScheduleClass { session, service: self.class, start, capacity: None };
        (session, self.ask(Party::Trainer, Some(self.cast.account), schedule).unwrap())
    }

    pub async fn commit(&self, writes: &[Write]) -> Vec<Verdict> {
        commit(self.database(), writes).await.unwrap()
    }

    /// Commits what must be written.
    pub async fn written(&self, writes: &[Write]) {
        for verdict in self.commit(writes).await {
            assert!(matches!(verdict, Verdict::Written { .. }), "{verdict:?}");
        }
    }

    pub async fn loaded(&self) -> Calendar {
        self.loaded_with(&mut *self.conn().await).await
    }

    async fn loaded_with(&self, conn: &mut PgConnection) -> Calendar {
        fittribe_store::calendars::load(conn, self.cast.trainer, Timestamp::MIN).await.unwrap().unwrap()
    }

    pub async fn findings(&self) -> Vec<Finding> {
        verify(&mut self.database().snapshot().await.unwrap()).await.unwrap()
    }

    /// The database and this state are the same, and nothing is wrong with either.
    pub async fn check(&self) {
        same(&self.calendar, &self.loaded().await);
        assert_eq!(self.findings().await, []);
    }
}

pub fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

pub fn service(id: ServiceId, kind: ServiceKind) -> Service {
    Service {
        id,
        name: "Strength".to_owned(),
        description: String::new(),
        kind,
        duration: Minutes::new(60),
        price: Price::Free,
        overrides: Overrides::default(),
        active: true,
    }
}

pub fn claim(account: AccountId, key: &str, body: &str) -> Arc<Claim> {
    let reply =
        SavedReply { status: 201, body: body.to_owned(), location: Some("/api/v1/bookings/1".to_owned()) };
    Arc::new(Claim { account, key: key.to_owned(), fingerprint: [7; 32], reply })
}

/// Equal in all that a decision looks at.
pub fn same(memory: &Calendar, loaded: &Calendar) {
    assert_eq!((memory.version(), memory.head()), (loaded.version(), loaded.head()));
    assert_eq!((memory.trainer(), memory.account()), (loaded.trainer(), loaded.account()));
    assert_eq!((memory.zone(), memory.accepting()), (loaded.zone(), loaded.accepting()));
    assert_eq!((memory.policy(), memory.services()), (loaded.policy(), loaded.services()));
    assert_eq!((memory.hours(), memory.external()), (loaded.hours(), loaded.external()));
    assert_eq!(memory.sessions().collect::<Vec<_>>(), loaded.sessions().collect::<Vec<_>>());
    for session in memory.sessions() {
        let (ours, theirs) = (memory.bookings_of(session.id), loaded.bookings_of(session.id));
        assert_eq!(ours.collect::<Vec<_>>(), theirs.collect::<Vec<_>>());
    }
    assert_eq!(memory.live_bookings(), loaded.live_bookings());
    assert_eq!(memory.deadlines().collect::<Vec<_>>(), loaded.deadlines().collect::<Vec<_>>());
}

/// An hour from an instant.
pub fn hour(start: Timestamp) -> Interval {
    Interval::starting(start, SignedDuration::from_hours(1)).unwrap()
}
