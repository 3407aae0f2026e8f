//! Single decisions and refusals that random histories reach only by luck.

use fittribe_domain::{
    Calendar, Command,
    booking::{Booking, BookingStatus, Party},
    calendar::{
        Version,
        command::{Action, Asker, Place},
        obstacle::Obstacle,
        rejection::Reason,
    },
    event::{EventKind, Setting},
    hours::{Hours, LocalWindow, TimeOff, WeeklyWindow},
    money::Money,
    policy::{Minutes, Policy},
    service::{Overrides, Price, Service, ServiceKind},
    session::Session,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Weekday, date, time},
};

use crate::world::*;

fn now() -> Timestamp {
    at("2025-03-04T08:00:00Z")
}

fn refused(calendar: &Calendar, command: Command, now: Timestamp) -> Reason {
    run(&mut calendar.clone(), command, now).unwrap_err().reason
}

fn configure(setting: Setting) -> Command {
    Command { by: as_trainer(), action: Action::Configure(Box::new(setting)) }
}

fn schedule(number: u64, start: Timestamp) -> Command {
    let action =
        Action::ScheduleClass { session: session_id(number), service: class(), start, capacity: None };
    Command { by: as_trainer(), action }
}

fn reschedule(number: u64, by: Asker, place: Place) -> Command {
    Command { by, action: Action::Reschedule { booking: booking_id(number), expected: None, place } }
}

#[test]
fn a_moved_booking_keeps_the_length_and_the_buffers_it_was_booked_with() {
    let mut calendar = open_calendar("UTC");
    let buffers = Overrides { buffer_after: Some(Minutes::new(30)), ..Overrides::default() };
    calendar.configure(&Setting::Service(Service {
        overrides: buffers,
        ..service(one_to_one(), ServiceKind::OneToOne, 60)
    }));
    run(&mut calendar, book(1, later(now(), 600), true), now()).unwrap();
    calendar.configure(&Setting::Service(service(one_to_one(), ServiceKind::OneToOne, 15)));
    run(&mut calendar, book(2, later(now(), 300), true), now()).unwrap();
    let to = |minutes| reschedule(1, as_client(1), Place::Start(later(now(), minutes)));
    assert!(
        matches!(&refused(&calendar, to(270), now()), Reason::NotBookable(found) if matches!(found[..], [Obstacle::Session { .. }]))
    );
    assert!(
        matches!(&refused(&calendar, to(225), now()), Reason::NotBookable(found) if matches!(found[..], [Obstacle::Buffer { .. }]))
    );
    let moved = run(&mut calendar, to(210), now()).unwrap();
    let session = moved.session_after().unwrap();
    assert_eq!((session.interval.length().as_mins(), session.after), (60, Minutes::new(30)));
}

#[test]
fn a_booking_may_move_within_its_own_time_and_keeps_its_identity() {
    let mut calendar = open_calendar("UTC");
    run(&mut calendar, book(1, later(now(), 600), true), now()).unwrap();
    let moved =
        run(&mut calendar, reschedule(1, as_client(1), Place::Start(later(now(), 615))), now()).unwrap();
    let (session, booking) = (moved.session_after().unwrap(), moved.booking_after().unwrap());
    assert_eq!((session.id, booking.version), (session_id(1), 2));
    assert_eq!(session.interval.start(), later(now(), 615));
    assert_eq!(calendar.sessions().count(), 1);
}

#[test]
fn a_trainer_moves_a_booking_outside_hours_but_not_between_minutes_or_onto_another() {
    let mut calendar = open_calendar("UTC");
    run(&mut calendar, book(1, later(now(), 600), true), now()).unwrap();
    run(&mut calendar, book(2, later(now(), 900), true), now()).unwrap();
    calendar.configure(&Setting::Weekly(Vec::new()));
    let to = |start| reschedule(1, as_trainer(), Place::Start(start));
    assert!(matches!(refused(&calendar, to(later(now(), 500) + 1.second()), now()), Reason::OutOfBounds(_)));
    assert!(matches!(refused(&calendar, to(later(now(), 870)), now()), Reason::NotBookable(_)));
    assert!(matches!(
        refused(&calendar, reschedule(1, as_client(1), Place::Start(later(now(), 500))), now()),
        Reason::NotBookable(_)
    ));
    assert!(run(&mut calendar, to(later(now(), 503)), now()).is_ok());
}

