//! `/`: what this server is and where to go.

pub mod mail;
pub mod unsubscribe;

use actix_web::{
    HttpResponse, get,
    http::header::{self, HeaderValue},
    web::Data,
};

use crate::{deps::Site, web::WebApp};

/// A page that is text alone.
pub const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
);

/// Text for a page, or for an attribute in double quotes.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn defaults(sentences: &[String]) -> String {
    if sentences.is_empty() {
        return "<p>Every provider is configured.</p>".to_owned();
    }
    let mut list = String::from("<p>No account is configured for these, so a local stand-in serves:</p><ul>");
    for sentence in sentences {
        list.push_str(&format!("<li>{}</li>", escaped(sentence)));
    }
    list.push_str("</ul>");
    list
}

/// A page of ours from its title and body, both of which are HTML.
fn page(lang: &str, head: &str, title: &str, body: &str) -> String {
    // The body last: what it says is not looked at for places.
    let page = include_str!("site/page.html").replace("{{lang}}", lang).replace("{{head}}", head);
    let (before, after) = page.split_once("{{body}}").unwrap_or((&page, ""));
    format!("{}{body}{after}", before.replace("{{title}}", title))
}

/// The landing page: the web app's, or a plain one that says how to get it.
#[get("/")]
pub async fn landing(site: Data<Site>, web: Data<WebApp>) -> HttpResponse {
    if let Some(page) = web.serve("/") {
        return page;
    }
    let page = include_str!("site/landing.html");
    let page = page
        .replace("{{version}}", env!("CARGO_PKG_VERSION"))
        .replace("{{defaults}}", &defaults(&site.local_defaults));
    HttpResponse::Ok()
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .content_type("text/html; charset=utf-8")
        .body(page)
}

/// The pages behind letters' links may run our script, which may talk to us.
const LETTER_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'; \
     base-uri 'none'; form-action 'none'",
);

fn letter_page(web: &WebApp, path: &str, title: &str, form: &str) -> HttpResponse {
    if let Some(page) = web.serve(path) {
        return page;
    }
    let page = include_str!("site/letter.html").replace("{{title}}", title).replace("{{form}}", form);
    HttpResponse::Ok()
        .insert_header((header::CONTENT_SECURITY_POLICY, LETTER_POLICY))
        .content_type("text/html; charset=utf-8")
        .body(page)
}

/// Confirms an address with a letter's link.
#[get("/verify")]
pub async fn verify(web: Data<WebApp>) -> HttpResponse {
    letter_page(&web, "/verify", "Confirm your address", include_str!("site/verify.html"))
}

/// Sets a new password with a letter's link.
#[get("/reset")]
pub async fn reset(web: Data<WebApp>) -> HttpResponse {
    letter_page(&web, "/reset", "Set a new password", include_str!("site/reset.html"))
}

/// The script of both.
#[get("/letter.js")]
pub async fn letter_script() -> HttpResponse {
    HttpResponse::Ok().content_type("text/javascript; charset=utf-8").body(include_str!("site/letter.js"))
}

/// Its looks.
#[get("/landing.css")]
pub async fn style() -> HttpResponse {
    let style = include_str!("site/landing.css");
    HttpResponse::Ok().content_type("text/css; charset=utf-8").body(style)
}
