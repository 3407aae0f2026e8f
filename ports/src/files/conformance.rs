//! What every place for files does. Each implementation's tests run it.

use std::time::Duration;

use async_trait::async_trait;

use super::{Download, FileKey, Files, FilesError, Head, SignedUpload, Upload};

const MINUTE: Duration = Duration::from_secs(60);

/// Names in lower case, and values.
type Headers = Vec<(String, String)>;

/// What a link's server said.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// Whoever follows links, and the time that passes for their server.
#[async_trait]
pub trait Visitor: Send + Sync {
    /// Sends a request. `content-length` is what the body has.
    async fn send(&self, method: &str, url: &str, headers: &[(String, String)], body: &[u8]) -> Answer;

    /// Lets time pass.
    async fn wait(&self, time: Duration);
}

fn key(name: &str) -> FileKey {
    match FileKey::parse(&format!("conformance/{name}.bin")) {
        Ok(key) => key,
        Err(wrong) => panic!("{name}: {wrong}"),
    }
}

/// Keeps, gives, replaces and deletes; says what is not there; gives no more than was asked for.
///
/// # Panics
/// When it does not.
pub async fn keeps(files: &dyn Files) {
    let one = key("one");
    assert_eq!(files.delete(&one).await, Ok(()), "what is not there is deleted");
    assert_eq!(files.get(&one, 100).await, Ok(None));
    assert_eq!(files.head(&one).await, Ok(None));
    assert_eq!(files.put(&one, "text/plain", b"first".to_vec()).await, Ok(()));
    assert_eq!(files.put(&key("two"), "text/plain", Vec::new()).await, Ok(()));
    assert_eq!(files.get(&one, 5).await, Ok(Some(b"first".to_vec())));
    assert_eq!(files.head(&one).await, Ok(Some(Head { length: 5 })));
    assert_eq!(files.get(&one, 4).await, Err(FilesError::TooLarge(5)));
    assert_eq!(files.put(&one, "text/plain", vec![7; 300_000]).await, Ok(()));
    assert_eq!(files.get(&one, 300_000).await, Ok(Some(vec![7; 300_000])), "replaced");
    assert_eq!(files.get(&key("two"), 0).await, Ok(Some(Vec::new())), "another key, another file");
    assert_eq!(files.delete(&one).await, Ok(()));
    assert_eq!(files.get(&one, 300_000).await, Ok(None));
    assert_eq!(files.head(&key("two")).await, Ok(Some(Head { length: 0 })), "the other is still there");
    assert_eq!(files.delete(&key("two")).await, Ok(()));
}

async fn signed(files: &dyn Files, upload: &Upload) -> SignedUpload {
    match files.sign_upload(upload).await {
        Ok(signed) => signed,
        Err(error) => panic!("{upload:?}: {error}"),
    }
}

fn taken(answer: &Answer) -> bool {
    (200..300).contains(&answer.status)
}