#[test]
fn a_lapsed_hold_in_a_class_does_not_keep_its_client_from_moving_there() {
    let mut calendar = open_calendar("UTC");
    for number in [11, 12] {
        let start = later(now(), i64::try_from(number).unwrap() * 60);
        run(&mut calendar, schedule(number, start), now()).unwrap();
    }
    run(&mut calendar, book_place(1, 1, class(), Place::Class(session_id(11)), true), now()).unwrap();
    run(&mut calendar, book_place(2, 1, class(), Place::Class(session_id(12)), false), now()).unwrap();
    let to = || reschedule(1, as_client(1), Place::Class(session_id(12)));
    assert_eq!(refused(&calendar, to(), later(now(), 9)), Reason::AlreadyInClass);
    let moved = run(&mut calendar, to(), later(now(), 10)).unwrap();
    let kinds: Vec<EventKind> = moved.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::HoldExpired, EventKind::BookingRescheduled, EventKind::BookingRescheduled]);
    let taken = |number| calendar.session(session_id(number)).unwrap().taken;
    assert_eq!((taken(11), taken(12)), (0, 1));
}

#[test]
fn a_full_class_has_room_again_when_a_hold_lapses() {
    let mut calendar = open_calendar("UTC");
    run(&mut calendar, schedule(11, later(now(), 600)), now()).unwrap();
    let seat = |number, confirm| book_place(number, number, class(), Place::Class(session_id(11)), confirm);
    for (number, confirm) in [(1, true), (2, true), (3, false)] {
        run(&mut calendar, seat(number, confirm), now()).unwrap();
    }
    let refusal = run(&mut calendar, seat(4, true), later(now(), 9)).unwrap_err();
    assert_eq!((refusal.reason, refusal.rests_on), (Reason::ClassFull, calendar.version()));
    assert_eq!(
        calendar.why(class(), later(now(), 600), later(now(), 9)),
        [Obstacle::ClassFull { id: session_id(11), capacity: 3 }]
    );
    assert_eq!(calendar.why(class(), later(now(), 600), later(now(), 10)), []);
    run(&mut calendar, seat(4, true), later(now(), 10)).unwrap();
    assert_eq!(calendar.session(session_id(11)).unwrap().taken, 3);
}

#[test]
fn each_seat_is_cancelled_by_its_owner_alone() {
    let mut calendar = open_calendar("UTC");
    run(&mut calendar, schedule(11, later(now(), 600)), now()).unwrap();
    for number in [1, 2] {
        run(&mut calendar, book_place(number, number, class(), Place::Class(session_id(11)), true), now())
            .unwrap();
    }
    let cancel =
        |by| Command { by, action: Action::Cancel { booking: booking_id(1), expected: None, reason: None } };
    assert_eq!(refused(&calendar, cancel(as_client(2)), now()), Reason::UnknownBooking);
    run(&mut calendar, cancel(as_client(1)), now()).unwrap();
    let left: Vec<_> = calendar.bookings_of(session_id(11)).map(|booking| booking.client).collect();
    assert_eq!(left, [client(2)], "the class and the other seat stay");
}

#[test]
fn a_class_can_be_booked_until_it_starts_as_its_explanation_says() {
    let mut calendar = open_calendar("UTC");
    let start = later(now(), 600);
    run(&mut calendar, schedule(11, start), now()).unwrap();
    let seat = || book_place(1, 1, class(), Place::Class(session_id(11)), true);
    assert_eq!(calendar.why(class(), start, start), []);
    assert!(run(&mut calendar.clone(), seat(), start).is_ok());
    assert_eq!(refused(&calendar, seat(), start + 1.second()), Reason::Begun(start));
    assert_eq!(calendar.why(class(), start, start + 1.second()), [Obstacle::Past]);
    assert_eq!(calendar.why(class(), later(start, 15), now()), [Obstacle::NoClass]);
}

#[test]
fn a_class_keeps_away_from_what_is_booked() {
    let mut calendar = open_calendar("UTC");
    run(&mut calendar, book(1, later(now(), 600), true), now()).unwrap();
    assert!(matches!(refused(&calendar, schedule(11, later(now(), 630)), now()), Reason::NotBookable(_)));
    assert!(matches!(
        refused(&calendar, schedule(11, later(now(), 700) + 1.second()), now()),
        Reason::OutOfBounds(_)
    ));
    assert!(run(&mut calendar, schedule(11, later(now(), 667)), now()).is_ok());
}

