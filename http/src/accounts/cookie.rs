//! The refresh token of a browser: in a cookie that no script reads, good for requests of our own pages alone.
//!
//! `__Host-` ties it to this host over https (or to the same machine); SameSite keeps other sites' requests from
//! carrying it; and where one comes along anyway, the request's own headers say which page sent it.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
    http::header,
};

use crate::error::{Kind, Problem};

/// Its name.
pub const NAME: &str = "__Host-fittribe";
/// As long as a sign-in lasts at most.
const LIFETIME: Duration = Duration::days(30);

/// A cookie that holds a refresh token.
#[must_use]
pub fn holding(token: String) -> Cookie<'static> {
    built(token, LIFETIME)
}

/// A cookie that takes the place of one and is gone at once.
#[must_use]
pub fn gone() -> Cookie<'static> {
    built(String::new(), Duration::ZERO)
}

fn built(token: String, lifetime: Duration) -> Cookie<'static> {
    Cookie::build(NAME, token)
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Strict)
        .max_age(lifetime)
        .finish()
}

/// Whether a page of our own sent the request, as every browser of the last years says.
fn own_page(req: &HttpRequest) -> bool {
    let text = |name: &str| req.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return site == "same-origin";
    }
    let host = text(header::HOST.as_str());
    let origin = text(header::ORIGIN.as_str()).and_then(|origin| origin.split_once("://"));
    origin.zip(host).is_some_and(|((_, from), host)| from == host)
}

/// The refresh token that a request carries in its cookie, if any.
///
/// # Errors
/// 403 when it is not our own page that sends it.
pub fn presented(req: &HttpRequest) -> Result<Option<String>, Problem> {
    let Some(cookie) = req.cookie(NAME).filter(|cookie| !cookie.value().is_empty()) else { return Ok(None) };
    if own_page(req) {
        return Ok(Some(cookie.value().to_owned()));
    }
    Err(Problem::new(
        Kind::Forbidden,
        "A sign-in that is kept in a cookie is for FitTribe’s own pages alone.",
    ))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn request(headers: &[(&'static str, &'static str)]) -> HttpRequest {
        let mut request = TestRequest::post().cookie(holding("secret".into()));
        for (name, value) in headers {
            request = request.insert_header((*name, *value));
        }
        request.to_http_request()
    }

    #[test]
    fn s37_the_cookie_is_host_only_secure_and_out_of_scripts_reach() {
        let shown = holding("secret".into()).to_string();
        for part in ["__Host-fittribe=secret", "HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
            assert!(shown.contains(part), "{shown}");
        }
        assert!(!shown.contains("Domain"));
        assert!(gone().to_string().contains("Max-Age=0"));
    }

    #[test]
    fn s37_only_our_own_page_may_use_it() {
        for own in [
            &[("sec-fetch-site", "same-origin"), ("host", "app.example"), ("origin", "https://app.example")]
                [..],
            &[("host", "app.example"), ("origin", "https://app.example")],
        ] {
            assert_eq!(presented(&request(own)).unwrap().as_deref(), Some("secret"), "{own:?}");
        }
        for other in [
            &[("sec-fetch-site", "cross-site"), ("host", "app.example"), ("origin", "https://app.example")][..],
            &[("sec-fetch-site", "same-site"), ("host", "app.example")],
            &[("host", "app.example"), ("origin", "https://evil.example")],
            &[("host", "app.example"), ("origin", "null")],
            &[("host", "app.example")],
        ] {
            assert!(presented(&request(other)).is_err(), "{other:?}");
        }
        assert_eq!(presented(&TestRequest::post().to_http_request()).unwrap(), None);
    }
}
