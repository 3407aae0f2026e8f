//! What a calendar costs: its slots, a decision, a clone.
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use fittribe_domain::{
    AccountId, BookingId, Calendar, Command, DecisionId, Interval, ServiceId, SessionId,
    booking::{Booking, BookingStatus, Party},
    calendar::{
        Version,
        command::{Action, Asker, Place},
    },
    decide,
    event::Setting,
    hours::WeeklyWindow,
    policy::{CancellationPolicy, Minutes, Policy},
    service::{Overrides, Price, Service, ServiceKind},
    session::{Session, SessionStatus},
    zone::Zone,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Time, Weekday},
};
use uuid::Uuid;

fn now() -> Timestamp {
    "2025-03-04T08:00:00Z".parse().unwrap()
}

fn service() -> ServiceId {
    Uuid::from_u64_pair(7, 1).into()
}

/// Open around the clock in Sofia, half an hour a session, with so many sessions spread over 60 days.
fn calendar(sessions: u32) -> Calendar {
    let account = Uuid::from_u64_pair(1, 0).into();
    let mut calendar =
        Calendar::new(Uuid::from_u64_pair(9, 0).into(), account, Zone::named("Europe/Sofia").unwrap());
    let days = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
    let days = days.into_iter().chain([Weekday::Saturday, Weekday::Sunday]);
    let weekly = days.map(|weekday| WeeklyWindow { weekday, start: Time::midnight(), end: Time::midnight() });
    calendar.configure(&Setting::Weekly(weekly.collect()));
    calendar.configure(&Setting::Policy(Policy { buffer_after: Minutes::new(5), ..Policy::default() }));
    calendar.configure(&Setting::Service(Service {
        id: service(),
        name: "Strength".to_owned(),
        description: String::new(),
        kind: ServiceKind::OneToOne,
        duration: Minutes::new(30),
        price: Price::Free,
        overrides: Overrides::default(),
        active: true,
    }));
    for number in 0..sessions {
        let start = now() + (i64::from(number) * 60 * 24 * 60 / i64::from(sessions) / 5 * 5).minutes();
        let interval = Interval::new(start, start + 30.minutes()).unwrap();
        let (session, booking) = booked(number.into(), interval);
        calendar.put_session(session);
        calendar.put_booking(booking);
    }
    calendar.compile(now());
    calendar
}

fn booked(number: u64, interval: Interval) -> (Session, Booking) {
    let session = Session {
        id: Uuid::from_u64_pair(4, number).into(),
        service: service(),
        class: false,
        interval,
        before: Minutes::new(0),
        after: Minutes::new(5),
        status: SessionStatus::Scheduled,
        held_until: None,
        capacity: 1,
        taken: 1,
        changed: Version::default(),
    };
    let booking = Booking {
        id: Uuid::from_u64_pair(3, number).into(),
        session: session.id,
        service: service(),
        client: Uuid::from_u64_pair(2, number).into(),
        status: BookingStatus::Confirmed,
        version: 1,
        hold_until: None,
        price: Price::Free,
        cancellation_policy: CancellationPolicy::default(),
        note: None,
        cancelled: None,
        created_at: now(),
        changed: Version::default(),
    };
    (session, booking)
}

fn book(start: Timestamp) -> Command {
    let client: AccountId = Uuid::from_u64_pair(2, 1 << 40).into();
    let action = Action::Book {
        booking: BookingId::from_uuid(Uuid::from_u64_pair(3, 1 << 40)),
        session: SessionId::from_uuid(Uuid::from_u64_pair(4, 1 << 40)),
        service: service(),
        place: Place::Start(start),
        client,
        confirm: true,
        note: None,
    };
    Command { by: Asker { account: Some(client), party: Party::Client }, action }
}

fn slots(c: &mut Criterion) {
    let mut group = c.benchmark_group("slots, 60 days around the clock, sessions");
    for sessions in [0, 100, 1000] {
        let calendar = calendar(sessions);
        group.bench_with_input(BenchmarkId::from_parameter(sessions), &calendar, |b, calendar| {
            b.iter(|| calendar.slots(service(), black_box(now())));
        });
    }
    group.finish();
}

fn decisions(c: &mut Criterion) {
    let calendar = calendar(1000);
    let id = DecisionId::from_uuid(Uuid::from_u64_pair(8, 1));
    let ask = |start| decide(&calendar, book(start), black_box(now()), id);
    let taken = calendar.sessions().nth(500).unwrap().interval.start();
    let free = Timestamp::from_second(*calendar.slots(service(), now()).free.get(200).unwrap()).unwrap();
    assert!(ask(free).is_ok() && ask(taken).is_err());
    let far = now() + (24 * 90).hours();
    c.bench_function("book, accepted", |b| b.iter(|| ask(black_box(free))));
    c.bench_function("book, refused: taken", |b| b.iter(|| ask(black_box(taken))));
    c.bench_function("book, refused: past the horizon", |b| b.iter(|| ask(black_box(far))));
    c.bench_function("book, refused: in the past", |b| b.iter(|| ask(black_box(now() - 2.hours()))));
    let decision = ask(free).unwrap();
    c.bench_function("apply", |b| {
        b.iter_batched_ref(|| calendar.clone(), |calendar| calendar.apply(&decision), BatchSize::LargeInput);
    });
}

fn copies(c: &mut Criterion) {
    let calendar = calendar(1000);
    c.bench_function("clone, 1000 sessions", |b| b.iter(|| black_box(&calendar).clone()));
    let tomorrow = now() + 24.hours();
    c.bench_function("compile, 60 days", |b| {
        b.iter_batched_ref(
            || calendar.clone(),
            |calendar| calendar.compile(black_box(tomorrow)),
            BatchSize::LargeInput,
        );
    });
    c.bench_function("availability, 1000 sessions", |b| b.iter(|| calendar.availability(black_box(now()))));
}

criterion_group!(benches, slots, decisions, copies);
criterion_main!(benches);
