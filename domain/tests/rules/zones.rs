//! Every zone of the bundled database, 1970 to 2037.

use fittribe_domain::{
    Interval,
    hours::{Hours, LocalWindow, OpenWindow, resolve},
    interval::union,
    zone::Zone,
};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{Date, DateTime, Time, date},
    tz::{AmbiguousOffset, TimeZone, TimeZoneTransition},
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::world::{cases, clock, daily, window};

fn zones() -> Vec<Zone> {
    let zones: Vec<Zone> =
        jiff::tz::db().available().map(|name| Zone::named(name.as_str()).unwrap()).collect();
    assert!(zones.len() > 400, "the database is bundled: {} zones", zones.len());
    zones
}

const FIRST: Date = date(1970, 1, 2);
const LAST: Date = date(2037, 12, 31);

/// The changes of a zone's offset between the two dates.
fn changes(zone: &Zone) -> Vec<TimeZoneTransition<'_>> {
    let rules = zone.rules();
    let (from, to) = (zone.midnight(FIRST), zone.midnight(LAST));
    let transitions = rules.following(from).take_while(|change| change.timestamp() < to);
    transitions.filter(|change| change.offset() != offset_before(rules, change.timestamp())).collect()
}

fn offset_before(rules: &TimeZone, change: Timestamp) -> jiff::tz::Offset {
    rules.to_offset(change - 1.second())
}

/// The instants at which a zone's wall shows a local time: two where clocks go back, none where they jump.
fn readings(zone: &Zone, local: DateTime) -> Vec<Timestamp> {
    let rules = zone.rules();
    // Offsets lie within a day, so the instant is within a day of the same reading in UTC.
    let utc = TimeZone::UTC.to_timestamp(local).unwrap();
    let mut offsets = vec![rules.to_offset(utc - 26.hours())];
    let near = rules.following(utc - 26.hours()).take_while(|change| change.timestamp() <= utc + 26.hours());
    offsets.extend(near.map(|change| change.offset()));
    let mut found: Vec<Timestamp> =
        offsets.iter().map(|offset| offset.to_timestamp(local).unwrap()).collect();
    found.retain(|instant| rules.to_datetime(*instant) == local);
    found.sort_unstable();
    found.dedup();
    found
}

/// A boundary by definition: the earliest or the latest instant that reads so; where none does, the change
/// of clocks that jumps over it.
fn boundary(zone: &Zone, local: DateTime, latest: bool) -> Timestamp {
    let readings = readings(zone, local);
    let reading = if latest { readings.last() } else { readings.first() };
    if let Some(reading) = reading {
        return *reading;
    }
    let utc = TimeZone::UTC.to_timestamp(local).unwrap();
    let rules = zone.rules();
    let jumps = rules.following(utc - 26.hours()).take_while(|change| change.timestamp() <= utc + 26.hours());
    let over = jumps.map(|change| change.timestamp()).find(|change| {
        let before = offset_before(rules, *change).to_datetime(*change);
        before <= local && local < rules.to_datetime(*change)
    });
    over.unwrap()
}

fn check_boundaries(zone: &Zone, local: DateTime) {
    let window_of = |start: DateTime, end: DateTime| {
        let date = start.date();
        assert!(end.date() == date || end.date() == date.tomorrow().unwrap());
        resolve(zone, date, LocalWindow { start: start.time(), end: end.time() })
    };
    let (earlier, later) = (local - 11.hours(), local + 11.hours());
    let cases = [(local, later), (earlier, local)];
    for (start, end) in cases {
        let expected = Interval::new(boundary(zone, start, false), boundary(zone, end, true));
        assert_eq!(window_of(start, end), expected, "{} {start} to {end}", zone.name());
    }
}

