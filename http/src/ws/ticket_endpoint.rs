//! `POST /ws-tickets`

use actix_web::{HttpRequest, HttpResponse, http::header, web::Data};
use fittribe_store::secret::written;
use jiff::SignedDuration;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Deps, origin,
    tickets::{Grant, LIFETIME, Owner},
};
use crate::{
    deps::Gate,
    error::Problem,
    extract::{ClientAddress, account::MaybeAccount},
    gateway::limits::{TICKETS, Who},
};

/// A ticket for one socket.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketBody {
    /// To be sent as `?ticket=`, once.
    ticket: String,
    /// Good for so many seconds.
    expires_in: u64,
    /// Where to connect.
    url: &'static str,
}

/// Gives out a ticket for a socket: for the account that asks, or, without a token, for anybody, who may
/// then watch services and trainers. It is good for 30 seconds, once, from the same page.
#[utoipa::path(post, path = "/api/v1/ws-tickets", tag = "sockets", security(("bearer" = []), ()), responses(
    (status = 201, description = "A ticket", body = TicketBody),
    (status = 401, description = "`unauthenticated`: a token was sent and is no good", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 403, description = "`forbidden`: this page may not open sockets", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests`: 120 a minute for an account, or for a network address without one", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 503, description = "`overloaded`: too many tickets are open", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
pub async fn issue_ticket(
    req: HttpRequest,
    deps: Data<Deps>,
    from: ClientAddress,
    account: MaybeAccount,
) -> Result<HttpResponse, Problem> {
    let origin = origin::allowed(&req, &deps.config.origins)?;
    if let Some(gate) = req.app_data::<Data<Gate>>() {
        gate.limits.count(&req, TICKETS, Who::of(account.0, from)).await?;
    }
    let owner =
        account.0.map(|account| Owner { account: account.id, role: account.role, session: account.session });
    let (now, secret) = (deps.clock.now(), deps.random.bytes32());
    let lifetime = SignedDuration::try_from(LIFETIME).unwrap_or(SignedDuration::ZERO);
    let grant = Grant { owner, origin, until: now.saturating_add(lifetime).unwrap_or(now) };
    deps.tickets.put(secret, &grant).await.map_err(|_| Problem::overloaded(LIFETIME))?;
    let ticket = TicketBody { ticket: written(&secret), expires_in: LIFETIME.as_secs(), url: "/api/v1/ws" };
    Ok(HttpResponse::Created().insert_header((header::CACHE_CONTROL, "no-store")).json(ticket))
}
