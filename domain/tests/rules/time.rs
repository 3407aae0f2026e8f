//! Named cases of daylight saving, buffers, notice, horizon, holds and cancellation.

use fittribe_domain::{
    Calendar, Command, Interval,
    booking::{BookingStatus, Party},
    calendar::{
        command::{Action, Asker, Place},
        obstacle::Obstacle,
        rejection::Reason,
    },
    event::{EventKind, Setting},
    hours::{Hours, resolve},
    policy::{CancellationPolicy, Minutes, Policy, RefundTier},
    service::{Overrides, Service, ServiceKind},
    session::Session,
    zone::Zone,
};
use jiff::{SignedDuration, Timestamp, ToSpan, civil::date};

use crate::world::*;

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn span(start: &str, end: &str) -> Interval {
    Interval::new(at(start), at(end)).unwrap()
}

#[test]
fn new_york_in_autumn_keeps_the_window_over_the_repeated_hour() {
    let window = resolve(&zone("America/New_York"), date(2025, 11, 2), window("00:00", "01:30")).unwrap();
    assert_eq!(window, span("2025-11-02T00:00:00-04:00", "2025-11-02T01:30:00-05:00"));
    assert_eq!(window.length(), SignedDuration::from_mins(150));
}

#[test]
fn new_york_in_autumn_opens_at_the_earlier_of_two_readings() {
    let window = resolve(&zone("America/New_York"), date(2025, 11, 2), window("01:30", "03:00")).unwrap();
    assert_eq!(window, span("2025-11-02T01:30:00-04:00", "2025-11-02T03:00:00-05:00"));
}

#[test]
fn new_york_in_spring_keeps_what_lies_before_the_gap() {
    let window = resolve(&zone("America/New_York"), date(2025, 3, 9), window("01:00", "02:30")).unwrap();
    assert_eq!(window, span("2025-03-09T01:00:00-05:00", "2025-03-09T03:00:00-04:00"));
    assert_eq!(window.length(), SignedDuration::from_mins(60));
}

#[test]
fn new_york_in_spring_drops_a_window_that_the_gap_swallows() {
    assert_eq!(resolve(&zone("America/New_York"), date(2025, 3, 9), window("02:10", "02:50")), None);
    let late = resolve(&zone("America/New_York"), date(2025, 3, 9), window("02:30", "04:00")).unwrap();
    assert_eq!(late, span("2025-03-09T03:00:00-04:00", "2025-03-09T04:00:00-04:00"));
}

#[test]
fn cairo_and_beirut_open_at_one_where_midnight_does_not_exist() {
    let nights = [
        ("Africa/Cairo", date(2025, 4, 25), "2025-04-24T22:00:00Z"),
        ("Asia/Beirut", date(2025, 3, 30), "2025-03-29T22:00:00Z"),
    ];
    for (name, day, first) in nights {
        let zone = zone(name);
        assert_eq!(zone.midnight(day), at(first), "{name}");
        let hours = Hours { weekly: daily("00:00", "03:00"), ..Hours::default() };
        let open = hours.open(&zone, day, day.tomorrow().unwrap());
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].interval, Interval::new(at(first), at(first) + 2.hours()).unwrap(), "{name}");
        assert_eq!(open[0].origin, at(first));
        let evening = resolve(&zone, day.yesterday().unwrap(), window("22:00", "00:00")).unwrap();
        assert_eq!(evening.end(), at(first), "{name}: a window that ends at the missing midnight");
        let over = resolve(&zone, day.yesterday().unwrap(), window("23:00", "00:30")).unwrap();
        assert_eq!(over.end(), at(first), "{name}: a window that ends inside the gap");
    }
}

#[test]
fn slots_of_the_night_in_cairo_count_from_the_first_valid_instant() {
    let mut calendar = open_calendar("Africa/Cairo");
    calendar.configure(&Setting::Weekly(daily("00:00", "03:00")));
    calendar.configure(&Setting::Policy(Policy { horizon_days: 2, step: Minutes::new(60), ..no_notice() }));
    let now = at("2025-04-24T12:00:00Z");
    let starts: Vec<i64> = calendar
        .slots(one_to_one(), now)
        .free
        .into_iter()
        .filter(|start| *start >= now.as_second())
        .collect();
    assert_eq!(starts, ["2025-04-24T22:00:00Z", "2025-04-24T23:00:00Z"].map(|start| at(start).as_second()));
}