#[test]
fn clients_do_not_do_the_trainers_part_nor_book_for_others() {
    let calendar = open_calendar("UTC");
    let as_a_client = |command: Command| Command { by: as_client(1), ..command };
    let trainers = Reason::Forbidden("trainer");
    assert_eq!(refused(&calendar, as_a_client(schedule(11, later(now(), 600))), now()), trainers);
    assert_eq!(refused(&calendar, as_a_client(configure(Setting::Accepting(false))), now()), trainers);
    let off = Action::CancelClass { session: session_id(11), reason: None };
    assert_eq!(refused(&calendar, Command { by: as_client(1), action: off }, now()), trainers);
    let other = Command { by: as_client(1), ..book(2, later(now(), 600), true) };
    assert_eq!(refused(&calendar, other, now()), Reason::Forbidden("client"));
}

#[test]
fn a_trainer_cannot_book_their_own_session() {
    let action = Action::Book {
        booking: booking_id(1),
        session: session_id(1),
        service: one_to_one(),
        place: Place::Start(later(now(), 600)),
        client: trainer_account(),
        confirm: true,
        note: None,
    };
    assert_eq!(
        refused(&open_calendar("UTC"), Command { by: as_trainer(), action }, now()),
        Reason::OwnCalendar
    );
}

#[test]
fn a_third_live_hold_is_refused_until_the_first_runs_out_and_confirming_at_once_is_not_a_hold() {
    let mut calendar = open_calendar("UTC");
    let hold = |number: u64, confirm| {
        let start = later(now(), 600 + 60 * i64::try_from(number).unwrap());
        book_place(number, 1, one_to_one(), Place::Start(start), confirm)
    };
    run(&mut calendar, hold(1, false), now()).unwrap();
    run(&mut calendar, hold(2, false), later(now(), 3)).unwrap();
    let full = Reason::TooManyHolds { limit: 2, until: later(now(), 10) };
    assert_eq!(refused(&calendar, hold(3, false), later(now(), 9)), full);
    assert!(run(&mut calendar.clone(), hold(3, true), later(now(), 9)).is_ok());
    assert!(run(&mut calendar, hold(3, false), later(now(), 10)).is_ok());
}

#[test]
fn a_version_that_is_not_the_bookings_is_refused_with_the_one_that_is() {
    let mut calendar = open_calendar("UTC");
    run(&mut calendar, book(1, later(now(), 600), false), now()).unwrap();
    let confirm =
        |expected| Command { by: as_client(1), action: Action::Confirm { booking: booking_id(1), expected } };
    assert_eq!(refused(&calendar, confirm(Some(2)), now()), Reason::Stale { actual: 1 });
    let decision = run(&mut calendar, confirm(Some(1)), now()).unwrap();
    assert_eq!(decision.booking_after().map(|booking| booking.version), Some(2));
    assert_eq!(refused(&calendar, confirm(None), now()), Reason::WrongState(BookingStatus::Confirmed));
}

#[test]
fn what_waits_for_payment_or_approval_stays_out_of_reach_for_now() {
    let mut calendar = open_calendar("UTC");
    let session = session(1, later(now(), 600), 60);
    calendar.put_session(session.clone());
    for status in [BookingStatus::PendingPayment, BookingStatus::PendingApproval, BookingStatus::Expiring] {
        calendar.put_booking(Booking { status, client: client(1), ..booking(1, &session) });
        let cancel = Action::Cancel { booking: booking_id(1), expected: None, reason: None };
        assert_eq!(
            refused(&calendar, Command { by: as_client(1), action: cancel }, now()),
            Reason::WrongState(status)
        );
        assert!(
            !calendar.why(one_to_one(), later(now(), 600), now()).is_empty(),
            "{status:?} occupies its time"
        );
    }
}

#[test]
fn a_refusal_by_a_rule_rests_on_the_change_that_made_the_rule() {
    let mut calendar = open_calendar("UTC");
    run(&mut calendar, book(1, later(now(), 600), true), now()).unwrap();
    let off = time_off(1, later(now(), 900), later(now(), 960));
    let decision = run(&mut calendar, configure(off), now()).unwrap();
    run(&mut calendar, book(2, later(now(), 780), true), now()).unwrap();
    let refusal = run(&mut calendar, book(3, later(now(), 900), true), now()).unwrap_err();
    assert!(
        matches!(&refusal.reason, Reason::NotBookable(found) if matches!(found[..], [Obstacle::TimeOff { .. }]))
    );
    assert_eq!((refusal.rests_on, decision.version), (Version::new(2), Version::new(2)));
}

