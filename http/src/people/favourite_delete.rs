//! `DELETE /me/favourites/{id}`

use actix_web::{HttpResponse, delete, web::Data};
use fittribe_domain::TrainerId;
use fittribe_store::favourites;

use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Id},
};

/// Lets a trainer go; one that was not kept changes nothing.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The trainer")), responses(
    (status = 204, description = "Not kept"),
))]
#[delete("/me/favourites/{id}")]
pub async fn delete_favourite(
    deps: Data<Accounts>,
    account: Account,
    Id(trainer): Id<TrainerId>,
) -> Result<HttpResponse, Problem> {
    let gone = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(favourites::let_go(conn, account.id, trainer).await?) })
    });
    gone.await?;
    Ok(HttpResponse::NoContent().finish())
}
