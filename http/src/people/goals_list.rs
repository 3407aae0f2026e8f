//! `GET /me/goals`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::goals;
use serde::Serialize;
use utoipa::ToSchema;

use super::goals::GoalBody;
use crate::{deps::Accounts, error::Problem, extract::Account};

/// One's goals.
#[derive(Debug, Serialize, ToSchema)]
pub struct Goals {
    /// The latest first.
    items: Vec<GoalBody>,
}

/// All of one's goals; there are at most 200.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "The goals", body = Goals),
))]
#[get("/me/goals")]
pub async fn list_goals(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let found = deps
        .db
        .read(move |conn| Box::pin(async move { Ok::<_, Problem>(goals::list(conn, account.id).await?) }));
    let items = found.await?.iter().map(GoalBody::from).collect();
    Ok(HttpResponse::Ok().json(Goals { items }))
}
