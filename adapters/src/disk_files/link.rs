//! Links that only we can have made: everything they say is under an HMAC.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use fittribe_ports::files::direct::{DownloadLink, UploadLink};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

/// Signs links. Invariant: each part is signed with its length, so that no two links have the same words.
#[derive(Clone)]
pub struct Signer(Hmac<Sha256>);

impl Signer {
    /// A signer whose key is made of a secret and is of no use for anything else the secret serves.
    pub fn new(secret: &[u8]) -> Self {
        let key = Sha256::new().chain_update(b"fittribe files 1\0").chain_update(secret).finalize();
        // Up to a block's length a key is padded with zeros: RFC 2104.
        let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
        for (place, byte) in block.iter_mut().zip(key) {
            *place = byte;
        }
        Self(Hmac::new(&block))
    }

    fn over(&self, parts: &[&str]) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        for part in parts {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac
    }

    fn upload(&self, link: &UploadLink) -> Hmac<Sha256> {
        let (length, expires) = (link.length.to_string(), link.expires.to_string());
        self.over(&["PUT", &link.key, &link.content_type, &length, &expires])
    }

    fn download(&self, link: &DownloadLink) -> Hmac<Sha256> {
        let expires = link.expires.to_string();
        self.over(&["GET", &link.key, &link.content_type, &link.filename, &expires])
    }

    /// An upload's signature.
    pub fn of_upload(&self, link: &UploadLink) -> String {
        URL_SAFE_NO_PAD.encode(self.upload(link).finalize().into_bytes())
    }

    /// A download's signature.
    pub fn of_download(&self, link: &DownloadLink) -> String {
        URL_SAFE_NO_PAD.encode(self.download(link).finalize().into_bytes())
    }

    /// Whether an upload's signature is ours; takes as long for one that nearly is.
    pub fn signed_upload(&self, link: &UploadLink) -> bool {
        verified(self.upload(link), &link.signature)
    }

    /// Whether a download's signature is ours; takes as long for one that nearly is.
    pub fn signed_download(&self, link: &DownloadLink) -> bool {
        verified(self.download(link), &link.signature)
    }
}

fn verified(mac: Hmac<Sha256>, signature: &str) -> bool {
    URL_SAFE_NO_PAD.decode(signature).is_ok_and(|signature| mac.verify_slice(&signature).is_ok())
}

/// An upload link's query.
pub fn upload_query(link: &UploadLink) -> String {
    let (length, expires) = (link.length.to_string(), link.expires.to_string());
    query(&[
        ("key", &link.key),
        ("content_type", &link.content_type),
        ("length", &length),
        ("expires", &expires),
        ("signature", &link.signature),
    ])
}

/// A download link's query.
pub fn download_query(link: &DownloadLink) -> String {
    let expires = link.expires.to_string();
    query(&[
        ("key", &link.key),
        ("content_type", &link.content_type),
        ("filename", &link.filename),
        ("expires", &expires),
        ("signature", &link.signature),
    ])
}

fn query(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> UploadLink {
        UploadLink {
            key: "uploads/one.bin".to_owned(),
            content_type: "image/png".to_owned(),
            length: 10,
            expires: 1_000,
            signature: String::new(),
        }
    }

    #[test]
    fn s31_a_signature_is_good_for_exactly_its_key_type_length_and_time() {
        let signer = Signer::new(b"secret");
        let signed = UploadLink { signature: signer.of_upload(&link()), ..link() };
        assert!(signer.signed_upload(&signed));
        let altered = [
            UploadLink { key: "uploads/two.bin".to_owned(), ..signed.clone() },
            UploadLink { content_type: "image/jpeg".to_owned(), ..signed.clone() },
            UploadLink { length: 11, ..signed.clone() },
            UploadLink { expires: 1_001, ..signed.clone() },
            UploadLink { signature: String::new(), ..signed.clone() },
            UploadLink { signature: signed.signature[1..].to_owned(), ..signed.clone() },
            // What one part loses another gains.
            UploadLink {
                key: "uploads/one.binimage".to_owned(),
                content_type: "/png".to_owned(),
                ..signed.clone()
            },
        ];
        for altered in altered {
            assert!(!signer.signed_upload(&altered), "{altered:?}");
        }
        assert!(!Signer::new(b"another").signed_upload(&signed));
    }

    #[test]
    fn a_link_to_read_is_none_to_write() {
        let signer = Signer::new(b"secret");
        let read = DownloadLink {
            key: "uploads/one.bin".to_owned(),
            content_type: "image/png".to_owned(),
            filename: "10".to_owned(),
            expires: 1_000,
            signature: String::new(),
        };
        let write = UploadLink { signature: signer.of_download(&read), ..link() };
        assert!(!signer.signed_upload(&write));
    }
}
