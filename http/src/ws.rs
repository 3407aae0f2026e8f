//! Websockets: protocol v1 of docs/protocol.md.
//!
//! A socket is three parts on one worker's thread. Its *body* writes what is in the outbox, woken by the
//! hub and by nothing else. Its *actor* reads what the client says, through a guard that refuses before it
//! buffers. The worker's *sweep* pings it, and ends it when it is stuck: it needs neither of the others,
//! because the body of a peer that does not read is never asked for more.

mod asyncapi;
mod bucket;
pub mod config;
pub mod connect;
mod descriptor;
pub mod feeds;
pub mod guard;
mod join;
mod origin;
pub mod registry;
mod socket;
pub mod ticket_endpoint;
pub mod tickets;
mod worker;

use std::sync::Arc;

use actix_web::web::ServiceConfig;
use fittribe_actors::{hub::Hub, wire::CloseCode};
use fittribe_domain::AccountId;
use fittribe_ports::{clock::Clock, random::Random};

pub use asyncapi::asyncapi;
pub use config::Config;
pub use descriptor::on_connect;
pub use feeds::{Feeds, LiveFeeds};
pub use registry::Registry;
pub use tickets::Tickets;
use uuid::Uuid;

/// What sockets need. Cheap to clone; one for all workers.
#[derive(Clone)]
pub struct Deps {
    /// What can be watched.
    pub feeds: Arc<dyn Feeds>,
    /// Where it is published.
    pub hub: Hub,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Tickets' secrets and the spread of reconnections.
    pub random: Arc<dyn Random>,
    /// Tickets that were given out.
    pub tickets: Tickets,
    /// Every socket of this node.
    pub registry: Registry,
    /// Limits and times.
    pub config: Arc<Config>,
}

impl Deps {
    /// Closes a sign-in's sockets on this node. Its tickets are void once [`crate::accounts::ended::Ended`] has it.
    pub fn close_session(&self, account: AccountId, session: Uuid) {
        self.registry.close_session(account, session, CloseCode::Revoked);
    }
}

/// Mounts `GET /api/v1/ws` and `POST /api/v1/ws-tickets`. Expects [`Deps`] as `web::Data`. Call it before
/// a scope for `/api/v1`, and outside middleware that wraps bodies: every message would pass through that.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.app_data(worker::Slot::default());
    cfg.service(actix_web::web::resource("/api/v1/ws").name("connect").get(connect::connect));
    cfg.service(
        actix_web::web::resource("/api/v1/ws-tickets")
            .name("issue_ticket")
            .post(ticket_endpoint::issue_ticket),
    );
}