/// A link takes exactly the key, the type and the length that it was signed for, in its time.
///
/// # Panics
/// When it takes anything else, or not even that.
pub async fn takes_what_was_signed(files: &dyn Files, visitor: &dyn Visitor) {
    let upload =
        Upload { key: key("brought"), content_type: "image/png".to_owned(), length: 10, lifetime: MINUTE };
    let SignedUpload { method, url, headers, .. } = signed(files, &upload).await;
    let typed = |name: &str| -> Headers {
        let other = |(header, value): &(String, String)| {
            (header.clone(), if header == "content-type" { name.to_owned() } else { value.clone() })
        };
        headers.iter().map(other).collect()
    };
    let untyped: Headers = headers.iter().filter(|(name, _)| name != "content-type").cloned().collect();
    let another = url.replace("brought", "another");
    // Not in the address: a port may have a ten in it.
    let longer = match url.split_once('?') {
        Some((place, query)) => format!("{place}?{}", query.replace("10", "11")),
        None => url.clone(),
    };
    let refused: [(&str, &str, Headers, &[u8]); 6] = [
        ("another key", &another, headers.clone(), b"0123456789"),
        ("another type", &url, typed("text/html"), b"0123456789"),
        ("no type", &url, untyped, b"0123456789"),
        ("a byte less", &url, headers.clone(), b"012345678"),
        ("a byte more", &url, headers.clone(), b"0123456789a"),
        ("another length in the link", &longer, headers.clone(), b"0123456789a"),
    ];
    for (what, url, headers, body) in refused {
        let answer = visitor.send(method, url, &headers, body).await;
        assert!((400..500).contains(&answer.status), "{what}: {answer:?}");
    }
    for nothing in ["brought", "another"] {
        assert_eq!(files.head(&key(nothing)).await, Ok(None), "{nothing}: nothing was taken");
    }
    let answer = visitor.send(method, &url, &headers, b"0123456789").await;
    assert!(taken(&answer), "{answer:?}");
    assert_eq!(files.get(&upload.key, 10).await, Ok(Some(b"0123456789".to_vec())));
    let brief = Upload { lifetime: Duration::from_secs(1), ..upload.clone() };
    let SignedUpload { method, url, headers, .. } = signed(files, &brief).await;
    visitor.wait(Duration::from_secs(3)).await;
    let late = visitor.send(method, &url, &headers, b"9876543210").await;
    assert!((400..500).contains(&late.status), "its time is over: {late:?}");
    assert_eq!(files.get(&upload.key, 10).await, Ok(Some(b"0123456789".to_vec())), "as it was");
    assert_eq!(files.delete(&upload.key).await, Ok(()));
}

/// A link gives its file, and no other, as an attachment of its type, in its time.
///
/// # Panics
/// When it does not.
pub async fn gives_what_was_signed(files: &dyn Files, visitor: &dyn Visitor) {
    assert_eq!(files.put(&key("mine"), "application/pdf", b"%PDF-mine".to_vec()).await, Ok(()));
    assert_eq!(files.put(&key("theirs"), "application/pdf", b"%PDF-theirs".to_vec()).await, Ok(()));
    let download = |name: &str, lifetime| Download {
        key: key(name),
        filename: "Свидетелство 1.pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
        lifetime,
    };
    let link = async |lifetime| match files.sign_download(&download("mine", lifetime)).await {
        Ok(link) => link,
        Err(error) => panic!("{error}"),
    };
    let (brief, link) = (link(Duration::from_secs(1)).await, link(MINUTE).await);
    let given = visitor.send("GET", &link.url, &[], b"").await;
    assert_eq!((given.status, given.body.as_slice()), (200, &b"%PDF-mine"[..]), "{given:?}");
    assert_eq!(given.header("content-type"), "application/pdf");
    assert_eq!(given.header("content-disposition"), super::attachment("Свидетелство 1.pdf"));
    let altered = [
        link.url.replace("mine", "theirs"),
        link.url.replace("attachment", "inline").replace("pdf", "html"),
        link.url.split('?').next().unwrap_or_default().to_owned(),
    ];
    for url in altered {
        let refused = visitor.send("GET", &url, &[], b"").await;
        assert!((400..500).contains(&refused.status), "{url}: {refused:?}");
    }
    let put = visitor.send("PUT", &link.url, &[], b"%PDF-other").await;
    assert!((400..500).contains(&put.status), "a link to read does not write: {put:?}");
    visitor.wait(Duration::from_secs(3)).await;
    let late = visitor.send("GET", &brief.url, &[], b"").await;
    assert!((400..500).contains(&late.status), "its time is over: {late:?}");
    match files.sign_download(&download("nothing", MINUTE)).await {
        Ok(link) => assert_eq!(visitor.send("GET", &link.url, &[], b"").await.status, 404),
        Err(error) => panic!("{error}"),
    }
    for name in ["mine", "theirs"] {
        assert_eq!(files.delete(&key(name)).await, Ok(()));
    }
}
