//! What a person reads when a time cannot be booked.

use fittribe_domain::{Interval, calendar::obstacle::Obstacle, policy::Minutes, zone::Zone};
use jiff::civil::date;

use crate::world::*;

/// In Sofia's winter, two hours ahead of UTC.
fn said(obstacle: Obstacle) -> String {
    obstacle.sentence(&Zone::named("Europe/Sofia").unwrap())
}

fn hour() -> Interval {
    Interval::new(at("2025-03-04T07:00:00Z"), at("2025-03-04T08:00:00Z")).unwrap()
}

fn night() -> Interval {
    Interval::new(at("2025-03-04T20:00:00Z"), at("2025-03-05T00:00:00Z")).unwrap()
}

#[test]
fn rules_of_time_read_well() {
    let notice = |minutes, earliest: &str| {
        said(Obstacle::Notice { notice: Minutes::new(minutes), earliest: at(earliest) })
    };
    let horizon = |days| said(Obstacle::Horizon { days, closes: at("2025-05-02T21:00:00Z") });
    let step = |minutes, previous: &str, next: &str| {
        said(Obstacle::Step {
            step: Minutes::new(minutes),
            previous: Some(at(previous)),
            next: Some(at(next)),
        })
    };
    let one_sided = |previous: Option<&str>, next: Option<&str>| {
        said(Obstacle::Step { step: Minutes::new(45), previous: previous.map(at), next: next.map(at) })
    };
    let table = [
        (said(Obstacle::Past), "This time has passed."),
        (
            one_sided(Some("2025-03-04T08:00:00Z"), None),
            "Sessions start every 45 minutes; the nearest is Tuesday 4 March 2025, 10:00.",
        ),
        (
            one_sided(None, Some("2025-03-04T08:00:00Z")),
            "Sessions start every 45 minutes; the nearest is Tuesday 4 March 2025, 10:00.",
        ),
        (one_sided(None, None), "Sessions start every 45 minutes."),
        (
            notice(120, "2025-03-04T08:00:00Z"),
            "The trainer asks for 2 hours’ notice; the earliest bookable time is Tuesday 4 March 2025, 10:00.",
        ),
        (
            notice(60, "2025-03-04T08:00:00.000000001Z"),
            "The trainer asks for 1 hour’s notice; the earliest bookable time is Tuesday 4 March 2025, 10:01.",
        ),
        (
            notice(1, "2025-03-04T08:00:59Z"),
            "The trainer asks for 1 minute’s notice; the earliest bookable time is Tuesday 4 March 2025, 10:01.",
        ),
        (
            notice(90, "2025-03-04T08:00:00Z"),
            "The trainer asks for 90 minutes’ notice; the earliest bookable time is Tuesday 4 March 2025, 10:00.",
        ),
        (
            notice(135, "2025-03-04T08:00:00Z"),
            "The trainer asks for 2 hours 15 minutes’ notice; the earliest bookable time is Tuesday 4 March 2025, 10:00.",
        ),
        (
            notice(2880, "2025-03-04T22:00:00Z"),
            "The trainer asks for 48 hours’ notice; the earliest bookable time is Wednesday 5 March 2025, 00:00.",
        ),
        (
            notice(10_080, "2025-03-04T08:00:00Z"),
            "The trainer asks for 7 days’ notice; the earliest bookable time is Tuesday 4 March 2025, 10:00.",
        ),
        (
            horizon(60),
            "Bookings are open 60 days at a time, at present up to and including Friday 2 May 2025.",
        ),
        (horizon(1), "Only the current day can be booked, at present Friday 2 May 2025."),
        (
            step(15, "2025-03-04T08:00:00Z", "2025-03-04T08:15:00Z"),
            "Sessions start every 15 minutes; the nearest are Tuesday 4 March 2025, 10:00 and 10:15.",
        ),
        (
            step(60, "2025-03-04T21:00:00Z", "2025-03-04T22:00:00Z"),
            "Sessions start every hour; the nearest are Tuesday 4 March 2025, 23:00 and Wednesday 5 March 2025, 00:00.",
        ),
    ];
    for (sentence, expected) in table {
        assert_eq!(sentence, expected);
    }
}

