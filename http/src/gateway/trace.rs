//! Each request's span, where traces are collected; without, [`super::current`] names requests in the log.

use actix_web::{
    dev::ServiceRequest,
    http::{
        StatusCode,
        header::{HeaderMap, HeaderValue},
    },
};
use opentelemetry::{global, propagation::Extractor, trace::TraceContextExt as _};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;

use super::meters::Route;

/// Reads `traceparent` and `tracestate`.
struct Fields<'a>(&'a HeaderMap);

impl Extractor for Fields<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(|name| name.as_str()).collect()
    }
}

/// A span below the caller's. The path stays out, where anybody can write anything, and the query, where tickets are. What
/// leaves this node of it is settled where it is exported.
pub fn collected(req: &ServiceRequest, id: &HeaderValue) -> Span {
    let span = tracing::info_span!(
        "request",
        request.id = id.to_str().unwrap_or_default(),
        http.method = %req.method(),
        http.request.method = %req.method(),
        http.route = tracing::field::Empty,
        http.response.status_code = tracing::field::Empty,
        otel.kind = "server",
        otel.status_code = tracing::field::Empty,
    );
    let caller = global::get_text_map_propagator(|propagator| propagator.extract(&Fields(req.headers())));
    // It fails only for a span that nobody collects.
    drop(span.set_parent(caller));
    span
}

/// Says of a collected span how it ended.
pub fn done(span: &Span, route: &Route, status: StatusCode) {
    // Once it has begun, a span is renamed only where it is collected.
    span.context().span().update_name(route.name.clone());
    span.record("http.route", route.pattern.as_str());
    span.record("http.response.status_code", status.as_u16());
    if status.is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
}
