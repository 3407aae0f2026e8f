//! `GET /trainers`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_actors::openings;
use fittribe_domain::TrainerId;
use fittribe_store::trainers::search::{AtMost, Found, Near, Place, Wanted, search};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{profile::place, wire::TrainerBody};
use crate::{
    deps::Booking,
    error::Problem,
    extract::Query,
    services::wire::MoneyBody,
    wire::{Instant, page_size},
};

/// The furthest one can ask for.
const FURTHEST_KM: f64 = 500.0;
/// The longest window.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 62);
/// Times that a hit shows.
const SHOWN: usize = 3;

/// What to look for; everything that is given must hold.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Words, as in a search box: `yoga -hot`, `"weight lifting" or powerlifting`.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Teaches this.
    #[param(max_length = 40)]
    specialty: Option<String>,
    /// Speaks this, as an ISO 639 code.
    #[param(max_length = 3)]
    language: Option<String>,
    /// On video, or not.
    online: Option<bool>,
    /// Meets people in this town.
    #[param(max_length = 100)]
    city: Option<String>,
    /// Degrees north of a place to be near; together with `lon`.
    #[param(minimum = -90, maximum = 90)]
    lat: Option<f64>,
    /// Degrees east.
    #[param(minimum = -180, maximum = 180)]
    lon: Option<f64>,
    /// At most so far from there; 25 when absent.
    #[param(minimum = 1, maximum = 500)]
    km: Option<f64>,
    /// Sells something for at most this, in minor units of `currency`; what is free counts.
    #[param(minimum = 0)]
    max_price: Option<i64>,
    /// ISO 4217; together with `max_price`.
    #[param(max_length = 3)]
    currency: Option<String>,
    /// Rated at least so, 1 to 5.
    #[param(minimum = 1, maximum = 5)]
    min_rating: Option<f64>,
    /// Could begin a session from this instant on; together with `free_to`.
    #[param(value_type = Option<String>, format = DateTime)]
    free_from: Option<Instant>,
    /// Before this instant, at most 62 days later.
    #[param(value_type = Option<String>, format = DateTime)]
    free_to: Option<Instant>,
    /// `next` of the page before.
    #[param(max_length = 100)]
    cursor: Option<String>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// A trainer who was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrainerHit {
    /// Who.
    #[serde(flatten)]
    trainer: TrainerBody,
    /// The least that something of theirs costs, where it costs anything; absent when the least is free or nothing is
    /// on sale.
    price_from: Option<MoneyBody>,
    /// Whether something of theirs is free.
    sells_free: bool,
    /// How far from the place that was asked for, in kilometres.
    km: Option<f64>,
    /// The next times a session could begin, in the window that was asked for.
    #[schema(value_type = Vec<String>)]
    next: Vec<Timestamp>,
}

/// A page of what was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrainerList {
    /// The best first. A page can be shorter than asked for and still have a next.
    items: Vec<TrainerHit>,
    /// `cursor` of the next page; absent on the last.
    next: Option<String>,
}

