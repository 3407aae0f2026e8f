//! `PUT /uploads`: where files are kept on this machine, signed links lead here.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header,
    put,
    web::{Data, Payload},
};
use fittribe_ports::files::direct::{Incoming, UploadLink};
use futures_util::StreamExt as _;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    deps::Uploads,
    error::{Kind, Problem},
    extract::Query,
};

/// A link as it was signed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UploadQuery {
    /// Where it goes.
    key: String,
    /// What it must be said to be.
    content_type: String,
    /// Bytes, exactly.
    length: u64,
    /// Unix seconds.
    expires: i64,
    /// Over all of these.
    signature: String,
}

impl From<UploadQuery> for UploadLink {
    fn from(query: UploadQuery) -> Self {
        let UploadQuery { key, content_type, length, expires, signature } = query;
        Self { key, content_type, length, expires, signature }
    }
}

/// Whether the request says of itself what was signed.
fn check(req: &HttpRequest, link: &UploadLink) -> Result<(), Problem> {
    let said = |name| req.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if said(header::CONTENT_TYPE) != link.content_type {
        return Err(Problem::field("content-type", format!("is {}, as the link says", link.content_type)));
    }
    if said(header::CONTENT_LENGTH) != link.length.to_string() {
        return Err(Problem::field("content-length", format!("is {}, as the link says", link.length)));
    }
    Ok(())
}

/// Takes as many bytes as the link says, and not one more.
async fn receive(
    mut payload: Payload,
    mut incoming: Box<dyn Incoming>,
    length: u64,
) -> Result<Box<dyn Incoming>, Problem> {
    let mut left = length;
    while let Some(chunk) = payload.next().await {
        let broke_off = |_| Problem::new(Kind::InvalidRequest, "The upload broke off; send it again.");
        let chunk = chunk.map_err(broke_off)?;
        let taken = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        left = left
            .checked_sub(taken)
            .ok_or_else(|| Problem::new(Kind::TooLarge, "More came than was signed."))?;
        incoming.write(&chunk).await?;
    }
    if left > 0 {
        return Err(Problem::new(Kind::InvalidRequest, "The upload broke off; send it again."));
    }
    Ok(incoming)
}

/// Takes an upload over a link that `POST /files` gave, with the headers that it gave. Where files are kept in S3, the
/// links lead there.
#[utoipa::path(tag = "files", params(UploadQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "The file"),
    responses(
        (status = 204, description = "It is here; `POST /files/{id}/complete`"),
        (status = 403, description = "`link_refused`: expired or altered", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: not the type or the length that the link says", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/uploads")]
pub async fn put_upload(
    req: HttpRequest,
    deps: Data<Uploads>,
    Query(link): Query<UploadQuery>,
    payload: Payload,
) -> Result<HttpResponse, Problem> {
    let elsewhere = || Problem::not_found("Files are not kept here; use the link as it was given.");
    let direct = deps.storage.direct.as_ref().ok_or_else(elsewhere)?;
    let link = UploadLink::from(link);
    let key = direct.check_upload(&link)?;
    check(&req, &link)?;
    let incoming = receive(payload, direct.receive(&key).await?, link.length).await?;
    deps.outside(async move { Ok(incoming.keep().await?) }).await?;
    Ok(HttpResponse::NoContent().finish())
}