#[test]
fn hours_and_absences_read_well() {
    let closed = |overridden, window| said(Obstacle::Closed { date: date(2025, 3, 4), overridden, window });
    let table = [
        (closed(false, None), "The trainer’s hours on Tuesday 4 March 2025 do not cover this session."),
        (
            closed(true, Some(hour())),
            "The trainer’s special hours for Tuesday 4 March 2025 do not cover this session. The nearest open time is \
             Tuesday 4 March 2025, 09:00 to 10:00.",
        ),
        (
            closed(false, Some(night())),
            "The trainer’s hours on Tuesday 4 March 2025 do not cover this session. The nearest open time is \
             Tuesday 4 March 2025, 22:00 to Wednesday 5 March 2025, 02:00.",
        ),
        (
            said(Obstacle::TimeOff { id: time_off_id(1), interval: night() }),
            "The trainer is away from Tuesday 4 March 2025, 22:00 until Wednesday 5 March 2025, 02:00.",
        ),
        (
            said(Obstacle::External { source: "google".to_owned(), interval: hour() }),
            "The trainer has another commitment on Tuesday 4 March 2025, 09:00 to 10:00.",
        ),
        (said(Obstacle::NotOnSale), "The trainer does not offer this service at present."),
        (said(Obstacle::NotAccepting), "The trainer is not taking new bookings at present."),
    ];
    for (sentence, expected) in table {
        assert_eq!(sentence, expected);
    }
}

#[test]
fn sessions_and_classes_read_well() {
    let (id, interval) = (session_id(1), hour());
    let until = Some(at("2025-03-04T06:40:00Z"));
    let buffer = |minutes, held_until| {
        said(Obstacle::Buffer { id, interval, buffer: Minutes::new(minutes), held_until })
    };
    let day_full = |limit| said(Obstacle::DayFull { date: date(2025, 3, 4), limit });
    let table = [
        (
            said(Obstacle::Session { id, interval, held_until: None }),
            "The trainer has another session on Tuesday 4 March 2025, 09:00 to 10:00.",
        ),
        (
            said(Obstacle::Session { id, interval, held_until: until }),
            "Someone is holding Tuesday 4 March 2025, 09:00 to 10:00 and has until 08:40 to confirm.",
        ),
        (
            said(Obstacle::Class { id, interval }),
            "The trainer teaches a class on Tuesday 4 March 2025, 09:00 to 10:00.",
        ),
        (
            buffer(60, None),
            "The trainer keeps 1 hour free between sessions and has one on Tuesday 4 March 2025, 09:00 to 10:00.",
        ),
        (
            buffer(15, until),
            "The trainer keeps 15 minutes free between sessions; someone is holding Tuesday 4 March 2025, 09:00 to 10:00 \
             and has until 08:40 to confirm.",
        ),
        (day_full(1), "The trainer takes one session a day, and Tuesday 4 March 2025 already has it."),
        (day_full(6), "The trainer takes at most 6 sessions a day, and Tuesday 4 March 2025 is full."),
        (said(Obstacle::NoClass), "This service is taught as classes, and none starts at this time."),
        (said(Obstacle::ClassFull { id, capacity: 20 }), "All 20 places in this class are taken."),
        (said(Obstacle::ClassFull { id, capacity: 1 }), "The only place in this class is taken."),
    ];
    for (sentence, expected) in table {
        assert_eq!(sentence, expected);
    }
}

#[test]
fn obstacles_are_data_too() {
    let obstacle = Obstacle::Session { id: session_id(1), interval: hour(), held_until: None };
    let expected = format!(
        r#"{{"rule":"session","id":"{}","interval":["2025-03-04T07:00:00Z","2025-03-04T08:00:00Z"],"held_until":null}}"#,
        session_id(1)
    );
    assert_eq!(serde_json::to_string(&obstacle).unwrap(), expected);
}
