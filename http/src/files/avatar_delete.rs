//! `DELETE /me/avatar`

use actix_web::{HttpResponse, delete, web::Data};

use super::{avatar_put::replace, intake::discard_deleted};
use crate::{deps::Uploads, error::Problem, extract::Account};

/// Takes the picture beside one's name away and deletes it.
#[utoipa::path(tag = "files", security(("bearer" = [])), responses((status = 204, description = "There is none")))]
#[delete("/me/avatar")]
pub async fn delete_avatar(deps: Data<Uploads>, account: Account) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let unset =
        deps.db.write(move |conn| Box::pin(async move { replace(conn, account.id, None, now).await }));
    discard_deleted(&deps, unset.await?).await?;
    Ok(HttpResponse::NoContent().finish())
}
