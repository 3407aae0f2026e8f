//! Tokens, tickets and signed links: of all that is sent only what we gave out is taken.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    sync::Arc,
    time::Duration,
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use fittribe_adapters::{disk_files::DiskFiles, firebase::Firebase, memory_once::MemoryOnce};
use fittribe_domain::{AccountId, account::Role};
use fittribe_http::{
    accounts::tokens::{LIFETIME, Proof, Tokens as AccessTokens},
    files::{download::DownloadQuery, upload::UploadQuery},
    ws::tickets::{Grant, Tickets},
};
use fittribe_ports::{
    clock::{Clock as _, ManualClock},
    files::{
        Download, FileKey, Files as _, Upload,
        direct::{DirectFiles as _, DownloadLink, UploadLink},
    },
    identity::IdentityProvider as _,
};
use fittribe_store::secret::written;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, crypto};
use secrecy::SecretBox;
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

use crate::Target;

const SECRET: &[u8] = b"a secret that no input has in it";
const TICKET: [u8; 32] = [7; 32];
const PROJECT: &str = "fittribe-fuzz";
/// An ID token, and the key it is signed under, whose private half nobody has.
const ID_TOKEN: &str = include_str!("id_token.txt");
const KEYS: &str = include_str!("keys.json");
const HEADER: &str = r#"{"typ":"at+jwt","alg":"HS256"}"#;
const UNSIGNED: &str = r#"{"alg":"none","typ":"JWT"}"#;

/// A token of any kind, or a link's query, or the claims of a token that is then signed.
pub struct Tokens {
    runtime: Runtime,
    now: Timestamp,
    access: AccessTokens,
    access_token: String,
    /// What access tokens are signed with.
    signing: EncodingKey,
    firebase: Firebase,
    emulated: Firebase,
    tickets: Tickets,
    files: DiskFiles,
    upload: String,
    download: String,
    /// Where `files` are.
    _folder: TempDir,
}

/// Serves the keys once, which is how often a clock that stands asks for them.
fn key_server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/keys", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let lines = BufReader::new(&stream).lines().map_while(Result::ok);
        assert!(lines.take_while(|line| !line.is_empty()).count() > 0);
        let fields = "connection: close\r\ncache-control: max-age=3600";
        let answer = format!("HTTP/1.1 200 OK\r\n{fields}\r\ncontent-length: {}\r\n\r\n{KEYS}", KEYS.len());
        stream.write_all(answer.as_bytes()).unwrap();
    });
    url
}

/// A signed link's query.
fn query(url: &str) -> String {
    url.split_once('?').unwrap().1.to_owned()
}

impl Tokens {
    pub fn new() -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let clock = Arc::new(ManualClock::at(Timestamp::from_second(1_800_000_000).unwrap()));
        let now = clock.now();
        let access = AccessTokens::new(&SecretBox::new(Box::new(SECRET.to_vec())));
        let (account, proof) =
            (AccountId::from_uuid(Uuid::from_u128(7)), Proof { at: now, second_factor: true });
        let access_token = access.issue(account, Role::Trainer, Uuid::from_u128(8), proof, now).unwrap();
        let firebase =
            Firebase::new(PROJECT, &key_server(), clock.clone(), runtime.handle().clone()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let files = DiskFiles::open(folder.path(), "http://here", SECRET, clock.clone()).unwrap();
        let lifetime = Duration::from_secs(900);
        let key = FileKey::parse("uploads/one.bin").unwrap();
        let upload = Upload { key: key.clone(), content_type: "image/png".to_owned(), length: 10, lifetime };
        let upload = runtime.block_on(files.sign_upload(&upload)).unwrap().url;
        let (filename, content_type) = ("Ana in the gym.jpg".to_owned(), "image/jpeg".to_owned());
        let download = Download { key, filename, content_type, lifetime };
        let download = runtime.block_on(files.sign_download(&download)).unwrap().url;
        Self {
            now,
            access,
            access_token,
            signing: EncodingKey::from_secret(SECRET),
            firebase,
            emulated: Firebase::emulated(PROJECT, clock),
            tickets: Tickets::new(Arc::new(MemoryOnce::new(8))),
            files,
            upload: query(&upload),
            download: query(&download),
            _folder: folder,
            runtime,
        }
    }

