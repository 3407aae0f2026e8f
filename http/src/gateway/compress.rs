//! Compression of what is worth it: large text. Small answers never pay for it.

use std::{cell::RefCell, collections::VecDeque, io::Write as _};

use actix_web::{
    body::{BodySize, BoxBody, MessageBody as _},
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, HeaderValue},
    web::Bytes,
};
use flate2::{Compression, write::GzEncoder};

/// Below this a client gains nothing.
const SMALLEST: u64 = 4 * 1024;

/// Whether the client takes gzip.
#[must_use]
pub fn accepted(req: &ServiceRequest) -> bool {
    let Some(value) = req.headers().get(header::ACCEPT_ENCODING) else { return false };
    let codings = value.to_str().unwrap_or_default().split(',');
    codings.map(str::trim).any(|coding| {
        let (name, quality) = coding.split_once(';').unwrap_or((coding, ""));
        let refused =
            quality.trim().strip_prefix("q=").is_some_and(|q| q.trim_matches(['0', '.']).is_empty());
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

/// How many compressed bodies a worker remembers.
const REMEMBERED: usize = 32;

thread_local! {
    /// Bodies that were compressed lately, with what came of it. Holding a body keeps its address its own,
    /// so the same address is the same body: answers that are kept elsewhere are compressed once.
    static LATELY: RefCell<VecDeque<(Bytes, Bytes)>> = const { RefCell::new(VecDeque::new()) };
}

fn gzip(bytes: &Bytes) -> Option<Bytes> {
    let same = |body: &Bytes| std::ptr::eq(body.as_ptr(), bytes.as_ptr()) && body.len() == bytes.len();
    let known = LATELY
        .with_borrow(|lately| lately.iter().find(|(body, _)| same(body)).map(|(_, small)| small.clone()));
    if known.is_some() {
        return known;
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(4));
    encoder.write_all(bytes).ok()?;
    let small: Bytes = encoder.finish().ok()?.into();
    LATELY.with_borrow_mut(|lately| {
        if lately.len() >= REMEMBERED {
            lately.pop_front();
        }
        lately.push_back((bytes.clone(), small.clone()));
    });
    Some(small)
}

fn is_text(answer: &ServiceResponse) -> bool {
    let kind =
        answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    kind.starts_with("text/")
        || kind.ends_with("json")
        || kind.ends_with("javascript")
        || kind.ends_with("svg+xml")
}

/// Compresses a large text answer for a client that takes it.
#[must_use]
pub fn compress(answer: ServiceResponse, accepted: bool) -> ServiceResponse {
    let BodySize::Sized(size) = answer.response().body().size() else { return answer };
    if size < SMALLEST || answer.headers().contains_key(header::CONTENT_ENCODING) || !is_text(&answer) {
        return answer;
    }
    let mut done = false;
    let mut answer = answer.map_body(|_, body| match body.try_into_bytes() {
        Ok(bytes) if accepted => match gzip(&bytes) {
            Some(small) => {
                done = true;
                BoxBody::new(small)
            }
            None => BoxBody::new(bytes),
        },
        Ok(bytes) => BoxBody::new(bytes),
        Err(body) => body,
    });
    answer.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if done {
        mark(&mut answer);
    }
    answer
}

/// Says that the body is compressed; its ETag no longer names the very bytes.
fn mark(answer: &mut ServiceResponse) {
    let fields = answer.headers_mut();
    fields.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    let weak =
        fields.get(header::ETAG).and_then(|tag| tag.to_str().ok()).filter(|tag| !tag.starts_with("W/"));
    if let Some(weak) = weak.and_then(|tag| HeaderValue::try_from(format!("W/{tag}")).ok()) {
        fields.insert(header::ETAG, weak);
    }
}
