//! `DELETE /me/sign-ins/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_store::sign_ins;
use uuid::Uuid;

use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Id},
};

/// Signs one of one's devices out: its tokens are refused and its sockets close, here at once and on other nodes
/// within a quarter of a minute.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The sign-in")), responses(
    (status = 204, description = "It has ended"),
    (status = 404, description = "No live sign-in of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/me/sign-ins/{id}")]
pub async fn end_sign_in(
    deps: Data<Accounts>,
    account: Account,
    Id(id): Id<Uuid>,
) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let ended = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(sign_ins::end(conn, account.id, id, now).await?) })
    });
    if !ended.await? {
        return Err(Problem::not_found("You have no such sign-in."));
    }
    deps.ended(account.id, id);
    Ok(HttpResponse::NoContent().finish())
}
