//! Demo data: trainers in six time zones with services, hours, classes, bookings around today, and reviews of those that
//! are over. What a calendar holds is decided by the same rules that hold for everybody.

mod people;

use std::sync::Arc;

use fittribe_domain::{
    AccountId, BookingId, Calendar, DecisionId, ServiceId, SessionId, TrainerId,
    account::{Email, Role},
    booking::Party,
    calendar::command::{Action, Asker, Command, Place},
    decide,
    event::Setting,
    hours::WeeklyWindow,
    money::Money,
    policy::{Minutes, Policy},
    service::{Overrides, Price, Service, ServiceKind},
    trainer::Status,
    zone::Zone,
};
use fittribe_ports::random::Random;
use fittribe_store::{
    Database, StoreError,
    accounts::{self, Account},
    calendars,
    commit::{Verdict, Write, commit},
    reviews::{self, Review},
    trainers::{self, NewTrainer, Profile, Studio},
};
use jiff::{SignedDuration, Span, Timestamp, civil};

use people::{CLIENTS, FOUND, SAID, TRAINERS, TrainerSketch};

/// The password of every demo account.
pub const PASSWORD: &str = "fittribe-demo";
/// The demo administrator.
pub const ADMIN: &str = "admin@demo.fittribe.example";

/// Why demo data could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The database refused.
    #[error("the database refused the demo data")]
    Store(#[from] StoreError),
    /// Something in the demo data itself is wrong.
    #[error("the demo data is wrong: {0}")]
    Wrong(String),
}

fn wrong(error: impl std::fmt::Display) -> SeedError {
    SeedError::Wrong(error.to_string())
}

/// Loads the demo data, unless it is there. `password_hash` is the stored form of [`PASSWORD`]. Tells how
/// many bookings were made; `None` when the data was there already.
///
/// # Errors
/// See [`SeedError`].
pub async fn load(
    database: &Database,
    random: &dyn Random,
    now: Timestamp,
    password_hash: &str,
) -> Result<Option<usize>, SeedError> {
    let admin = Email::parse(ADMIN).map_err(wrong)?;
    let mut connection = database.read().await?;
    if accounts::find_by_email(&mut connection, &admin).await?.is_some() {
        return Ok(None);
    }
    drop(connection);
    let seeding = Seeding { database, random, now, password_hash };
    seeding.account(ADMIN, "Demo Administrator", Role::Admin, "UTC").await?;
    let mut clients = Vec::new();
    for (local, name, zone) in CLIENTS {
        clients.push(
            seeding.account(&format!("{local}@demo.fittribe.example"), name, Role::Client, zone).await?,
        );
    }
    let mut bookings = 0;
    for (index, sketch) in TRAINERS.iter().enumerate() {
        bookings += seeding.trainer(index, sketch, &clients).await?;
    }
    Ok(Some(bookings))
}

struct Seeding<'a> {
    database: &'a Database,
    random: &'a dyn Random,
    now: Timestamp,
    password_hash: &'a str,
}

/// What a demo trainer writes of themselves.
fn profile(index: usize, sketch: &TrainerSketch) -> Profile {
    let found = FOUND.get(index);
    let owned = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
    let studio = found.and_then(|found| found.studio).map(|(address, city, country, lat, lon)| Studio {
        address: address.to_owned(),
        city: city.to_owned(),
        country: country.to_owned(),
        at: Some((lat, lon)),
    });
    Profile {
        headline: sketch.headline.to_owned(),
        biography: sketch.biography.to_owned(),
        specialties: found.map_or_else(Vec::new, |found| owned(found.specialties)),
        languages: found.map_or_else(Vec::new, |found| owned(found.languages)),
        online: studio.is_none() || index.is_multiple_of(2),
        studio,
    }
}

/// A trainer's calendar while its history is made up.
struct History {
    calendar: Calendar,
    writes: Vec<Write>,
    attended: Vec<Attended>,
}

/// A booking whose session is over.
struct Attended {
    booking: BookingId,
    client: AccountId,
    over: Timestamp,
}

