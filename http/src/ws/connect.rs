//! `GET /ws?ticket=…`: everything that is settled before a connection becomes a socket.

use std::{borrow::Cow, time::Duration};

use actix_web::{HttpRequest, HttpResponse, http::Uri, web};
use serde::Deserialize;

use super::{Deps, origin, registry::NoRoom, socket, tickets::Owner, worker::Slot};
use crate::{
    deps::Gate,
    error::{Kind, Problem},
};

#[derive(Deserialize)]
struct Query {
    #[serde(default)]
    ticket: String,
}

/// Opens a socket.
///
/// # Errors
/// 403 for a page that may not connect, 422 for what is no handshake of this protocol, 401 for a bad
/// ticket, 429 for an account with too many sockets, 503 for a node without room.
pub async fn connect(
    req: HttpRequest,
    payload: web::Payload,
    deps: web::Data<Deps>,
    worker: SlotOf,
) -> Result<HttpResponse, Problem> {
    let origin = origin::allowed(&req, &deps.config.origins)?;
    let handshake = socket::handshake(&req)?;
    if deps.registry.is_leaving() {
        return Err(no_room(NoRoom::Node));
    }
    let query: Option<Query> = serde_urlencoded::from_str(req.query_string()).ok();
    let ticket = query.map(|query| query.ticket).unwrap_or_default();
    let redeemed = deps.tickets.redeem(&ticket, origin.as_deref(), deps.clock.now()).await;
    let gate = req.app_data::<web::Data<Gate>>();
    let ended = |owner: &Option<Owner>| {
        owner.is_some_and(|owner| gate.is_some_and(|gate| gate.ended.holds(owner.session)))
    };
    let owner = redeemed.filter(|owner| !ended(owner)).ok_or_else(|| {
        Problem::new(
            Kind::Unauthenticated,
            "Connect with `?ticket=` and a fresh ticket from POST /api/v1/ws-tickets.",
        )
    })?;
    let most = (deps.config.sockets_per_account, deps.config.sockets);
    let place = deps.registry.place(owner.map(|owner| owner.account), most).map_err(no_room)?;
    Ok(socket::open(&worker.0.get(&deps), &req, handshake, payload, owner, place))
}

fn no_room(reason: NoRoom) -> Problem {
    match reason {
        NoRoom::Account => {
            Problem::new(Kind::TooManyRequests, "This account has too many sockets open. Close one first.")
                .after(Duration::from_secs(30))
        }
        NoRoom::Node => Problem::overloaded(Duration::from_secs(5)),
    }
}

/// This worker's slot.
pub struct SlotOf(Slot);

impl actix_web::FromRequest for SlotOf {
    type Error = Problem;
    type Future = std::future::Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
        let slot = req.app_data::<Slot>().cloned().map(Self);
        std::future::ready(slot.ok_or_else(|| Problem::bare(Kind::Internal)))
    }
}

/// A request's target as it may be logged: tickets left out.
#[must_use]
pub fn redacted(uri: &Uri) -> Cow<'_, str> {
    match uri.query() {
        Some(query) if query.contains("ticket") => Cow::Owned(format!("{}?[redacted]", uri.path())),
        Some(_) => uri.path_and_query().map_or("/", |target| target.as_str()).into(),
        None => uri.path().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_are_not_logged() {
        let uri = |text: &'static str| Uri::from_static(text);
        assert_eq!(redacted(&uri("/api/v1/ws?ticket=secret")), "/api/v1/ws?[redacted]");
        assert_eq!(redacted(&uri("/api/v1/trainers?limit=3")), "/api/v1/trainers?limit=3");
        assert_eq!(redacted(&uri("/api/v1/me")), "/api/v1/me");
    }
}
