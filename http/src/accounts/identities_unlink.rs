//! `DELETE /me/identities/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_store::identities::{Unlinked, unlink};
use uuid::Uuid;

use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, Id},
};

/// Unlinks an identity: it opens one's account no more.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The identity")), responses(
    (status = 204, description = "It is unlinked"),
    (status = 404, description = "No identity of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "`only_way_in`: there is no password and no other identity", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[delete("/me/identities/{id}")]
pub async fn unlink_identity(
    deps: Data<Accounts>,
    account: Account,
    Id(id): Id<Uuid>,
) -> Result<HttpResponse, Problem> {
    let unlinked = deps
        .db
        .write(move |conn| Box::pin(async move { Ok::<_, Problem>(unlink(conn, account.id, id).await?) }));
    match unlinked.await? {
        Unlinked::Done => Ok(HttpResponse::NoContent().finish()),
        Unlinked::Unknown => Err(Problem::not_found("You have no such identity.")),
        Unlinked::OnlyWayIn => Err(Problem::new(
            Kind::OnlyWayIn,
            "Nothing else opens this account. Set a password first, with the letter of POST /api/v1/auth/forgot.",
        )),
    }
}
