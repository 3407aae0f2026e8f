//! `GET /images/{id}/{size}`

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{self, HeaderValue},
    web::{Bytes, Data},
};
use fittribe_actors::files::{Size, picture_key};
use fittribe_domain::{
    FileId,
    file::{LARGEST, MediaType},
};
use fittribe_store::files::{self, State};

use crate::{deps::Uploads, error::Problem, extract::Id};

/// A file's pictures never change: another one has another id.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

fn no_such_picture() -> Problem {
    Problem::not_found("There is no such picture.")
}

fn known(req: &HttpRequest, tag: &str) -> bool {
    let sent = req.headers().get_all(header::IF_NONE_MATCH).filter_map(|value| value.to_str().ok());
    sent.flat_map(|value| value.split(',')).any(|known| {
        let known = known.trim();
        known == "*" || known.trim_start_matches("W/") == tag
    })
}

/// A public picture, as JPEG.
#[utoipa::path(tag = "files", params(
    ("id" = Uuid, Path, description = "The file"),
    ("size" = String, Path, description = "`small`, `medium` or `large`"),
), responses(
    (status = 200, description = "The picture", body = Vec<u8>, content_type = "image/jpeg", headers(
        ("ETag" = String, description = "Its name; send it back as `If-None-Match`"))),
    (status = 304, description = "As you have it"),
    (status = 404, description = "No such picture", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/images/{id}/{size}")]
pub async fn get_picture(
    req: HttpRequest,
    deps: Data<Uploads>,
    Id(id): Id<FileId>,
) -> Result<HttpResponse, Problem> {
    let named = req.match_info().get("size").unwrap_or_default();
    let size = Size::ALL.into_iter().find(|size| size.name() == named).ok_or_else(no_such_picture)?;
    let found =
        deps.db.read(move |conn| Box::pin(async move { Ok::<_, Problem>(files::find(conn, id).await?) }));
    let shown =
        found.await?.is_some_and(|file| file.purpose.is_public() && matches!(file.state, State::Stored(_)));
    if !shown {
        return Err(no_such_picture());
    }
    let tag = format!("\"{id}-{}\"", size.name());
    let mut answer = if known(&req, &tag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((header::ETAG, tag.clone())).insert_header((header::CACHE_CONTROL, FOR_EVER));
    if known(&req, &tag) {
        return Ok(answer.finish());
    }
    let (storage, key) = (deps.storage.clone(), picture_key(id, size)?);
    let contents = deps.outside(async move { Ok(storage.files.get(&key, LARGEST).await?) }).await?;
    let contents = contents.ok_or_else(no_such_picture)?;
    answer.insert_header((header::CONTENT_TYPE, MediaType::Jpeg.name()));
    answer.insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
    Ok(answer.body(Bytes::from(contents)))
}
