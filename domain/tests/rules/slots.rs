//! What is offered, against the naive model.

use std::collections::BTreeMap;

use fittribe_domain::{
    Calendar, Interval,
    calendar::obstacle::Obstacle,
    decide,
    event::Setting,
    hours::{LocalWindow, WeeklyWindow},
    policy::{Minutes, Policy},
    service::{Overrides, Service, ServiceKind},
    session::{Session, SessionStatus},
    zone::Zone,
};
use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};
use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::{naive::Naive, world::*};

const ZONES: [&str; 22] = [
    "UTC",
    "Europe/Sofia",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "America/Havana",
    "America/Santiago",
    "America/Asuncion",
    "America/Nuuk",
    "America/Scoresbysund",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Pacific/Chatham",
    "Pacific/Auckland",
    "Antarctica/Troll",
];

/// A calendar as plain numbers: minutes where nothing else is said.
#[derive(Clone, Debug)]
struct Plan {
    zone: &'static str,
    year: i64,
    /// Into the year, when `shift` does not put now just before a change of the clocks.
    day: i64,
    shift: Option<i64>,
    second: i64,
    weekly: Vec<(usize, u32, u32)>,
    overrides: Vec<(i64, Vec<(u32, u32)>)>,
    /// Seconds from now, and for how long.
    time_off: Vec<(i64, i64)>,
    external: Vec<(i64, i64)>,
    sessions: Vec<Planned>,
    rules: [Option<u32>; 4],
    policy: [u32; 4],
    horizon: u16,
    own_horizon: Option<u16>,
    length: u32,
    limit: Option<u16>,
}

#[derive(Clone, Debug)]
struct Planned {
    gap: i64,
    length: i64,
    before: u32,
    after: u32,
    class: bool,
    /// Deadline in seconds from now, past ones included.
    held: Option<i64>,
}

fn minute_of_day() -> impl Strategy<Value = u32> {
    prop_oneof![4 => (0..96_u32).prop_map(|quarter| quarter * 15), 1 => 0..1440_u32, 1 => Just(0)]
}

fn buffer() -> impl Strategy<Value = u32> {
    prop_oneof![2 => Just(0), 2 => select(&[5_u32, 10, 15, 30][..]), 1 => 0..=240_u32]
}

