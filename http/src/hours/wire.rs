//! Working time on the wire.

use fittribe_domain::hours::{Hours, LocalWindow, TimeOff, WeeklyWindow, weekday};
use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use utoipa::ToSchema;
use uuid::Uuid;

/// A local time to the minute.
#[derive(Clone, Copy, Debug, ToSchema)]
#[schema(value_type = String, example = "09:00", pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
pub struct Clock(pub Time);

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0.strftime("%H:%M"))
    }
}

fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let minute = minute.strip_suffix(":00").filter(|rest| rest.len() == 2).unwrap_or(minute);
    let plain = hour.len() == 2
        && minute.len() == 2
        && (hour.to_owned() + minute).bytes().all(|byte| byte.is_ascii_digit());
    if !plain {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        clock(&text).map(Self).ok_or_else(|| D::Error::custom("is a local time such as 09:00"))
    }
}

/// Local start and end. An end that is not after the start lies on the next day.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LocalWindow)]
pub struct WindowBody {
    /// Opens.
    start: Clock,
    /// Closes.
    end: Clock,
}

/// One window of each week.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WeeklyWindow)]
pub struct WeeklyBody {
    /// `monday` … `sunday`: the local day it starts on.
    #[serde(with = "weekday")]
    #[schema(value_type = String, example = "monday")]
    weekday: Weekday,
    /// Opens.
    start: Clock,
    /// Closes.
    end: Clock,
}

/// One date's own windows.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DateOverride)]
pub struct OverrideBody {
    /// The local date.
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// Its windows; none closes the day.
    pub windows: Vec<WindowBody>,
}

/// Time without bookings.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TimeOff)]
pub struct TimeOffBody {
    /// Its identity.
    pub id: Uuid,
    /// From this instant on.
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    /// Until this instant.
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
    /// Why, for the trainer alone.
    pub note: String,
}

/// A trainer's working time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Hours)]
pub struct HoursBody {
    /// The zone it is read in.
    pub tz: String,
    /// Each week.
    pub weekly: Vec<WeeklyBody>,
    /// Tells these windows of the week from others; what `If-Match` of `PUT /trainers/me/hours` compares.
    pub weekly_version: u32,
    /// Dates with windows of their own.
    pub overrides: Vec<OverrideBody>,
    /// Holidays and the like.
    pub time_off: Vec<TimeOffBody>,
}

impl From<LocalWindow> for WindowBody {
    fn from(window: LocalWindow) -> Self {
        Self { start: Clock(window.start), end: Clock(window.end) }
    }
}

impl From<WindowBody> for LocalWindow {
    fn from(window: WindowBody) -> Self {
        Self { start: window.start.0, end: window.end.0 }
    }
}

impl From<WeeklyWindow> for WeeklyBody {
    fn from(window: WeeklyWindow) -> Self {
        Self { weekday: window.weekday, start: Clock(window.start), end: Clock(window.end) }
    }
}

impl From<WeeklyBody> for WeeklyWindow {
    fn from(window: WeeklyBody) -> Self {
        Self { weekday: window.weekday, start: window.start.0, end: window.end.0 }
    }
}

impl From<&TimeOff> for TimeOffBody {
    fn from(off: &TimeOff) -> Self {
        Self {
            id: off.id.uuid(),
            start: off.interval.start(),
            end: off.interval.end(),
            note: off.note.clone(),
        }
    }
}

impl HoursBody {
    /// Working time, read in a zone.
    #[must_use]
    pub fn new(hours: &Hours, tz: &str) -> Self {
        let overrides = hours.overrides.iter().map(|(date, windows)| OverrideBody {
            date: *date,
            windows: windows.iter().map(|window| WindowBody::from(*window)).collect(),
        });
        Self {
            tz: tz.to_owned(),
            weekly: hours.weekly.iter().map(|window| WeeklyBody::from(*window)).collect(),
            weekly_version: hours.weekly_mark(),
            overrides: overrides.collect(),
            time_off: hours.time_off.iter().map(TimeOffBody::from).collect(),
        }
    }
}
