//! What is asked of slots. Parsed by hand: this is the busiest question there is.

use std::borrow::Cow;

use fittribe_domain::ServiceId;
use jiff::{Span, Timestamp, civil::Date};
use utoipa::IntoParams;
use uuid::Uuid;

use super::zones::Known;
use crate::{
    error::Problem,
    wire::{EXPECTED_DATE, date},
};

/// The most local days in one answer.
const MOST_DAYS: i64 = 370;
/// How many when nothing is said.
const DAYS: i64 = 30;

/// Which service, which dates, which zone. For the document only; see [`Asked`].
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters that `Asked` parses")]
pub struct SlotsQuery {
    /// The service.
    service: Uuid,
    /// The first local date; today when absent.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<String>,
    /// The first local date that is not asked for; 30 days after `from` when absent, at most 370.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<String>,
    /// The zone that dates are read and times are written in; the trainer's when absent.
    #[param(example = "Europe/Sofia")]
    tz: Option<String>,
}

/// A parsed question.
#[derive(Debug, PartialEq)]
pub struct Asked<'a> {
    /// Which service.
    pub service: ServiceId,
    /// Which zone.
    pub zone: Option<Cow<'a, str>>,
    from: Option<Date>,
    to: Option<Date>,
}

fn decoded(value: &str) -> Cow<'_, str> {
    if value.contains(['%', '+']) {
        let mut pairs = form_urlencoded::parse(value.as_bytes());
        return pairs.next().map_or(Cow::Borrowed(""), |(value, _)| value);
    }
    Cow::Borrowed(value)
}

fn read_date(value: &str, pointer: &'static str) -> Result<Date, Problem> {
    date(value).ok_or_else(|| Problem::field(pointer, EXPECTED_DATE))
}

/// A date with its first second.
pub type Bound = (Date, i64);

impl<'a> Asked<'a> {
    /// Reads a query string.
    ///
    /// # Errors
    /// Points at the parameter that is wrong.
    pub fn parse(query: &'a str) -> Result<Self, Problem> {
        let (mut service, mut zone, mut from, mut to) = (None, None, None, None);
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match name {
                "service" => service = Some(value),
                "tz" => zone = Some(decoded(value)),
                "from" => from = Some(read_date(value, "?from")?),
                "to" => to = Some(read_date(value, "?to")?),
                _ => return Err(Problem::field("?", "takes service, from, to and tz")),
            }
        }
        let service = service.ok_or_else(|| Problem::field("?service", "is missing"))?;
        let service =
            Uuid::try_parse(service).map_err(|_| Problem::field("?service", "is a service’s id"))?;
        Ok(Self { service: service.into(), zone, from, to })
    }

    /// The dates, each with its first second.
    ///
    /// # Errors
    /// Points at a `to` that does not follow `from`.
    pub fn dates(&self, zone: &Known, now: Timestamp) -> Result<(Bound, Bound), Problem> {
        let from = self.from.unwrap_or_else(|| zone.today(now));
        let to = self.to.unwrap_or_else(|| from.saturating_add(Span::new().days(DAYS)));
        let (first, last) = (zone.midnight(from), zone.midnight(to));
        // A local day has at most 25 hours.
        if to <= from || last - first > MOST_DAYS * 25 * 3600 {
            return Err(Problem::field("?to", "is after `from`, by at most 370 days"));
        }
        Ok(((from, first), (to, last)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICE: &str = "0193a1b2-0000-7000-8000-000000000001";

    #[test]
    fn zones_may_be_percent_encoded() {
        for tz in ["Europe/Sofia", "Europe%2FSofia", "Europe%2fSofia"] {
            let query = format!("service={SERVICE}&tz={tz}");
            assert_eq!(Asked::parse(&query).unwrap().zone.as_deref(), Some("Europe/Sofia"));
        }
        let query = format!("service={SERVICE}&tz=Etc/GMT%2B2");
        assert_eq!(Asked::parse(&query).unwrap().zone.as_deref(), Some("Etc/GMT+2"));
    }

    #[test]
    fn wrong_parameters_are_named() {
        for query in [
            String::new(),
            "service=1".to_owned(),
            format!("service={SERVICE}&from=2026-1-1"),
            format!("service={SERVICE}&to=2026-02-30"),
            format!("service={SERVICE}&limit=3"),
        ] {
            assert!(Asked::parse(&query).is_err(), "{query}");
        }
    }
}
