//! People and calendars to measure with.

use std::{cell::Cell, net::SocketAddr};

use fittribe_adapters::{os_random::OsRandom, system_clock::SystemClock};
use fittribe_domain::{
    AccountId, DecisionId, TrainerId,
    account::{Email, Role},
    trainer::Status,
    zone::Zone,
};
use fittribe_http::accounts::tokens::{Proof, Tokens};
use fittribe_ports::{clock::Clock, random::Random};
use fittribe_store::{
    Database, PoolSettings, StoreError,
    accounts::{self, Account},
    calendars::{self, NewCalendar},
    trainers::{self, NewTrainer},
};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretBox;
use uuid::Uuid;

use crate::{
    Outcome,
    bench::SECRET,
    http::{Connection, request},
};

/// What a trainer of the bench offers.
pub struct Offer {
    /// Minutes of a session.
    pub duration: u32,
    /// Minutes between starts.
    pub step: u32,
    /// Local days ahead.
    pub horizon_days: u32,
    /// Open from and to, every day, UTC.
    pub open: (&'static str, &'static str),
}

/// Around the clock, for a year, in steps of five minutes: free times never run out.
pub const ENDLESS: Offer = Offer { duration: 5, step: 5, horizon_days: 365, open: ("00:00", "00:00") };
/// As trainers are.
pub const USUAL: Offer = Offer { duration: 60, step: 15, horizon_days: 60, open: ("09:00", "17:00") };

/// A trainer's calendar.
pub struct Trainer {
    /// Whose.
    pub id: Uuid,
    /// The one-to-one service.
    pub service: Uuid,
    first: Timestamp,
    step: i64,
    taken: Cell<i64>,
}

impl Trainer {
    /// The next start that nobody was given. Only for trainers who are open around the clock.
    pub fn next_start(&self) -> Timestamp {
        let nth = self.taken.get();
        self.taken.set(nth + 1);
        self.start(nth)
    }

    /// So many hours after opening, so many days after tomorrow. Only for trainers who are open from nine.
    pub fn hour(&self, days: i64, hours: i64) -> Timestamp {
        self.first + SignedDuration::from_hours(24 * days + 9 + hours)
    }

    /// The start of so many steps after tomorrow's first.
    pub fn start(&self, nth: i64) -> Timestamp {
        self.first + SignedDuration::from_mins(nth * self.step)
    }
}

/// An access token, good for a quarter of an hour.
pub fn token(account: Uuid, role: Role) -> Outcome<String> {
    let tokens = Tokens::new(&SecretBox::new(Box::new(SECRET.as_bytes().to_vec())));
    let proof = Proof { at: SystemClock.now(), second_factor: false };
    let issued = tokens.issue(AccountId::from_uuid(account), role, OsRandom.uuid(), proof, SystemClock.now());
    issued.map_err(|_| "a token could not be signed".into())
}

/// Connects a store to a database, and brings its schema up to date.
pub async fn store(url: &str) -> Outcome<Database> {
    let database =
        Database::connect(url, PoolSettings { max_connections: 2, ..PoolSettings::default() }).await?;
    database.migrate().await?;
    Ok(database)
}

fn account(role: Role) -> Outcome<Account> {
    let id = AccountId::from_uuid(OsRandom.uuid());
    Ok(Account {
        id,
        email: Email::parse(&format!("{id}@bench.fittribe.example"))?,
        name: "Somebody".to_owned(),
        role,
        tz: Zone::UTC,
        password_hash: Some("none".to_owned()),
        created_at: SystemClock.now(),
        suspended_at: None,
        verified_at: None,
        avatar: None,
        bounced: None,
    })
}

/// So many clients; their tokens.
pub async fn clients(database: &Database, count: usize) -> Outcome<Vec<String>> {
    let fresh = (0..count).map(|_| account(Role::Client)).collect::<Outcome<Vec<_>>>()?;
    let tokens = fresh.iter().map(|client| token(client.id.uuid(), Role::Client)).collect();
    let inserted = database.run(move |conn| {
        Box::pin(async move {
            for client in &fresh {
                accounts::insert(conn, client).await?;
            }
            Ok::<_, StoreError>(())
        })
    });
    inserted.await?;
    tokens
}

