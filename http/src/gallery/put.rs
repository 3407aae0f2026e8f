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
    extract::{Account, IfMatch, Json},
    files::intake::discard_deleted,
    trainers::own,
    wire::etag,
};

/// Puts pictures, in their order, in place of those of one's own page. Pictures that are no longer among them are deleted.
/// With `If-Match`, only those that one has seen: whatever was added elsewhere in the meantime stays.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = GalleryInput,
    params(("If-Match" = Option<String>, Header, description = "`gallery_version` of the page you saw")), responses(
    (status = 200, description = "The pictures as they are now", body = Gallery, headers(("ETag" = String, description = "The pictures' version"))),
    (status = 412, description = "`stale`: others by now", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/trainers/me/gallery")]
pub async fn put_gallery(
    deps: Data<Booking>,
    uploads: Data<Uploads>,
    account: Account,
    seen: IfMatch,
    Json(body): Json<GalleryInput>,
) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let (pictures, now) = (body.pictures()?, deps.clock.now());
    let shown = pictures.iter().map(PictureBody::from).collect();
    let put = deps.db.write(move |conn| {
        Box::pin(async move {
            let put = gallery::put(conn, (trainer.id, account.id), seen.expected(), &pictures).await?;
            let (version, gone) = match put {
                Put::Done(version, gone) => (version, gone),
                Put::Stale(actual) => {
                    let detail = format!("The pictures are at version {actual} by now.");
                    return Err(Problem::stale(detail, actual));
                }
                Put::NoSuchFile(place) => {
                    let pointer = format!("/pictures/{place}/file");
                    return Err(Problem::field(pointer, "is no stored file of yours for galleries"));
                }
            };
            for file in &gone {
                files::delete(conn, *file, now).await?;
            }
            Ok((version, gone))
        })
    });
    let (version, gone) = put.await?;
    for file in gone {
        discard_deleted(&uploads, Some(file)).await?;
    }
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(Gallery { pictures: shown, version }))
}
