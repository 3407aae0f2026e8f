//! The body of an answer, written by hand: a month is a thousand times, and each is made once.

use actix_web::web::Bytes;
use fittribe_actors::snapshot::Snapshot;
use fittribe_domain::{service::Service, zone::Zone};
use jiff::{Timestamp, tz::Offset};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Selection;

/// What can be booked. For the document only; see [`write`].
#[derive(Serialize, ToSchema)]
#[schema(as = Slots)]
pub struct SlotsBody {
    /// Whose calendar.
    trainer: Uuid,
    /// Of which service.
    service: Uuid,
    /// The zone that this answer is written in.
    tz: String,
    /// The trainer's zone.
    trainer_tz: String,
    /// The calendar's version.
    version: u64,
    /// When this was worked out. It stays right until its ETag changes.
    #[schema(format = DateTime)]
    now: String,
    /// The first local date asked for.
    #[schema(format = Date)]
    from: String,
    /// The first local date not asked for.
    #[schema(format = Date)]
    to: String,
    /// A session's minutes.
    duration: u32,
    /// Local dates that have starts, in order.
    days: Vec<DayBody>,
    /// Starts that are only held, each with its deadline.
    #[schema(value_type = Vec<Vec<String>>)]
    held: Vec<[String; 2]>,
    /// Classes.
    classes: Vec<ClassBody>,
}

/// One local date.
#[derive(Serialize, ToSchema)]
#[schema(as = SlotDay)]
struct DayBody {
    /// The date.
    #[schema(format = Date)]
    date: String,
    /// Its starts with their offset.
    #[schema(example = json!(["2026-12-01T09:00:00+02:00"]))]
    slots: Vec<String>,
}

/// One class.
#[derive(Serialize, ToSchema)]
#[schema(as = SlotClass)]
struct ClassBody {
    /// Which.
    session: Uuid,
    /// Starts.
    #[schema(format = DateTime)]
    start: String,
    /// Ends.
    #[schema(format = DateTime)]
    end: String,
    /// Seats.
    capacity: u16,
    /// Seats left.
    left: u16,
}

const DAY: i64 = 86_400;

/// Writes instants in a zone. Rising ones cost an addition each: offsets are looked up where they change.
struct Writer<'z> {
    out: Vec<u8>,
    zone: &'z Zone,
    /// The offset in force, from when until when.
    offset: i64,
    since: i64,
    until: i64,
    suffix: String,
    /// A local day since 1970 and its date as text.
    day: i64,
    date: String,
}

impl<'z> Writer<'z> {
    fn new(zone: &'z Zone, capacity: usize) -> Self {
        let out = Vec::with_capacity(capacity);
        Self {
            out,
            zone,
            offset: 0,
            since: 0,
            until: 0,
            suffix: String::new(),
            day: i64::MIN,
            date: String::new(),
        }
    }

    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn display(&mut self, value: impl std::fmt::Display) {
        use std::io::Write as _;
        // Writing to memory does not fail.
        drop(write!(self.out, "{value}"));
    }

    fn two(&mut self, value: i64) {
        let digit = |value: i64| b'0' + u8::try_from(value % 10).unwrap_or(0);
        self.out.extend_from_slice(&[digit(value / 10), digit(value)]);
    }

    fn look_up(&mut self, second: i64) {
        let at = Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH);
        let rules = self.zone.rules();
        self.offset = i64::from(rules.to_offset(at).seconds());
        self.since = second;
        self.until = rules.following(at).next().map_or(i64::MAX, |change| change.timestamp().as_second());
        let (sign, minutes) = (if self.offset < 0 { '-' } else { '+' }, self.offset.abs() / 60);
        self.suffix = format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60);
    }

    /// The local second since 1970, after which `date` is its date.
    fn local(&mut self, second: i64) -> i64 {
        if second < self.since || self.until <= second {
            self.look_up(second);
        }
        let local = second + self.offset;
        let day = local.div_euclid(DAY);
        if day != self.day {
            self.day = day;
            let midnight = Timestamp::from_second(day * DAY).unwrap_or(Timestamp::UNIX_EPOCH);
            self.date = Offset::UTC.to_datetime(midnight).date().to_string();
        }
        local
    }

    /// A quoted RFC 3339 instant.
    fn instant(&mut self, second: i64) {
        let clock = self.local(second).rem_euclid(DAY);
        self.out.push(b'"');
        self.out.extend_from_slice(self.date.as_bytes());
        self.out.push(b'T');
        self.two(clock / 3600);
        self.out.push(b':');
        self.two(clock / 60 % 60);
        self.out.push(b':');
        self.two(clock % 60);
        self.out.extend_from_slice(self.suffix.as_bytes());
        self.out.push(b'"');
    }

    fn days(&mut self, starts: &[i64]) {
        let mut open: Option<i64> = None;
        for start in starts {
            let day = self.local(*start).div_euclid(DAY);
            if open == Some(day) {
                self.out.push(b',');
            } else {
                self.text(if open.is_some() { "]},{\"date\":\"" } else { "{\"date\":\"" });
                self.out.extend_from_slice(self.date.as_bytes());
                self.text("\",\"slots\":[");
                open = Some(day);
            }
            self.instant(*start);
        }
        if open.is_some() {
            self.text("]}");
        }
    }
}

