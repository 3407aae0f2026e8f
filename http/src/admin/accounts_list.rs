//! `GET /admin/accounts`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::{AccountId, account::Role};
use fittribe_store::accounts::{self, Wanted};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::wire::ManagedAccount;
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Admin, Query},
    wire::page_size,
};

/// Which accounts; everything that is given must hold.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountsQuery {
    /// The beginning of a name or an address.
    #[param(max_length = 254)]
    q: Option<String>,
    /// `client`, `trainer` or `admin`.
    #[param(value_type = Option<String>)]
    role: Option<Role>,
    /// Only suspended ones, or only the others.
    suspended: Option<bool>,
    /// `next` of the page before.
    cursor: Option<Uuid>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// A page of accounts.
#[derive(Debug, Serialize, ToSchema)]
pub struct ManagedAccounts {
    /// The accounts, oldest first.
    items: Vec<ManagedAccount>,
    /// `cursor` of the next page; absent on the last.
    next: Option<Uuid>,
}

/// Accounts, oldest first.
#[utoipa::path(tag = "admin", security(("bearer" = [])), params(AccountsQuery), responses(
    (status = 200, description = "A page of them", body = ManagedAccounts),
))]
#[get("/admin/accounts")]
pub async fn list_accounts(
    deps: Data<Accounts>,
    _admin: Admin,
    Query(query): Query<AccountsQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let wanted = Wanted { text: query.q, role: query.role, suspended: query.suspended };
    let after = query.cursor.map(AccountId::from_uuid);
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(accounts::search(conn, &wanted, after, limit + 1).await?) })
    });
    let mut found = found.await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|account| account.id.uuid());
    let items = found.iter().map(ManagedAccount::from).collect();
    Ok(HttpResponse::Ok().json(ManagedAccounts { items, next }))
}