fn text(given: Option<String>) -> Option<String> {
    given.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

impl SearchQuery {
    fn near(&self) -> Result<Option<Near>, Problem> {
        let place = place(self.lat, self.lon).map_err(|wrong| Problem::field("?lat", wrong))?;
        let km = self.km.unwrap_or(25.0);
        if !(1.0..=FURTHEST_KM).contains(&km) {
            return Err(Problem::field("?km", "is 1 to 500"));
        }
        match place {
            None if self.km.is_some() => Err(Problem::field("?km", "is given together with `lat` and `lon`")),
            place => Ok(place.map(|(lat, lon)| Near { lat, lon, km })),
        }
    }

    fn price(&mut self) -> Result<Option<AtMost>, Problem> {
        match (self.max_price, self.currency.take()) {
            (None, None) => Ok(None),
            (Some(minor), Some(currency)) if minor >= 0 && currency.len() == 3 => {
                Ok(Some(AtMost { minor, currency: currency.to_uppercase() }))
            }
            _ => Err(Problem::field("?max_price", "is 0 or more, together with `currency` such as EUR")),
        }
    }

    fn rating(&self) -> Result<Option<i32>, Problem> {
        let tenths = |stars: f64| (10..=50).find(|tenths| f64::from(*tenths) >= stars * 10.0 - 0.001);
        let Some(stars) = self.min_rating else { return Ok(None) };
        let fits = (1.0..=5.0).contains(&stars).then(|| tenths(stars)).flatten();
        fits.map(Some).ok_or_else(|| Problem::field("?min_rating", "is 1 to 5"))
    }

    fn free(&self) -> Result<Option<(Timestamp, Timestamp)>, Problem> {
        match (self.free_from, self.free_to) {
            (None, None) => Ok(None),
            (Some(from), Some(to)) if from.0 < to.0 && to.0.duration_since(from.0) <= LONGEST => {
                Ok(Some((from.0, to.0)))
            }
            _ => Err(Problem::field("?free_to", "is after `free_from`, at most 62 days later; give both")),
        }
    }

    fn wanted(mut self) -> Result<Wanted, Problem> {
        Ok(Wanted {
            near: self.near()?,
            price: self.price()?,
            rating: self.rating()?,
            free: self.free()?,
            text: text(self.q),
            specialty: text(self.specialty).map(|text| text.to_lowercase()),
            language: text(self.language).map(|text| text.to_lowercase()),
            online: self.online,
            city: text(self.city),
        })
    }
}

/// A place as the `next` of a page.
#[must_use]
pub fn cursor(place: Place) -> String {
    format!("{:016x}{}", place.rank.to_bits(), place.trainer.uuid().simple())
}

/// Reads the `next` of a page.
///
/// # Errors
/// When it is none.
pub fn read_cursor(text: &str) -> Result<Place, Problem> {
    let read = || {
        let (rank, id) = text.split_at_checked(16)?;
        let rank = f64::from_bits(u64::from_str_radix(rank, 16).ok()?);
        let trainer = TrainerId::from_uuid(Uuid::try_parse(id).ok()?);
        rank.is_finite().then_some(Place { rank, trainer })
    };
    read().ok_or_else(|| Problem::field("?cursor", "is the `next` of a page you were given"))
}

/// What a hit shows. `None`: its calendar is in use here, and says that nothing is free there any more.
fn hit(
    deps: &Booking,
    found: Found,
    window: Option<(Timestamp, Timestamp)>,
    now: Timestamp,
) -> Option<TrainerHit> {
    let (from, to) = window.unwrap_or((now, Timestamp::MAX));
    let next = match deps.calendars.active(found.trainer.id) {
        None => {
            let open = found.next.into_iter().filter(|(_, until)| *until > now);
            open.map(|(start, _)| start).take(SHOWN).collect()
        }
        Some(live) => {
            let asked = from.max(now).as_second()..to.as_second();
            let free = openings::within(live.calendar(), now, asked, SHOWN);
            if free.is_empty() && window.is_some() {
                return None;
            }
            free.into_iter().filter_map(|second| Timestamp::from_second(second).ok()).collect()
        }
    };
    let sells_free = found.price_from.as_ref().is_some_and(|(minor, _)| *minor == 0);
    let price_from = found.price_from.and_then(|(minor, currency)| Some(MoneyBody::new(minor, &currency?)));
    Some(TrainerHit {
        trainer: TrainerBody::from(&found.trainer),
        price_from,
        sells_free,
        km: found.km.map(|km| (km * 10.0).round() / 10.0),
        next,
    })
}

/// Trainers who can be booked, the best first: by words, what is taught and spoken, place, price, rating, and by when
/// they are free. How they are ranked is told in docs/search.md.
#[utoipa::path(tag = "trainers", params(SearchQuery), responses(
    (status = 200, description = "A page of them", body = TrainerList),
    (status = 422, description = "`invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/trainers")]
pub async fn list_trainers(
    deps: Data<Booking>,
    Query(query): Query<SearchQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let after = query.cursor.as_deref().map(read_cursor).transpose()?;
    if query.q.as_ref().is_some_and(|words| words.chars().count() > 200) {
        return Err(Problem::field("?q", "is at most 200 characters"));
    }
    let wanted = query.wanted()?;
    let (window, now) = (wanted.free, deps.clock.now());
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(search(conn, &wanted, after, limit + 1).await?) })
    });
    let mut found = found.await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more);
    let next = next.map(|last| cursor(Place { rank: last.rank, trainer: last.trainer.id }));
    let items = found.into_iter().filter_map(|found| hit(&deps, found, window, now)).collect();
    Ok(HttpResponse::Ok().json(TrainerList { items, next }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_to_the_bit() {
        for rank in [0.0, -1.25, 0.1 + 0.2, f64::MIN_POSITIVE] {
            let place = Place { rank, trainer: TrainerId::from_uuid(Uuid::from_u128(7)) };
            assert_eq!(read_cursor(&cursor(place)).unwrap(), place);
        }
        for wrong in ["", "0", "ééééééééé", &"f".repeat(48), &"z".repeat(48)] {
            assert!(read_cursor(wrong).is_err(), "{wrong}");
        }
    }
}
