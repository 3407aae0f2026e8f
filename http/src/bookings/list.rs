//! `GET /bookings`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::{AccountId, BookingId, booking::BookingStatus, zone::Zone};
use fittribe_store::{
    bookings::{self, Filter, Whose},
    trainers,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::wire::BookingBody;
use crate::{
    deps::Booking,
    error::{Kind, Problem},
    extract::{Account, Query},
    wire::{Moment, page_size},
};

/// Which bookings.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// `client` (one's own, the default) or `trainer` (those in one's own calendar).
    #[serde(default)]
    #[param(inline)]
    r#as: Side,
    /// Only in this state.
    status: Option<String>,
    /// Only sessions that end after this instant or UTC date.
    #[param(value_type = Option<String>)]
    from: Option<Moment>,
    /// Only sessions that start before this instant or UTC date.
    #[param(value_type = Option<String>)]
    to: Option<Moment>,
    /// Only of this client; with `as=trainer`.
    client: Option<Uuid>,
    /// `next` of the page before.
    cursor: Option<Uuid>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// On which side of a booking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The one who booked.
    #[default]
    Client,
    /// The one who was booked.
    Trainer,
}

/// A page of bookings, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct BookingPage {
    /// The bookings.
    items: Vec<BookingBody>,
    /// `cursor` of the next page; absent on the last.
    next: Option<Uuid>,
}

/// One's bookings, newest first.
#[utoipa::path(tag = "bookings", security(("bearer" = [])), params(ListQuery), responses(
    (status = 200, description = "A page of them", body = BookingPage),
))]
#[get("/bookings")]
pub async fn list_bookings(
    deps: Data<Booking>,
    account: Account,
    Query(query): Query<ListQuery>,
) -> Result<HttpResponse, Problem> {
    let status = query.status.map(|name| {
        BookingStatus::named(&name)
            .ok_or_else(|| Problem::field("?status", "is a booking status such as confirmed"))
    });
    let status = status.transpose()?;
    let limit = page_size(query.limit)?;
    let [from, to] = [query.from, query.to].map(|moment| moment.map(|moment| moment.instant(&Zone::UTC)));
    let cursor = query.cursor.map(BookingId::from_uuid);
    let (side, client) = (query.r#as, query.client.map(AccountId::from_uuid));
    if side == Side::Client && client.is_some() {
        return Err(Problem::field("?client", "goes with as=trainer"));
    }
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            let whose = match side {
                Side::Client => Whose::Client(account.id),
                Side::Trainer => match trainers::find_by_account(conn, account.id).await? {
                    Some(trainer) => Whose::Trainer(trainer.id, client),
                    None => return Err(Problem::new(Kind::Forbidden, "You have no trainer page.")),
                },
            };
            let filter = Filter { whose, status, from, to };
            Ok::<_, Problem>(bookings::list(conn, &filter, cursor, limit + 1).await?)
        })
    });
    let mut found = found.await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|record| record.booking.id.uuid());
    let now = deps.clock.now();
    let items = found.iter().map(|record| BookingBody::stored(record, now)).collect();
    Ok(HttpResponse::Ok().json(BookingPage { items, next }))
}
