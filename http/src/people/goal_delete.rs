//! `DELETE /me/goals/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_domain::GoalId;
use fittribe_store::goals;

use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Id},
};

/// Deletes a goal.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The goal")), responses(
    (status = 204, description = "It is gone"),
    (status = 404, description = "No goal of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/me/goals/{id}")]
pub async fn delete_goal(
    deps: Data<Accounts>,
    account: Account,
    Id(id): Id<GoalId>,
) -> Result<HttpResponse, Problem> {
    let deleted = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(goals::delete(conn, account.id, id).await?) })
    });
    if !deleted.await? {
        return Err(Problem::not_found("You have no such goal."));
    }
    Ok(HttpResponse::NoContent().finish())
}
