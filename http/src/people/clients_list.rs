//! `GET /clients`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::clients;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::client_notes::page_of;
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Query},
    files::wire::avatar_path,
    wire::page_size,
};

/// Which clients.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ClientsQuery {
    /// Only those with this in their name.
    #[param(max_length = 120)]
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<Uuid>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// A client in the list of a trainer.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListedClient {
    /// Their account.
    id: Uuid,
    /// Their name.
    name: String,
    /// Where their picture is.
    #[schema(
        format = "uri-reference",
        example = "/api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium"
    )]
    avatar: Option<String>,
    /// Bookings ever, those that were cancelled included.
    booked: i64,
    /// Sessions ahead.
    ahead: i64,
    /// Sessions that took place.
    attended: i64,
    /// Sessions that they missed.
    missed: i64,
    /// When the last one that took place ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    last: Option<Timestamp>,
    /// When the next one starts.
    #[schema(value_type = Option<String>, format = DateTime)]
    next: Option<Timestamp>,
}

/// A page of them, by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClientPage {
    /// The clients.
    items: Vec<ListedClient>,
    /// `cursor` of the next page; absent on the last.
    next: Option<Uuid>,
}

impl From<clients::Client> for ListedClient {
    fn from(client: clients::Client) -> Self {
        Self {
            id: client.id.uuid(),
            name: client.name,
            avatar: client.avatar.map(avatar_path),
            booked: client.booked,
            ahead: client.ahead,
            attended: client.attended,
            missed: client.missed,
            last: client.last,
            next: client.next,
        }
    }
}

/// One's clients as a trainer: everybody who ever booked, in the order of their names.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(ClientsQuery), responses(
    (status = 200, description = "A page of them", body = ClientPage),
    (status = 403, description = "`forbidden`: not a trainer", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/clients")]
pub async fn list_clients(
    deps: Data<Accounts>,
    account: Account,
    Query(query): Query<ClientsQuery>,
) -> Result<HttpResponse, Problem> {
    let (owner, limit, now) = (account.trainer()?.id, page_size(query.limit)?, deps.clock.now());
    let words = query.q.unwrap_or_default().trim().to_owned();
    if words.chars().count() > 120 {
        return Err(Problem::field("?q", "is at most 120 characters"));
    }
    let after = query.cursor.map(AccountId::from_uuid);
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            let trainer = page_of(conn, owner).await?;
            Ok::<_, Problem>(clients::list(conn, trainer, (&words, after), limit + 1, now).await?)
        })
    });
    let mut found = found.await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|client| client.id.uuid());
    let items = found.into_iter().map(ListedClient::from).collect();
    Ok(HttpResponse::Ok().json(ClientPage { items, next }))
}
