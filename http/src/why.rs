//! `GET /trainers/{id}/why`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::{ServiceId, TrainerId, calendar::obstacle::Obstacle, zone::Zone};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    deps::Booking,
    error::Problem,
    extract::{Id, Query},
    wire::{Instant, Span},
};

/// One thing that makes an instant not bookable. It never says whose booking it is.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Reason {
    /// The rule, with what it says.
    #[serde(flatten)]
    pub rule: Rule,
    /// The same in a sentence, times in the trainer's zone.
    pub sentence: String,
}

/// The rules.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum Rule {
    /// The instant is over.
    Past,
    /// Too close to now.
    Notice {
        /// Minutes asked for.
        notice: u32,
        /// The first instant far enough away.
        #[schema(value_type = String, format = DateTime)]
        earliest: Timestamp,
    },
    /// Too far away.
    Horizon {
        /// Local days ahead, today included.
        days: u16,
        /// The first instant too far away.
        #[schema(value_type = String, format = DateTime)]
        closes: Timestamp,
    },
    /// Not in open time.
    Closed {
        /// The local date.
        #[schema(value_type = String, format = Date)]
        date: Date,
        /// Whether a date override says so.
        overridden: bool,
        /// The open time around it or the next.
        window: Option<Span>,
    },
    /// The trainer is off.
    TimeOff {
        /// From when to when.
        interval: Span,
    },
    /// Between two starts.
    Step {
        /// Minutes between starts.
        step: u32,
        /// The start before, in the same open time.
        #[schema(value_type = Option<String>, format = DateTime)]
        previous: Option<Timestamp>,
        /// The start after, in the same open time.
        #[schema(value_type = Option<String>, format = DateTime)]
        next: Option<Timestamp>,
    },
    /// Another session.
    Session {
        /// When.
        interval: Span,
        /// Only held, until then.
        #[schema(value_type = Option<String>, format = DateTime)]
        held_until: Option<Timestamp>,
    },
    /// A class.
    Class {
        /// Which.
        session: Uuid,
        /// When.
        interval: Span,
    },
    /// Too near another session.
    Buffer {
        /// When that is.
        interval: Span,
        /// Minutes kept free between.
        buffer: u32,
        /// Only held, until then.
        #[schema(value_type = Option<String>, format = DateTime)]
        held_until: Option<Timestamp>,
    },
    /// Busy in another calendar.
    External {
        /// From when to when.
        interval: Span,
    },
    /// The day is full.
    DayFull {
        /// The local date.
        #[schema(value_type = String, format = Date)]
        date: Date,
        /// Sessions it takes.
        limit: u16,
    },
    /// No class starts then.
    NoClass,
    /// The class is full.
    ClassFull {
        /// Which.
        session: Uuid,
        /// Seats.
        capacity: u16,
    },
    /// Not on sale.
    NotOnSale,
    /// The trainer takes no new bookings.
    NotAccepting,
}

impl Reason {
    /// An obstacle as anybody may know it.
    #[must_use]
    pub fn new(obstacle: &Obstacle, zone: &Zone) -> Self {
        Self { rule: Rule::from(obstacle), sentence: obstacle.sentence(zone) }
    }
}

impl From<&Obstacle> for Rule {
    fn from(obstacle: &Obstacle) -> Self {
        match *obstacle {
            Obstacle::Past => Self::Past,
            Obstacle::Notice { notice, earliest } => Self::Notice { notice: notice.count(), earliest },
            Obstacle::Horizon { days, closes } => Self::Horizon { days, closes },
            Obstacle::Closed { date, overridden, window } => {
                Self::Closed { date, overridden, window: window.map(Span::from) }
            }
            Obstacle::TimeOff { id: _, interval } => Self::TimeOff { interval: interval.into() },
            Obstacle::Step { step, previous, next } => Self::Step { step: step.count(), previous, next },
            Obstacle::Session { id: _, interval, held_until } => {
                Self::Session { interval: interval.into(), held_until }
            }
            Obstacle::Class { id, interval } => Self::Class { session: id.uuid(), interval: interval.into() },
            Obstacle::Buffer { id: _, interval, buffer, held_until } => {
                Self::Buffer { interval: interval.into(), buffer: buffer.count(), held_until }
            }
            Obstacle::External { source: _, interval } => Self::External { interval: interval.into() },
            Obstacle::DayFull { date, limit } => Self::DayFull { date, limit },
            Obstacle::NoClass => Self::NoClass,
            Obstacle::ClassFull { id, capacity } => Self::ClassFull { session: id.uuid(), capacity },
            Obstacle::NotOnSale => Self::NotOnSale,
            Obstacle::NotAccepting => Self::NotAccepting,
        }
    }
}

/// Which instant of which service.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct WhyQuery {
    /// The service.
    service: Uuid,
    /// The instant.
    #[param(value_type = String, format = DateTime)]
    at: Instant,
}

/// Whether an instant can be booked, and if not, why.
#[derive(Debug, Serialize, ToSchema)]
pub struct Why {
    /// Whose calendar.
    trainer: Uuid,
    /// Which service.
    service: Uuid,
    /// Which instant.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// The trainer's zone.
    tz: String,
    /// Whether it can be booked.
    bookable: bool,
    /// The calendar's version.
    version: u64,
    /// The first reason, or that there is none.
    sentence: String,
    /// All of them, in the order of the rules.
    reasons: Vec<Reason>,
}

/// Why a service can or cannot be booked at an instant.
#[utoipa::path(tag = "calendar", params(("id" = Uuid, Path, description = "The trainer"), WhyQuery), responses(
    (status = 200, description = "The reasons", body = Why),
))]
#[get("/trainers/{id}/why")]
pub async fn get_why(
    deps: Data<Booking>,
    Id(trainer): Id<TrainerId>,
    Query(query): Query<WhyQuery>,
) -> Result<HttpResponse, Problem> {
    let snapshot =
        deps.calendars.snapshot(trainer).await.map_err(|error| Problem::unanswered(error, &Zone::UTC))?;
    let calendar = snapshot.calendar();
    let service = ServiceId::from_uuid(query.service);
    if calendar.service(service).is_none() {
        return Err(Problem::not_found("This trainer has no such service."));
    }
    let zone = calendar.zone();
    let found = calendar.why(service, query.at.0, deps.clock.now());
    let reasons: Vec<Reason> = found.iter().map(|obstacle| Reason::new(obstacle, zone)).collect();
    let sentence = reasons
        .first()
        .map_or_else(|| "This time can be booked.".to_owned(), |reason| reason.sentence.clone());
    Ok(HttpResponse::Ok().json(Why {
        trainer: trainer.uuid(),
        service: query.service,
        at: query.at.0,
        tz: zone.name().to_owned(),
        bookable: reasons.is_empty(),
        version: snapshot.version().count(),
        sentence,
        reasons,
    }))
}
