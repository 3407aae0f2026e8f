//! `GET /me/measurements`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::{MeasurementId, person::measurement::MeasurementKind, zone::Zone};
use fittribe_store::measurements::{self, Filter, Place};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::measurements::MeasurementBody;
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Query},
    wire::{Moment, page_size},
};

/// Which measurements.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MeasurementsQuery {
    /// Only of this kind.
    #[param(value_type = Option<String>)]
    kind: Option<MeasurementKind>,
    /// Only taken at this instant or UTC date or later.
    #[param(value_type = Option<String>)]
    from: Option<Moment>,
    /// Only taken before this instant or UTC date.
    #[param(value_type = Option<String>)]
    to: Option<Moment>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// A page of measurements, the latest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeasurementPage {
    /// The measurements.
    items: Vec<MeasurementBody>,
    /// `cursor` of the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Microseconds and identity: several may be taken at one instant.
#[must_use]
pub fn cursor(last: Place) -> String {
    format!("{}.{}", last.taken_at.as_microsecond(), last.id)
}

/// Reads the `next` of a page.
///
/// # Errors
/// When it is none.
pub fn read_cursor(text: &str) -> Result<Place, Problem> {
    let read = || {
        let (at, id) = text.split_once('.')?;
        let taken_at = Timestamp::from_microsecond(at.parse().ok()?).ok()?;
        // A year that Postgres has too.
        (taken_at.as_second() > -60_000_000_000)
            .then_some(Place { taken_at, id: MeasurementId::from(Uuid::try_parse(id).ok()?) })
    };
    read().ok_or_else(|| Problem::field("?cursor", "is `next` of the page before"))
}

/// One's measurements, the latest first.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(MeasurementsQuery), responses(
    (status = 200, description = "A page of them", body = MeasurementPage),
))]
#[get("/me/measurements")]
pub async fn list_measurements(
    deps: Data<Accounts>,
    account: Account,
    Query(query): Query<MeasurementsQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let after = query.cursor.as_deref().map(read_cursor).transpose()?;
    let filter = Filter {
        kind: query.kind,
        from: query.from.map(|from| from.instant(&Zone::UTC)),
        to: query.to.map(|to| to.instant(&Zone::UTC)),
    };
    let read = deps.db.read(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(measurements::list(conn, account.id, &filter, after, limit + 1).await?)
        })
    });
    let mut found = read.await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next =
        found.last().filter(|_| more).map(|last| cursor(Place { taken_at: last.taken_at, id: last.id }));
    let items = found.into_iter().map(MeasurementBody::from).collect();
    Ok(HttpResponse::Ok().json(MeasurementPage { items, next }))
}
