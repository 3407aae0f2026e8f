//! Jobs that come again and again. Invariant: one job per tick of an entry, however many nodes run and however often
//! they change who leads; of ticks that came while nobody led, the last one is made up for.

use std::{fmt, time::Duration};

use jiff::{SignedDuration, Timestamp};
use riverqueue::{
    CronSchedule, CronTimeZone, InsertOpts, JobArgs, JobState, PeriodicJob, PeriodicJobOpts, PeriodicSchedule,
};

use super::{DropExpired, ExpireHolds, PutErasures, SweepCertificates, SweepFiles, once, wrong};
use crate::Result;

/// The zone that expressions are meant in.
pub const ZONE: &str = "UTC";
/// Whoever failed at one tick has the next one soon.
const MOST_TRIES: i32 = 3;
/// River puts a job up to 100 ms before its tick.
const EARLY: SignedDuration = SignedDuration::from_millis(100);
/// How far back the last tick of an expression is looked for.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 366 * 5);

/// When an entry's ticks are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cadence {
    /// At whole multiples of this since 1970, in UTC.
    Every(Duration),
    /// At the minutes that a cron expression of five fields names, in UTC.
    Cron(CronSchedule),
}

impl Cadence {
    /// A cron expression of five fields, meant in UTC.
    ///
    /// # Errors
    /// When it is none.
    pub fn cron(expression: &str) -> Result<Self> {
        let schedule = CronSchedule::parse(expression).map_err(wrong)?;
        Ok(Self::Cron(schedule.with_time_zone(CronTimeZone::Utc)))
    }

    /// The first tick after an instant.
    #[must_use]
    pub fn next(&self, after: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Every(period) => {
                let period = i64::try_from(period.as_millis()).ok().filter(|period| *period > 0)?;
                let passed = after.as_millisecond().div_euclid(period);
                Timestamp::from_millisecond(passed.checked_add(1)?.checked_mul(period)?).ok()
            }
            Self::Cron(schedule) => PeriodicSchedule::next(schedule, after),
        }
    }

    /// The last tick at or before an instant.
    #[must_use]
    pub fn last(&self, now: Timestamp) -> Option<Timestamp> {
        // Further and further back, until there is one between: then the last one is not many away.
        let mut back = SignedDuration::from_secs(1);
        while back < LONGEST {
            let mut last = None;
            let mut tick = self.next(now.checked_sub(back).ok()?);
            while let Some(passed) = tick.filter(|tick| *tick <= now) {
                last = Some(passed);
                tick = self.next(passed);
            }
            if last.is_some() {
                return last;
            }
            back = back.checked_mul(2)?;
        }
        None
    }
}

impl PeriodicSchedule for Cadence {
    fn next(&self, current: Timestamp) -> Option<Timestamp> {
        Self::next(self, current)
    }
}

impl fmt::Display for Cadence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Every(period) => write!(f, "every {} s", period.as_secs_f64()),
            Self::Cron(schedule) => schedule.fmt(f),
        }
    }
}

/// Jobs of one kind that come again and again.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The kind of job.
    pub kind: &'static str,
    /// When.
    pub cadence: Cadence,
    job: PeriodicJob,
}

/// Everything that comes again and again.
#[derive(Clone, Debug, Default)]
pub struct Schedule(Vec<Entry>);

impl Schedule {
    /// What every node is started with.
    ///
    /// # Errors
    /// When an expression is none: a test says that they all are.
    pub fn standing() -> Result<Self> {
        let holds = Cadence::Every(Duration::from_secs(15));
        let schedule = Self::default()
            .with(holds, |tick| ExpireHolds { tick })
            .with(Cadence::cron("* * * * *")?, |tick| PutErasures { tick })
            .with(Cadence::cron("* * * * *")?, |tick| DropExpired { tick })
            .with(Cadence::cron("*/10 * * * *")?, |tick| SweepFiles { tick })
            .with(Cadence::cron("*/10 * * * *")?, |tick| SweepCertificates { tick });
        Ok(schedule)
    }

    /// One more entry. The job it makes of a tick holds that tick: it is what makes it one of a kind.
    #[must_use]
    pub fn with<A: JobArgs>(mut self, cadence: Cadence, make: fn(Timestamp) -> A) -> Self {
        let ticks = cadence.clone();
        let constructor = move || {
            #[expect(clippy::disallowed_methods, reason = "River keeps the schedule by the machine's clock")]
            let soon = Timestamp::now().checked_add(EARLY).ok()?;
            let unique = once(JobState::ALL);
            let opts = InsertOpts::default().with_unique(unique).with_max_attempts(MOST_TRIES);
            Some((make(ticks.last(soon)?), opts))
        };
        // Who begins to lead puts the last tick too, in case nobody did: it is there once.
        let registered = PeriodicJobOpts::new().with_id(A::KIND).with_run_on_start(true);
        let job = PeriodicJob::conditional_with_options(cadence.clone(), constructor, registered);
        self.0.push(Entry { kind: A::KIND, cadence, job });
        self
    }

    /// The entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    pub(super) fn into_jobs(self) -> impl Iterator<Item = PeriodicJob> {
        self.0.into_iter().map(|entry| entry.job)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_standing_schedule_is_right_and_names_each_kind_once() {
        let schedule = Schedule::standing().unwrap();
        let mut kinds: Vec<_> = schedule.entries().iter().map(|entry| entry.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), schedule.entries().len());
        assert!(!kinds.is_empty());
    }

    #[test]
    fn ticks_are_the_same_whoever_asks_and_whenever() {
        let quarter = Cadence::Every(Duration::from_secs(15));
        assert_eq!(quarter.next(at("2026-03-02T06:00:07Z")), Some(at("2026-03-02T06:00:15Z")));
        assert_eq!(quarter.next(at("2026-03-02T06:00:15Z")), Some(at("2026-03-02T06:00:30Z")));
        assert_eq!(quarter.last(at("2026-03-02T06:00:15Z")), Some(at("2026-03-02T06:00:15Z")));
        assert_eq!(quarter.last(at("2026-03-02T06:00:14.9Z")), Some(at("2026-03-02T06:00:00Z")));
        assert_eq!(quarter.to_string(), "every 15 s");
    }

    #[test]
    fn expressions_are_meant_in_utc() {
        let nightly = Cadence::cron("30 2 * * *").unwrap();
        assert_eq!(nightly.next(at("2026-03-29T02:29:59Z")), Some(at("2026-03-29T02:30:00Z")));
        assert_eq!(nightly.last(at("2026-03-29T02:29:59Z")), Some(at("2026-03-28T02:30:00Z")));
        let first_of_the_year = Cadence::cron("0 0 1 1 *").unwrap();
        assert_eq!(first_of_the_year.last(at("2026-12-31T23:59:59Z")), Some(at("2026-01-01T00:00:00Z")));
        assert!(Cadence::cron("61 * * * *").is_err());
        assert_eq!(Cadence::cron("0 0 31 2 *").unwrap().last(at("2026-03-02T06:00:00Z")), None);
    }
}
