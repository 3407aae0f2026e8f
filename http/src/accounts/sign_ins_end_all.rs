//! `DELETE /me/sign-ins`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_store::sign_ins;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Query},
};

/// Which stay.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EndSignIns {
    /// Whether the sign-in that asks stays.
    #[serde(default)]
    keep_this: bool,
}

/// Signs out everywhere, or everywhere else.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), params(EndSignIns), responses(
    (status = 204, description = "They have ended, with their sockets"),
))]
#[delete("/me/sign-ins")]
pub async fn end_sign_ins(
    deps: Data<Accounts>,
    account: Account,
    Query(query): Query<EndSignIns>,
) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let keep = query.keep_this.then_some(account.session);
    let ended = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(sign_ins::end_all(conn, account.id, keep, now).await?) })
    });
    for session in ended.await? {
        deps.ended(account.id, session);
    }
    Ok(HttpResponse::NoContent().finish())
}
