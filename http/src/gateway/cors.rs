//! Which other origins' pages may call. Tokens travel in a header that a page must set itself, so no
//! credentials are ever allowed along.

use actix_web::{
    HttpResponse,
    dev::ServiceRequest,
    http::{
        Method,
        header::{self, HeaderMap, HeaderValue},
    },
};

use crate::error::Problem;

/// The list.
pub struct Cors {
    allowed: Vec<HeaderValue>,
}

const METHODS: HeaderValue = HeaderValue::from_static("GET, POST, PUT, PATCH, DELETE");
const REQUEST_HEADERS: HeaderValue = HeaderValue::from_static(
    "authorization, content-type, idempotency-key, if-match, if-none-match, x-request-id",
);
const ANSWER_HEADERS: HeaderValue = HeaderValue::from_static(
    "etag, location, retry-after, ratelimit, ratelimit-policy, x-request-id, deprecation, sunset, link",
);

impl Cors {
    /// Exactly these origins.
    #[must_use]
    pub fn new(origins: &[String]) -> Self {
        Self {
            allowed: origins
                .iter()
                .filter_map(|origin| HeaderValue::try_from(origin.as_str()).ok())
                .collect(),
        }
    }

    /// The request's origin, when it is on the list.
    #[must_use]
    pub fn origin(&self, req: &ServiceRequest) -> Option<HeaderValue> {
        if self.allowed.is_empty() {
            return None;
        }
        let origin = req.headers().get(header::ORIGIN)?;
        self.allowed.contains(origin).then(|| origin.clone())
    }

    /// The answer to a browser that asks beforehand.
    #[must_use]
    pub fn preflight(&self, req: &ServiceRequest) -> Option<HttpResponse> {
        if req.method() != Method::OPTIONS
            || !req.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
        {
            return None;
        }
        let mut response = HttpResponse::NoContent();
        if self.origin(req).is_some() {
            response.insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, METHODS));
            response.insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS));
            response.insert_header((header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600")));
        }
        Some(response.finish())
    }

    /// As [`Self::allow`], for an answer that is yet to be rendered.
    #[must_use]
    pub fn allowing(&self, problem: Problem, origin: Option<HeaderValue>) -> Problem {
        let mut fields = HeaderMap::new();
        self.allow(&mut fields, origin);
        fields.into_iter().fold(problem, |problem, (name, value)| problem.with_header(name, value))
    }

    /// Tells the browser that this origin may read the answer.
    pub fn allow(&self, fields: &mut HeaderMap, origin: Option<HeaderValue>) {
        if self.allowed.is_empty() {
            return;
        }
        fields.append(header::VARY, HeaderValue::from_static("Origin"));
        if let Some(origin) = origin {
            fields.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            fields.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
        }
    }
}
