//! The web app: the files of its build, read once and served from memory.
//!
//! A path is looked up among the files that there are, so none leads outside.

mod policy;
mod trainer;

use std::{collections::HashMap, fs, io, path::Path};

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        Method, StatusCode,
        header::{self, HeaderName, HeaderValue},
    },
    web::{Bytes, Data},
};

use crate::{deps::Booking, error::Problem};

pub use policy::Reach;

/// What a name says of a file that never changes under it.
const HASHED: &str = "_next/static/";
/// The page of every trainer, before it says which.
const TRAINER: &str = "trainers/_.html";
/// The service worker, which fetches what it keeps.
const WORKER: &str = "sw.js";

/// One file of the build.
struct File {
    body: Bytes,
    content_type: &'static str,
    cache: HeaderValue,
    /// Of a page: which scripts it may run. Of the service worker: that it may fetch.
    policy: Option<HeaderValue>,
}

/// The build, or nothing where there is none.
#[derive(Default)]
pub struct WebApp {
    files: HashMap<String, File>,
    /// Whether a page opens another window to sign in, which must be able to answer it.
    popups: bool,
    /// Where people reach us.
    site: Option<String>,
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn cache(name: &str) -> HeaderValue {
    HeaderValue::from_static(if name.starts_with(HASHED) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    })
}

impl WebApp {
    /// Reads a build, whose pages may reach somebody else too; a folder that is not there is no build. `site` is where people
    /// reach us, if that is configured.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn read(folder: &Path, reach: Reach<'_>, site: Option<String>) -> io::Result<Self> {
        let mut app = Self { popups: reach.firebase.is_some(), site, ..Self::default() };
        if folder.is_dir() {
            app.gather(folder, "", reach)?;
        }
        Ok(app)
    }

    fn gather(&mut self, folder: &Path, prefix: &str, reach: Reach<'_>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let name = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                self.gather(&entry.path(), &format!("{name}/"), reach)?;
                continue;
            }
            let body = fs::read(entry.path())?;
            let policy = match name.as_str() {
                WORKER => Some(policy::WORKER),
                page if page.ends_with(".html") => Some(policy::of(&String::from_utf8_lossy(&body), reach)),
                _ => None,
            };
            let (content_type, cache) = (content_type(&name), cache(&name));
            self.files.insert(name, File { body: body.into(), content_type, cache, policy });
        }
        Ok(())
    }

    /// Whether there is a build.
    #[must_use]
    pub fn is_built(&self) -> bool {
        self.files.contains_key("index.html")
    }

    /// Where people reach us: as configured, or as this one did.
    fn base(&self, req: &HttpRequest) -> String {
        self.site.clone().unwrap_or_else(|| {
            let connection = req.connection_info();
            format!("{}://{}", connection.scheme(), connection.host())
        })
    }

    fn find(&self, path: &str) -> Option<&File> {
        let name = path.trim_matches('/');
        let page = if name.is_empty() { "index.html".to_owned() } else { format!("{name}.html") };
        self.files.get(&page).or_else(|| self.files.get(name))
    }

    /// What a path leads to, if it is a file of the build.
    #[must_use]
    pub fn serve(&self, path: &str) -> Option<HttpResponse> {
        Some(self.answer(StatusCode::OK, self.find(path)?, None))
    }

    fn answer(&self, status: StatusCode, file: &File, body: Option<String>) -> HttpResponse {
        let mut response = HttpResponse::build(status);
        response.insert_header((header::CACHE_CONTROL, file.cache.clone()));
        if let Some(policy) = &file.policy {
            response.insert_header((header::CONTENT_SECURITY_POLICY, policy.clone()));
            if self.popups {
                response.insert_header((OPENER_POLICY, HeaderValue::from_static("same-origin-allow-popups")));
            }
        }
        response.content_type(file.content_type);
        match body {
            Some(body) => response.body(body),
            None => response.body(file.body.clone()),
        }
    }
}

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

fn wants_page(req: &HttpRequest) -> bool {
    let accept = req.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    req.method() == Method::GET && accept.is_some_and(|accept| accept.contains("text/html"))
}

/// What a browser sees where the build is missing.
fn missing() -> HttpResponse {
    HttpResponse::ServiceUnavailable()
        .insert_header((header::CONTENT_SECURITY_POLICY, crate::site::POLICY))
        .content_type("text/html; charset=utf-8")
        .body(include_str!("site/unbuilt.html"))
}

/// What no route takes: a file of the web app, a page's own "not found", or the problem of the interface.
///
/// # Errors
/// When there is nothing.
pub async fn fallback(
    req: HttpRequest,
    web: Data<WebApp>,
    deps: Data<Booking>,
    table: Data<crate::docs::RouteTable>,
) -> Result<HttpResponse, Problem> {
    let path = req.path();
    if path.starts_with("/api/") || !matches!(*req.method(), Method::GET | Method::HEAD) {
        return crate::docs::no_route(req, table).await;
    }
    let slug = path.strip_prefix("/trainers/").filter(|slug| trainer::is_slug(slug));
    if let (Some(slug), Some(file)) = (slug, web.files.get(TRAINER)) {
        let page = trainer::page(&deps, slug).await?;
        let shell = String::from_utf8_lossy(&file.body);
        return Ok(match page {
            Some(page) => {
                web.answer(StatusCode::OK, file, Some(trainer::dressed(&shell, &page, &web.base(&req))))
            }
            None => web.answer(StatusCode::NOT_FOUND, file, None),
        });
    }
    if let Some(found) = web.serve(path) {
        return Ok(found);
    }
    if wants_page(&req) {
        return Ok(match web.files.get("404.html") {
            Some(file) => web.answer(StatusCode::NOT_FOUND, file, None),
            None if slug.is_some() => missing(),
            None => return crate::docs::no_route(req, table).await,
        });
    }
    crate::docs::no_route(req, table).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(files: &[(&str, &str)]) -> (tempfile::TempDir, WebApp) {
        let folder = tempfile::tempdir().unwrap();
        for (name, body) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, body).unwrap();
        }
        let app = WebApp::read(folder.path(), Reach::default(), None).unwrap();
        (folder, app)
    }

    #[test]
    fn pages_have_no_ending_and_hashed_files_are_kept_for_good() {
        let (_folder, app) = build(&[
            ("index.html", "<script>1</script>"),
            ("sign-in.html", "in"),
            ("_next/static/a.js", "1"),
        ]);
        assert!(app.is_built());
        assert!(app.serve("/sign-in").is_some() && app.serve("/").is_some());
        assert!(app.serve("/../Cargo.toml").is_none());
        let script = app.serve("/_next/static/a.js").unwrap();
        assert!(script.headers().get(header::CACHE_CONTROL).unwrap().to_str().unwrap().contains("immutable"));
    }

    #[test]
    fn a_folder_that_is_not_there_is_no_build() {
        assert!(!WebApp::read(Path::new("/nowhere/at/all"), Reach::default(), None).unwrap().is_built());
    }
}