fn planned() -> impl Strategy<Value = Planned> {
    let held = option::weighted(0.4, -600..1800_i64);
    let gap = prop_oneof![2 => Just(0_i64), 2 => 0..60_i64, 3 => 0..900_i64];
    (gap, select(&[15_i64, 30, 45, 60, 90, 240][..]), buffer(), buffer(), any::<bool>(), held).prop_map(
        |(gap, length, before, after, class, held)| {
            let class = class && held.is_none();
            Planned { gap, length, before, after, class, held }
        },
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    let clock =
        (select(&ZONES[..]), 2024..2038_i64, 0..365_i64, option::weighted(0.6, 0..5_i64), 0..86_400_i64);
    let window = || (minute_of_day(), minute_of_day());
    let week = prop_oneof![
        1 => Just((0..7).map(|day| (day, 0, 0)).collect()),
        1 => (minute_of_day(), minute_of_day()).prop_map(|(start, end)| (0..7).map(|day| (day, start, end)).collect()),
        3 => vec((0..7_usize, minute_of_day(), minute_of_day()), 3..16),
    ];
    let hours = (
        week,
        vec((-1..6_i64, vec(window(), 0..3)), 0..3),
        vec((-90_000..500_000_i64, 1..100_000_i64), 0..2),
        vec((-90_000..500_000_i64, 1..20_000_i64), 0..3),
    );
    let step = || select(&[5_u32, 15, 20, 25, 45, 50, 60, 70, 240][..]);
    let rules = (
        (
            option::weighted(0.3, step()),
            option::weighted(0.3, 0..600_u32),
            option::weighted(0.3, buffer()),
            option::weighted(0.3, buffer()),
        ),
        (step(), 0..300_u32, buffer(), buffer()),
        1..5_u16,
        option::weighted(0.3, 1..5_u16),
        prop_oneof![8 => select(&[5_u32, 15, 30, 45, 60, 90][..]), 1 => Just(1440)],
        option::weighted(0.3, 1..4_u16),
    );
    (clock, hours, vec(planned(), 0..14), rules).prop_map(|(clock, hours, sessions, rules)| Plan {
        zone: clock.0,
        year: clock.1,
        day: clock.2,
        shift: clock.3,
        second: clock.4,
        weekly: hours.0,
        overrides: hours.1,
        time_off: hours.2,
        external: hours.3,
        sessions,
        rules: [rules.0.0, rules.0.1, rules.0.2, rules.0.3],
        policy: [rules.1.0, rules.1.1, rules.1.2, rules.1.3],
        horizon: rules.2,
        own_horizon: rules.3,
        length: rules.4,
        limit: rules.5,
    })
}

impl Plan {
    fn now(&self) -> Timestamp {
        let zone = TimeZone::get(self.zone).unwrap();
        let new_year: Timestamp = format!("{}-01-01T00:00:00Z", self.year).parse().unwrap();
        let by_day = new_year + (self.day * 24).hours() + self.second.seconds();
        let changed = zone.following(by_day).next().map(|change| change.timestamp());
        match (self.shift, changed) {
            (Some(days), Some(change)) => change - (days * 24).hours() - self.second.seconds(),
            _ => by_day,
        }
    }

    fn service(&self) -> Service {
        let minutes = |index: usize| self.rules[index].map(Minutes::new);
        let overrides = Overrides {
            step: minutes(0),
            notice: minutes(1),
            horizon_days: self.own_horizon,
            buffer_before: minutes(2),
            buffer_after: minutes(3),
        };
        Service { overrides, ..service(one_to_one(), ServiceKind::OneToOne, self.length) }
    }

    fn policy(&self) -> Policy {
        Policy {
            step: Minutes::new(self.policy[0]),
            notice: Minutes::new(self.policy[1]),
            horizon_days: self.horizon,
            buffer_before: Minutes::new(self.policy[2]),
            buffer_after: Minutes::new(self.policy[3]),
            max_sessions_per_day: self.limit,
            ..Policy::default()
        }
    }

    fn sessions(&self, now: Timestamp) -> Vec<Session> {
        let minute = Timestamp::from_second(now.as_second().div_euclid(300) * 300).unwrap();
        let mut free_from = minute - 20.hours();
        let mut sessions = Vec::new();
        for (number, planned) in (1..).zip(&self.sessions) {
            let start = later(free_from, planned.gap);
            free_from = later(start, planned.length);
            let held_until = planned.held.map(|seconds| now + seconds.seconds());
            sessions.push(Session {
                service: if planned.class { class() } else { one_to_one() },
                class: planned.class,
                before: Minutes::new(planned.before),
                after: Minutes::new(planned.after),
                status: if held_until.is_some() { SessionStatus::Held } else { SessionStatus::Scheduled },
                held_until,
                ..session(number, start, planned.length)
            });
        }
        sessions
    }

    fn intervals(now: Timestamp, spans: &[(i64, i64)]) -> Vec<Interval> {
        let from = |(start, length): &(i64, i64)| {
            Interval::starting(now + start.seconds(), SignedDuration::from_secs(*length)).unwrap()
        };
        spans.iter().map(from).collect()
    }

    fn naive(&self) -> Naive {
        let now = self.now();
        let rules = self.service().rules(&self.policy());
        let zone = TimeZone::get(self.zone).unwrap();
        let today = zone.to_datetime(now).date();
        let local = |(start, end): &(u32, u32)| LocalWindow { start: clock(*start), end: clock(*end) };
        let weekly = |(day, start, end): &(usize, u32, u32)| WeeklyWindow {
            weekday: WEEK[*day],
            start: clock(*start),
            end: clock(*end),
        };
        let mut overrides = BTreeMap::new();
        for (day, windows) in &self.overrides {
            overrides.insert(today + day.days(), windows.iter().map(local).collect());
        }
        Naive {
            zone,
            now,
            weekly: self.weekly.iter().map(weekly).collect(),
            overrides,
            time_off: Self::intervals(now, &self.time_off),
            external: Self::intervals(now, &self.external),
            sessions: self.sessions(now),
            step: rules.step.count().into(),
            notice: rules.notice.count().into(),
            horizon: rules.horizon_days.into(),
            before: rules.before.count().into(),
            after: rules.after.count().into(),
            length: self.length.into(),
            limit: self.limit,
        }
    }

    fn calendar(&self, naive: &Naive) -> Calendar {
        let mut calendar = Calendar::new(trainer_id(), trainer_account(), Zone::named(self.zone).unwrap());
        calendar.configure(&Setting::Policy(self.policy()));
        calendar.configure(&Setting::Service(self.service()));
        calendar.configure(&Setting::Weekly(naive.weekly.clone()));
        for (date, windows) in &naive.overrides {
            calendar.configure(&Setting::Override { date: *date, windows: Some(windows.clone()) });
        }
        for (number, off) in (0..).zip(&naive.time_off) {
            calendar.configure(&time_off(number, off.start(), off.end()));
        }
        for (number, busy) in naive.external.iter().enumerate() {
            let source = format!("calendar {}", number % 2);
            let mut known = calendar.external().get(&source).cloned().unwrap_or_default();
            known.push(*busy);
            calendar.configure(&Setting::External { source, busy: known });
        }
        for (number, session) in (1..).zip(&naive.sessions) {
            calendar.put_session(session.clone());
            if !session.class {
                calendar.put_booking(booking(number, session));
            }
        }
        calendar
    }
}

fn seconds_up(at: Timestamp) -> i64 {
    at.as_second() + i64::from(at.subsec_nanosecond() > 0)
}

proptest! {
    #![proptest_config(crate::world::cases(160))]

    #[test]
    fn slots_why_and_book_agree_with_a_walk_over_every_minute(plan in plan(), compile in any::<bool>(), odd in vec(0..500_000_i64, 8)) {
        let naive = plan.naive();
        let wall = naive.wall();
        let mut calendar = plan.calendar(&naive);
        if compile {
            calendar.compile(naive.now);
        }
        let earliest = (naive.now + naive.notice.minutes()).as_second();
        let slots = calendar.slots(one_to_one(), naive.now);
        let free: Vec<i64> = naive.minutes(&wall).filter(|at| naive.bookable(&wall, *at)).map(Timestamp::as_second).collect();
        let offered: Vec<i64> = slots.free.iter().copied().filter(|start| *start >= earliest).collect();
        prop_assert_eq!(&offered, &free);
        let held: Vec<(i64, i64)> = naive
            .minutes(&wall)
            .filter_map(|at| Some((at.as_second(), seconds_up(naive.held_until(&wall, at)?))))
            .collect();
        let shown: Vec<(i64, i64)> = slots.held.iter().copied().filter(|(start, _)| *start >= earliest).collect();
        prop_assert_eq!(shown, held);

        let some_free = free.iter().step_by(free.len() / 8 + 1).map(|start| Timestamp::from_second(*start).unwrap());
        let minutes: Vec<Timestamp> = naive.minutes(&wall).collect();
        let any_minute = odd.iter().map(|pick| minutes[usize::try_from(*pick).unwrap() % minutes.len()]);
        let any_second = odd.iter().map(|pick| naive.now + (pick - 90_000).seconds());
        for at in some_free.chain(any_minute).chain(any_second) {
            let bookable = at >= naive.now && minutes.last().is_some_and(|last| at <= *last) && naive.bookable(&wall, at);
            let why = calendar.why(one_to_one(), at, naive.now);
            prop_assert_eq!(why.is_empty(), bookable, "why at {}: {:?}", at, &why);
            for obstacle in why {
                let Obstacle::Step { previous, next, .. } = obstacle else { continue };
                prop_assert!(previous.is_none_or(|previous| previous < at) && next.is_none_or(|next| at < next));
                for near in previous.into_iter().chain(next) {
                    let why = calendar.why(one_to_one(), near, naive.now);
                    prop_assert!(!why.iter().any(|found| matches!(found, Obstacle::Step { .. })), "{near}: {why:?}");
                }
            }
            let booked = decide(&calendar, book(99, at, true), naive.now, decision_id(1));
            prop_assert_eq!(booked.is_ok(), bookable, "book at {}: {:?}", at, booked);
        }
    }

    #[test]
    fn compiled_open_time_changes_no_answer(plan in plan(), picks in vec(-100_000..900_000_i64, 24)) {
        let naive = plan.naive();
        let plain = plan.calendar(&naive);
        let mut compiled = plain.clone();
        compiled.compile(naive.now);
        prop_assert_eq!(plain.slots(one_to_one(), naive.now), compiled.slots(one_to_one(), naive.now));
        prop_assert_eq!(plain.availability(naive.now), compiled.availability(naive.now));
        for pick in picks {
            let at = naive.now + pick.seconds();
            prop_assert_eq!(plain.why(one_to_one(), at, naive.now), compiled.why(one_to_one(), at, naive.now));
        }
    }

    #[test]
    fn availability_is_open_time_outside_of_sessions_and_busy_time(plan in plan()) {
        // On whole minutes, so that a walk over minutes sees every edge.
        let whole = |spans: &[(i64, i64)]| spans.iter().map(|(start, length)| (start / 60 * 60, (length / 60 + 1) * 60)).collect();
        let plan = Plan { second: plan.second / 60 * 60, time_off: whole(&plan.time_off), external: whole(&plan.external), ..plan };
        // The furthest horizon counts, the policy's or the service's.
        let furthest = plan.horizon.max(plan.own_horizon.unwrap_or(0));
        let naive = Naive { horizon: furthest.into(), ..plan.naive() };
        let wall = naive.wall();
        let availability = plan.calendar(&naive).availability(naive.now);
        let range = availability.range.unwrap();
        let walked: Vec<Timestamp> = naive.minutes(&wall).filter(|at| range.contains(*at)).collect();
        prop_assert_eq!(walked.first(), Some(&range.start()));
        prop_assert_eq!(walked.last().map(|last| later(*last, 1)), Some(range.end()));
        for minute in walked {
            let shown = availability.free.iter().any(|free| free.contains(minute));
            prop_assert_eq!(shown, naive.free(&wall, minute), "at {}", minute);
        }
        for pair in availability.free.windows(2) {
            prop_assert!(pair[0].end() < pair[1].start(), "free time is sorted and in one piece");
        }
        for session in naive.sessions.iter().filter(|session| session.held_until.is_some_and(|until| until > naive.now)) {
            let listed = availability.held.contains(&(session.interval, session.held_until.unwrap()));
            let near = session.interval.overlaps(range);
            prop_assert!(listed || !near, "a live hold in range is listed");
        }
    }

    #[test]
    fn slots_of_the_morning_read_at_noon_are_the_slots_of_noon(plan in plan(), minutes in 0..30_i64) {
        let naive = plan.naive();
        let calendar = plan.calendar(&naive);
        let now = later(naive.now, minutes);
        prop_assume!(calendar.zone().date(now) == calendar.zone().date(naive.now));
        let early = calendar.slots(one_to_one(), naive.now);
        let late = calendar.slots(one_to_one(), now);
        let mut read: Vec<i64> = early.held.iter().filter(|(_, until)| *until <= now.as_second()).map(|(start, _)| *start).collect();
        read.extend(&early.free);
        read.sort_unstable();
        prop_assert_eq!(read, late.free);
    }
}

#[test]
fn a_session_beyond_the_horizon_still_keeps_long_services_out() {
    let mut calendar = open_calendar("UTC");
    let day = Service { ..service(one_to_one(), ServiceKind::OneToOne, 1440) };
    calendar.configure(&Setting::Service(day));
    calendar.configure(&Setting::Policy(Policy { horizon_days: 1, ..no_notice() }));
    let now = at("2025-03-04T00:00:00Z");
    calendar.put_session(session(1, at("2025-03-05T12:00:00Z"), 60));
    let free = calendar.slots(one_to_one(), now).free;
    assert_eq!(free.last().copied(), Some(at("2025-03-04T12:00:00Z").as_second()));
}

#[test]
fn a_day_long_session_is_offered_on_the_last_day_before_a_short_day() {
    let mut calendar = open_calendar("America/New_York");
    calendar.configure(&Setting::Service(service(one_to_one(), ServiceKind::OneToOne, 1440)));
    calendar.configure(&Setting::Policy(Policy { horizon_days: 1, ..no_notice() }));
    // The clocks go forward in the night to Sunday 9 March; Saturday 23:45 and 24 hours ends on Monday, 00:45.
    let now = at("2025-03-08T15:00:00Z");
    let free = calendar.slots(one_to_one(), now).free;
    assert_eq!(free.last().copied(), Some(at("2025-03-09T04:45:00Z").as_second()));
}

#[test]
fn windows_that_touch_each_count_from_their_own_start() {
    let mut calendar = open_calendar("UTC");
    let step = Policy { step: Minutes::new(50), horizon_days: 1, ..no_notice() };
    calendar.configure(&Setting::Policy(step));
    let mut weekly = daily("09:00", "12:00");
    weekly.extend(daily("12:00", "14:00"));
    calendar.configure(&Setting::Weekly(weekly));
    let starts = calendar.slots(one_to_one(), at("2025-03-04T00:00:00Z")).free;
    let expected = ["09:00", "09:50", "10:40", "11:30", "12:00", "12:50"];
    let expected: Vec<i64> =
        expected.iter().map(|time| at(&format!("2025-03-04T{time}:00Z")).as_second()).collect();
    assert_eq!(starts, expected, "11:30 runs on into the second window, whose starts count from 12:00");
}

#[test]
fn a_day_that_holds_fill_up_is_held_until_there_is_room() {
    let mut calendar = open_calendar("UTC");
    calendar.configure(&Setting::Policy(Policy {
        max_sessions_per_day: Some(2),
        horizon_days: 1,
        ..no_notice()
    }));
    let now = at("2025-03-04T08:00:00Z");
    for (number, hour, lasts) in [(1, 10, 5), (2, 12, 7), (3, 14, 3)] {
        let held_until = Some(later(now, lasts));
        let start = at(&format!("2025-03-04T{hour}:00:00Z"));
        calendar.put_session(Session {
            status: SessionStatus::Held,
            held_until,
            ..session(number, start, 60)
        });
    }
    let slots = calendar.slots(one_to_one(), now);
    assert_eq!(slots.free, Vec::<i64>::new(), "three holds fill a day of two");
    let until = |time: &str| {
        let start = at(&format!("2025-03-04T{time}:00Z")).as_second();
        slots.held.iter().find(|(held, _)| *held == start).map(|(_, until)| *until)
    };
    assert_eq!(until("16:00"), Some(later(now, 5).as_second()), "with two holds gone there is room again");
    assert_eq!(until("12:00"), Some(later(now, 7).as_second()), "but not where the longest hold is");
}

#[test]
fn classes_are_offered_with_the_seats_that_are_left() {
    let mut calendar = open_calendar("UTC");
    let now = at("2025-03-04T08:00:00Z");
    let class_session =
        Session { class: true, service: class(), capacity: 3, taken: 2, ..session(1, later(now, 300), 60) };
    calendar.put_session(class_session.clone());
    let held_until = Some(later(now, 5));
    let seat = |number, held_until| fittribe_domain::booking::Booking {
        hold_until: held_until,
        status: if held_until.is_some() {
            fittribe_domain::booking::BookingStatus::Held
        } else {
            fittribe_domain::booking::BookingStatus::Confirmed
        },
        ..booking(number, &class_session)
    };
    calendar.put_booking(seat(1, None));
    calendar.put_booking(seat(2, held_until));
    let left = |now| {
        calendar
            .slots(class(), now)
            .classes
            .iter()
            .map(|class| (class.session, class.left))
            .collect::<Vec<_>>()
    };
    assert_eq!(left(now), [(session_id(1), 1)]);
    assert_eq!(left(later(now, 5)), [(session_id(1), 2)], "a lapsed hold leaves its seat");
    assert_eq!(calendar.slots(class(), now).free, Vec::<i64>::new());
}

#[test]
fn nothing_is_offered_off_sale_or_while_no_bookings_are_taken() {
    let now = at("2025-03-04T08:00:00Z");
    let mut off_sale = open_calendar("UTC");
    assert!(!off_sale.slots(one_to_one(), now).free.is_empty());
    let mut not_accepting = off_sale.clone();
    off_sale.configure(&Setting::Service(Service {
        active: false,
        ..service(one_to_one(), ServiceKind::OneToOne, 60)
    }));
    not_accepting.configure(&Setting::Accepting(false));
    assert_eq!(off_sale.slots(one_to_one(), now), Default::default());
    assert_eq!(not_accepting.slots(one_to_one(), now), Default::default());
    assert_eq!(not_accepting.availability(now).free, []);
    for calendar in [off_sale, not_accepting] {
        assert!(!calendar.why(one_to_one(), later(now, 60), now).is_empty());
        assert!(decide(&calendar, book(1, later(now, 60), true), now, decision_id(1)).is_err());
    }
}

#[test]
fn a_change_of_hours_shows_in_a_calendar_that_was_compiled() {
    let mut calendar = open_calendar("UTC");
    let now = at("2025-03-04T08:00:00Z");
    calendar.compile(now);
    assert!(!calendar.slots(one_to_one(), now).free.is_empty());
    calendar.configure(&Setting::Weekly(Vec::new()));
    assert_eq!(calendar.slots(one_to_one(), now).free, Vec::<i64>::new());
}
