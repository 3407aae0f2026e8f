//! Obstacles in words, for the person who wanted to book.

use jiff::{Timestamp, civil::Date};

use super::obstacle::Obstacle;
use crate::{interval::Interval, policy::Minutes, zone::Zone};

impl Obstacle {
    /// The obstacle in a sentence, its times in a zone.
    #[must_use]
    pub fn sentence(&self, zone: &Zone) -> String {
        match self {
            Self::Past => "This time has passed.".to_owned(),
            Self::Notice { notice, earliest } => notice_sentence(*notice, *earliest, zone),
            Self::Horizon { days, closes } => horizon_sentence(*days, *closes, zone),
            Self::Closed { date, overridden, window } => closed_sentence(*date, *overridden, *window, zone),
            Self::TimeOff { interval, .. } => {
                format!("The trainer is away from {}.", span(zone, *interval, "until"))
            }
            Self::Step { step, previous, next } => {
                let every = if step.count() == 60 { "hour".to_owned() } else { spelled(*step) };
                match (*previous, *next) {
                    (Some(previous), Some(next)) => format!(
                        "Sessions start every {every}; the nearest are {}.",
                        span_of(zone, previous, next, "and")
                    ),
                    (Some(only), None) | (None, Some(only)) => {
                        format!("Sessions start every {every}; the nearest is {}.", moment(zone, only))
                    }
                    (None, None) => format!("Sessions start every {every}."),
                }
            }
            Self::Session { interval, held_until: Some(until), .. } => {
                format!(
                    "Someone is holding {} and has until {} to confirm.",
                    span(zone, *interval, "to"),
                    hour(zone, *until)
                )
            }
            Self::Session { interval, .. } => {
                format!("The trainer has another session on {}.", span(zone, *interval, "to"))
            }
            Self::Class { interval, .. } => {
                format!("The trainer teaches a class on {}.", span(zone, *interval, "to"))
            }
            Self::Buffer { interval, buffer, held_until, .. } => {
                buffer_sentence(*interval, *buffer, *held_until, zone)
            }
            Self::External { interval, .. } => {
                format!("The trainer has another commitment on {}.", span(zone, *interval, "to"))
            }
            Self::DayFull { date, limit: 1 } => {
                format!("The trainer takes one session a day, and {} already has it.", day(*date))
            }
            Self::DayFull { date, limit } => {
                format!("The trainer takes at most {limit} sessions a day, and {} is full.", day(*date))
            }
            Self::NoClass => "This service is taught as classes, and none starts at this time.".to_owned(),
            Self::ClassFull { capacity: 1, .. } => "The only place in this class is taken.".to_owned(),
            Self::ClassFull { capacity, .. } => format!("All {capacity} places in this class are taken."),
            Self::NotOnSale => "The trainer does not offer this service at present.".to_owned(),
            Self::NotAccepting => "The trainer is not taking new bookings at present.".to_owned(),
        }
    }
}

fn notice_sentence(notice: Minutes, earliest: Timestamp, zone: &Zone) -> String {
    // On the clock the first possible minute is the one that is not over yet.
    let second = earliest.as_second() + i64::from(earliest.subsec_nanosecond() > 0);
    let whole = Timestamp::from_second(second + (-second).rem_euclid(60)).unwrap_or(earliest);
    let length = spelled(notice);
    let length = if length.ends_with('s') { format!("{length}’") } else { format!("{length}’s") };
    format!("The trainer asks for {length} notice; the earliest bookable time is {}.", moment(zone, whole))
}

fn horizon_sentence(days: u16, closes: Timestamp, zone: &Zone) -> String {
    let last = zone.date(closes).yesterday().unwrap_or(Date::MIN);
    if days == 1 {
        return format!("Only the current day can be booked, at present {}.", day(last));
    }
    format!("Bookings are open {days} days at a time, at present up to and including {}.", day(last))
}

fn closed_sentence(date: Date, overridden: bool, window: Option<Interval>, zone: &Zone) -> String {
    let hours = if overridden { "special hours for" } else { "hours on" };
    let near = window.map(|open| format!(" The nearest open time is {}.", span(zone, open, "to")));
    format!("The trainer’s {hours} {} do not cover this session.{}", day(date), near.unwrap_or_default())
}

fn buffer_sentence(
    interval: Interval,
    buffer: Minutes,
    held_until: Option<Timestamp>,
    zone: &Zone,
) -> String {
    let (free, when) = (spelled(buffer), span(zone, interval, "to"));
    match held_until {
        Some(until) => format!(
            "The trainer keeps {free} free between sessions; someone is holding {when} and has until {} to confirm.",
            hour(zone, until)
        ),
        None => format!("The trainer keeps {free} free between sessions and has one on {when}."),
    }
}

/// `Tuesday 4 March 2025`.
fn day(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// `09:00`.
fn hour(zone: &Zone, at: Timestamp) -> String {
    zone.rules().to_datetime(at).strftime("%H:%M").to_string()
}

/// `Tuesday 4 March 2025, 09:00`.
fn moment(zone: &Zone, at: Timestamp) -> String {
    format!("{}, {}", day(zone.date(at)), hour(zone, at))
}

/// `Tuesday 4 March 2025, 09:00 to 10:00`, with the second date where it is another.
fn span(zone: &Zone, interval: Interval, to: &str) -> String {
    span_of(zone, interval.start(), interval.end(), to)
}

fn span_of(zone: &Zone, start: Timestamp, end: Timestamp, to: &str) -> String {
    let same_day = zone.date(start) == zone.date(end);
    let end = if same_day { hour(zone, end) } else { moment(zone, end) };
    format!("{} {to} {end}", moment(zone, start))
}

/// `45 minutes`, `1 hour`, `2 hours 30 minutes`, `3 days`.
fn spelled(length: Minutes) -> String {
    let counted = |count: u32, unit: &str| format!("{count} {unit}{}", if count == 1 { "" } else { "s" });
    let minutes = length.count();
    match (minutes / 60, minutes % 60) {
        (hours, 0) if hours >= 72 && hours % 24 == 0 => counted(hours / 24, "day"),
        (hours, 0) if hours > 0 => counted(hours, "hour"),
        _ if minutes <= 90 => counted(minutes, "minute"),
        (hours, rest) => format!("{} {}", counted(hours, "hour"), counted(rest, "minute")),
    }
}
