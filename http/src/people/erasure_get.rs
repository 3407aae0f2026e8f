//! `GET /me/erasure`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::erasures;

use super::erasure::ErasureState;
use crate::{deps::Accounts, error::Problem, extract::Account};

/// Whether one's account is to be erased, and when.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "The erasure's state", body = ErasureState),
))]
#[get("/me/erasure")]
pub async fn get_erasure(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let found = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(erasures::find(conn, account.id).await?) }));
    Ok(HttpResponse::Ok().json(ErasureState::from(found.await?)))
}
