//! When a trainer works: weekly hours, date overrides and time off, in the trainer's zone.

use std::{cmp::Reverse, collections::BTreeMap};

use jiff::{
    Span, Timestamp,
    civil::{Date, DateTime, Time, Weekday},
    tz::AmbiguousOffset,
};
use serde::{Deserialize, Serialize};

use crate::{
    ids::TimeOffId,
    interval::{Interval, subtract, union},
    mark::mark,
    policy::{Minutes, OutOfBounds, bounded},
    zone::Zone,
};

/// Local start and end on some date. An end that is not after the start lies on the next day, so
/// `22:00–02:00` crosses midnight, `18:00–00:00` ends at it, and `00:00–00:00` is the whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalWindow {
    /// Opens.
    pub start: Time,
    /// Closes.
    pub end: Time,
}

/// One window of each week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeeklyWindow {
    /// The local day it starts on.
    #[serde(with = "weekday")]
    pub weekday: Weekday,
    /// Opens.
    pub start: Time,
    /// Closes.
    pub end: Time,
}

impl WeeklyWindow {
    fn mark(&self) -> [i8; 5] {
        let Self { weekday, start, end } = self;
        [weekday.to_monday_zero_offset(), start.hour(), start.minute(), end.hour(), end.minute()]
    }
}

/// Weekdays on the wire: `monday` … `sunday`.
pub mod weekday {
    use jiff::civil::Weekday;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];

    /// The wire's name.
    #[must_use]
    pub fn name(weekday: Weekday) -> &'static str {
        NAMES.iter().find(|(_, day)| *day == weekday).map_or("monday", |(name, _)| name)
    }

    /// The day a wire name means.
    #[must_use]
    pub fn named(name: &str) -> Option<Weekday> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, day)| *day)
    }

    /// Writes the name.
    ///
    /// # Errors
    /// The serializer's own.
    pub fn serialize<S: Serializer>(weekday: &Weekday, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(name(*weekday))
    }

    /// Reads the name.
    ///
    /// # Errors
    /// When it is no weekday.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Weekday, D::Error> {
        let name = String::deserialize(from)?;
        named(&name)
            .ok_or_else(|| D::Error::custom(format!("`{name}` is not a weekday; write monday … sunday")))
    }
}

/// An absolute interval without bookings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeOff {
    /// Its identity.
    pub id: TimeOffId,
    /// When.
    pub interval: Interval,
    /// Why, for the trainer alone. At most 200 characters.
    #[serde(default)]
    pub note: String,
}

/// Open time under one window. Starts are counted from `origin`, the start of that window, so that time
/// off does not shift the times that are offered. A session may run on into the window that touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenWindow {
    /// Where a session may start.
    pub interval: Interval,
    /// Where the step is counted from; at or before the interval's start.
    pub origin: Timestamp,
    /// Until when it stays open without a break; at or after the interval's end.
    pub open_until: Timestamp,
}

impl OpenWindow {
    /// The last instant at or before another that is whole steps from the origin.
    pub(crate) fn step_before(&self, at: Timestamp, step: Minutes) -> Timestamp {
        let past = at.as_second().saturating_sub(self.origin.as_second()).rem_euclid(step.seconds().max(1));
        Timestamp::from_second(at.as_second() - past).unwrap_or(at)
    }

    /// The last step of this window before an instant.
    pub(crate) fn last_start(&self, before: Timestamp, step: Minutes) -> Option<Timestamp> {
        let at = self.step_before(before, step);
        let at = if at == before { at.checked_sub(step.duration()).ok()? } else { at };
        (at >= self.interval.start()).then_some(at)
    }

    /// The first step of this window from an instant on.
    pub(crate) fn first_start(&self, from: Timestamp, step: Minutes) -> Option<Timestamp> {
        let at = self.step_before(from, step);
        let at = if at == from { at } else { at.checked_add(step.duration()).ok()? };
        (at < self.interval.end()).then_some(at)
    }

    /// Whether another window goes on where this one ends.
    pub(crate) fn touches(&self, next: &Self) -> bool {
        self.interval.end() == next.interval.start()
    }
}

/// A trainer's working time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Each week.
    pub weekly: Vec<WeeklyWindow>,
    /// Dates whose windows replace the week's; no windows close the day.
    pub overrides: BTreeMap<Date, Vec<LocalWindow>>,
    /// Holidays and the like.
    pub time_off: Vec<TimeOff>,
}

/// How many weekly windows, date overrides, windows of a date, and times off there may be.
pub const MOST_WINDOWS: usize = 200;

impl Hours {
    /// Tells one set of weekly windows from another, in whatever order they stand.
    #[must_use]
    pub fn weekly_mark(&self) -> u32 {
        let mut windows: Vec<[i8; 5]> = self.weekly.iter().map(WeeklyWindow::mark).collect();
        windows.sort_unstable();
        mark(windows.iter().flatten().flat_map(|part| part.to_le_bytes()))
    }