#[test]
fn settings_out_of_bounds_are_refused() {
    let calendar = open_calendar("UTC");
    let odd = LocalWindow { start: time(9, 0, 30, 0), end: time(10, 0, 0, 0) };
    let weekly = WeeklyWindow { weekday: Weekday::Monday, start: odd.start, end: odd.end };
    let long = "x".repeat(201);
    let wrong = [
        Setting::Policy(Policy { step: Minutes::new(4), ..Policy::default() }),
        Setting::Policy(Policy { horizon_days: 366, ..Policy::default() }),
        Setting::Policy(Policy { buffer_after: Minutes::new(241), ..Policy::default() }),
        Setting::Policy(Policy { hold: Minutes::new(61), ..Policy::default() }),
        Setting::Policy(Policy { max_sessions_per_day: Some(0), ..Policy::default() }),
        Setting::Service(Service {
            name: "  ".to_owned(),
            ..service(one_to_one(), ServiceKind::OneToOne, 60)
        }),
        Setting::Service(service(one_to_one(), ServiceKind::OneToOne, 1441)),
        Setting::Service(service(class(), ServiceKind::Class { capacity: 0 }, 60)),
        Setting::Weekly(vec![weekly]),
        Setting::Weekly(daily("09:00", "10:00").repeat(29)),
        Setting::Override { date: date(2025, 3, 4), windows: Some(vec![odd]) },
        Setting::Override { date: date(2025, 3, 4), windows: Some(vec![window("09:00", "10:00"); 25]) },
        Setting::TimeOff(TimeOff {
            id: time_off_id(1),
            interval: session(1, now(), 60).interval,
            note: long,
        }),
    ];
    for setting in wrong {
        let reason = refused(&calendar, configure(setting.clone()), now());
        assert!(matches!(reason, Reason::OutOfBounds(_)), "{setting:?}: {reason}");
    }
}

#[test]
fn weekly_hours_take_the_place_of_those_that_were_seen_alone() {
    let mut calendar = open_calendar("UTC");
    let window = |weekday, from, until| WeeklyWindow {
        weekday,
        start: time(from, 0, 0, 0),
        end: time(until, 0, 0, 0),
    };
    let monday = vec![window(Weekday::Monday, 9, 17)];
    let replace = |weekly: &[WeeklyWindow], seen| Command {
        by: as_trainer(),
        action: Action::ReplaceWeekly { weekly: weekly.to_vec(), seen },
    };
    let seen = calendar.hours().weekly_mark();
    run(&mut calendar, replace(&monday, seen), now()).unwrap();
    let actual = calendar.hours().weekly_mark();
    assert_ne!(actual, seen);
    assert_eq!(refused(&calendar, replace(&[], seen), now()), Reason::HoursChanged { actual });
    assert_eq!(calendar.hours().weekly, monday, "nothing changed");
    let by_client = Command { by: as_client(1), ..replace(&[], actual) };
    assert!(matches!(refused(&calendar, by_client, now()), Reason::Forbidden(_)));
    let two = [window(Weekday::Monday, 9, 12), window(Weekday::Tuesday, 9, 12)];
    let mark = |weekly: &[WeeklyWindow]| Hours { weekly: weekly.to_vec(), ..Hours::default() }.weekly_mark();
    assert_eq!(mark(&two), mark(&[two[1], two[0]]), "their order says nothing");
    assert_ne!(mark(&two), mark(&two[..1]));
}

#[test]
fn a_service_does_not_change_its_kind_nor_ask_for_payments_that_are_not_configured() {
    let calendar = open_calendar("UTC");
    let changed = service(one_to_one(), ServiceKind::Class { capacity: 5 }, 60);
    assert!(matches!(
        refused(&calendar, configure(Setting::Service(changed)), now()),
        Reason::WrongSetting(_)
    ));
    let price = Price::Online { amount: Money::price(2000, "EUR").unwrap() };
    let online = Service { price, ..service(one_to_one(), ServiceKind::OneToOne, 60) };
    assert_eq!(
        refused(&calendar, configure(Setting::Service(online.clone())), now()),
        Reason::PaymentsNotConfigured
    );
    let mut calendar = calendar;
    calendar.configure(&Setting::Service(online));
    assert_eq!(refused(&calendar, book(1, later(now(), 600), true), now()), Reason::PaymentsNotConfigured);
}