impl Seeding<'_> {
    async fn account(&self, email: &str, name: &str, role: Role, zone: &str) -> Result<AccountId, SeedError> {
        let account = Account {
            id: AccountId::from_uuid(self.random.uuid()),
            email: Email::parse(email).map_err(wrong)?,
            name: name.to_owned(),
            role,
            tz: Zone::named(zone).map_err(wrong)?,
            password_hash: Some(self.password_hash.to_owned()),
            created_at: self.now,
            suspended_at: None,
            verified_at: Some(self.now),
            avatar: None,
            bounced: None,
        };
        let id = account.id;
        self.database
            .run(move |conn| Box::pin(async move { accounts::insert(conn, &account).await }))
            .await
            .map(|()| id)
            .map_err(SeedError::Store)
    }

    async fn trainer(
        &self,
        index: usize,
        sketch: &TrainerSketch,
        clients: &[AccountId],
    ) -> Result<usize, SeedError> {
        let email = format!("{}@demo.fittribe.example", sketch.slug);
        let account = self.account(&email, sketch.name, Role::Trainer, sketch.zone).await?;
        let trainer = TrainerId::from_uuid(self.random.uuid());
        let zone = Zone::named(sketch.zone).map_err(wrong)?;
        let begun = self.now.checked_sub(SignedDuration::from_hours(24 * 14)).map_err(wrong)?;
        let opening = calendars::NewCalendar {
            trainer,
            account,
            zone,
            decision: DecisionId::from_uuid(self.random.uuid()),
            at: begun,
            accepting: true,
        };
        let page = NewTrainer {
            id: trainer,
            account,
            slug: sketch.slug.to_owned(),
            headline: sketch.headline.to_owned(),
            biography: sketch.biography.to_owned(),
            created_at: begun,
            status: Status::Approved,
        };
        let profile = profile(index, sketch);
        self.database
            .run(move |conn| {
                Box::pin(async move {
                    trainers::insert(conn, &page).await?;
                    calendars::open(conn, &opening).await?;
                    trainers::update(conn, trainer, 1, &profile).await.map(drop)
                })
            })
            .await
            .map_err(SeedError::Store)?;
        let mut connection = self.database.read().await?;
        let calendar = calendars::load(&mut connection, trainer, begun).await?;
        drop(connection);
        let calendar = calendar.ok_or_else(|| wrong("a calendar that was opened is not there"))?;
        let mut history = History { calendar, writes: Vec::new(), attended: Vec::new() };
        let services = self.rules(&mut history, sketch, begun)?;
        let bookings = self.contents(&mut history, index, &services, clients, begun)?;
        for some in history.writes.chunks(200) {
            let verdicts = commit(self.database, some).await?;
            if !verdicts.iter().all(|verdict| matches!(verdict, Verdict::Written { .. })) {
                return Err(wrong("a decision was not written"));
            }
        }
        // The first client has said nothing yet, nor have half of the others.
        let first = clients.first().copied();
        let said = history.attended.into_iter().filter(|attended| Some(attended.client) != first).step_by(2);
        self.reviews(trainer, index, said.collect()).await?;
        Ok(bookings)
    }

    async fn reviews(
        &self,
        trainer: TrainerId,
        index: usize,
        attended: Vec<Attended>,
    ) -> Result<(), SeedError> {
        let words = SAID.iter().cycle().skip(index * 3);
        let reviews = attended.into_iter().zip(words).map(|(attended, (rating, body, answer))| {
            let created_at = attended.over.saturating_add(SignedDuration::from_hours(3)).unwrap_or(self.now);
            let review = Review {
                id: self.random.uuid(),
                trainer,
                booking: attended.booking,
                client: attended.client,
                client_name: String::new(),
                rating: *rating,
                body: (*body).to_owned(),
                created_at: created_at.min(self.now),
                edited_at: None,
                answer: None,
                answered_at: None,
                reported: None,
                hidden_at: None,
            };
            let answered = answer.map(|answer| Review {
                answer: Some(answer.to_owned()),
                answered_at: Some(self.now),
                ..review.clone()
            });
            (review, answered)
        });
        let reviews: Vec<_> = reviews.collect();
        let written = self.database.transact(move |transaction| {
            Box::pin(async move {
                for (review, answered) in &reviews {
                    reviews::insert(transaction, review).await?;
                    if let Some(answered) = answered {
                        reviews::save(transaction, review, answered).await?;
                    }
                }
                Ok::<_, StoreError>(())
            })
        });
        Ok(written.await?)
    }

    /// Policy, hours and services; the services' ids are one-to-one first, then the class.
    fn rules(
        &self,
        history: &mut History,
        sketch: &TrainerSketch,
        at: Timestamp,
    ) -> Result<Vec<ServiceId>, SeedError> {
        let configure = |history: &mut History, setting| {
            self.decide(history, None, at, Action::Configure(Box::new(setting)))
        };
        let policy = Policy {
            buffer_after: Minutes::new(sketch.buffer),
            step: Minutes::new(sketch.step),
            ..Policy::default()
        };
        configure(history, Setting::Policy(policy))?;
        let weekly: Vec<WeeklyWindow> = sketch
            .days
            .iter()
            .flat_map(|day| sketch.windows.iter().map(move |(from, to)| (*day, *from, *to)))
            .map(|(weekday, from, to)| WeeklyWindow {
                weekday,
                start: civil::time(from, 0, 0, 0),
                end: civil::time(to, 0, 0, 0),
            })
            .collect();
        configure(history, Setting::Weekly(weekly))?;
        let mut services = Vec::new();
        for (name, minutes, minor) in sketch.sessions {
            let price = match minor {
                0 => Price::Free,
                minor => Price::InPerson { amount: Money::price(*minor, sketch.currency).map_err(wrong)? },
            };
            services.push(self.service(history, at, name, ServiceKind::OneToOne, *minutes, price)?);
        }
        let (name, minutes, capacity) = sketch.class;
        services.push(self.service(
            history,
            at,
            name,
            ServiceKind::Class { capacity },
            minutes,
            Price::Free,
        )?);
        Ok(services)
    }

    fn service(
        &self,
        history: &mut History,
        at: Timestamp,
        name: &str,
        kind: ServiceKind,
        minutes: u32,
        price: Price,
    ) -> Result<ServiceId, SeedError> {
        let id = ServiceId::from_uuid(self.random.uuid());
        let service = Service {
            id,
            name: name.to_owned(),
            description: String::new(),
            kind,
            duration: Minutes::new(minutes),
            price,
            overrides: Overrides::default(),
            active: true,
        };
        self.decide(history, None, at, Action::Configure(Box::new(Setting::Service(service))))?;
        Ok(id)
    }

    /// Classes twice a week and bookings from a week ago to two weeks ahead, spread by the trainer's index.
    fn contents(
        &self,
        history: &mut History,
        index: usize,
        services: &[ServiceId],
        clients: &[AccountId],
        begun: Timestamp,
    ) -> Result<usize, SeedError> {
        let (Some(class), Some(sessions)) =
            (services.last(), services.get(..services.len().saturating_sub(1)))
        else {
            return Ok(0);
        };
        let zone = history.calendar.zone().clone();
        let today = zone.date(self.now);
        let mut bookings = 0;
        for ahead in -7_i64..=14 {
            let date = today.saturating_add(Span::new().days(ahead));
            if date.weekday().to_monday_zero_offset() % 3 == 1 {
                bookings += self.class_on(history, &zone, date, *class, clients, begun)?;
            }
        }
        for (nth, client) in (0_i64..16).zip(clients.iter().cycle().skip(index)) {
            let Some(service) = sessions.iter().cycle().nth(usize::try_from(nth).unwrap_or(0)) else { break };
            let day = today.saturating_add(Span::new().days(nth * 21 / 16 - 7));
            // Made two days before, as people do, and never later than now.
            let at = zone
                .midnight(day)
                .checked_sub(SignedDuration::from_hours(40))
                .map_err(wrong)?
                .min(self.now)
                .max(begun);
            let free = history.calendar.slots(*service, at).free;
            let earliest = zone.midnight(day).as_second() + (nth % 5) * 5400;
            let Some(start) =
                free.iter().find(|start| **start >= earliest && **start >= at.as_second() + 7200)
            else {
                continue;
            };
            let start = Timestamp::from_second(*start).map_err(wrong)?;
            let Some(booking) = self.book(history, at, *service, Place::Start(start), *client) else {
                continue;
            };
            bookings += 1;
            let length = history.calendar.service(*service).map(|service| service.duration.duration());
            let over = start.saturating_add(length.unwrap_or_default()).unwrap_or(start);
            if over < self.now {
                history.attended.push(Attended { booking, client: *client, over });
            }
        }
        Ok(bookings)
    }

    fn class_on(
        &self,
        history: &mut History,
        zone: &Zone,
        date: civil::Date,
        service: ServiceId,
        clients: &[AccountId],
        begun: Timestamp,
    ) -> Result<usize, SeedError> {
        let start = date.at(18, 0, 0, 0).to_zoned(zone.rules().clone()).map_err(wrong)?.timestamp();
        let at = begun;
        let session = SessionId::from_uuid(self.random.uuid());
        if self
            .decide(history, None, at, Action::ScheduleClass { session, service, start, capacity: None })
            .is_err()
        {
            return Ok(0);
        }
        let seats = usize::try_from(date.day()).unwrap_or(1) % 7 + 2;
        let booked = clients
            .iter()
            .take(seats)
            .filter(|client| self.book(history, at, service, Place::Class(session), **client).is_some());
        Ok(booked.count())
    }

    /// The booking, where it could be made: two demo clients may want the same time.
    fn book(
        &self,
        history: &mut History,
        at: Timestamp,
        service: ServiceId,
        place: Place,
        client: AccountId,
    ) -> Option<BookingId> {
        let booking = BookingId::from_uuid(self.random.uuid());
        let action = Action::Book {
            booking,
            session: SessionId::from_uuid(self.random.uuid()),
            service,
            place,
            client,
            confirm: true,
            note: None,
        };
        self.decide(history, Some(client), at, action).is_ok().then_some(booking)
    }

    fn decide(
        &self,
        history: &mut History,
        client: Option<AccountId>,
        at: Timestamp,
        action: Action,
    ) -> Result<(), SeedError> {
        let account = history.calendar.account();
        let by = match client {
            Some(client) => Asker { account: Some(client), party: Party::Client },
            None => Asker { account: Some(account), party: Party::Trainer },
        };
        let id = DecisionId::from_uuid(self.random.uuid());
        let decision = decide(&history.calendar, Command { by, action }, at, id).map_err(wrong)?;
        history.calendar.apply(&decision);
        let trainer = history.calendar.trainer();
        history.writes.push(Write { trainer, account, decision: Arc::new(decision), claim: None });
        Ok(())
    }
}
