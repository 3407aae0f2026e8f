//! Access tokens: JWT, HS256, a quarter of an hour.
//!
//! FitTribe is the only issuer, so the first part of a good token is always the same bytes. Nothing else is
//! accepted there: no other algorithm, no `none`, no other type, no `jku`, `jwk` or `kid` that would choose
//! the key.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use fittribe_domain::{AccountId, account::Role};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, crypto};
use secrecy::{ExposeSecret as _, SecretBox};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    error::{Kind, Problem},
    extract::Account,
};

/// How long an access token is good for, in seconds.
pub const LIFETIME: i64 = 900;

const HEADER: &str = r#"{"typ":"at+jwt","alg":"HS256"}"#;
const ISSUER: &str = "fittribe";
const AUDIENCE: &str = "fittribe-api";
/// No token of ours is longer.
const LONGEST: usize = 1024;

#[derive(Serialize, Deserialize)]
struct Claims<'a> {
    iss: &'a str,
    aud: &'a str,
    sub: Uuid,
    role: Role,
    sid: Uuid,
    /// When somebody last showed who they are, and whether with a second factor.
    auth_time: i64,
    mfa: bool,
    iat: i64,
    exp: i64,
}

/// How somebody showed who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// When.
    pub at: Timestamp,
    /// Whether with a second factor.
    pub second_factor: bool,
}

/// Signs and verifies.
pub struct Tokens {
    header: String,
    signing: EncodingKey,
    verifying: DecodingKey,
}

impl Tokens {
    /// Tokens under a secret.
    #[must_use]
    pub fn new(secret: &SecretBox<Vec<u8>>) -> Self {
        let secret = secret.expose_secret();
        Self {
            header: BASE64_URL_SAFE_NO_PAD.encode(HEADER),
            signing: EncodingKey::from_secret(secret),
            verifying: DecodingKey::from_secret(secret),
        }
    }

    /// A token for an account and one of its sign-ins.
    ///
    /// # Errors
    /// When signing fails, which it does not.
    pub fn issue(
        &self,
        account: AccountId,
        role: Role,
        session: Uuid,
        proof: Proof,
        now: Timestamp,
    ) -> Result<String, Problem> {
        let iat = now.as_second();
        let claims = Claims {
            iss: ISSUER,
            aud: AUDIENCE,
            sub: account.uuid(),
            role,
            sid: session,
            auth_time: proof.at.as_second(),
            mfa: proof.second_factor,
            iat,
            exp: iat + LIFETIME,
        };
        let claims = serde_json::to_vec(&claims).map_err(|error| Problem::internal(&error))?;
        let mut token = format!("{}.{}", self.header, BASE64_URL_SAFE_NO_PAD.encode(claims));
        let signature = crypto::sign(token.as_bytes(), &self.signing, Algorithm::HS256);
        let signature = signature.map_err(|error| Problem::internal(&error))?;
        token.push('.');
        token.push_str(&signature);
        Ok(token)
    }

