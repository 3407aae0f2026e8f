//! The API's description, and a page to read it on that loads nothing from elsewhere.

use std::sync::{Arc, LazyLock, OnceLock};

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{self, HeaderValue},
    web::{Bytes, Data},
};
use utoipa::OpenApi as _;
use utoipa::openapi::{
    Content, InfoBuilder, LicenseBuilder, OpenApi, Ref, ResponseBuilder, ServerBuilder,
    security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    tag::TagBuilder,
};
use utoipa_actix_web::AppExt as _;

use crate::{error::Problem, gateway::versions, routes::routes};

/// The OpenAPI 3.1 document, from the very list that the server is made of.
#[must_use]
pub fn document() -> OpenApi {
    let (_, mut api) = actix_web::App::new().into_utoipa_app().configure(routes).split_for_parts();
    let licence = LicenseBuilder::new().name("MIT OR Apache-2.0").build();
    api.info = InfoBuilder::new()
        .title("FitTribe")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(include_str!("docs/introduction.md")))
        .license(Some(licence))
        .build();
    api.servers = Some(vec![ServerBuilder::new().url("/").build()]);
    api.tags = Some(tags().collect());
    let components = api.components.get_or_insert_default();
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    components.add_security_scheme("bearer", SecurityScheme::Http(bearer));
    api.merge(Sockets::openapi());
    add_problem(&mut api);
    versions::mark(&mut api, versions::DEPRECATED);
    api
}

/// What of the websocket is REST.
#[derive(utoipa::OpenApi)]
#[openapi(paths(crate::ws::ticket_endpoint::issue_ticket))]
struct Sockets;

fn tags() -> impl Iterator<Item = utoipa::openapi::Tag> {
    let described = [
        ("accounts", "Signing up and in, tokens, one's own account"),
        ("people", "What one tells about oneself and agrees to; a copy of it, and its end"),
        ("trainers", "Trainers' pages, what they sell, when they work, what they ask"),
        ("calendar", "What can be booked, why not, classes, and the trainer's own view"),
        ("bookings", "Holds, bookings and what becomes of them"),
        ("files", "Pictures and documents: announced, uploaded over a signed link, looked at, shown"),
        ("notice", "What everybody is told"),
        ("sockets", "Tickets for the websocket that /asyncapi.json describes"),
        ("operations", "Health and metrics"),
    ];
    described.into_iter().map(|(name, words)| TagBuilder::new().name(name).description(Some(words)).build())
}

/// Every operation can end in a problem.
fn add_problem(api: &mut OpenApi) {
    let content = || Content::new(Some(Ref::from_schema_name("Problem")));
    for item in api.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch];
        for operation in operations.into_iter().flatten() {
            let problem = ResponseBuilder::new()
                .description("Any other problem")
                .content("application/problem+json", content());
            operation.responses.responses.insert("default".to_owned(), problem.build().into());
        }
    }
}

/// The document as JSON.
#[must_use]
pub fn openapi() -> serde_json::Value {
    serde_json::to_value(document()).unwrap_or_default()
}

static OPENAPI: LazyLock<Bytes> =
    LazyLock::new(|| serde_json::to_vec(&document()).unwrap_or_default().into());
static ASYNCAPI: LazyLock<Bytes> =
    LazyLock::new(|| serde_json::to_vec(&crate::ws::asyncapi()).unwrap_or_default().into());

fn json(body: &Bytes) -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(body.clone())
}

/// This document.
#[utoipa::path(tag = "operations", responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)))]
#[get("/openapi.json")]
pub async fn openapi_json() -> HttpResponse {
    json(&OPENAPI)
}

/// The websocket's description.
#[utoipa::path(tag = "operations", responses((status = 200, description = "AsyncAPI 3", body = serde_json::Value)))]
#[get("/asyncapi.json")]
pub async fn asyncapi_json() -> HttpResponse {
    json(&ASYNCAPI)
}

/// Swagger UI styles its elements one by one; its scripts are all files of ours.
const PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
);

static PAGE: OnceLock<Arc<utoipa_swagger_ui::Config<'static>>> = OnceLock::new();

fn page() -> Arc<utoipa_swagger_ui::Config<'static>> {
    let config = PAGE.get_or_init(|| {
        let config = utoipa_swagger_ui::Config::new(["/openapi.json"]);
        Arc::new(config.validator_url("none").try_it_out_enabled(true).display_request_duration(true))
    });
    Arc::clone(config)
}

/// Where the page is.
#[get("/docs")]
pub async fn docs_moved() -> HttpResponse {
    HttpResponse::MovedPermanently().insert_header((header::LOCATION, "/docs/")).finish()
}

/// The page's files.
#[get("/docs/{file:.*}")]
pub async fn docs(req: HttpRequest) -> Result<HttpResponse, Problem> {
    let name = req.match_info().get("file").unwrap_or_default();
    let file = utoipa_swagger_ui::serve(name, page()).ok().flatten();
    let file = file.ok_or_else(|| Problem::not_found("There is nothing here."))?;
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CONTENT_SECURITY_POLICY, PAGE_POLICY));
    response.insert_header((header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")));
    response.content_type(file.content_type);
    Ok(response.body(file.bytes.into_owned()))
}

/// The document's paths as resource patterns, each with its methods.
pub struct RouteTable(Vec<(actix_web::dev::ResourceDef, Vec<&'static str>)>);

impl RouteTable {
    /// From the document.
    #[must_use]
    pub fn new() -> Self {
        let paths = document().paths.paths;
        Self(
            paths
                .into_iter()
                .map(|(path, item)| (actix_web::dev::ResourceDef::new(path), methods(&item)))
                .collect(),
        )
    }

    /// The pattern that a path has, if any has it.
    #[must_use]
    pub fn pattern(&self, path: &str) -> Option<&str> {
        self.0.iter().find(|(pattern, _)| pattern.is_match(path))?.0.pattern()
    }
}

impl Default for RouteTable {
    fn default() -> Self {
        Self::new()
    }
}

fn methods(item: &utoipa::openapi::PathItem) -> Vec<&'static str> {
    let operations = [
        ("GET", item.get.is_some()),
        ("PUT", item.put.is_some()),
        ("POST", item.post.is_some()),
        ("PATCH", item.patch.is_some()),
        ("DELETE", item.delete.is_some()),
    ];
    operations.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect()
}

/// What no route takes: 405 where another method would have been right, else 404.
///
/// # Errors
/// Always.
pub async fn no_route(req: HttpRequest, table: Data<RouteTable>) -> Result<HttpResponse, Problem> {
    use crate::error::Kind;
    let found = table.0.iter().find(|(pattern, _)| pattern.is_match(req.path()));
    let Some((_, methods)) = found else {
        return Err(match versions::unknown(req.path()) {
            Some(words) => Problem::new(Kind::NotFound, words),
            None => Problem::not_found("There is nothing here; see /docs."),
        });
    };
    let allow = HeaderValue::try_from(methods.join(", ")).unwrap_or_else(|_| HeaderValue::from_static("GET"));
    Err(Problem::bare(Kind::MethodNotAllowed).with_header(header::ALLOW, allow))
}