#[test]
fn an_override_replaces_its_date_and_an_empty_one_closes_it() {
    let mut calendar = open_calendar("UTC");
    let (special, closed) = (date(2025, 3, 5), date(2025, 3, 6));
    calendar.configure(&override_day(special, &[("10:00", "12:00")]));
    calendar.configure(&override_day(closed, &[]));
    let starts_on = |calendar: &Calendar, day| -> Vec<String> {
        let free = calendar.slots(one_to_one(), now()).free;
        let local = free
            .iter()
            .map(|start| calendar.zone().rules().to_datetime(Timestamp::from_second(*start).unwrap()));
        local.filter(|local| local.date() == day).map(|local| local.time().to_string()).collect()
    };
    assert_eq!(starts_on(&calendar, special), ["10:00:00", "10:15:00", "10:30:00", "10:45:00", "11:00:00"]);
    assert_eq!(starts_on(&calendar, closed), [""; 0]);
    let found = calendar.why(one_to_one(), at("2025-03-06T10:00:00Z"), now());
    assert!(matches!(found[..], [Obstacle::Closed { overridden: true, .. }]));
    calendar.configure(&Setting::Override { date: closed, windows: None });
    assert_eq!(starts_on(&calendar, closed).len(), 96);
}

#[test]
fn the_day_limit_counts_sessions_of_every_kind_and_leaves_out_the_one_that_moves() {
    let mut calendar = open_calendar("UTC");
    calendar.configure(&Setting::Policy(Policy { max_sessions_per_day: Some(2), ..no_notice() }));
    run(&mut calendar, schedule(11, later(now(), 60)), now()).unwrap();
    run(&mut calendar, book(1, later(now(), 600), true), now()).unwrap();
    let full = Reason::NotBookable(vec![Obstacle::DayFull { date: date(2025, 3, 4), limit: 2 }]);
    assert_eq!(refused(&calendar, book(2, later(now(), 300), true), now()), full);
    assert!(run(&mut calendar, reschedule(1, as_client(1), Place::Start(later(now(), 300))), now()).is_ok());
    assert!(run(&mut calendar, book(2, later(now(), 24 * 60), true), now()).is_ok());
}

#[test]
fn a_history_replayed_up_to_an_instant_is_the_calendar_of_that_instant() {
    let mut calendar = open_calendar("UTC");
    let first = run(&mut calendar, book(1, later(now(), 600), true), now()).unwrap();
    let second =
        run(&mut calendar, reschedule(1, as_client(1), Place::Start(later(now(), 900))), now()).unwrap();
    let replayed = |decisions: &[&fittribe_domain::event::Decision]| {
        let events = decisions
            .iter()
            .flat_map(|decision| decision.events.iter().map(|event| (decision.version, event)));
        let calendar = open_calendar("UTC").replay(events);
        let starts: Vec<Timestamp> =
            calendar.sessions().map(|session: &Session| session.interval.start()).collect();
        (calendar.version().count(), starts)
    };
    assert_eq!(replayed(&[]), (0, vec![]));
    assert_eq!(replayed(&[&first]), (1, vec![later(now(), 600)]));
    assert_eq!(replayed(&[&first, &second]), (2, vec![later(now(), 900)]));
}

#[test]
fn what_is_booked_stays_when_no_new_bookings_are_taken() {
    let mut calendar = open_calendar("UTC");
    run(&mut calendar, book(1, later(now(), 600), false), now()).unwrap();
    run(&mut calendar, configure(Setting::Accepting(false)), now()).unwrap();
    assert_eq!(refused(&calendar, book(2, later(now(), 900), true), now()), Reason::NotAccepting);
    let confirm = Action::Confirm { booking: booking_id(1), expected: None };
    assert!(run(&mut calendar, Command { by: as_client(1), action: confirm }, now()).is_ok());
    assert!(run(&mut calendar, reschedule(1, as_client(1), Place::Start(later(now(), 900))), now()).is_ok());
    let admin = Asker { account: None, party: Party::Admin };
    let cancel = Action::Cancel { booking: booking_id(1), expected: None, reason: None };
    assert!(run(&mut calendar, Command { by: admin, action: cancel }, now()).is_ok());
}
