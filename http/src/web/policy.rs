//! Which scripts a page may run: our own files, and its inline ones by their hashes.

use actix_web::http::header::HeaderValue;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

use crate::deps::FirebaseApp;

/// The policy of the service worker: it fetches from here what it keeps, and nothing else.
pub const WORKER: HeaderValue = HeaderValue::from_static("default-src 'none'; connect-src 'self'");

/// The bodies of a page's inline scripts.
fn inline(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (body, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=") && !body.is_empty()).then_some(body)
    })
}

/// Whom a page may reach beside ourselves: whoever signs people in, and whoever keeps files, where that is configured.
#[derive(Clone, Copy, Default)]
pub struct Reach<'a> {
    /// Signs people in.
    pub firebase: Option<&'a FirebaseApp>,
    /// The origin that uploads go to.
    pub uploads: Option<&'a str>,
}

/// The same as parts of a policy, each with a blank before it.
#[derive(Default)]
struct Outside {
    script: String,
    connect: String,
    frame: String,
}

impl Outside {
    /// Firebase's script asks Google's sign-in for tokens, and opens the project's own page for other providers.
    fn of(reach: Reach<'_>) -> Self {
        let mut outside = match reach.firebase {
            None => Self::default(),
            Some(FirebaseApp { emulator: Some(emulator), .. }) => Self {
                script: String::new(),
                connect: format!(" {emulator}"),
                frame: format!("frame-src {emulator}; "),
            },
            Some(app) => Self {
                script: " https://apis.google.com".to_owned(),
                connect: " https://identitytoolkit.googleapis.com https://securetoken.googleapis.com"
                    .to_owned(),
                frame: format!("frame-src https://{}; ", app.auth_domain),
            },
        };
        if let Some(uploads) = reach.uploads {
            outside.connect.push_str(&format!(" {uploads}"));
        }
        outside
    }
}

/// The policy of a page. What is injected into a page later is data, which needs no leave.
pub fn of(page: &str, reach: Reach<'_>) -> HeaderValue {
    let outside = Outside::of(reach);
    let hashes: String = inline(page)
        .map(|body| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(body.as_bytes()))))
        .collect();
    let policy = format!(
        "default-src 'none'; script-src 'self'{hashes}{}; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'{}; manifest-src 'self'; worker-src 'self'; \
         media-src 'self'; {}frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        outside.script, outside.connect, outside.frame
    );
    HeaderValue::try_from(policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s35_inline_scripts_are_allowed_by_their_hash_alone() {
        let policy = of("<script src=\"/a.js\"></script><script>alert(1)</script>", Reach::default());
        let policy = policy.to_str().unwrap();
        assert!(policy.contains("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"), "{policy}");
        let scripts = policy.split(';').find(|part| part.contains("script-src")).unwrap();
        assert!(!scripts.contains("unsafe-inline"));
        assert!(!policy.contains("http"), "{policy}");
    }

    #[test]
    fn s35_whoever_signs_people_in_and_keeps_files_may_be_reached_and_nobody_else() {
        let app = |emulator: Option<&str>| FirebaseApp {
            api_key: "key".to_owned(),
            auth_domain: "fit.firebaseapp.com".to_owned(),
            project_id: "fit".to_owned(),
            emulator: emulator.map(ToOwned::to_owned),
        };
        let parts = |app: &FirebaseApp| {
            let reach = Reach { firebase: Some(app), uploads: Some("https://files.example") };
            let policy = of("<p>", reach).to_str().unwrap().to_owned();
            policy.split("; ").filter(|part| part.contains("http")).map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(
            parts(&app(None)),
            [
                "script-src 'self' https://apis.google.com",
                "connect-src 'self' https://identitytoolkit.googleapis.com https://securetoken.googleapis.com https://files.example",
                "frame-src https://fit.firebaseapp.com",
            ]
        );
        assert_eq!(
            parts(&app(Some("http://127.0.0.1:9099"))),
            [
                "connect-src 'self' http://127.0.0.1:9099 https://files.example",
                "frame-src http://127.0.0.1:9099"
            ]
        );
    }
}
