//! `GET /downloads`: where files are kept on this machine, signed links lead here.

use actix_web::{
    HttpResponse, get,
    http::header::{self, HeaderValue},
    web::{Bytes, Data},
};
use fittribe_domain::file::LARGEST;
use fittribe_ports::files::{attachment, direct::DownloadLink};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{deps::Uploads, error::Problem, extract::Query};

/// A link as it was signed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DownloadQuery {
    /// Where it is.
    key: String,
    /// What it is said to be.
    content_type: String,
    /// What the browser is to call it.
    filename: String,
    /// Unix seconds.
    expires: i64,
    /// Over all of these.
    signature: String,
}

impl From<DownloadQuery> for DownloadLink {
    fn from(query: DownloadQuery) -> Self {
        let DownloadQuery { key, content_type, filename, expires, signature } = query;
        Self { key, content_type, filename, expires, signature }
    }
}

/// Gives a private document over a link that `GET /files/{id}` gave, to be saved and not shown. Where files are kept in S3,
/// the links lead there.
#[utoipa::path(tag = "files", params(DownloadQuery), responses(
    (status = 200, description = "The document", body = Vec<u8>, content_type = "application/octet-stream"),
    (status = 403, description = "`link_refused`: expired or altered", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "It was deleted", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/downloads")]
pub async fn get_download(
    deps: Data<Uploads>,
    Query(link): Query<DownloadQuery>,
) -> Result<HttpResponse, Problem> {
    let elsewhere = || Problem::not_found("Files are not kept here; use the link as it was given.");
    let direct = deps.storage.direct.as_ref().ok_or_else(elsewhere)?;
    let link = DownloadLink::from(link);
    let key = direct.check_download(&link)?;
    let storage = deps.storage.clone();
    let contents = deps.outside(async move { Ok(storage.files.get(&key, LARGEST).await?) }).await?;
    let contents = contents.ok_or_else(|| Problem::not_found("This file was deleted."))?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, link.content_type))
        .insert_header((header::CONTENT_DISPOSITION, attachment(&link.filename)))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
        .insert_header((header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")))
        .body(Bytes::from(contents)))
}
