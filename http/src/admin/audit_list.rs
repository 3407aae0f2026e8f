//! `GET /admin/audit`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::audit::{self, Entry, Wanted};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Admin, Query},
    wire::{Instant, page_size},
};

/// What to look for; everything that is given must hold.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AuditQuery {
    /// Done by this account.
    actor: Option<Uuid>,
    /// An action such as `account.suspend`, or the beginning of one.
    #[param(max_length = 100)]
    action: Option<String>,
    /// The id of what it was done to.
    #[param(max_length = 100)]
    subject: Option<String>,
    /// Words in the reason and whatever else was written down.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Not before this instant.
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<Instant>,
    /// Before this instant.
    #[param(value_type = Option<String>, format = DateTime)]
    to: Option<Instant>,
    /// `next` of the page before.
    cursor: Option<i64>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// One deed.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditEntry {
    /// Counts up.
    id: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Who; absent for the server's own command line.
    actor: Option<Uuid>,
    /// What.
    #[schema(example = "account.suspend")]
    action: String,
    /// To what kind of thing.
    #[schema(example = "account")]
    subject_kind: String,
    /// To which.
    subject: String,
    /// Why, and what else matters.
    #[schema(value_type = Object)]
    detail: serde_json::Value,
    /// In which request.
    request_id: String,
}

impl From<Entry> for AuditEntry {
    fn from(entry: Entry) -> Self {
        Self {
            id: entry.id,
            at: entry.at,
            actor: entry.actor.map(AccountId::uuid),
            action: entry.action,
            subject_kind: entry.subject_kind,
            subject: entry.subject_id,
            detail: entry.detail,
            request_id: entry.request_id,
        }
    }
}

/// A page of the log.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditPage {
    /// The deeds, the latest first.
    items: Vec<AuditEntry>,
    /// `cursor` of the next page; absent on the last.
    next: Option<i64>,
}

/// What administrators did, the latest first. Nothing in it can be changed or taken out.
#[utoipa::path(tag = "admin", security(("bearer" = [])), params(AuditQuery), responses(
    (status = 200, description = "A page of it", body = AuditPage),
))]
#[get("/admin/audit")]
pub async fn list_audit(
    deps: Data<Accounts>,
    _admin: Admin,
    Query(query): Query<AuditQuery>,
) -> Result<HttpResponse, Problem> {
    let (limit, before) = (page_size(query.limit)?, query.cursor);
    let wanted = Wanted {
        actor: query.actor.map(AccountId::from_uuid),
        action: query.action,
        subject: query.subject,
        text: query.q,
        from: query.from.map(|instant| instant.0),
        to: query.to.map(|instant| instant.0),
    };
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(audit::search(conn, &wanted, before, limit + 1).await?) })
    });
    let mut found = found.await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|entry| entry.id);
    Ok(HttpResponse::Ok().json(AuditPage { items: found.into_iter().map(AuditEntry::from).collect(), next }))
}
