//! One ID token, taken apart. Nothing of it is believed before its signature is checked, and then only the claims.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use fittribe_ports::identity::{Identity, IdentityError};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use serde::Deserialize;

/// The vendor's tokens have about 1 KiB, and custom claims at most as much again.
const LONGEST: usize = 8 * 1024;
/// Clocks differ by this many seconds.
const LEEWAY: i64 = 60;
/// The longest subject the vendor gives out.
const LONGEST_SUBJECT: usize = 128;
/// Header fields with which a token would choose its own key, or ask for what is not understood here.
const BANNED: [&str; 6] = ["jku", "jwk", "x5u", "x5c", "crit", "b64"];

const fn refused<T>(why: &'static str) -> Result<T, IdentityError> {
    Err(IdentityError::Refused(why))
}

/// The three parts.
pub struct Parts<'a> {
    header: serde_json::Map<String, serde_json::Value>,
    /// Header and claims as they were signed.
    signed: &'a str,
    claims: &'a str,
    signature: &'a str,
}

/// How a token says it is signed.
pub enum Signed {
    /// By a key of this name.
    Rs256 {
        /// Its name.
        kid: String,
    },
    /// Not at all, with an empty signature.
    Not,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    exp: i64,
    iat: i64,
    auth_time: i64,
    email: Option<String>,
    #[serde(default)]
    email_verified: bool,
    name: Option<String>,
}

impl<'a> Parts<'a> {
    /// Takes a token apart.
    pub fn split(token: &'a str) -> Result<Self, IdentityError> {
        if token.len() > LONGEST {
            return refused("it is too long");
        }
        let parts = token.rsplit_once('.').and_then(|(signed, signature)| {
            let (header, claims) = signed.split_once('.')?;
            (!claims.contains('.')).then_some((signed, header, claims, signature))
        });
        let Some((signed, header, claims, signature)) = parts else {
            return refused("it has not three parts");
        };
        let header = BASE64_URL_SAFE_NO_PAD.decode(header).ok();
        let header = header.and_then(|header| serde_json::from_slice(&header).ok());
        let Some(header) = header else { return refused("its header is none") };
        Ok(Self { header, signed, claims, signature })
    }

    /// How it says it is signed.
    pub fn signed(&self) -> Result<Signed, IdentityError> {
        let text = |name: &str| self.header.get(name).and_then(serde_json::Value::as_str);
        if self.header.keys().any(|name| BANNED.contains(&name.as_str())) {
            return refused("its header chooses a key or an extension");
        }
        if self.header.contains_key("typ") && text("typ") != Some("JWT") {
            return refused("it is of another type");
        }
        match (text("alg"), text("kid")) {
            (Some("RS256"), Some(kid)) if !kid.is_empty() => Ok(Signed::Rs256 { kid: kid.to_owned() }),
            (Some("RS256"), _) => refused("it names no key"),
            (Some("none"), _) if self.signature.is_empty() => Ok(Signed::Not),
            _ => refused("it is signed in another way than RS256"),
        }
    }

    /// Goes on when the signature is this key's.
    pub fn check_signature(&self, key: &DecodingKey) -> Result<(), IdentityError> {
        match crypto::verify(self.signature, self.signed.as_bytes(), key, Algorithm::RS256) {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => refused("its signature is not right"),
        }
    }

    /// Whom it names. To be called once its signature is checked.
    pub fn identity(&self, project: &str, now: Timestamp) -> Result<Identity, IdentityError> {
        let claims = BASE64_URL_SAFE_NO_PAD.decode(self.claims).ok();
        let claims: Option<Claims> = claims.and_then(|claims| serde_json::from_slice(&claims).ok());
        let Some(claims) = claims else { return refused("its claims are not those of an ID token") };
        let now = now.as_second();
        if claims.aud != project {
            return refused("it is for another project");
        }
        if claims.iss.strip_prefix("https://securetoken.google.com/") != Some(project) {
            return refused("it is of another issuer");
        }
        if claims.exp <= now {
            return refused("it has expired");
        }
        if claims.iat > now + LEEWAY || claims.auth_time > now + LEEWAY {
            return refused("it is of the future");
        }
        if claims.sub.is_empty() || claims.sub.len() > LONGEST_SUBJECT {
            return refused("it names nobody");
        }
        Ok(Identity {
            issuer: claims.iss,
            subject: claims.sub,
            email: claims.email,
            email_verified: claims.email_verified,
            name: claims.name,
        })
    }
}
