//! What every request goes through: its id, its log line, its time limit, its headers.
//!
//! One middleware of our own instead of several: the smallest answer of this server is measured, and each
//! layer of actix costs a future on the heap.

pub mod compress;
pub mod cors;
pub mod headers;
pub mod limits;
mod request_id;

use std::{
    future::Future,
    panic::AssertUnwindSafe,
    pin::pin,
    task::Poll,
    time::{Duration, Instant},
};

use actix_web::{
    Error, HttpMessage as _, HttpResponse,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{self, HeaderName, HeaderValue},
    },
    middleware::Next,
};
use futures_util::FutureExt as _;
use metrics::{Counter, Histogram};
use tracing::Instrument as _;

use crate::error::{Kind, Problem};
use cors::Cors;
pub use request_id::RequestId;
use request_id::RequestIds;

/// A worker's gateway.
pub struct Gateway {
    ids: RequestIds,
    cors: Cors,
    https: bool,
    timeout: Duration,
    meters: Meters,
}

/// Counted for each answer; looked up once.
struct Meters {
    by_class: [Counter; 5],
    seconds: Histogram,
}

impl Meters {
    fn new() -> Self {
        let by_class = ["1xx", "2xx", "3xx", "4xx", "5xx"];
        Self {
            by_class: by_class
                .map(|class| metrics::counter!("fittribe_http_requests_total", "status" => class)),
            seconds: metrics::histogram!("fittribe_http_request_seconds"),
        }
    }

    fn count(&self, status: StatusCode, elapsed: Duration) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(1);
        if let Some(counter) = self.by_class.get(class) {
            counter.increment(1);
        }
        self.seconds.record(elapsed.as_secs_f64());
    }
}

/// How work ended that did not answer.
enum Unanswered {
    Panicked,
    TimedOut,
}

/// A request that takes longer is worth a line in the log.
const SLOW: Duration = Duration::from_secs(1);

/// Below this the audit log asks for the request's name; elsewhere keeping it would cost each request.
const AUDITED: &str = "/api/v1/admin/";
/// Where uploads come in when files are kept on this machine …
const UPLOADS: &str = "/api/v1/uploads";
/// … and how long one may take.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(300);

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

impl Gateway {
    /// A worker's gateway. `boot` is random and new for each worker.
    #[must_use]
    pub fn new(settings: &crate::deps::Settings, boot: [u8; 32]) -> Self {
        Self {
            ids: RequestIds::new(boot),
            cors: Cors::new(&settings.allowed_origins),
            https: settings.https,
            timeout: settings.request_timeout,
            meters: Meters::new(),
        }
    }

    /// Takes a request through.
    ///
    /// # Errors
    /// When the work did not answer; the error renders itself in full.
    pub async fn handle(&self, req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, Error> {
        let begun = Instant::now();
        let id = self.ids.of(&req);
        // The path names no person, and the query, where tickets are, stays out.
        let span = tracing::info_span!("request", request.id = id.to_str().unwrap_or_default(), http.method = %req.method(), http.path = %req.path());
        let origin = self.cors.origin(&req);
        let gzip = compress::accepted(&req);
        if let Some(answer) = self.cors.preflight(&req) {
            return Ok(self.finish(req.into_response(answer), (&id, origin, gzip), begun));
        }
        if req.path().starts_with(AUDITED) {
            req.extensions_mut().insert(RequestId(id.clone()));
        }
        // An upload takes as long as the client's line does.
        let timeout = if req.path() == UPLOADS { UPLOAD_TIMEOUT } else { self.timeout };
        let answered = if span.is_disabled() {
            self.bounded(next.call(req), timeout).await
        } else {
            self.bounded(next.call(req), timeout).instrument(span.clone()).await
        };
        let _entered = span.enter();
        match answered {
            Ok(answer) => Ok(self.finish(answer?, (&id, origin, gzip), begun)),
            Err(unanswered) => Err(self.give_up(&unanswered, &id, begun).into()),
        }
    }

    /// Polls once before a timer is set: most requests are answered by then.
    async fn bounded<F: Future>(&self, work: F, timeout: Duration) -> Result<F::Output, Unanswered> {
        let mut work = pin!(AssertUnwindSafe(work).catch_unwind());
        let at_once = std::future::poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending => Poll::Ready(None),
        });
        let done = match at_once.await {
            Some(done) => done,
            None => actix_web::rt::time::timeout(timeout, work).await.map_err(|_| Unanswered::TimedOut)?,
        };
        done.map_err(|_| Unanswered::Panicked)
    }

    fn give_up(&self, unanswered: &Unanswered, id: &HeaderValue, begun: Instant) -> Problem {
        let problem = match unanswered {
            Unanswered::Panicked => {
                tracing::error!("request.panicked");
                Problem::bare(Kind::Internal)
            }
            Unanswered::TimedOut => {
                tracing::warn!("request.timed_out");
                Problem::overloaded(Duration::from_secs(1))
            }
        };
        self.meters.count(problem.kind().status(), begun.elapsed());
        let problem = headers::security(self.https)
            .fold(problem, |problem, (name, value)| problem.with_header(name, value));
        problem.with_header(X_REQUEST_ID, id.clone()).of_request(id.to_str().unwrap_or_default())
    }

    fn finish(
        &self,
        answer: ServiceResponse,
        (id, origin, gzip): (&HeaderValue, Option<HeaderValue>, bool),
        begun: Instant,
    ) -> ServiceResponse {
        let answer = render(answer, id.to_str().unwrap_or_default());
        let mut answer = compress::compress(answer, gzip);
        let fields = answer.headers_mut();
        for (name, value) in headers::security(self.https) {
            if !fields.contains_key(&name) {
                fields.insert(name, value);
            }
        }
        if !fields.contains_key(header::CACHE_CONTROL) {
            fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        fields.insert(X_REQUEST_ID, id.clone());
        self.cors.allow(fields, origin);
        let req = answer.request().clone();
        limits::tell(&req, answer.headers_mut());
        let (status, elapsed) = (answer.status(), begun.elapsed());
        self.meters.count(status, elapsed);
        let micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
        if status.is_server_error() || elapsed >= SLOW {
            tracing::warn!(target: "fittribe::access", { http.status = status.as_u16(), micros }, "request.done");
        } else {
            // The metrics count every request; a line for each is for those who ask.
            tracing::debug!(target: "fittribe::access", { http.status = status.as_u16(), micros }, "request.done");
        }
        answer
    }
}

/// Gives a problem its body; whatever else failed becomes one.
fn render(answer: ServiceResponse, id: &str) -> ServiceResponse {
    let Some(error) = answer.response().error() else { return answer };
    let rendered: HttpResponse = match error.as_error::<Problem>() {
        Some(problem) => problem.render(id),
        None => foreign(answer.status()).render(id),
    };
    answer.into_response(rendered)
}

/// A problem for what actix or a library refused.
fn foreign(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Problem::not_found("There is nothing here."),
        StatusCode::METHOD_NOT_ALLOWED => Problem::bare(Kind::MethodNotAllowed),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::bare(Kind::TooLarge),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::bare(Kind::UnsupportedMediaType),
        StatusCode::SERVICE_UNAVAILABLE => Problem::overloaded(Duration::from_secs(1)),
        status if status.is_client_error() => {
            Problem::new(Kind::InvalidRequest, "The request cannot be understood.")
        }
        _ => Problem::bare(Kind::Internal),
    }
}
