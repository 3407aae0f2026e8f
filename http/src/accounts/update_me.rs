//! `PATCH /me`

use actix_web::{HttpResponse, patch, web::Data};
use fittribe_store::accounts;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{AccountBody, name, zone};
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, Json},
};

/// What to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateMe {
    /// What others read.
    #[schema(min_length = 1, max_length = 120)]
    name: Option<String>,
    /// IANA zone.
    tz: Option<String>,
}

/// Changes one's own account.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), request_body = UpdateMe, responses(
    (status = 200, description = "The account as it is now", body = AccountBody),
))]
#[patch("/me")]
pub async fn update_me(
    deps: Data<Accounts>,
    account: Account,
    Json(body): Json<UpdateMe>,
) -> Result<HttpResponse, Problem> {
    let name = body.name.as_deref().map(name).transpose()?;
    let tz = body.tz.as_deref().map(zone).transpose()?;
    let updated = deps.db.write(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(accounts::update_profile(conn, account.id, name.as_deref(), tz.as_ref()).await?)
        })
    });
    let updated = updated.await?.ok_or_else(|| Problem::bare(Kind::Unauthenticated))?;
    Ok(HttpResponse::Ok().json(AccountBody::from(&updated)))
}
