//! What is counted for each route. Every label is looked up once a worker, so that a request pays for a look into a
//! table and nothing else.

use std::{cell::RefCell, collections::HashMap, rc::Rc, time::Duration};

use actix_web::{
    HttpRequest,
    http::{Method, StatusCode},
};
use metrics::{Counter, Histogram};

use super::versions::{Deprecated, Notice};

/// Paths that no route has share a label, so that nobody can add labels by asking.
const UNMATCHED: &str = "unmatched";

/// A method on a route.
pub struct Route {
    /// As the OpenAPI document has it, such as `/api/v1/trainers/{id}`.
    pub pattern: String,
    /// With the method: the name of its spans.
    pub name: String,
    /// What its answers say when it is deprecated.
    pub notice: Option<Notice>,
    by_class: [Counter; 5],
    seconds: Histogram,
}

impl Route {
    fn new(method: &'static str, pattern: String, deprecated: &[Deprecated]) -> Self {
        let counter = |class: &'static str| {
            metrics::counter!(
                "fittribe_http_requests_total", "method" => method, "route" => pattern.clone(), "status" => class
            )
        };
        let asked = Method::from_bytes(method.as_bytes()).unwrap_or_default();
        Self {
            by_class: ["1xx", "2xx", "3xx", "4xx", "5xx"].map(counter),
            seconds: metrics::histogram!(
                "fittribe_http_request_seconds", "method" => method, "route" => pattern.clone()
            ),
            notice: Notice::of(deprecated, &asked, &pattern),
            name: format!("{method} {pattern}"),
            pattern,
        }
    }

    /// Counts an answer.
    pub fn count(&self, status: StatusCode, elapsed: Duration) {
        let class = usize::from(status.as_u16() / 100).saturating_sub(1);
        if let Some(counter) = self.by_class.get(class) {
            counter.increment(1);
        }
        self.seconds.record(elapsed.as_secs_f64());
    }
}

/// A route's methods, each with what is counted for it.
type Methods = Vec<(&'static str, Rc<Route>)>;

/// The labels of one worker.
pub struct Meters {
    /// By the handler's name, which is its operation's, or by the pattern; then by method.
    known: RefCell<HashMap<Box<str>, Methods>>,
    deprecated: &'static [Deprecated],
}

/// A method's label: those that nobody uses share one.
fn label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

impl Meters {
    /// With these operations deprecated.
    #[must_use]
    pub fn new(deprecated: &'static [Deprecated]) -> Self {
        Self { known: RefCell::default(), deprecated }
    }

    /// The route of a request that was routed.
    #[must_use]
    pub fn of(&self, req: &HttpRequest) -> Rc<Route> {
        let name = req.match_name().unwrap_or(UNMATCHED);
        self.look_up(name, req.method(), || req.match_pattern())
    }

    /// The route with a pattern, for a request that never came back.
    #[must_use]
    pub fn of_pattern(&self, method: &Method, pattern: Option<&str>) -> Rc<Route> {
        self.look_up(pattern.unwrap_or(UNMATCHED), method, || pattern.map(str::to_owned))
    }

    fn look_up(&self, key: &str, method: &Method, pattern: impl FnOnce() -> Option<String>) -> Rc<Route> {
        let method = label(method);
        let known = self.known.borrow();
        let found = known.get(key).and_then(|routes| routes.iter().find(|(name, _)| *name == method));
        if let Some((_, route)) = found {
            return Rc::clone(route);
        }
        drop(known);
        let pattern = pattern().unwrap_or_else(|| UNMATCHED.to_owned());
        let route = Rc::new(Route::new(method, pattern, self.deprecated));
        self.known.borrow_mut().entry(key.into()).or_default().push((method, Rc::clone(&route)));
        route
    }
}
