//! `GET /trainers/me/policy`

use actix_web::{HttpResponse, get, web::Data};

use super::{own, policy::PolicyBody};
use crate::{deps::Booking, error::Problem, extract::Account};

/// One's own policy.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), responses((status = 200, description = "The policy", body = PolicyBody)))]
#[get("/trainers/me/policy")]
pub async fn get_policy(deps: Data<Booking>, account: Account) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let snapshot = own::calendar(&deps, trainer.id).await?;
    Ok(HttpResponse::Ok().json(PolicyBody::from(snapshot.calendar().policy())))
}
