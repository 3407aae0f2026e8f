//! Query strings: every wrong parameter named.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;

use super::json::NO_NUL;
use crate::error::Problem;

/// A parsed query string. Unknown parameters are refused by its type.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut pairs = form_urlencoded::parse(req.query_string().as_bytes());
        if let Some((name, _)) = pairs.find(|(name, value)| name.contains('\0') || value.contains('\0')) {
            return ready(Err(Problem::field(format!("?{}", name.replace('\0', "")), NO_NUL)));
        }
        let pairs = form_urlencoded::parse(req.query_string().as_bytes());
        let deserializer = serde_urlencoded::Deserializer::new(pairs);
        ready(serde_path_to_error::deserialize(deserializer).map(Self).map_err(|error| {
            let path = error.path().to_string();
            let words = error.inner().to_string();
            let name = words.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
            match name {
                Some(name) => Problem::field(format!("?{name}"), "is missing"),
                None if path == "." => Problem::field("?", words),
                None => Problem::field(format!("?{path}"), words),
            }
        }))
    }
}
