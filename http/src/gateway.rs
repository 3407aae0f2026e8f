//! What every request goes through: its id, its log line, its time limit, its headers.
//!
//! One middleware of our own instead of several: the smallest answer of this server is measured, and each
//! layer of actix costs a future on the heap.

pub mod compress;
pub mod cors;
mod current;
pub mod headers;
pub mod limits;
pub mod load;
pub mod meters;
mod request_id;
pub mod tls;
mod trace;
pub mod versions;

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
        Method, StatusCode,
        header::{self, HeaderValue},
    },
    middleware::Next,
    web::Data,
};
use futures_util::FutureExt as _;
use smallvec::SmallVec;
use tracing::{Instrument as _, Span};

use crate::{
    docs::RouteTable,
    error::{Kind, Problem},
};
use cors::Cors;
pub use current::current;
use headers::Headers;
use load::Load;
use meters::{Meters, Route};
pub use request_id::RequestId;
use request_id::{RequestIds, X_REQUEST_ID};

/// A worker's gateway.
pub struct Gateway {
    ids: RequestIds,
    cors: Cors,
    headers: Headers,
    traces: bool,
    timeout: Duration,
    meters: Meters,
    load: Data<Load>,
    table: Data<RouteTable>,
}

/// What is known of a request before it is routed, and needed once it is answered.
struct Asked {
    id: HeaderValue,
    origin: Option<HeaderValue>,
    gzip: bool,
    begun: Instant,
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

impl Gateway {
    /// A worker's gateway. `boot` is random and new for each worker; load and table are the node's.
    #[must_use]
    pub fn new(
        settings: &crate::deps::Settings,
        boot: [u8; 32],
        load: Data<Load>,
        table: Data<RouteTable>,
    ) -> Self {
        Self {
            ids: RequestIds::new(boot),
            cors: Cors::new(&settings.allowed_origins),
            headers: Headers::new(settings.https),
            traces: settings.traces,
            timeout: settings.request_timeout,
            meters: Meters::new(settings.deprecated),
            load,
            table,
        }
    }

    /// Takes a request through.
    ///
    /// # Errors
    /// When the work did not answer; the error renders itself in full.
    pub async fn handle(&self, req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, Error> {
        let asked = Asked {
            begun: Instant::now(),
            id: self.ids.of(&req),
            origin: self.cors.origin(&req),
            gzip: compress::accepted(&req),
        };
        if let Some(answer) = self.cors.preflight(&req) {
            return Ok(self.dress(req.into_response(answer), &asked));
        }
        let Some(_place) = self.load.enter(req.path()) else {
            let full = Problem::overloaded(Duration::from_secs(1)).render(text(&asked.id));
            return Ok(self.dress(req.into_response(full), &asked));
        };
        if req.path().starts_with(AUDITED) {
            req.extensions_mut().insert(RequestId(asked.id.clone()));
        }
        // An upload takes as long as the client's line does.
        let timeout = if req.path() == UPLOADS { UPLOAD_TIMEOUT } else { self.timeout };
        if self.traces {
            let span = trace::collected(&req, &asked.id);
            return self.answer(req, next, timeout, &asked, Some(&span)).instrument(span.clone()).await;
        }
        let named = current::Named { id: asked.id.clone(), method: req.method().clone() };
        current::within(named, self.answer(req, next, timeout, &asked, None)).await
    }

    /// Never panics, whatever the work does.
    async fn answer(
        &self,
        req: ServiceRequest,
        next: Next<BoxBody>,
        timeout: Duration,
        asked: &Asked,
        span: Option<&Span>,
    ) -> Result<ServiceResponse, Error> {
        // What is left of a request whose work never answers.
        let (method, path) = (req.method().clone(), SmallVec::<[u8; 64]>::from_slice(req.path().as_bytes()));
        match self.bounded(next.call(req), timeout).await {
            Ok(answer) => Ok(self.finish(answer?, asked, span)),
            Err(unanswered) => Err(self.give_up(&unanswered, (&method, &path), asked, span).into()),
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

    fn give_up(
        &self,
        unanswered: &Unanswered,
        (method, path): (&Method, &[u8]),
        asked: &Asked,
        span: Option<&Span>,
    ) -> Problem {
        let path = std::str::from_utf8(path).unwrap_or_default();
        let route = self.meters.of_pattern(method, self.table.pattern(path));
        let problem = match unanswered {
            Unanswered::Panicked => {
                tracing::error!({ http.route = route.pattern }, "request.panicked");
                Problem::bare(Kind::Internal)
            }
            Unanswered::TimedOut => {
                tracing::warn!({ http.route = route.pattern }, "request.timed_out");
                Problem::overloaded(Duration::from_secs(1))
            }
        };
        let status = problem.kind().status();
        route.count(status, asked.begun.elapsed());
        if let Some(span) = span {
            trace::done(span, &route, status);
        }
        let problem =
            self.headers.plain().fold(problem, |problem, (name, value)| problem.with_header(name, value));
        let problem = self.cors.allowing(problem, asked.origin.clone());
        problem.with_header(X_REQUEST_ID, asked.id.clone()).of_request(text(&asked.id))
    }

    fn finish(&self, answer: ServiceResponse, asked: &Asked, span: Option<&Span>) -> ServiceResponse {
        let answer = render(answer, text(&asked.id));
        let mut answer = self.dress(compress::compress(answer, asked.gzip), asked);
        let req = answer.request().clone();
        let fields = answer.headers_mut();
        limits::tell(&req, fields);
        let route = self.meters.of(&req);
        if let Some(notice) = &route.notice {
            notice.tell(fields);
        }
        let status = answer.status();
        if let Some(span) = span {
            trace::done(span, &route, status);
        }
        done(&route, status, asked.begun.elapsed());
        answer
    }

    /// Adds what every answer carries.
    fn dress(&self, mut answer: ServiceResponse, asked: &Asked) -> ServiceResponse {
        let fields = answer.headers_mut();
        self.headers.add(fields);
        if !fields.contains_key(header::CACHE_CONTROL) {
            fields.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        fields.insert(X_REQUEST_ID, asked.id.clone());
        self.cors.allow(fields, asked.origin.clone());
        answer
    }
}

fn text(id: &HeaderValue) -> &str {
    id.to_str().unwrap_or_default()
}

/// The metrics count every request; a line for each is for those who ask.
fn done(route: &Route, status: StatusCode, elapsed: Duration) {
    route.count(status, elapsed);
    let micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX);
    let (http_route, http_status) = (route.pattern.as_str(), status.as_u16());
    if status.is_server_error() || elapsed >= SLOW {
        tracing::warn!(target: "fittribe::access", { http.route = http_route, http.status = http_status, micros }, "request.done");
    } else {
        tracing::debug!(target: "fittribe::access", { http.route = http_route, http.status = http_status, micros }, "request.done");
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
