//! `GET /notifications`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::inbox;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Query},
    wire::page_size,
};

/// Which lines.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct NotificationsQuery {
    /// Only what came after this place: the `seq` of the last line seen, on the socket or here.
    #[serde(default)]
    #[param(minimum = 0)]
    after: i64,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// One line of the inbox.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotificationBody {
    /// Its place: gapless, from 1.
    seq: i64,
    /// What a socket was sent as `d`.
    #[schema(value_type = Object)]
    d: serde_json::Value,
}

/// A page of the inbox, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct NotificationPage {
    /// The lines.
    items: Vec<NotificationBody>,
    /// `after` of the next page; absent on the last.
    next: Option<i64>,
}

/// One's inbox from a place on, oldest first: how to read on where a socket said `limited`.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), params(NotificationsQuery), responses(
    (status = 200, description = "A page of it", body = NotificationPage),
))]
#[get("/notifications")]
pub async fn list_notifications(
    deps: Data<Accounts>,
    account: Account,
    Query(query): Query<NotificationsQuery>,
) -> Result<HttpResponse, Problem> {
    if query.after < 0 {
        return Err(Problem::field("?after", "is a place in the inbox: 0 or more"));
    }
    let limit = page_size(query.limit)?;
    let after = query.after;
    let read = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(inbox::since(conn, account.id, after, limit + 1).await?) })
    });
    let mut lines = read.await?;
    let more = lines.len() > usize::from(limit);
    lines.truncate(usize::from(limit));
    let next = lines.last().filter(|_| more).map(|line| line.seq);
    let items = lines.iter().map(|line| Ok(NotificationBody { seq: line.seq, d: line.value()? }));
    let items = items.collect::<Result<_, Problem>>()?;
    Ok(HttpResponse::Ok().json(NotificationPage { items, next }))
}