fn shown<T>(all: &[T], from: u32, to: u32) -> &[T] {
    let bound = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    all.get(bound(from)..bound(to)).unwrap_or_default()
}

/// Writes an answer.
pub fn write(
    snapshot: &Snapshot,
    service: &Service,
    selection: &Selection,
    zone: &Zone,
    now: Timestamp,
) -> Bytes {
    let [free_from, free_to, held_from, held_to, classes_from, classes_to] = selection.shown;
    let free = shown(&selection.slots.free, free_from, free_to);
    let held = shown(&selection.slots.held, held_from, held_to);
    let classes = shown(&selection.slots.classes, classes_from, classes_to);
    let mut to = Writer::new(zone, 512 + free.len() * 30 + held.len() * 58 + classes.len() * 160);
    let calendar = snapshot.calendar();
    let now = Timestamp::from_second(now.as_second()).unwrap_or(now);
    to.display(format_args!("{{\"trainer\":\"{}\",\"service\":\"{}\"", calendar.trainer(), service.id));
    to.display(format_args!(",\"tz\":\"{}\",\"trainer_tz\":\"{}\"", zone.name(), calendar.zone().name()));
    to.display(format_args!(",\"version\":{},\"now\":\"{now}\"", snapshot.version()));
    to.display(format_args!(",\"from\":\"{}\",\"to\":\"{}\"", selection.from.0, selection.to.0));
    to.display(format_args!(",\"duration\":{},\"days\":[", service.duration.count()));
    to.days(free);
    to.text("],\"held\":[");
    for (at, (start, until)) in held.iter().enumerate() {
        to.text(if at == 0 { "[" } else { ",[" });
        to.instant(*start);
        to.out.push(b',');
        to.instant(*until);
        to.out.push(b']');
    }
    to.text("],\"classes\":[");
    for (at, class) in classes.iter().enumerate() {
        to.text(if at == 0 { "" } else { "," });
        to.display(format_args!("{{\"session\":\"{}\",\"start\":", class.session));
        to.instant(class.start);
        to.text(",\"end\":");
        to.instant(class.end);
        to.display(format_args!(",\"capacity\":{},\"left\":{}}}", class.capacity, class.left));
    }
    to.text("]}");
    to.out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_as_the_zone_library_writes_them() {
        for name in
            ["Europe/Sofia", "America/New_York", "Asia/Kathmandu", "Africa/Cairo", "UTC", "America/St_Johns"]
        {
            let zone = Zone::named(name).unwrap();
            let mut writer = Writer::new(&zone, 0);
            // Half a year in odd steps, across every change of offset, then back.
            let rising = (0..4000).map(|step| 1_765_000_000 + step * 4_500);
            for second in rising.clone().chain(rising.rev()) {
                writer.out.clear();
                writer.instant(second);
                let zoned = Timestamp::from_second(second).unwrap().to_zoned(zone.rules().clone());
                let expected = zoned.strftime("\"%Y-%m-%dT%H:%M:%S%:z\"").to_string();
                assert_eq!(std::str::from_utf8(&writer.out).unwrap(), expected, "{name}");
            }
        }
    }

    #[test]
    fn starts_are_grouped_by_local_date() {
        let zone = Zone::named("Europe/Sofia").unwrap();
        let mut writer = Writer::new(&zone, 0);
        let evening: i64 = "2026-12-01T21:00:00Z".parse::<Timestamp>().unwrap().as_second();
        writer.days(&[evening, evening + 3600, evening + 7200]);
        let text = String::from_utf8(writer.out).unwrap();
        assert_eq!(
            text,
            "{\"date\":\"2026-12-01\",\"slots\":[\"2026-12-01T23:00:00+02:00\"]},\
             {\"date\":\"2026-12-02\",\"slots\":[\"2026-12-02T00:00:00+02:00\",\"2026-12-02T01:00:00+02:00\"]}"
        );
    }
}
