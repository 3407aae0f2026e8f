//! What browsers are told about every answer.

use actix_web::http::header::{self, HeaderName, HeaderValue};

/// What a page of ours needs, when it does not say so itself: nothing.
const NOTHING: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
);

const FIELDS: [(HeaderName, HeaderValue); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::CONTENT_SECURITY_POLICY, NOTHING),
    (header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(self), microphone=(self), geolocation=(), payment=(), usb=()"),
    ),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
];

/// How many fields the gateway adds to an answer: these, HSTS, those of caching, the request's name and CORS, and what limits
/// and deprecation say.
pub const MOST: usize = 14;

const HSTS: (HeaderName, HeaderValue) =
    (header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));

/// The fields; HSTS only where clients come over https.
pub fn security(https: bool) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    FIELDS.into_iter().chain(https.then_some(HSTS))
}
