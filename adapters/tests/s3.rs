//! Files in a server that speaks S3, which each test starts on a port of its own.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use fittribe_adapters::{
    s3_files::{S3Files, S3Settings},
    system_clock::SystemClock,
};
use fittribe_ports::files::{
    FileKey, Files, FilesError, Upload,
    conformance::{self, Answer, Visitor},
};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};
use s3s_fs::FileSystem;
use tokio::net::TcpListener;

const BUCKET: &str = "files";

/// A server with one empty bucket; it ends with the test's runtime.
struct Server {
    _folder: tempfile::TempDir,
    endpoint: String,
}

impl Server {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(BUCKET)).unwrap();
        let mut service = S3ServiceBuilder::new(FileSystem::new(folder.path()).unwrap());
        service.set_auth(SimpleAuth::from_single("somebody", "a secret key"));
        let service = service.build();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let http = Builder::new(TokioExecutor::new());
            while let Ok((socket, _)) = listener.accept().await {
                let serving = http.serve_connection(TokioIo::new(socket), service.clone()).into_owned();
                tokio::spawn(async move { drop(serving.await) });
            }
        });
        Self { _folder: folder, endpoint }
    }

    fn settings(&self) -> S3Settings {
        S3Settings {
            endpoint: Some(self.endpoint.clone()),
            region: "eu-central-1".to_owned(),
            bucket: BUCKET.to_owned(),
            access_key: "somebody".to_owned(),
            secret_key: "a secret key".to_owned().into(),
            path_style: true,
        }
    }

    fn files(&self) -> S3Files {
        S3Files::new(&self.settings(), Arc::new(SystemClock))
    }
}

struct Outside(reqwest::Client);

impl Outside {
    fn new() -> Self {
        drop(rustls::crypto::ring::default_provider().install_default());
        Self(reqwest::Client::builder().timeout(Duration::from_secs(20)).build().unwrap())
    }
}

#[async_trait]
impl Visitor for Outside {
    async fn send(&self, method: &str, url: &str, headers: &[(String, String)], body: &[u8]) -> Answer {
        let mut request = self.0.request(method.parse().unwrap(), url);
        for (name, value) in headers.iter().filter(|(name, _)| name != "content-length") {
            request = request.header(name, value);
        }
        let answer = request.body(body.to_vec()).send().await.unwrap();
        let headers = answer.headers().iter();
        let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
        Answer {
            status: answer.status().as_u16(),
            headers: headers.collect(),
            body: answer.bytes().await.unwrap().to_vec(),
        }
    }

    /// The server looks at the machine's clock, which nobody else can move.
    async fn wait(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}

#[tokio::test]
async fn conforms() {
    let server = Server::start().await;
    conformance::keeps(&server.files()).await;
}

#[tokio::test]
async fn s31_a_link_takes_exactly_the_key_the_type_and_the_length_that_were_signed() {
    let server = Server::start().await;
    conformance::takes_what_was_signed(&server.files(), &Outside::new()).await;
}

#[tokio::test]
async fn s33_a_link_gives_its_file_as_an_attachment() {
    let server = Server::start().await;
    conformance::gives_what_was_signed(&server.files(), &Outside::new()).await;
}

#[tokio::test]
async fn s31_key_type_and_length_are_among_what_is_signed() {
    let server = Server::start().await;
    let upload = Upload {
        key: FileKey::parse("uploads/one.bin").unwrap(),
        content_type: "image/png".to_owned(),
        length: 4711,
        lifetime: Duration::from_secs(60),
    };
    let signed = server.files().sign_upload(&upload).await.unwrap();
    assert!(signed.url.contains("/files/uploads/one.bin?"), "{}", signed.url);
    assert!(
        signed.url.contains("X-Amz-SignedHeaders=content-length%3Bcontent-type%3Bhost"),
        "{}",
        signed.url
    );
    let has = |name: &str, value: &str| signed.headers.contains(&(name.to_owned(), value.to_owned()));
    assert!(has("content-type", "image/png") && has("content-length", "4711"), "{:?}", signed.headers);
    assert_eq!(signed.headers.len(), 2, "nothing else is asked of a browser: {:?}", signed.headers);
}

#[tokio::test]
async fn a_wrong_key_is_refused_and_a_server_that_is_away_is_away() {
    let server = Server::start().await;
    let key = FileKey::parse("uploads/one.bin").unwrap();
    let right = server.settings();
    let wrong = [
        S3Settings { secret_key: "another".to_owned().into(), ..right.clone() },
        S3Settings { access_key: "nobody".to_owned(), ..right.clone() },
    ];
    for settings in wrong {
        let files = S3Files::new(&settings, Arc::new(SystemClock));
        let put = files.put(&key, "text/plain", b"x".to_vec()).await;
        assert!(matches!(put, Err(FilesError::Refused(_))), "{put:?}");
    }
    let nobody = S3Settings { endpoint: Some("http://127.0.0.1:1".to_owned()), ..right };
    let files = S3Files::new(&nobody, Arc::new(SystemClock));
    let put = files.put(&key, "text/plain", b"x".to_vec()).await;
    assert!(matches!(put, Err(FilesError::Away(_))), "{put:?}");
}

/// Takes connections and never answers.
#[tokio::test]
async fn a_server_that_never_answers_is_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let taken = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&taken);
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((socket, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::Relaxed);
            held.push(socket);
        }
    });
    let server = Server::start().await;
    let settings = S3Settings { endpoint: Some(endpoint), ..server.settings() };
    let files = S3Files::new(&settings, Arc::new(SystemClock));
    let begun = std::time::Instant::now();
    let got = files.get(&FileKey::parse("uploads/one.bin").unwrap(), 10).await;
    assert!(matches!(got, Err(FilesError::Away(_))), "{got:?}");
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    assert!(taken.load(Ordering::Relaxed) >= 1);
}
