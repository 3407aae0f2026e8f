//! `PUT /trainers/me/policy`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::event::Setting;

use super::{own, policy::PolicyBody};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Json},
};

/// Puts one's own policy in force. What is booked stays as it was booked.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = PolicyBody, responses(
    (status = 200, description = "The policy as it is now", body = PolicyBody),
))]
#[put("/trainers/me/policy")]
pub async fn put_policy(
    deps: Data<Booking>,
    account: Account,
    Json(body): Json<PolicyBody>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let trainer = own::trainer(&deps, account).await?;
    let after = own::configure(&deps, account, &trainer, Setting::Policy(body.policy()?)).await?;
    Ok(HttpResponse::Ok().json(PolicyBody::from(after.policy())))
}
