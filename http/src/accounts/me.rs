//! `GET /me`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::accounts;

use super::wire::AccountBody;
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::Account,
};

/// One's own account.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), responses(
    (status = 200, description = "The account", body = AccountBody),
))]
#[get("/me")]
pub async fn get_me(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let found = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(accounts::find(conn, account.id).await?) }));
    let found = found.await?.ok_or_else(|| Problem::bare(Kind::Unauthenticated))?;
    Ok(HttpResponse::Ok().json(AccountBody::from(&found)))
}
