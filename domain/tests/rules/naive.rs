//! The rules of time said once more, minute by minute and without any cleverness.

use std::collections::{BTreeMap, HashMap};

use fittribe_domain::{
    Interval,
    hours::{LocalWindow, WeeklyWindow},
    session::Session,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// All that decides whether a start can be booked.
#[derive(Clone, Debug)]
pub struct Naive {
    pub zone: TimeZone,
    pub now: Timestamp,
    pub weekly: Vec<WeeklyWindow>,
    pub overrides: BTreeMap<Date, Vec<LocalWindow>>,
    pub time_off: Vec<Interval>,
    pub sessions: Vec<Session>,
    pub external: Vec<Interval>,
    pub step: i64,
    pub notice: i64,
    pub horizon: i64,
    pub before: i64,
    pub after: i64,
    pub length: i64,
    pub limit: Option<u16>,
}

/// A stretch of wall clock, a minute at a time, and the windows of its dates as instants.
pub struct Wall {
    minutes: Vec<(Timestamp, DateTime)>,
    windows: Vec<Interval>,
    closes: Timestamp,
}

impl Naive {
    fn local(&self, at: Timestamp) -> DateTime {
        self.zone.to_datetime(at)
    }

    pub fn today(&self) -> Date {
        self.local(self.now).date()
    }

    /// Walks from two days before today to three days past the horizon.
    pub fn wall(&self) -> Wall {
        let first = self.today() - 2.days();
        let last = self.today() + (self.horizon + 3).days();
        let mut at =
            Timestamp::from_second(self.now.as_second().div_euclid(60) * 60).unwrap() - (4 * 24).hours();
        let mut minutes = Vec::new();
        while self.local(at).date() < last {
            if self.local(at).date() >= first {
                minutes.push((at, self.local(at)));
            }
            at += 1.minute();
        }
        let mut seen: HashMap<DateTime, (Timestamp, Timestamp)> = HashMap::new();
        for (at, local) in &minutes {
            seen.entry(*local).and_modify(|(_, latest)| *latest = *at).or_insert((*at, *at));
        }
        // Earliest and latest reading of a local time; one the clock jumps over is the first minute after.
        let read = |local: DateTime| {
            seen.get(&local).copied().or_else(|| {
                let next = minutes.iter().find(|(_, other)| *other > local)?;
                Some((next.0, next.0))
            })
        };
        let mut windows = Vec::new();
        let mut date = first;
        while date < last {
            for window in self.windows_of(date) {
                let end_date = if window.end > window.start { date } else { date + 1.day() };
                let start = read(date.to_datetime(window.start));
                let end = read(end_date.to_datetime(window.end));
                if let (Some((start, _)), Some((_, end))) = (start, end) {
                    windows.extend(Interval::new(start, end));
                }
            }
            date += 1.day();
        }
        let horizon = self.today() + self.horizon.days();
        let closes = minutes.iter().find(|(_, local)| local.date() >= horizon).unwrap().0;
        Wall { minutes, windows, closes }
    }

    fn windows_of(&self, date: Date) -> Vec<LocalWindow> {
        let week = self.weekly.iter().filter(|window| window.weekday == date.weekday());
        let week = || week.map(|window| LocalWindow { start: window.start, end: window.end }).collect();
        self.overrides.get(&date).cloned().unwrap_or_else(week)
    }

    /// The minutes that a client could name: today and on to the horizon, and a day more.
    pub fn minutes<'a>(&self, wall: &'a Wall) -> impl Iterator<Item = Timestamp> + 'a {
        let (from, to) = (self.today(), self.today() + (self.horizon + 1).days());
        let near = wall.minutes.iter().filter(move |(_, local)| local.date() >= from && local.date() < to);
        near.map(|(at, _)| *at)
    }

    /// Whether the start keeps the rules, the contents of the calendar aside.
    fn allowed(&self, wall: &Wall, start: Timestamp) -> bool {
        let end = start + self.length.minutes();
        let wanted = Interval::new(start, end).unwrap();
        if start < self.now + self.notice.minutes() || start >= wall.closes {
            return false;
        }
        if self.time_off.iter().any(|off| off.overlaps(wanted)) {
            return false;
        }
        let Some(first) =
            wall.windows.iter().filter(|window| window.contains(start)).map(|window| window.start()).min()
        else {
            return false;
        };
        if (start - first).get_seconds() % (self.step * 60) != 0 || start.subsec_nanosecond() != 0 {
            return false;
        }
        let mut minute = start;
        while minute < end {
            if !wall.windows.iter().any(|window| window.contains(minute)) {
                return false;
            }
            minute += 1.minute();
        }
        let widened = Interval::new(start - self.before.minutes(), end + self.after.minutes()).unwrap();
        !self.external.iter().any(|busy| busy.overlaps(widened))
    }

    /// Whether the sessions leave room for a start.
    fn room(&self, start: Timestamp, sessions: &[&Session]) -> bool {
        let end = start + self.length.minutes();
        let clear = sessions.iter().all(|other| {
            let (before, after) = (i64::from(other.before.count()), i64::from(other.after.count()));
            let room_before = other.interval.end() + self.before.max(after).minutes() <= start;
            let room_after = end + self.after.max(before).minutes() <= other.interval.start();
            room_before || room_after
        });
        let today = sessions
            .iter()
            .filter(|other| self.local(other.interval.start()).date() == self.local(start).date());
        clear && self.limit.is_none_or(|limit| today.count() < usize::from(limit))
    }

    fn live(&self, now: Timestamp) -> Vec<&Session> {
        self.sessions.iter().filter(|session| session.held_until.is_none_or(|until| until > now)).collect()
    }

    /// Whether a client can book the start now.
    pub fn bookable(&self, wall: &Wall, start: Timestamp) -> bool {
        self.allowed(wall, start) && self.room(start, &self.live(self.now))
    }

    /// When only holds are in the way: the deadline after which none is any more.
    pub fn held_until(&self, wall: &Wall, start: Timestamp) -> Option<Timestamp> {
        if !self.allowed(wall, start) || self.room(start, &self.live(self.now)) {
            return None;
        }
        let mut deadlines: Vec<_> =
            self.live(self.now).iter().filter_map(|session| session.held_until).collect();
        deadlines.sort_unstable();
        deadlines.into_iter().find(|until| self.room(start, &self.live(*until)))
    }

    /// Whether a minute is free for anything: open, and outside of every session with its own buffers.
    pub fn free(&self, wall: &Wall, minute: Timestamp) -> bool {
        let open = wall.windows.iter().any(|window| window.contains(minute));
        let away = self.time_off.iter().chain(&self.external).any(|busy| busy.contains(minute));
        let taken = self.live(self.now).iter().any(|session| {
            let from = session.interval.start() - i64::from(session.before.count()).minutes();
            let to = session.interval.end() + i64::from(session.after.count()).minutes();
            from <= minute && minute < to
        });
        open && !away && !taken
    }
}
