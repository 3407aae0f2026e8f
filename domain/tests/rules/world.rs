//! Small calendars, made of what a test cares about.

use fittribe_domain::{
    AccountId, BookingId, Calendar, Command, DecisionId, Interval, Rejection, ServiceId, SessionId,
    TimeOffId, TrainerId,
    booking::{Booking, BookingStatus, Party},
    calendar::{
        Version,
        command::{Action, Asker, Place},
    },
    decide,
    event::{Decision, Setting},
    hours::{LocalWindow, TimeOff, WeeklyWindow},
    policy::{CancellationPolicy, Minutes, Policy},
    service::{Overrides, Price, Service, ServiceKind},
    session::{Session, SessionStatus},
    zone::Zone,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, Time, Weekday},
};
use uuid::Uuid;

pub const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

pub const CLASS_CAPACITY: u16 = 3;

pub fn uuid(kind: u64, number: u64) -> Uuid {
    Uuid::from_u64_pair(kind, number)
}

pub fn trainer_account() -> AccountId {
    uuid(1, 0).into()
}

pub fn client(number: u64) -> AccountId {
    uuid(2, number).into()
}

pub fn booking_id(number: u64) -> BookingId {
    uuid(3, number).into()
}

pub fn session_id(number: u64) -> SessionId {
    uuid(4, number).into()
}

pub fn time_off_id(number: u64) -> TimeOffId {
    uuid(6, number).into()
}

/// A one-to-one service of an hour.
pub fn one_to_one() -> ServiceId {
    uuid(7, 1).into()
}

/// A class service of an hour.
pub fn class() -> ServiceId {
    uuid(7, 2).into()
}

pub fn decision_id(number: u64) -> DecisionId {
    uuid(8, number).into()
}

/// `2025-03-04T09:00Z` and the like.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn later(instant: Timestamp, minutes: i64) -> Timestamp {
    instant + minutes.minutes()
}

pub fn clock(minute: u32) -> Time {
    Time::new((minute / 60 % 24).try_into().unwrap(), (minute % 60).try_into().unwrap(), 0, 0).unwrap()
}

pub fn window(start: &str, end: &str) -> LocalWindow {
    LocalWindow { start: start.parse().unwrap(), end: end.parse().unwrap() }
}

/// The same window on each day of the week.
pub fn daily(start: &str, end: &str) -> Vec<WeeklyWindow> {
    let LocalWindow { start, end } = window(start, end);
    WEEK.into_iter().map(|weekday| WeeklyWindow { weekday, start, end }).collect()
}

pub fn service(id: ServiceId, kind: ServiceKind, minutes: u32) -> Service {
    Service {
        id,
        name: "Strength".to_owned(),
        description: String::new(),
        kind,
        duration: Minutes::new(minutes),
        price: Price::Free,
        overrides: Overrides::default(),
        active: true,
    }
}

/// Without notice, so that a test speaks of what it is about.
pub fn no_notice() -> Policy {
    Policy { notice: Minutes::new(0), ..Policy::default() }
}

/// A calendar with both services, open 24 hours, without notice.
pub fn open_calendar(zone: &str) -> Calendar {
    let mut calendar = Calendar::new(uuid(9, 0).into(), trainer_account(), Zone::named(zone).unwrap());
    calendar.configure(&Setting::Policy(no_notice()));
    calendar.configure(&Setting::Service(service(one_to_one(), ServiceKind::OneToOne, 60)));
    calendar.configure(&Setting::Service(service(
        class(),
        ServiceKind::Class { capacity: CLASS_CAPACITY },
        60,
    )));
    calendar.configure(&Setting::Weekly(daily("00:00", "00:00")));
    calendar
}

pub fn trainer_id() -> TrainerId {
    uuid(9, 0).into()
}

pub fn override_day(date: Date, windows: &[(&str, &str)]) -> Setting {
    Setting::Override { date, windows: Some(windows.iter().map(|(start, end)| window(start, end)).collect()) }
}

pub fn time_off(number: u64, start: Timestamp, end: Timestamp) -> Setting {
    let interval = Interval::new(start, end).unwrap();
    Setting::TimeOff(TimeOff { id: time_off_id(number), interval, note: String::new() })
}

/// A firm one-to-one session.
pub fn session(number: u64, start: Timestamp, minutes: i64) -> Session {
    Session {
        id: session_id(number),
        service: one_to_one(),
        class: false,
        interval: Interval::new(start, later(start, minutes)).unwrap(),
        before: Minutes::new(0),
        after: Minutes::new(0),
        status: SessionStatus::Scheduled,
        held_until: None,
        capacity: 1,
        taken: 1,
        changed: Version::default(),
    }
}

/// The booking that goes with a one-to-one session of the same number.
pub fn booking(number: u64, session: &Session) -> Booking {
    Booking {
        id: booking_id(number),
        session: session.id,
        service: session.service,
        client: client(1000 + number),
        status: if session.held_until.is_some() { BookingStatus::Held } else { BookingStatus::Confirmed },
        version: 1,
        hold_until: session.held_until,
        price: Price::Free,
        cancellation_policy: CancellationPolicy::default(),
        note: None,
        cancelled: None,
        created_at: Timestamp::UNIX_EPOCH,
        changed: Version::default(),
    }
}

pub fn as_client(number: u64) -> Asker {
    Asker { account: Some(client(number)), party: Party::Client }
}

pub fn as_trainer() -> Asker {
    Asker { account: Some(trainer_account()), party: Party::Trainer }
}

/// A client's order of the one-to-one service. The number names booking, session and client.
pub fn book(number: u64, start: Timestamp, confirm: bool) -> Command {
    book_place(number, number, one_to_one(), Place::Start(start), confirm)
}

pub fn book_place(number: u64, by: u64, service: ServiceId, place: Place, confirm: bool) -> Command {
    let action = Action::Book {
        booking: booking_id(number),
        session: session_id(number),
        service,
        place,
        client: client(by),
        confirm,
        note: None,
    };
    Command { by: as_client(by), action }
}

/// Decides and applies; the decision's id is its version.
pub fn run(calendar: &mut Calendar, command: Command, now: Timestamp) -> Result<Decision, Rejection> {
    let decision = decide(calendar, command, now, decision_id(calendar.version().count() + 1))?;
    calendar.apply(&decision);
    Ok(decision)
}

/// So many cases, and as many times more as `PROPTEST_CASES` is above its usual 256.
pub fn cases(usual: u32) -> proptest::test_runner::Config {
    let config = proptest::test_runner::Config::default();
    proptest::test_runner::Config { cases: usual * config.cases / 256, ..config }
}
