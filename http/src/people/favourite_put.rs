//! `PUT /me/favourites/{id}`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::TrainerId;
use fittribe_store::favourites::{self, Kept, MOST};

use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, Id},
};

/// Keeps a trainer at hand; again changes nothing.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The trainer")), responses(
    (status = 204, description = "Kept"),
    (status = 404, description = "No such trainer", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "`limit_reached`: there are 500 already", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/me/favourites/{id}")]
pub async fn put_favourite(
    deps: Data<Accounts>,
    account: Account,
    Id(trainer): Id<TrainerId>,
) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let kept = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(favourites::keep(conn, account.id, trainer, now).await?) })
    });
    match kept.await? {
        Kept::Done => Ok(HttpResponse::NoContent().finish()),
        Kept::Unknown => Err(Problem::not_found("There is no such trainer.")),
        Kept::Full => Err(Problem::new(Kind::LimitReached, format!("There are {MOST} favourites already."))),
    }
}
