//! `POST /trainers/me/time-off`

use actix_web::{HttpResponse, http::StatusCode, post, web::Data};
use fittribe_domain::{
    Calendar, TimeOffId,
    event::{Decision, Setting},
    hours::TimeOff,
    interval::Interval,
};
use fittribe_store::idempotency::SavedReply;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::TimeOffBody;
use crate::{
    bookings::wire::words,
    deps::Booking,
    error::Problem,
    extract::{Account, Keyed},
    trainers::own::configure_keyed,
    wire::{Instant, saved},
};

/// Time off to take.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTimeOff {
    /// From this instant on.
    start: Instant,
    /// Until this instant.
    end: Instant,
    /// Why, for the trainer alone.
    #[schema(max_length = 200)]
    note: Option<String>,
}

fn created(decision: &Decision, _: &Calendar) -> SavedReply {
    let added = decision.events.iter().find_map(|event| match &event.setting {
        Some(Setting::TimeOff(off)) => Some(TimeOffBody::from(off)),
        _ => None,
    });
    saved(StatusCode::CREATED, &added, None)
}

/// Takes no bookings for a while. What is booked stays.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = NewTimeOff,
    params(("Idempotency-Key" = String, Header, description = "New for each time off")),
    responses((status = 201, description = "The time off", body = TimeOffBody)))]
#[post("/trainers/me/time-off")]
pub async fn add_time_off(
    deps: Data<Booking>,
    account: Account,
    request: Keyed<NewTimeOff>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let Keyed { body, key, fingerprint } = request;
    let interval =
        Interval::new(body.start.0, body.end.0).ok_or_else(|| Problem::field("/end", "is after `start`"))?;
    let note = words(body.note, "/note", 200)?.unwrap_or_default();
    let off = TimeOff { id: TimeOffId::from_uuid(deps.random.uuid()), interval, note };
    configure_keyed(&deps, account, (key, fingerprint, created), Setting::TimeOff(off)).await
}
