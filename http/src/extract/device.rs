//! What a client calls itself.

use std::{
    convert::Infallible,
    future::{Ready, ready},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header};
use fittribe_store::sign_ins::LONGEST_DEVICE;

/// The User-Agent header, cut to what is kept of it; empty when there is none or it cannot be shown. It is for
/// the owner of a sign-in to recognise it by, and proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device(pub String);

impl FromRequest for Device {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let agent = req.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        ready(Ok(Self(agent.unwrap_or_default().trim().chars().take(LONGEST_DEVICE).collect())))
    }
}