#[test]
fn a_session_lasts_as_long_as_it_was_sold_across_a_change_of_clocks() {
    for (name, start, local_end) in [
        ("America/New_York", "2025-03-09T01:30:00-05:00", "03:30:00"),
        ("America/New_York", "2025-11-02T01:30:00-04:00", "01:30:00"),
    ] {
        let mut calendar = open_calendar(name);
        let start = at(start);
        let decision = run(&mut calendar, book(1, start, true), start - 24.hours()).unwrap();
        let interval = decision.session_after().unwrap().interval;
        assert_eq!(interval.length(), SignedDuration::from_mins(60));
        assert_eq!(calendar.zone().rules().to_datetime(interval.end()).time().to_string(), local_end);
    }
}

/// A session at noon with buffers of its own, and a service with others.
fn buffered() -> Calendar {
    let mut calendar = open_calendar("UTC");
    let overrides = Overrides {
        buffer_before: Some(Minutes::new(10)),
        buffer_after: Some(Minutes::new(45)),
        step: Some(Minutes::new(5)),
        ..Overrides::default()
    };
    calendar.configure(&Setting::Service(Service {
        overrides,
        ..service(one_to_one(), ServiceKind::OneToOne, 60)
    }));
    let noon = at("2025-03-05T12:00:00Z");
    calendar.put_session(Session {
        before: Minutes::new(20),
        after: Minutes::new(30),
        ..session(9, noon, 60)
    });
    calendar
}

#[test]
fn between_two_sessions_the_larger_buffer_is_kept_not_their_sum() {
    let calendar = buffered();
    let now = at("2025-03-05T00:00:00Z");
    let why = |time: &str| calendar.why(one_to_one(), at(&format!("2025-03-05T{time}:00Z")), now);
    assert_eq!(why("10:15"), [], "45 minutes after it, which are more than the other's 20 before");
    assert!(matches!(why("10:20")[..], [Obstacle::Buffer { buffer, .. }] if buffer == Minutes::new(45)));
    assert_eq!(why("13:30"), [], "the other's 30 after, which are more than 10 before");
    assert!(matches!(why("13:25")[..], [Obstacle::Buffer { buffer, .. }] if buffer == Minutes::new(30)));
    assert!(matches!(why("12:55")[..], [Obstacle::Session { .. }]));
    let mut calendar = calendar;
    let evening = at("2025-03-05T20:00:00Z");
    calendar.put_session(Session { before: Minutes::new(50), ..session(8, evening, 60) });
    assert_eq!(calendar.why(one_to_one(), later(evening, -110), now), []);
    let close = calendar.why(one_to_one(), later(evening, -105), now);
    assert!(matches!(close[..], [Obstacle::Buffer { buffer, .. }] if buffer == Minutes::new(50)));
    calendar.put_session(Session { after: Minutes::new(5), ..session(8, evening, 60) });
    let close = calendar.why(one_to_one(), later(evening, 65), now);
    assert!(matches!(close[..], [Obstacle::Buffer { buffer, .. }] if buffer == Minutes::new(10)));
}

#[test]
fn buffers_may_reach_outside_open_hours() {
    let mut calendar = buffered();
    calendar.configure(&Setting::Weekly(daily("09:00", "10:00")));
    assert_eq!(calendar.why(one_to_one(), at("2025-03-05T09:00:00Z"), at("2025-03-05T00:00:00Z")), []);
}

#[test]
fn buffers_keep_away_from_other_calendars() {
    let mut calendar = buffered();
    let busy = vec![span("2025-03-05T08:00:00Z", "2025-03-05T09:00:00Z")];
    calendar.configure(&Setting::External { source: "google".to_owned(), busy });
    let why = |time: &str| {
        calendar.why(one_to_one(), at(&format!("2025-03-05T{time}:00Z")), at("2025-03-05T00:00:00Z"))
    };
    assert_eq!(why("09:10"), []);
    assert!(matches!(why("09:05")[..], [Obstacle::External { .. }]));
    assert_eq!(why("06:15"), []);
    assert!(matches!(why("06:20")[..], [Obstacle::External { .. }]));
}