    /// An access token is ours to the letter; of claims that we signed only whole ones in their time are believed.
    fn access(&self, text: &str) {
        if self.access.verify(text, self.now).is_ok() {
            assert_eq!(text, self.access_token, "a forged access token is taken");
        }
        let signed = format!("{}.{}", BASE64.encode(HEADER), BASE64.encode(text));
        let signature = crypto::sign(signed.as_bytes(), &self.signing, Algorithm::HS256).unwrap();
        let Ok(account) = self.access.verify(&format!("{signed}.{signature}"), self.now) else { return };
        let claims: Value = serde_json::from_str(text).unwrap();
        let second = |name: &str| i128::from(claims[name].as_i64().unwrap());
        assert_eq!((&claims["iss"], &claims["aud"]), (&"fittribe".into(), &"fittribe-api".into()));
        assert_eq!(claims["sub"].as_str().unwrap().parse(), Ok(account.id));
        assert!(
            second("exp") > self.now.as_second().into() && second("exp") - second("iat") <= LIFETIME.into()
        );
    }

    /// An ID token is Firebase's to the letter; without signatures, a person of this project is named by it.
    fn identity(&self, text: &str) {
        if self.runtime.block_on(self.firebase.verify(text)).is_ok() {
            assert_eq!(text, ID_TOKEN, "a forged ID token is taken");
        }
        let unsigned = format!("{}.{}.", BASE64.encode(UNSIGNED), BASE64.encode(text));
        assert!(self.runtime.block_on(self.firebase.verify(&unsigned)).is_err(), "it is not signed");
        for token in [text, &unsigned] {
            let Ok(identity) = self.runtime.block_on(self.emulated.verify(token)) else { continue };
            assert_eq!(identity.issuer, format!("https://securetoken.google.com/{PROJECT}"));
            assert!((1..=128).contains(&identity.subject.len()));
        }
    }

    fn ticket(&self, text: &str) {
        let grant = Grant { owner: None, origin: None, until: self.now + Duration::from_secs(30) };
        self.runtime.block_on(self.tickets.put(TICKET, &grant)).unwrap();
        if self.runtime.block_on(self.tickets.redeem(text, None, self.now)).is_some() {
            assert_eq!(text, written(&TICKET), "a forged ticket is taken");
        }
    }

    /// A link says what was signed; and whatever a file is called, the link to it is good.
    fn link(&self, text: &str) {
        if let Some(link) = upload(text)
            && self.files.check_upload(&link).is_ok()
        {
            assert_eq!(Some(link), upload(&self.upload), "a forged link is taken");
        }
        if let Some(link) = download(text)
            && self.files.check_download(&link).is_ok()
        {
            assert_eq!(Some(link), download(&self.download), "a forged link is taken");
        }
        let key = FileKey::parse("files/one.pdf").unwrap();
        let (filename, content_type) = (text.to_owned(), "application/pdf".to_owned());
        let wanted =
            Download { key: key.clone(), filename, content_type, lifetime: Duration::from_secs(300) };
        let signed = self.runtime.block_on(self.files.sign_download(&wanted)).unwrap();
        let link = download(&query(&signed.url)).unwrap();
        assert_eq!((link.filename.as_str(), self.files.check_download(&link)), (text, Ok(key)));
    }
}

fn upload(query: &str) -> Option<UploadLink> {
    serde_urlencoded::from_str::<UploadQuery>(query).ok().map(UploadLink::from)
}

fn download(query: &str) -> Option<DownloadLink> {
    serde_urlencoded::from_str::<DownloadQuery>(query).ok().map(DownloadLink::from)
}

impl Target for Tokens {
    fn try_out(&self, input: &[u8]) {
        let Ok(text) = std::str::from_utf8(input) else { return };
        self.access(text);
        self.identity(text);
        self.ticket(text);
        self.link(text);
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let claims = |token: &str| BASE64.decode(token.split('.').nth(1).unwrap()).unwrap();
        let texts = [&self.access_token, ID_TOKEN, &written(&TICKET), &self.upload, &self.download];
        let nearly = |text: &str| {
            let unsigned = text.rsplit_once(['.', '=']).map_or(text, |(signed, _)| signed);
            let padded = ["=", " ", "\n", ".", "A"].map(|more| format!("{text}{more}"));
            let others = [unsigned.to_owned(), format!(" {text}"), text.to_lowercase(), text.to_owned()];
            [&padded[..], &others[..]].concat().into_iter().map(String::into_bytes).collect::<Vec<_>>()
        };
        let mut seeds: Vec<Vec<u8>> = texts.into_iter().flat_map(nearly).collect();
        seeds.extend([&self.access_token, ID_TOKEN].map(claims));
        seeds
    }
}