    /// Whether there are not too many of anything.
    ///
    /// # Errors
    /// Names the field that is too long.
    pub fn check(&self) -> Result<(), OutOfBounds> {
        bounded(self.weekly.len() <= MOST_WINDOWS, "weekly", "takes at most 200 windows")?;
        let whole = self.weekly.iter().all(|window| whole_minute(window.start) && whole_minute(window.end));
        bounded(whole, "weekly", "takes windows of whole minutes")?;
        bounded(self.overrides.len() <= 1000, "overrides", "takes at most 1000 dates")?;
        let short = self.overrides.values().all(|windows| windows.len() <= 24);
        bounded(short, "windows", "takes at most 24 windows a date")?;
        let mut windows = self.overrides.values().flatten();
        let whole = windows.all(|window| whole_minute(window.start) && whole_minute(window.end));
        bounded(whole, "windows", "takes windows of whole minutes")?;
        bounded(self.time_off.len() <= 1000, "time_off", "takes at most 1000 entries")
    }

    /// The windows that start on a local date, and whether a date override made them.
    #[must_use]
    pub fn windows_on(&self, date: Date) -> (Vec<LocalWindow>, bool) {
        if let Some(windows) = self.overrides.get(&date) {
            return (windows.clone(), true);
        }
        let today = self.weekly.iter().filter(|window| window.weekday == date.weekday());
        (today.map(|window| LocalWindow { start: window.start, end: window.end }).collect(), false)
    }

    /// Open time of the local dates `[from, to)`, windows that begin the day before included where they
    /// reach in. Sorted and disjoint. Each window counts its starts from its own start; where windows
    /// overlap, the one that opened first counts. So what is open at an instant, and from where its step
    /// is counted, does not depend on the range that was asked for.
    #[must_use]
    pub fn open(&self, zone: &Zone, from: Date, to: Date) -> Vec<OpenWindow> {
        let range = Interval::new(zone.midnight(from), zone.midnight(to));
        let Some(range) = range else { return Vec::new() };
        let windows = self.windows_between(zone, from.saturating_sub(Span::new().days(1)), to);
        let off = union(self.time_off.iter().map(|off| off.interval).collect());
        let whole = union(windows.iter().filter_map(|window| window.intersection(range)).collect());
        let whole = subtract(&whole, &off);

        let (mut open, mut first, mut covered) = (Vec::with_capacity(windows.len()), 0, Timestamp::MIN);
        for window in windows {
            let own = Interval::new(window.start().max(covered), window.end());
            covered = covered.max(window.end());
            let Some(own) = own else { continue };
            while whole.get(first).is_some_and(|unbroken| unbroken.end() <= own.start()) {
                first += 1;
            }
            for unbroken in whole.iter().skip(first).take_while(|unbroken| unbroken.start() < own.end()) {
                let origin = window.start();
                let inside = own.intersection(*unbroken);
                open.extend(inside.map(|interval| OpenWindow {
                    interval,
                    origin,
                    open_until: unbroken.end(),
                }));
            }
        }
        open
    }

    /// The windows that start on the local dates `[from, to)` as instants, by start.
    fn windows_between(&self, zone: &Zone, from: Date, to: Date) -> Vec<Interval> {
        let mut windows = Vec::new();
        let mut date = from;
        while date < to {
            let (today, _) = self.windows_on(date);
            windows.extend(today.into_iter().filter_map(|window| resolve(zone, date, window)));
            match date.tomorrow() {
                Ok(next) => date = next,
                Err(_) => break,
            }
        }
        // Of windows that start together the longest counts.
        windows.sort_unstable_by_key(|window| (window.start(), Reverse(window.end())));
        windows
    }

    /// The first time off that meets an interval.
    #[must_use]
    pub fn time_off_at(&self, interval: Interval) -> Option<&TimeOff> {
        self.time_off
            .iter()
            .filter(|off| off.interval.overlaps(interval))
            .min_by_key(|off| off.interval.start())
    }
}

fn whole_minute(time: Time) -> bool {
    time.second() == 0 && time.subsec_nanosecond() == 0
}

/// A local window of a date as instants. `None` when a spring gap leaves nothing of it.
#[must_use]
pub fn resolve(zone: &Zone, date: Date, window: LocalWindow) -> Option<Interval> {
    let end_date = if window.end > window.start { date } else { date.tomorrow().ok()? };
    let start = instant(zone, date.to_datetime(window.start), Edge::Start)?;
    let end = instant(zone, end_date.to_datetime(window.end), Edge::End)?;
    Interval::new(start, end)
}

#[derive(Clone, Copy)]
enum Edge {
    Start,
    End,
}

/// A local boundary as an instant: inside a spring gap the first valid instant after it; an ambiguous
/// start is the earlier instant, an ambiguous end the later.
fn instant(zone: &Zone, local: DateTime, edge: Edge) -> Option<Timestamp> {
    let rules = zone.rules();
    match rules.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local).ok(),
        AmbiguousOffset::Gap { before, .. } => {
            // Read with the offset from before the gap, the boundary lands at or past the transition;
            // the transition itself is the first valid instant.
            let past = before.to_timestamp(local).ok()?;
            let just_after = past.checked_add(jiff::SignedDuration::from_secs(1)).ok()?;
            Some(rules.preceding(just_after).next().map_or(past, |transition| transition.timestamp()))
        }
        AmbiguousOffset::Fold { before, after } => match edge {
            Edge::Start => before.to_timestamp(local).ok(),
            Edge::End => after.to_timestamp(local).ok(),
        },
    }
}
