//! `GET /me/consents`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::consents;

use super::consents::Consents;
use crate::{deps::Accounts, error::Problem, extract::Account};

/// What one has agreed to, and all that one ever said.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "The consents", body = Consents),
))]
#[get("/me/consents")]
pub async fn get_consents(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let history = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(consents::history(conn, account.id).await?) })
    });
    Ok(HttpResponse::Ok().json(Consents::from(history.await?)))
}