#[test]
fn boundaries_near_every_change_of_clocks_follow_the_rules() {
    let mut seen = [0_u32; 3];
    for zone in zones() {
        for change in changes(&zone) {
            let instant = change.timestamp();
            let before = offset_before(zone.rules(), instant).to_datetime(instant);
            let after = zone.rules().to_datetime(instant);
            let (low, high) = (before.min(after), before.max(after));
            let middle = low + (low.duration_until(high).as_secs() / 2).seconds();
            for local in
                [low - 1.minute(), low, low + 1.second(), middle, high - 1.second(), high, high + 1.minute()]
            {
                let kind = match zone.rules().to_ambiguous_timestamp(local).offset() {
                    AmbiguousOffset::Unambiguous { .. } => 0,
                    AmbiguousOffset::Gap { .. } => 1,
                    AmbiguousOffset::Fold { .. } => 2,
                };
                seen[kind] += 1;
                check_boundaries(&zone, local);
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 10_000), "plain, skipped and repeated times: {seen:?}");
}

#[test]
fn a_local_day_lasts_23_to_25_hours_unless_its_clocks_changed_by_more() {
    let hours = |count| SignedDuration::from_hours(count);
    let mut odd = 0;
    for zone in zones() {
        let changes = changes(&zone);
        let mut near: Vec<Date> = Vec::new();
        for change in &changes {
            let date = zone.date(change.timestamp());
            near.extend((-2..=2).map(|days| date + days.days()));
        }
        near.extend((1970..2038).map(|year| date(year, 6, 15)));
        for date in near {
            let (start, end) = (zone.midnight(date), zone.midnight(date.tomorrow().unwrap()));
            let length = end.duration_since(start);
            let shifts =
                changes.iter().filter(|change| start <= change.timestamp() && change.timestamp() <= end);
            let shift: i64 = shifts
                .map(|change| {
                    offset_before(zone.rules(), change.timestamp()).seconds() - change.offset().seconds()
                })
                .map(i64::from)
                .sum();
            if (hours(23)..=hours(25)).contains(&length) {
                continue;
            }
            odd += 1;
            assert!(shift.abs() > 3600, "{} {date} lasts {length:?} without a change of clocks", zone.name());
            assert!(
                (length - hours(24)).abs().as_secs() <= shift.abs(),
                "{} {date} lasts {length:?}",
                zone.name()
            );
        }
    }
    assert!(
        odd > 0,
        "the date line moved in 1993, 1994 and 2011, and stations in Antarctica moved their clocks by hours"
    );
}

#[test]
fn a_day_begins_at_its_first_instant() {
    for zone in zones() {
        for change in changes(&zone) {
            let date = zone.date(change.timestamp());
            for date in [date.yesterday().unwrap(), date, date.tomorrow().unwrap()] {
                let midnight = zone.midnight(date);
                assert!(zone.date(midnight) >= date, "{} {date}", zone.name());
                assert!(zone.date(midnight - 1.second()) < date, "{} {date}", zone.name());
                // A date that the zone has never had begins where the next one does.
                let had = zone.date(midnight) == date;
                assert_eq!(zone.day_of(midnight) == date, had, "{} {date}", zone.name());
            }
        }
    }
}

fn assert_well_formed(open: &[OpenWindow], range: Interval, zone: &Zone) {
    for window in open {
        assert!(range.covers(window.interval), "{} {window:?} leaves {range:?}", zone.name());
        assert!(window.origin <= window.interval.start() && window.interval.end() <= window.open_until);
    }
    for pair in open.windows(2) {
        assert!(pair[0].interval.end() <= pair[1].interval.start(), "{} {pair:?}", zone.name());
        let touch = pair[0].interval.end() == pair[1].interval.start();
        assert_eq!(touch, pair[0].open_until > pair[0].interval.end());
        assert!(!touch || pair[0].origin < pair[1].origin, "what touches counts from another start");
    }
}

#[test]
fn hours_around_the_clock_are_open_without_a_break_in_every_zone_and_year() {
    let always = Hours { weekly: daily("00:00", "00:00"), ..Hours::default() };
    for zone in zones() {
        let mut dates: Vec<Date> =
            changes(&zone).iter().map(|change| zone.date(change.timestamp())).collect();
        dates.dedup();
        dates.extend([FIRST + 3.days(), LAST - 3.days()]);
        for date in dates {
            let (from, to) = (date - 2.days(), date + 3.days());
            let open = always.open(&zone, from, to);
            let range = Interval::new(zone.midnight(from), zone.midnight(to)).unwrap();
            assert_well_formed(&open, range, &zone);
            assert_eq!(
                union(open.iter().map(|window| window.interval).collect()),
                [range],
                "{} {date}",
                zone.name()
            );
            assert!(open.iter().all(|window| window.open_until == range.end()));
        }
    }
}

#[test]
fn the_same_hours_each_day_are_open_once_each_day_of_every_zone() {
    let hours = Hours { weekly: daily("09:00", "17:00"), ..Hours::default() };
    for zone in zones() {
        for year in (1970..2038).step_by(17) {
            let (from, to) = (date(year, 1, 1), date(year + 1, 1, 1));
            let open = hours.open(&zone, from, to);
            let starts: Vec<(Date, Time)> =
                open.iter().map(|window| local(&zone, window.interval.start())).collect();
            let days: Vec<(Date, Time)> =
                from.series(1.day()).take_while(|day| *day < to).map(|day| (day, clock(540))).collect();
            // The two zones that left out a day.
            if days.len() == starts.len() {
                assert_eq!(starts, days, "{}", zone.name());
            } else {
                assert!(days.len() - starts.len() <= 1, "{} {year}", zone.name());
            }
        }
    }
}

fn local(zone: &Zone, at: Timestamp) -> (Date, Time) {
    let local = zone.rules().to_datetime(at);
    (local.date(), local.time())
}

#[test]
fn every_zone_is_read_back_from_its_name() {
    for zone in zones() {
        let written = serde_json::to_string(&zone).unwrap();
        assert_eq!(serde_json::from_str::<Zone>(&written).unwrap(), zone, "{written}");
        assert_eq!(Zone::named(zone.name()).unwrap().name(), zone.name());
    }
    assert!(Zone::named("Europe/Atlantis").is_err());
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn open_time_is_sorted_disjoint_in_range_and_the_same_in_parts(
        zone in select(zones()),
        day in 0..24_800_i64,
        windows in vec((0..1440_u32, 0..1440_u32), 0..5),
        off in proptest::option::of((0..10_000_i64, 1..4000_i64)),
    ) {
        let from = FIRST + day.days();
        let weekly = windows.iter().flat_map(|(start, end)| daily(&clock(*start).to_string(), &clock(*end).to_string())).collect();
        let mut hours = Hours { weekly, ..Hours::default() };
        hours.time_off.extend(off.map(|(start, length)| fittribe_domain::hours::TimeOff {
            id: crate::world::time_off_id(1),
            interval: Interval::starting(zone.midnight(from) + start.minutes(), SignedDuration::from_mins(length)).unwrap(),
            note: String::new(),
        }));
        let to = from + 7.days();
        let open = hours.open(&zone, from, to);
        let range = Interval::new(zone.midnight(from), zone.midnight(to)).unwrap();
        assert_well_formed(&open, range, &zone);
        for day in 0..7_i64 {
            let (day, next) = (from + day.days(), from + (day + 1).days());
            let Some(range) = Interval::new(zone.midnight(day), zone.midnight(next)) else { continue };
            let part: Vec<_> = hours.open(&zone, day, next).iter().map(|window| (window.interval, window.origin)).collect();
            let whole: Vec<_> = open
                .iter()
                .filter_map(|window| Some((window.interval.intersection(range)?, window.origin)))
                .collect();
            prop_assert_eq!(part, whole, "a part of a range is open as the range is");
        }
    }
}

#[test]
fn a_window_crosses_midnight_when_it_does_not_end_after_its_start() {
    let zone = Zone::UTC;
    let day = date(2025, 3, 4);
    let hours = |start, end| resolve(&zone, day, window(start, end)).unwrap().length().as_hours();
    assert_eq!(hours("22:00", "02:00"), 4);
    assert_eq!(hours("18:00", "00:00"), 6);
    assert_eq!(hours("00:00", "00:00"), 24);
    assert_eq!(hours("09:00", "09:00"), 24);
}