/// So many trainers on a running server, all with the same offer.
pub async fn trainers(
    database: &Database,
    server: SocketAddr,
    count: usize,
    offer: &Offer,
) -> Outcome<Vec<Trainer>> {
    let mut opened = Vec::new();
    for _ in 0..count {
        opened.push((account(Role::Trainer)?, TrainerId::from_uuid(OsRandom.uuid())));
    }
    insert(database, opened.clone()).await?;
    let mut connection = Connection::open(server).await?;
    let mut made = Vec::new();
    for (account, id) in opened {
        let token = token(account.id.uuid(), Role::Trainer)?;
        let service = publish(&mut connection, &token, offer).await?;
        let tomorrow = Zone::UTC.midnight(Zone::UTC.date(SystemClock.now()).tomorrow()?);
        made.push(Trainer {
            id: id.uuid(),
            service,
            first: tomorrow,
            step: i64::from(offer.step),
            taken: Cell::new(0),
        });
    }
    Ok(made)
}

async fn insert(database: &Database, opened: Vec<(Account, TrainerId)>) -> Outcome<()> {
    let inserted = database.run(move |conn| {
        Box::pin(async move {
            for (account, id) in &opened {
                accounts::insert(conn, account).await?;
                let page = NewTrainer {
                    id: *id,
                    account: account.id,
                    slug: format!("bench-{}", id.uuid().simple()),
                    headline: "Trains".to_owned(),
                    biography: String::new(),
                    created_at: account.created_at,
                    status: Status::Approved,
                };
                trainers::insert(conn, &page).await?;
                let decision = DecisionId::from_uuid(OsRandom.uuid());
                let (trainer, zone, at) = (*id, Zone::UTC, account.created_at);
                calendars::open(
                    conn,
                    &NewCalendar { trainer, account: account.id, zone, decision, at, accepting: true },
                )
                .await?;
            }
            Ok::<_, StoreError>(())
        })
    });
    Ok(inserted.await?)
}

/// Policy, hours and a service, over REST; the service's id.
async fn publish(connection: &mut Connection, token: &str, offer: &Offer) -> Outcome<Uuid> {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let (start, end) = offer.open;
    let weekly = days.map(|day| serde_json::json!({ "weekday": day, "start": start, "end": end }));
    let policy = serde_json::json!({
        "step": offer.step, "notice": 0, "horizon_days": offer.horizon_days, "buffer_before": 0, "buffer_after": 0,
        "hold": 10, "max_holds_per_client": 2, "reschedule_notice": 0,
        "cancellation": [{ "hours_before": 24, "percent": 100 }, { "hours_before": 2, "percent": 50 }],
    });
    let service = serde_json::json!({
        "name": "Training", "kind": { "type": "one_to_one" }, "duration": offer.duration, "price": { "pay": "free" },
    });
    let weekly = serde_json::json!({ "weekly": weekly });
    put(connection, "PUT", "/trainers/me/policy", token, &policy).await?;
    put(connection, "PUT", "/trainers/me/hours", token, &weekly).await?;
    let made = put(connection, "POST", "/services", token, &service).await?;
    Ok(made["id"].as_str().ok_or("a service has no id")?.parse()?)
}

async fn put(
    connection: &mut Connection,
    method: &str,
    path: &str,
    token: &str,
    body: &serde_json::Value,
) -> Outcome<serde_json::Value> {
    let key = format!("idempotency-key: {}\r\n", OsRandom.uuid());
    let asked = request(method, &format!("/api/v1{path}"), Some(token), &key, &body.to_string());
    let answer = connection.exchange(&asked).await?;
    if answer.status >= 300 {
        return Err(
            format!("{method} {path}: {} {}", answer.status, String::from_utf8_lossy(answer.body)).into()
        );
    }
    answer.json()
}
