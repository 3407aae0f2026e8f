//! The documents, against the server they describe.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::app::App;

/// Every operation as `METHOD /path`.
pub fn operations(document: &Value) -> BTreeSet<String> {
    let paths = document["paths"].as_object().unwrap();
    let methods = |path: &String, item: &Value| {
        let names: Vec<String> = item.as_object().unwrap().keys().map(|name| name.to_uppercase()).collect();
        names.into_iter().map(|name| format!("{name} {path}")).collect::<Vec<_>>()
    };
    paths.iter().flat_map(|(path, item)| methods(path, item)).collect()
}

/// The routes that the sources declare, found without the machinery that makes the document.
fn declared(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            declared(&path, found);
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for method in ["get", "post", "put", "patch", "delete"] {
            for rest in source.split(&format!("\n#[{method}(\"")).skip(1) {
                found.insert(format!("{} {}", method.to_uppercase(), rest.split('"').next().unwrap()));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_openapi_document_names_every_route_and_no_other() {
    let mut routes = BTreeSet::new();
    declared(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut routes);
    let pages = [
        "GET /",
        "GET /landing.css",
        "GET /docs",
        "GET /docs/{file:.*}",
        "GET /verify",
        "GET /reset",
        "GET /letter.js",
        "GET /dev/mail",
        "GET /dev/mail/{name}",
        "GET /dev/mail/{name}/html",
        "GET /unsubscribe",
        "POST /unsubscribe",
    ];
    for page in pages {
        assert!(routes.remove(page), "{page}");
    }
    let outside = ["/healthz", "/readyz", "/metrics", "/openapi.json", "/asyncapi.json"];
    let full = |route: String| {
        let (method, path) = route.split_once(' ').unwrap();
        if outside.contains(&path) { route } else { format!("{method} /api/v1{path}") }
    };
    let mut routes: BTreeSet<String> = routes.into_iter().map(full).collect();
    routes.insert("POST /api/v1/ws-tickets".to_owned());
    let app = App::start().await;
    let document = app.bare("/openapi.json").await.expect(200).json();
    assert_eq!(operations(&document), routes);
    assert_eq!(document, fittribe_http::openapi());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_documented_operation_is_served() {
    let app = App::start().await;
    for operation in operations(&fittribe_http::openapi()) {
        let (method, path) = operation.split_once(' ').unwrap();
        let path =
            path.replace("{id}", "0193a1b2-0000-7000-8000-000000000001").replace("{date}", "2026-12-24");
        let reply = app.method(method, &format!("!{path}")).send().await;
        let missing = reply.text.contains("see /docs") || reply.status == 405;
        assert!(!missing, "{operation}: {}", reply.text);
    }
}

#[test]
fn the_openapi_document_is_complete() {
    let document = fittribe_http::openapi();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut names = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = operation["operationId"].as_str().unwrap().to_owned();
            assert!(names.insert(name.clone()), "{name} is there twice");
            assert!(operation["tags"][0].is_string(), "{method} {path} has no tag");
            assert!(
                operation["description"].is_string() || operation["summary"].is_string(),
                "{method} {path}"
            );
            assert!(operation["responses"]["default"].is_object(), "{method} {path}");
        }
    }
    // Each reference leads somewhere.
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browsable_page_and_the_landing_page_load_nothing_from_elsewhere() {
    let app = App::start().await;
    assert_eq!(app.bare("/docs").await.expect(200).header("content-type"), "text/html");
    let page = app.bare("/docs/").await.expect(200);
    assert!(page.header("content-security-policy").contains("connect-src 'self'"));
    let landing = app.bare("/").await.expect(200);
    for text in [&page.text, &landing.text] {
        for attribute in ["src=\"", "href=\""] {
            for target in text.split(attribute).skip(1) {
                let target = target.split('"').next().unwrap();
                assert!(!target.contains("//"), "{target}");
                let path = if target.starts_with('/') {
                    target.to_owned()
                } else {
                    format!("/docs/{}", target.trim_start_matches("./"))
                };
                app.bare(&path).await.expect(200);
            }
        }
    }
    let initializer = app.bare("/docs/swagger-initializer.js").await.expect(200).text;
    assert!(initializer.contains("/openapi.json") && !initializer.contains("://"), "{initializer}");
    assert!(initializer.contains("\"validatorUrl\": \"none\""), "{initializer}");
    app.bare("/docs/nothing.js").await.problem(404, "not_found");
}
