//! `GET /me/export/download`

use actix_web::{
    HttpResponse, get,
    http::header::{self, HeaderValue},
    web::Data,
};
use fittribe_store::exports;

use crate::{deps::Accounts, error::Problem, extract::Account};

/// The latest copy that is ready.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "A ZIP", body = Vec<u8>, content_type = "application/zip"),
    (status = 404, description = "None is ready, or its time is over", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/me/export/download")]
pub async fn download_export(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(exports::content(conn, account.id, now).await?) })
    });
    let content = found.await?.ok_or_else(|| Problem::not_found("No copy is ready."))?;
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CONTENT_TYPE, HeaderValue::from_static("application/zip")));
    response.insert_header((
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"fittribe-data.zip\""),
    ));
    response.insert_header((header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")));
    response.insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store")));
    Ok(response.body(content))
}