    /// Who a token names.
    ///
    /// # Errors
    /// 401 for every token that is not ours, unaltered and in its time.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Account, Problem> {
        self.check(token, now.as_second()).ok_or_else(|| Problem::bare(Kind::Unauthenticated))
    }

    fn check(&self, token: &str, now: i64) -> Option<Account> {
        if token.len() > LONGEST {
            return None;
        }
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        if header != self.header {
            return None;
        }
        if !crypto::verify(signature, signed.as_bytes(), &self.verifying, Algorithm::HS256).ok()? {
            return None;
        }
        let claims = BASE64_URL_SAFE_NO_PAD.decode(claims).ok()?;
        let claims: Claims<'_> = serde_json::from_slice(&claims).ok()?;
        let lasts = claims.exp.checked_sub(claims.iat)?;
        let in_time = claims.iat <= now + 60 && now < claims.exp && lasts <= LIFETIME;
        let ours = claims.iss == ISSUER && claims.aud == AUDIENCE;
        (in_time && ours).then(|| Account {
            id: AccountId::from_uuid(claims.sub),
            role: claims.role,
            session: claims.sid,
            authenticated_at: claims.auth_time,
            second_factor: claims.mfa,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens() -> Tokens {
        Tokens::new(&SecretBox::new(Box::new(b"0123456789abcdef0123456789abcdef".to_vec())))
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    const PROOF: Proof = Proof { at: Timestamp::UNIX_EPOCH, second_factor: true };

    fn forge(header: &str, claims: &str) -> String {
        let signed =
            format!("{}.{}", BASE64_URL_SAFE_NO_PAD.encode(header), BASE64_URL_SAFE_NO_PAD.encode(claims));
        let signature = crypto::sign(signed.as_bytes(), &tokens().signing, Algorithm::HS256).unwrap();
        format!("{signed}.{signature}")
    }

    fn claims(change: impl Fn(&mut serde_json::Value)) -> String {
        let id = Uuid::from_u128(7);
        let mut claims = serde_json::json!({
            "iss": ISSUER, "aud": AUDIENCE, "sub": id, "role": "client", "sid": id, "auth_time": 1000, "mfa": false,
            "iat": 1000, "exp": 1900,
        });
        change(&mut claims);
        claims.to_string()
    }

    #[test]
    fn s05_a_token_is_good_until_its_end_and_no_longer() {
        let id = AccountId::from_uuid(Uuid::from_u128(7));
        let token = tokens().issue(id, Role::Trainer, Uuid::from_u128(8), PROOF, at(1000)).unwrap();
        let account = tokens().verify(&token, at(1899)).unwrap();
        assert_eq!((account.id, account.role, account.session), (id, Role::Trainer, Uuid::from_u128(8)));
        assert_eq!((account.authenticated_at, account.second_factor), (0, true));
        assert!(tokens().verify(&token, at(1900)).is_err());
    }

    #[test]
    fn s05_every_header_but_ours_is_refused_even_when_signed_with_our_key() {
        let good = claims(|_| {});
        assert!(tokens().verify(&forge(HEADER, &good), at(1000)).is_ok());
        for header in [
            r#"{"typ":"at+jwt","alg":"none"}"#,
            r#"{"typ":"at+jwt","alg":"HS512"}"#,
            r#"{"typ":"JWT","alg":"HS256"}"#,
            r#"{"alg":"HS256"}"#,
            r#"{"typ":"at+jwt","alg":"HS256","jku":"https://evil.example/keys"}"#,
            r#"{"typ":"at+jwt","alg":"HS256","jwk":{"kty":"oct","k":"AA"}}"#,
            r#"{"typ":"at+jwt","alg":"HS256","kid":"../../dev/null"}"#,
        ] {
            assert!(tokens().verify(&forge(header, &good), at(1000)).is_err(), "{header}");
        }
    }

    #[test]
    fn s05_wrong_claims_are_refused() {
        let wrong: [fn(&mut serde_json::Value); 8] = [
            |claims| claims["iss"] = "other".into(),
            |claims| claims["aud"] = "other".into(),
            |claims| claims["exp"] = 1_000_000.into(),
            |claims| (claims["iat"], claims["exp"]) = ((-2).into(), i64::MAX.into()),
            |claims| claims["iat"] = 5_000.into(),
            |claims| claims["role"] = "owner".into(),
            |claims| claims["sub"] = "me".into(),
            |claims| drop(claims.as_object_mut().unwrap().remove("exp")),
        ];
        for change in wrong {
            assert!(tokens().verify(&forge(HEADER, &claims(change)), at(1000)).is_err());
        }
    }

    #[test]
    fn s05_an_altered_or_unsigned_token_is_refused() {
        let token = forge(HEADER, &claims(|_| {}));
        let other = Tokens::new(&SecretBox::new(Box::new(b"another secret of thirty-two by!".to_vec())));
        assert!(other.verify(&token, at(1000)).is_err());
        let unsigned = token.rsplit_once('.').unwrap().0;
        for bad in [
            format!("{unsigned}."),
            unsigned.to_owned(),
            String::new(),
            "..".to_owned(),
            token.replace('.', ""),
        ] {
            assert!(tokens().verify(&bad, at(1000)).is_err(), "{bad}");
        }
        for at_byte in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[at_byte] = if bytes[at_byte] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(bytes).unwrap();
            // The last character carries spare bits, which strict base64 refuses as well.
            assert!(tokens().verify(&altered, at(1000)).is_err(), "byte {at_byte}");
        }
    }
}
