//! Versions of the interface: which there are, and which operations will go.

use actix_web::http::{
    Method,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};
use jiff::{Timestamp, fmt::rfc2822::DateTimePrinter};
use utoipa::openapi::{Deprecated as Flag, OpenApi};

/// Every version that is served, the newest last.
pub const SERVED: [&str; 1] = ["v1"];

/// An operation that is served still and will go. Its answers say so, and the OpenAPI document does.
#[derive(Clone, Debug)]
pub struct Deprecated {
    /// Its method.
    pub method: Method,
    /// Its path as the OpenAPI document has it, such as `/api/v1/trainers/{id}`.
    pub pattern: &'static str,
    /// Since when one should not use it: `Deprecation` (RFC 9745).
    pub since: Timestamp,
    /// From when it may answer no more: `Sunset` (RFC 8594).
    pub sunset: Option<Timestamp>,
    /// The path of what takes its place.
    pub instead: Option<&'static str>,
}

/// What is deprecated at present: nothing.
pub const DEPRECATED: &[Deprecated] = &[];

/// The fields that answers of a deprecated operation carry.
pub struct Notice(Vec<(HeaderName, HeaderValue)>);

impl Notice {
    /// For an operation, if it is on the list.
    #[must_use]
    pub fn of(list: &[Deprecated], method: &Method, pattern: &str) -> Option<Self> {
        let found = list.iter().find(|old| old.method == *method && old.pattern == pattern)?;
        let mut fields = Vec::with_capacity(3);
        let mut field = |name: &'static str, value: String| {
            if let Ok(value) = HeaderValue::try_from(value) {
                fields.push((HeaderName::from_static(name), value));
            }
        };
        field("deprecation", format!("@{}", found.since.as_second()));
        let sunset = found.sunset.map(|sunset| DateTimePrinter::new().timestamp_to_rfc9110_string(&sunset));
        if let Some(Ok(sunset)) = sunset {
            field("sunset", sunset);
        }
        let successor = found.instead.map(|path| format!(", <{path}>; rel=\"successor-version\""));
        field("link", format!("</docs>; rel=\"deprecation\"{}", successor.unwrap_or_default()));
        Some(Self(fields))
    }

    /// Adds them.
    pub fn tell(&self, answer: &mut HeaderMap) {
        for (name, value) in &self.0 {
            if *name == header::LINK {
                answer.append(name.clone(), value.clone());
            } else {
                answer.insert(name.clone(), value.clone());
            }
        }
    }
}

/// Marks the list's operations in the document.
pub fn mark(api: &mut OpenApi, list: &[Deprecated]) {
    for old in list {
        let Some(item) = api.paths.paths.get_mut(old.pattern) else { continue };
        let operation = match old.method {
            Method::GET => &mut item.get,
            Method::PUT => &mut item.put,
            Method::POST => &mut item.post,
            Method::DELETE => &mut item.delete,
            Method::PATCH => &mut item.patch,
            _ => continue,
        };
        if let Some(operation) = operation {
            operation.deprecated = Some(Flag::True);
        }
    }
}

/// What to say about a path of a version that is not served; `None` for any other path.
#[must_use]
pub fn unknown(path: &str) -> Option<String> {
    let asked = path.strip_prefix("/api/")?.split('/').next()?;
    let number = asked.strip_prefix(['v', 'V'])?;
    let version = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if !version || SERVED.contains(&asked) {
        return None;
    }
    let served = SERVED.map(|version| format!("/api/{version}")).join(", ");
    Some(format!("There is no such version of this interface. Served here: {served}; see /docs."))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use actix_web::{
        App, HttpResponse,
        body::BoxBody,
        dev::ServiceRequest,
        get,
        middleware::{Next, from_fn},
        test as served,
        web::Data,
    };
    use utoipa::OpenApi as _;

    use super::*;
    use crate::{
        deps::Settings,
        docs::RouteTable,
        gateway::{Gateway, load::Load},
    };

    #[utoipa::path(responses((status = 200)))]
    #[get("/old/{id}")]
    async fn old() -> HttpResponse {
        HttpResponse::Ok().finish()
    }

    #[utoipa::path(responses((status = 200)))]
    #[get("/new/{id}")]
    async fn new() -> HttpResponse {
        HttpResponse::Ok().finish()
    }

    #[derive(utoipa::OpenApi)]
    #[openapi(paths(old, new))]
    struct Both;

    const OLD: &[Deprecated] = &[Deprecated {
        method: Method::GET,
        pattern: "/old/{id}",
        since: Timestamp::constant(1_688_169_599, 0),
        sunset: Some(Timestamp::constant(1_767_225_600, 0)),
        instead: Some("/new/{id}"),
    }];

    #[actix_web::test]
    async fn a_deprecated_operation_says_so_in_its_answers_and_others_do_not() {
        let settings = Settings { deprecated: OLD, ..Settings::default() };
        let (load, table) = (Data::new(Load::new(8)), Data::new(RouteTable::new()));
        let gateway = Rc::new(Gateway::new(&settings, [7; 32], load, table));
        let through = move |req: ServiceRequest, next: Next<BoxBody>| {
            let gateway = Rc::clone(&gateway);
            async move { gateway.handle(req, next).await }
        };
        let app = served::init_service(App::new().wrap(from_fn(through)).service(old).service(new)).await;
        let answer = served::call_service(&app, served::TestRequest::get().uri("/old/7").to_request()).await;
        let field = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap());
        assert_eq!(field("deprecation"), Some("@1688169599"));
        assert_eq!(field("sunset"), Some("Thu, 01 Jan 2026 00:00:00 GMT"));
        let link = field("link");
        assert_eq!(link, Some("</docs>; rel=\"deprecation\", </new/{id}>; rel=\"successor-version\""));
        let answer = served::call_service(&app, served::TestRequest::get().uri("/new/7").to_request()).await;
        for name in ["deprecation", "sunset", "link"] {
            assert!(!answer.headers().contains_key(name), "{name}");
        }
    }

    #[test]
    fn the_document_marks_what_is_deprecated() {
        let mut api = Both::openapi();
        mark(&mut api, OLD);
        let api = serde_json::to_value(api).unwrap();
        assert_eq!(api["paths"]["/old/{id}"]["get"]["deprecated"], true);
        assert!(api["paths"]["/new/{id}"]["get"].get("deprecated").is_none());
    }

    #[test]
    fn every_deprecated_operation_exists() {
        let mut api = crate::docs::document();
        mark(&mut api, DEPRECATED);
        let marked = serde_json::to_string(&api).unwrap().matches("\"deprecated\":true").count();
        assert_eq!(marked, DEPRECATED.len());
    }

    #[test]
    fn only_a_version_that_is_not_served_is_unknown() {
        for path in ["/api/v1/me", "/api/v1", "/api/vector", "/api/v", "/api/", "/v2/me", "/healthz"] {
            assert_eq!(unknown(path), None, "{path}");
        }
        for path in ["/api/v2/me", "/api/v0", "/api/v10/trainers", "/api/V1/me"] {
            assert!(unknown(path).is_some_and(|words| words.contains("/api/v1")), "{path}");
        }
    }
}
