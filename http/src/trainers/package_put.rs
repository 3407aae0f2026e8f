//! `PUT /trainers/me/packages/{id}`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_store::packages;
use uuid::Uuid;

use super::{
    own,
    packages::{PackageBody, PackageInput},
};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Id, Json},
};

/// Announces a package under an id that you choose, or changes it. It is sold once payments are there; taken off sale,
/// what was sold stays good.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = PackageInput,
    params(("id" = Uuid, Path, description = "Any UUID that is new to you")),
    responses(
        (status = 200, description = "The package", body = PackageBody),
        (status = 404, description = "`not_found`: the id is another trainer's", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/trainers/me/packages/{id}")]
pub async fn put_package(
    deps: Data<Booking>,
    account: Account,
    Id(id): Id<Uuid>,
    Json(body): Json<PackageInput>,
) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let package = body.package(id, trainer.id, deps.clock.now())?;
    let answer = PackageBody::from(&package);
    let put = deps
        .db
        .write(move |conn| Box::pin(async move { Ok::<_, Problem>(packages::put(conn, &package).await?) }));
    if put.await? {
        return Ok(HttpResponse::Ok().json(answer));
    }
    Err(Problem::not_found("You have no such package."))
}
