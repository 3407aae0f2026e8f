//! Bodies: JSON, bounded, every wrong field named.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header,
    web::{Bytes, BytesMut},
};
use futures_util::StreamExt as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Kind, Problem};

/// The largest body.
pub const LARGEST_BODY: usize = 64 * 1024;

/// A parsed body.
#[derive(Debug)]
pub struct Json<T>(pub T);

/// Reads a body of at most [`LARGEST_BODY`].
///
/// # Errors
/// 413 when there is more, 400 when it breaks off.
pub async fn read(payload: &mut Payload) -> Result<Bytes, Problem> {
    let mut first: Option<Bytes> = None;
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Problem::new(Kind::MalformedJson, "The body broke off."))?;
        if body.len() + first.as_ref().map_or(0, Bytes::len) + chunk.len() > LARGEST_BODY {
            return Err(Problem::bare(Kind::TooLarge));
        }
        // Nearly every body comes in one piece, which is then not copied.
        match first.take() {
            None if body.is_empty() => first = Some(chunk),
            None => body.extend_from_slice(&chunk),
            Some(earlier) => {
                body.extend_from_slice(&earlier);
                body.extend_from_slice(&chunk);
            }
        }
    }
    Ok(first.unwrap_or_else(|| body.freeze()))
}

/// Whether the request says that its body is JSON. A body without a type is taken for what it must be,
/// but not one that a browser form could have sent.
///
/// # Errors
/// 415 otherwise.
pub fn check_type(req: &HttpRequest) -> Result<(), Problem> {
    let Some(value) = req.headers().get(header::CONTENT_TYPE) else { return Ok(()) };
    let value = value.to_str().unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/json") || essence.ends_with("+json") {
        return Ok(());
    }
    Err(Problem::bare(Kind::UnsupportedMediaType))
}

/// Parses a body; an empty one counts as `{}`.
///
/// # Errors
/// 400 for what is not JSON, 422 pointing at the field that is wrong.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    let body: &[u8] = if body.is_empty() { b"{}" } else { body };
    refuse_nul(body)?;
    match serde_json::from_slice(body) {
        Ok(value) => Ok(value),
        Err(error) if error.is_data() => Err(locate::<T>(body, &error)),
        Err(error) => Err(Problem::new(
            Kind::MalformedJson,
            format!("Line {}, column {}: not valid JSON.", error.line(), error.column()),
        )),
    }
}

/// Postgres keeps no text with U+0000 in it, which JSON can only write as an escape.
fn refuse_nul(body: &[u8]) -> Result<(), Problem> {
    if !body.windows(6).any(|six| six == br"\u0000") {
        return Ok(());
    }
    // What is not JSON is told by the parser, and a backslash before it makes it something else.
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return Ok(()) };
    match nul_in(&value, String::new()) {
        Some(pointer) => Err(Problem::field(pointer, NO_NUL)),
        None => Ok(()),
    }
}

/// What is said of such a text.
pub const NO_NUL: &str = "has a character that is no text, U+0000";

/// Where a text has it.
fn nul_in(value: &Value, pointer: String) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then_some(pointer),
        Value::Array(items) => {
            items.iter().enumerate().find_map(|(nth, item)| nul_in(item, format!("{pointer}/{nth}")))
        }
        Value::Object(fields) => fields.iter().find_map(|(name, field)| {
            if name.contains('\0') {
                Some(pointer.clone())
            } else {
                nul_in(field, format!("{pointer}/{name}"))
            }
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Parses again, with the path of what is wrong.
fn locate<T: DeserializeOwned>(body: &[u8], first: &serde_json::Error) -> Problem {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let (pointer, words) = match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        Ok(_) => (String::new(), first.to_string()),
        Err(error) => (pointer(error.path()), error.inner().to_string()),
    };
    let words = words.rsplit_once(" at line ").map_or(words.clone(), |(words, _)| words.to_owned());
    match quoted_name(&words) {
        Some((name, detail)) => Problem::field(format!("{pointer}/{name}"), detail),
        None => Problem::field(pointer, words),
    }
}

/// A missing field belongs to the pointer, as an unknown one does where the path does not have it.
fn quoted_name(words: &str) -> Option<(String, String)> {
    let name = words.strip_prefix("missing field `")?.split('`').next()?;
    Some((name.to_owned(), "is missing".to_owned()))
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path.iter() {
        match segment {
            Segment::Seq { index } => pointer.push_str(&format!("/{index}")),
            Segment::Map { key } => {
                pointer.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1")))
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    pointer
}

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let typed = check_type(req);
        let mut payload = payload.take();
        Box::pin(async move {
            typed?;
            let body = read(&mut payload).await?;
            parse(&body).map(Self)
        })
    }
}