#[test]
fn notice_is_met_exactly_at_its_edge() {
    let mut calendar = open_calendar("UTC");
    calendar.configure(&Setting::Policy(Policy::default()));
    let start = at("2025-03-04T12:00:00Z");
    assert!(run(&mut calendar.clone(), book(1, start, true), start - 2.hours()).is_ok());
    let late = start - 2.hours() + 1.nanosecond();
    let refusal = run(&mut calendar, book(1, start, true), late).unwrap_err();
    let notice = Obstacle::Notice { notice: Minutes::new(120), earliest: late + 2.hours() };
    assert_eq!(refusal.reason, Reason::NotBookable(vec![notice]));
}

#[test]
fn the_horizon_ends_with_a_local_day_of_the_trainer() {
    let mut calendar = open_calendar("America/New_York");
    calendar.configure(&Setting::Policy(Policy { horizon_days: 2, ..no_notice() }));
    // Late on 3 March in New York, where it is already 4 March in UTC.
    let now = at("2025-03-04T04:30:00Z");
    let closes = at("2025-03-05T05:00:00Z");
    assert_eq!(calendar.why(one_to_one(), closes - 15.minutes(), now), []);
    assert_eq!(calendar.why(one_to_one(), closes, now), [Obstacle::Horizon { days: 2, closes }]);
    assert_eq!(calendar.slots(one_to_one(), now).free.last(), Some(&(closes - 15.minutes()).as_second()));
}

const HOUR: &str = "2025-03-04T12:00:00Z";

fn held(now: Timestamp) -> (Calendar, Timestamp) {
    let mut calendar = open_calendar("UTC");
    let decision = run(&mut calendar, book(1, at(HOUR), false), now).unwrap();
    let until = decision.booking_after().unwrap().hold_until.unwrap();
    assert_eq!(until, now + 10.minutes());
    (calendar, until)
}

fn confirm(number: u64) -> Command {
    Command { by: as_client(number), action: Action::Confirm { booking: booking_id(number), expected: None } }
}

#[test]
fn a_hold_ends_when_its_session_starts_but_leaves_a_minute() {
    let mut calendar = open_calendar("UTC");
    calendar.configure(&Setting::Policy(no_notice()));
    let start = at(HOUR);
    for (ahead, until) in [
        (11.minutes(), start - 1.minute()),
        (10.minutes(), start),
        (4.minutes(), start),
        (30.seconds(), start + 30.seconds()),
        (0.seconds(), start + 1.minute()),
    ] {
        let now = start - ahead;
        let decision =
            fittribe_domain::decide(&calendar, book(1, start, false), now, decision_id(1)).unwrap();
        assert_eq!(decision.booking_after().unwrap().hold_until, Some(until), "held {ahead} ahead");
        let session = decision.events[0].session.as_ref().unwrap();
        assert_eq!(session.after.held_until, Some(until));
    }
}

#[test]
fn a_hold_can_be_confirmed_until_just_before_its_deadline() {
    let (mut calendar, until) = held(at("2025-03-04T08:00:00Z"));
    let decision = run(&mut calendar, confirm(1), until - 1.nanosecond()).unwrap();
    assert_eq!(decision.events[0].kind, EventKind::BookingCreated);
    assert_eq!(decision.booking_after().unwrap().status, BookingStatus::Confirmed);
    assert_eq!(calendar.deadlines().count(), 0);
}

#[test]
fn a_hold_cannot_be_confirmed_at_its_deadline() {
    let (mut calendar, until) = held(at("2025-03-04T08:00:00Z"));
    assert_eq!(run(&mut calendar, confirm(1), until).unwrap_err().reason, Reason::HoldExpired(until));
}

#[test]
fn a_held_time_is_free_at_the_deadline_and_whoever_takes_it_writes_the_hold_off() {
    let (mut calendar, until) = held(at("2025-03-04T08:00:00Z"));
    let early = run(&mut calendar, book(2, at(HOUR), true), until - 1.nanosecond()).unwrap_err();
    assert!(matches!(&early.reason, Reason::NotBookable(found) if found[0].is_taken()));
    assert_eq!(
        calendar
            .slots(one_to_one(), until)
            .free
            .iter()
            .filter(|start| **start == at(HOUR).as_second())
            .count(),
        1
    );
    let decision = run(&mut calendar, book(2, at(HOUR), true), until).unwrap();
    let kinds: Vec<EventKind> = decision.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [EventKind::HoldExpired, EventKind::BookingCreated]);
    assert!(calendar.booking(booking_id(1)).is_none());
}

