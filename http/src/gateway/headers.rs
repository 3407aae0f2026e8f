//! What browsers are told about answers.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// What a page of ours needs, when it does not say so itself: nothing.
const NOTHING: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
);
/// Of every answer, whatever it is.
const ALWAYS: [(HeaderName, HeaderValue); 2] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::CONTENT_SECURITY_POLICY, NOTHING),
];
/// Of what a browser shows as a page. On anything else they mean nothing, and most answers are something else.
const OF_PAGES: [(HeaderName, HeaderValue); 4] = [
    (header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()"),
    ),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
];
const HSTS: (HeaderName, HeaderValue) =
    (header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));

/// How many fields the gateway adds to an answer that is no page: those above, HSTS, those of caching, the request's name and
/// CORS, and what limits and deprecation say.
const MOST: usize = 10;

/// The fields, kept ready.
pub struct Headers {
    always: Vec<(HeaderName, HeaderValue)>,
    of_pages: Vec<(HeaderName, HeaderValue)>,
}

/// Whether a browser may show it as a page: HTML, and what it runs scripts in like HTML.
fn is_page(fields: &HeaderMap) -> bool {
    let kind = fields.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    kind.starts_with(b"text/html") || kind.starts_with(b"image/svg") || kind.ends_with(b"xml")
}

impl Headers {
    /// HSTS only where clients come over https.
    #[must_use]
    pub fn new(https: bool) -> Self {
        Self {
            always: ALWAYS.into_iter().chain(https.then_some(HSTS)).collect(),
            of_pages: OF_PAGES.to_vec(),
        }
    }

    /// Adds those that an answer does not have yet. Whatever says something of its own has a policy of its own too.
    pub fn add(&self, fields: &mut HeaderMap) {
        let own = fields.contains_key(header::CONTENT_SECURITY_POLICY);
        let of_pages = if is_page(fields) { self.of_pages.as_slice() } else { &[] };
        // Once, instead of growing field by field.
        fields.reserve(MOST + of_pages.len());
        for (name, value) in self.always.iter().chain(of_pages) {
            if !(own && fields.contains_key(name)) {
                fields.insert(name.clone(), value.clone());
            }
        }
    }

    /// The fields of an answer that is no page.
    pub fn plain(&self) -> impl Iterator<Item = (HeaderName, HeaderValue)> + '_ {
        self.always.iter().cloned()
    }
}
