//! `GET /trainers/{id}/slots`: what can be booked, from the calendar's snapshot.
//!
//! A warm answer costs lookups only: the starts of a version and local day are computed once, the body
//! of an answer once for the starts it shows, and everything about zones and midnights once per worker.

mod answer;
mod query;
mod zones;

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{self, HeaderValue},
    web::{Bytes, Data},
};
use fittribe_actors::snapshot::{AnswerKey, Snapshot};
use fittribe_domain::{TrainerId, service::Service, slots::Slots, zone::Zone};
use jiff::{Timestamp, civil::Date};

use crate::{deps::Booking, error::Problem, extract::Id};

pub use answer::SlotsBody;
use query::Asked;
use zones::Known;

/// An answer before it is written: what it covers and which of the starts it shows.
pub struct Selection {
    /// The service's starts.
    slots: Arc<Slots>,
    /// From this local date on, and its first second.
    from: (Date, i64),
    /// Up to this local date, and its first second.
    to: (Date, i64),
    /// First and last index of the free starts, the held starts and the classes shown.
    shown: [u32; 6],
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The first whole second at which a service can still be booked.
fn earliest(service: &Service, snapshot: &Snapshot, now: Timestamp) -> i64 {
    let notice = service.rules(snapshot.calendar().policy()).notice.seconds();
    now.as_second() + i64::from(now.subsec_nanosecond() > 0) + notice
}

impl Selection {
    /// Which starts lie between two dates and far enough ahead: two binary searches for each kind.
    fn new(
        snapshot: &Snapshot,
        service: &Service,
        from: (Date, i64),
        to: (Date, i64),
        now: Timestamp,
    ) -> Self {
        let slots = snapshot.slots(service.id, now);
        let lower = from.1.max(earliest(service, snapshot, now));
        let upper = to.1.max(lower);
        let free = [lower, upper].map(|bound| slots.free.partition_point(|start| *start < bound));
        let held = [lower, upper].map(|bound| slots.held.partition_point(|(start, _)| *start < bound));
        let classes = [lower, upper].map(|bound| slots.classes.partition_point(|class| class.start < bound));
        let ([free_from, free_to], [held_from, held_to], [classes_from, classes_to]) = (free, held, classes);
        let shown = [free_from, free_to, held_from, held_to, classes_from, classes_to].map(index);
        Self { slots, from, to, shown }
    }

    /// Changes exactly when the answer to the same question does.
    fn etag(&self, snapshot: &Snapshot) -> Option<HeaderValue> {
        use std::fmt::Write as _;
        let [a, b, c, d, e, f] = self.shown;
        let mut tag = String::with_capacity(96);
        write!(tag, "\"{}-{}-{}-{}", snapshot.epoch(), snapshot.version().count(), self.from.1, self.to.1)
            .ok()?;
        write!(tag, "-{a}.{b}.{c}.{d}.{e}.{f}\"").ok()?;
        HeaderValue::try_from(tag).ok()
    }
}

/// Whether the client's copy is good.
fn matches(req: &HttpRequest, tag: &HeaderValue) -> bool {
    let Some(seen) = req.headers().get(header::IF_NONE_MATCH) else { return false };
    let (Ok(seen), Ok(tag)) = (seen.to_str(), tag.to_str()) else { return false };
    seen == "*" || seen.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

fn body(
    snapshot: &Snapshot,
    service: &Service,
    selection: &Selection,
    zone: &Known,
    now: Timestamp,
) -> Bytes {
    let key = AnswerKey {
        service: service.id,
        zone: Arc::clone(&zone.name),
        from: selection.from.0,
        to: selection.to.0,
        shown: selection.shown,
    };
    snapshot.answers().get_or_insert(key, || answer::write(snapshot, service, selection, &zone.zone, now))
}

/// The answer to a request, from a snapshot: all that is done for it between routing and writing.
///
/// # Errors
/// For a question that makes no sense.
pub fn respond(req: &HttpRequest, snapshot: &Snapshot, now: Timestamp) -> Result<HttpResponse, Problem> {
    let asked = Asked::parse(req.query_string())?;
    let calendar = snapshot.calendar();
    let service = calendar.service(asked.service);
    let service = service.ok_or_else(|| Problem::not_found("This trainer has no such service."))?;
    let zone = zones::known(asked.zone.as_deref().unwrap_or_else(|| calendar.zone().name()))?;
    let (from, to) = asked.dates(&zone, now)?;
    let selection = Selection::new(snapshot, service, from, to, now);
    let tag = selection.etag(snapshot).ok_or_else(|| Problem::bare(crate::error::Kind::Internal))?;
    let mut response = if matches(req, &tag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-cache")));
    if matches(req, &tag) {
        return Ok(response.insert_header((header::ETAG, tag)).finish());
    }
    response.insert_header((header::ETAG, tag));
    response.insert_header((header::CONTENT_TYPE, HeaderValue::from_static("application/json")));
    Ok(response.body(body(snapshot, service, &selection, &zone, now)))
}

/// What can be booked of a service between two local dates.
#[utoipa::path(tag = "calendar",
    params(("id" = Uuid, Path, description = "The trainer"), query::SlotsQuery,
        ("If-None-Match" = Option<String>, Header, description = "The ETag you have")),
    responses(
        (status = 200, description = "Starts, in the zone asked for", body = SlotsBody, headers(
            ("ETag" = String, description = "Changes exactly when the answer does"))),
        (status = 304, description = "What you have is still right"),
))]
#[get("/trainers/{id}/slots")]
pub async fn get_slots(
    req: HttpRequest,
    deps: Data<Booking>,
    Id(trainer): Id<TrainerId>,
) -> Result<HttpResponse, Problem> {
    let snapshot = deps.calendars.snapshot(trainer).await;
    let snapshot = snapshot.map_err(|error| Problem::unanswered(error, &Zone::UTC))?;
    respond(&req, &snapshot, deps.clock.now())
}
