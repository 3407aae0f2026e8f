//! What several areas say on the wire.

use actix_web::{
    HttpResponse, HttpResponseBuilder,
    http::{
        StatusCode,
        header::{self, HeaderValue},
    },
};
use fittribe_domain::{interval::Interval, zone::Zone};
use fittribe_store::idempotency::SavedReply;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Problem;

/// An error (RFC 9457). Some types say more: see their `type`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// `urn:fittribe:problem:<slug>`, stable.
    #[schema(example = "urn:fittribe:problem:slot_taken")]
    r#type: String,
    /// The type in words, constant.
    title: String,
    /// The HTTP status.
    status: u16,
    /// This occurrence in words.
    detail: String,
    /// Quote this when you report it.
    request_id: String,
    /// The wrong fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<FieldErrorBody>>,
    /// What stands in the way of a time.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Vec<crate::why::Reason>>,
    /// The version that was decided on, or that a stale asker should have seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u64>,
    /// Where the booking stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    booking_status: Option<String>,
    /// A deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// What has to be cancelled or to take place first.
    #[serde(skip_serializing_if = "Option::is_none")]
    upcoming: Option<Vec<crate::people::erasure::UpcomingBody>>,
}

/// A wrong field.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FieldError)]
pub struct FieldErrorBody {
    /// A JSON pointer into the body, `?name` for a query parameter, or a header's name.
    #[schema(example = "/start")]
    pointer: String,
    /// What is expected.
    detail: String,
}

/// An interval: from an instant on, until another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Interval)]
pub struct Span {
    /// The first instant inside.
    #[schema(value_type = String, format = DateTime)]
    pub start: Timestamp,
    /// The first instant after.
    #[schema(value_type = String, format = DateTime)]
    pub end: Timestamp,
}

impl From<Interval> for Span {
    fn from(interval: Interval) -> Self {
        Self { start: interval.start(), end: interval.end() }
    }
}

/// An RFC 3339 instant in a body.
#[derive(Clone, Copy, Debug, ToSchema)]
#[schema(value_type = String, format = DateTime, example = "2026-12-01T09:00:00+02:00")]
pub struct Instant(pub Timestamp);

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        instant(&text).map(Self).ok_or_else(|| serde::de::Error::custom(EXPECTED_INSTANT))
    }
}

/// What is said where an instant is not one.
pub const EXPECTED_INSTANT: &str = "is an RFC 3339 instant such as 2026-12-01T09:00:00Z";
/// What is said where a date is not one.
pub const EXPECTED_DATE: &str = "is a date such as 2026-12-01";

/// Reads an RFC 3339 instant of a year that calendars have. A blank where a query's `+` was not
/// percent-encoded is taken for one.
#[must_use]
pub fn instant(text: &str) -> Option<Timestamp> {
    let parsed: Option<Timestamp> = text.parse().ok();
    let parsed = parsed.or_else(|| text.contains(' ').then(|| text.replace(' ', "+").parse().ok())?);
    parsed.filter(|at| (0..=253_000_000_000).contains(&at.as_second()))
}

/// A point of time in a query: an instant, or a date that begins at its zone's midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// An instant.
    At(Timestamp),
    /// A local date.
    On(Date),
}

impl Moment {
    /// As an instant.
    #[must_use]
    pub fn instant(self, zone: &Zone) -> Timestamp {
        match self {
            Self::At(at) => at,
            Self::On(date) => zone.midnight(date),
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        let found = date(&text).map(Self::On).or_else(|| instant(&text).map(Self::At));
        found.ok_or_else(|| {
            serde::de::Error::custom(
                "is a date such as 2026-12-01 or an instant such as 2026-12-01T09:00:00Z",
            )
        })
    }
}

/// Reads `YYYY-MM-DD` and nothing else.
#[must_use]
pub fn date(text: &str) -> Option<Date> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let date =
        Date::new(text.get(..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..)?.parse().ok()?)
            .ok()?;
    (1970..=9000).contains(&date.year()).then_some(date)
}

/// An ETag for a version.
#[must_use]
pub fn etag(version: u32) -> (header::HeaderName, HeaderValue) {
    let value = HeaderValue::try_from(format!("\"{version}\""));
    (header::ETAG, value.unwrap_or_else(|_| HeaderValue::from_static("\"0\"")))
}

/// A reply exactly as it was saved. Bookings and trainer pages carry the version that is their ETag.
///
/// # Errors
/// When what was saved is no reply.
pub fn reply(saved: SavedReply, tagged: bool) -> Result<HttpResponse, Problem> {
    #[derive(Deserialize)]
    struct Tagged {
        version: u32,
    }
    let status = StatusCode::from_u16(saved.status).map_err(|error| Problem::internal(&error))?;
    let mut response = HttpResponseBuilder::new(status);
    response.insert_header((header::CONTENT_TYPE, HeaderValue::from_static("application/json")));
    if let Some(location) = saved.location {
        response.insert_header((header::LOCATION, location));
    }
    if tagged && let Ok(Tagged { version }) = serde_json::from_str(&saved.body) {
        response.insert_header(etag(version));
    }
    Ok(response.body(saved.body))
}

/// A reply to save: a status and a JSON body.
#[must_use]
pub fn saved(status: StatusCode, body: &impl Serialize, location: Option<String>) -> SavedReply {
    SavedReply { status: status.as_u16(), body: serde_json::to_string(body).unwrap_or_default(), location }
}

/// How many items a page has: 1 to 100, 20 when nothing is said.
///
/// # Errors
/// Points at the parameter.
pub fn page_size(limit: Option<u16>) -> Result<u16, Problem> {
    match limit {
        None => Ok(20),
        Some(limit @ 1..=100) => Ok(limit),
        Some(_) => Err(Problem::field("?limit", "is 1 to 100")),
    }
}
