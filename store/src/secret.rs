//! Secrets that people carry: written as text, stored as hashes.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

/// SHA-256 of a written secret. Plain, because what is hashed has 256 bits of its own.
pub type TokenHash = [u8; 32];

/// A secret as a link, a token or a ticket carries it: base64 for URLs, without padding.
#[must_use]
pub fn written(secret: &[u8; 32]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(secret)
}

/// What is stored of a written secret.
#[must_use]
pub fn hash(written: &str) -> TokenHash {
    Sha256::digest(written.as_bytes()).into()
}
