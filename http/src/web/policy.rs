//! Which scripts a page may run: our own files, and its inline ones by their hashes.

use actix_web::http::header::HeaderValue;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

/// The bodies of a page's inline scripts.
fn inline(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (body, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=") && !body.is_empty()).then_some(body)
    })
}

/// The policy of a page. What is injected into a page later is data, which needs no leave.
pub fn of(page: &str) -> HeaderValue {
    let hashes: String = inline(page)
        .map(|body| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(body.as_bytes()))))
        .collect();
    let policy = format!(
        "default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         media-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
    );
    HeaderValue::try_from(policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s35_inline_scripts_are_allowed_by_their_hash_alone() {
        let policy = of("<script src=\"/a.js\"></script><script>alert(1)</script>");
        let policy = policy.to_str().unwrap();
        assert!(policy.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{policy}");
        let scripts = policy.split(';').find(|part| part.contains("script-src")).unwrap();
        assert!(!scripts.contains("unsafe-inline"));
    }
}
