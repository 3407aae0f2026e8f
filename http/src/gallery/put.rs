//! `PUT /trainers/me/gallery`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_store::{
    files,
    gallery::{self, Put},
};

use super::wire::{Gallery, GalleryInput, PictureBody};
use crate::{
    deps::{Booking, Uploads},
    error::Problem,
    extract::{Account, Json},
    files::intake::discard_deleted,
    trainers::own,
};

/// Puts pictures, in their order, in place of those of one's own page. Pictures that are no longer among them are deleted.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = GalleryInput, responses(
    (status = 200, description = "The pictures as they are now", body = Gallery),
    (status = 422, description = "`invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/trainers/me/gallery")]
pub async fn put_gallery(
    deps: Data<Booking>,
    uploads: Data<Uploads>,
    account: Account,
    Json(body): Json<GalleryInput>,
) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let (pictures, now) = (body.pictures()?, deps.clock.now());
    let answer = Gallery { pictures: pictures.iter().map(PictureBody::from).collect() };
    let put = deps.db.write(move |conn| {
        Box::pin(async move {
            let gone = match gallery::put(conn, (trainer.id, account.id), &pictures).await? {
                Put::Done(gone) => gone,
                Put::NoSuchFile(place) => {
                    let pointer = format!("/pictures/{place}/file");
                    return Err(Problem::field(pointer, "is no stored file of yours for galleries"));
                }
            };
            for file in &gone {
                files::delete(conn, *file, now).await?;
            }
            Ok(gone)
        })
    });
    for file in put.await? {
        discard_deleted(&uploads, Some(file)).await?;
    }
    Ok(HttpResponse::Ok().json(answer))
}