#[test]
fn expiring_holds_writes_off_what_has_lapsed_and_nothing_else() {
    let (mut calendar, until) = held(at("2025-03-04T08:00:00Z"));
    let expire = || Command { by: Asker::SYSTEM, action: Action::ExpireHolds };
    let early = fittribe_domain::decide(&calendar, expire(), until - 1.nanosecond(), decision_id(9)).unwrap();
    assert_eq!(early.events, []);
    let decision = run(&mut calendar, expire(), until).unwrap();
    assert_eq!(decision.events.len(), 1);
    assert_eq!(calendar.sessions().count(), 0);
}

#[test]
fn refunds_follow_the_tiers_to_the_second() {
    let policy = CancellationPolicy::default();
    let start = at("2025-03-10T12:00:00Z");
    let refund = |before: jiff::Span| policy.refund_percent(start, start - before);
    assert_eq!(refund(48.hours()), 100);
    assert_eq!(refund(24.hours()), 100);
    assert_eq!(policy.refund_percent(start, start - 24.hours() + 1.second()), 50);
    assert_eq!(refund(2.hours()), 50);
    assert_eq!(policy.refund_percent(start, start - 2.hours() + 1.second()), 0);
    assert_eq!(policy.refund_percent(start, start + 1.hour()), 0);
}

#[test]
fn tiers_fall_strictly_and_stay_within_a_hundred_percent() {
    let tier = |hours_before, percent| RefundTier { hours_before, percent };
    let made = |tiers: &[RefundTier]| CancellationPolicy::try_from(tiers.to_vec()).is_ok();
    assert!(made(&[]));
    assert!(made(&[tier(24, 100), tier(0, 10)]));
    assert!(!made(&[tier(24, 50), tier(24, 10)]));
    assert!(!made(&[tier(24, 50), tier(2, 50)]));
    assert!(!made(&[tier(2, 100), tier(24, 50)]));
    assert!(!made(&[tier(24, 101)]));
    assert!(made(&(0..8).map(|n| tier(100 - n, 80 - u8::try_from(n).unwrap())).collect::<Vec<_>>()));
    assert!(!made(&(0..9).map(|n| tier(100 - n, 80 - u8::try_from(n).unwrap())).collect::<Vec<_>>()));
}

#[test]
fn a_client_gets_what_the_policy_of_the_booking_says_and_a_trainers_cancellation_all() {
    let start = at(HOUR);
    let booked = start - 20.hours();
    let cancel =
        |by| Command { by, action: Action::Cancel { booking: booking_id(1), expected: None, reason: None } };
    let refund = |by| {
        let mut calendar = open_calendar("UTC");
        run(&mut calendar, book(1, start, true), booked).unwrap();
        // Changed later, and therefore not this booking's.
        calendar
            .configure(&Setting::Policy(Policy { cancellation: vec![].try_into().unwrap(), ..no_notice() }));
        let decision = run(&mut calendar, cancel(by), booked + 1.hour()).unwrap();
        assert_eq!(decision.booking_after().unwrap().status, BookingStatus::Cancelled);
        assert_eq!(calendar.sessions().count(), 0);
        decision.booking_after().unwrap().cancelled.clone().unwrap().refund_percent
    };
    assert_eq!(refund(as_client(1)), 50);
    assert_eq!(refund(as_trainer()), 100);
    assert_eq!(refund(Asker { account: None, party: Party::Admin }), 100);
}

#[test]
fn a_client_moves_a_booking_until_the_policys_edge() {
    let (start, to) = (at(HOUR), at("2025-03-06T12:00:00Z"));
    let mut calendar = open_calendar("UTC");
    run(&mut calendar, book(1, start, true), start - 20.hours()).unwrap();
    let action = Action::Reschedule { booking: booking_id(1), expected: None, place: Place::Start(to) };
    let moved = |by, now| run(&mut calendar.clone(), Command { by, action: action.clone() }, now);
    let edge = start - 2.hours();
    assert!(moved(as_client(1), edge).is_ok());
    assert_eq!(moved(as_client(1), edge + 1.second()).unwrap_err().reason, Reason::TooLateToMove(edge));
    assert!(moved(as_trainer(), edge + 1.second()).is_ok());
    assert_eq!(moved(as_trainer(), start).unwrap_err().reason, Reason::Begun(start));
}
