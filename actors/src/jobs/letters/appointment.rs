//! A booking for the reader's own calendar (RFC 5545).

use fittribe_ports::mailer::Appointment;
use icalendar::{Calendar, Component as _, Event};
use jiff::Timestamp;

use super::booking::{News, What};

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The booking as it is now. Calendars know it by the booking's id, and what is newer by its version.
#[must_use]
pub fn appointment(news: &News, summary: &str, site: &str) -> Appointment {
    let method = if news.what == What::Cancelled { "CANCEL" } else { "PUBLISH" };
    let status = if news.what == What::Cancelled { "CANCELLED" } else { "CONFIRMED" };
    let mut event = Event::new();
    event
        .uid(&format!("{}@fittribe", news.booking))
        .summary(summary)
        .sequence(news.version.saturating_sub(1))
        .add_property("DTSTAMP", utc(news.at))
        .add_property("DTSTART", utc(news.interval.start()))
        .add_property("DTEND", utc(news.interval.end()))
        .add_property("STATUS", status)
        .add_property("URL", site);
    let mut calendar = Calendar::new();
    calendar.append_property(("METHOD", method)).push(event);
    Appointment { method, ics: calendar.to_string() }
}
