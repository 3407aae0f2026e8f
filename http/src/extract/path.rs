//! Identifiers in paths.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use uuid::Uuid;

use crate::error::Problem;

/// The `{id}` of a path. What is not a UUID names nothing: 404.
#[derive(Clone, Copy, Debug)]
pub struct Id<T>(pub T);

impl<T: From<Uuid>> FromRequest for Id<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = req.match_info().get("id").and_then(|text| Uuid::try_parse(text).ok());
        ready(
            id.map(|id| Self(T::from(id)))
                .ok_or_else(|| Problem::not_found("There is nothing with this id.")),
        )
    }
}

/// The raw text of `{id}`.
#[derive(Clone, Debug)]
pub struct Raw(pub String);

impl FromRequest for Raw {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let text = req.match_info().get("id").unwrap_or_default();
        // Nothing has a name that the database could not keep.
        ready(if text.contains('\0') {
            Err(Problem::not_found("There is nothing with this id."))
        } else {
            Ok(Self(text.to_owned()))
        })
    }
}
