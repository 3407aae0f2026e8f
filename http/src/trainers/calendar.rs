//! `GET /trainers/{id}/calendar`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::{
    Calendar, TrainerId, booking::Booking as DomainBooking, calendar::Version, interval::Interval,
    session::Session, zone::Zone,
};
use fittribe_store::{
    bookings, events,
    trainers::{self, Handle},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    bookings::wire::{Around, BookingBody},
    classes::wire::SessionBody,
    deps::Booking,
    error::{Kind, Problem},
    extract::{Account, Id, Query},
    wire::{Instant, Moment},
};

/// The longest stretch in one answer.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 370);

/// From when to when, and as of when.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CalendarQuery {
    /// An instant, or a date in the trainer's zone.
    #[param(value_type = String)]
    from: Moment,
    /// An instant, or a date in the trainer's zone, exclusive. At most 370 days later.
    #[param(value_type = String)]
    to: Moment,
    /// A past instant: the calendar as it was then, replayed from its history.
    #[param(value_type = Option<String>, format = DateTime)]
    as_of: Option<Instant>,
}

/// A trainer's calendar.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarBody {
    /// Whose.
    trainer: Uuid,
    /// The trainer's zone.
    tz: String,
    /// The calendar's version.
    version: u64,
    /// The instant it is shown as of.
    #[schema(value_type = String, format = DateTime)]
    as_of: Timestamp,
    /// The first instant shown.
    #[schema(value_type = String, format = DateTime)]
    from: Timestamp,
    /// The first instant not shown.
    #[schema(value_type = String, format = DateTime)]
    to: Timestamp,
    /// Occupying sessions by start.
    sessions: Vec<OccupiedBody>,
}

/// A session with who is booked in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OccupiedBody {
    /// The session.
    #[serde(flatten)]
    session: SessionBody,
    /// Its live bookings.
    bookings: Vec<BookingBody>,
}

/// Sessions with their bookings, and the version they are of.
struct Found {
    version: Version,
    zone: Zone,
    sessions: Vec<(Session, Vec<DomainBooking>)>,
}

async fn page(deps: &Booking, account: Account, id: TrainerId) -> Result<trainers::Trainer, Problem> {
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(trainers::find(conn, Handle::Id(id)).await?) })
    });
    let trainer = found.await?.ok_or_else(|| Problem::not_found("There is no such trainer."))?;
    if trainer.account == account.id || account.is_admin() {
        return Ok(trainer);
    }
    Err(Problem::new(Kind::Forbidden, "A calendar is its trainer’s to see."))
}

async fn present(deps: &Booking, trainer: &trainers::Trainer, shown: Interval) -> Result<Found, Problem> {
    let id = trainer.id;
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(bookings::sessions_between(conn, id, shown.start(), shown.end()).await?)
        })
    });
    let (version, sessions) = found.await?.ok_or_else(|| Problem::not_found("There is no such calendar."))?;
    Ok(Found { version, zone: trainer.tz.clone(), sessions })
}

async fn past(
    deps: &Booking,
    trainer: &trainers::Trainer,
    shown: Interval,
    as_of: Timestamp,
) -> Result<Found, Problem> {
    let id = trainer.id;
    let history = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(events::until(conn, id, as_of).await?) }));
    let history = history.await?;
    let empty = Calendar::new(trainer.id, trainer.account, trainer.tz.clone());
    let calendar = empty.replay(history.iter().map(|(version, event)| (*version, event)));
    let near = calendar.sessions().filter(|session| session.interval.overlaps(shown));
    let sessions = near.map(|session| (session.clone(), calendar.bookings_of(session.id).cloned().collect()));
    Ok(Found { version: calendar.version(), zone: calendar.zone().clone(), sessions: sessions.collect() })
}

/// A trainer's calendar, for themselves and administrators: now, or as it was at any past instant.
#[utoipa::path(tag = "calendar", security(("bearer" = [])),
    params(("id" = Uuid, Path, description = "The trainer"), CalendarQuery),
    responses(
        (status = 200, description = "Sessions and their bookings", body = CalendarBody),
        (status = 403, description = "Somebody else's", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/trainers/{id}/calendar")]
pub async fn get_calendar(
    deps: Data<Booking>,
    account: Account,
    Id(id): Id<TrainerId>,
    Query(query): Query<CalendarQuery>,
) -> Result<HttpResponse, Problem> {
    let trainer = page(&deps, account, id).await?;
    let [from, to] = [query.from, query.to].map(|moment| moment.instant(&trainer.tz));
    let shown = Interval::new(from, to).filter(|shown| shown.length() <= LONGEST);
    let shown = shown.ok_or_else(|| Problem::field("?to", "is after `from`, by at most 370 days"))?;
    let now = deps.clock.now();
    let as_of = query.as_of.map_or(now, |at| at.0);
    if as_of > now {
        return Err(Problem::field("?as_of", "is not in the future"));
    }
    let found = match query.as_of {
        None => present(&deps, &trainer, shown).await?,
        Some(_) => past(&deps, &trainer, shown, as_of).await?,
    };
    let standing = found.sessions.iter().filter(|(session, _)| !session.lapsed(as_of));
    let sessions = standing.map(|(session, bookings)| {
        let around = Around { trainer: id, zone: &found.zone, session, now: as_of };
        let live = bookings.iter().filter(|booking| booking.hold_until.is_none_or(|until| until > as_of));
        OccupiedBody {
            session: SessionBody::new(session, id, &found.zone),
            bookings: live.map(|booking| BookingBody::new(booking, around)).collect(),
        }
    });
    Ok(HttpResponse::Ok().json(CalendarBody {
        trainer: id.uuid(),
        tz: found.zone.name().to_owned(),
        version: found.version.count(),
        as_of,
        from,
        to,
        sessions: sessions.collect(),
    }))
}
