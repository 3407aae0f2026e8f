//! `POST /services`

use actix_web::{HttpResponse, http::StatusCode, post, web::Data};
use fittribe_domain::{
    Calendar, ServiceId,
    event::{Decision, Setting},
};
use fittribe_store::idempotency::SavedReply;

use super::wire::{ServiceBody, ServiceInput, configured};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Keyed},
    trainers::own::configure_keyed,
    wire::saved,
};

fn created(decision: &Decision, _: &Calendar) -> SavedReply {
    saved(StatusCode::CREATED, &configured(decision), None)
}

/// Adds a service to one's own page.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = ServiceInput,
    params(("Idempotency-Key" = String, Header, description = "New for each service")),
    responses(
        (status = 201, description = "The service", body = ServiceBody),
        (status = 422, description = "`invalid_request`, or `payments_not_configured` for a price paid online", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/services")]
pub async fn create_service(
    deps: Data<Booking>,
    account: Account,
    request: Keyed<ServiceInput>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let Keyed { body, key, fingerprint } = request;
    let service = body.service(ServiceId::from_uuid(deps.random.uuid()))?;
    configure_keyed(&deps, account, (key, fingerprint, created), Setting::Service(service)).await
}
