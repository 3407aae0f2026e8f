//! Files in S3, or in anything that speaks its protocol.

mod client;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use aws_sdk_s3::{
    Client,
    config::http::HttpResponse,
    error::{ProvideErrorMetadata, SdkError},
    presigning::{PresignedRequest, PresigningConfig},
    primitives::ByteStream,
};
use fittribe_ports::{
    clock::Clock,
    files::{Download, FileKey, Files, FilesError, Head, SignedDownload, SignedUpload, Upload, attachment},
};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

/// Where a bucket is, and who we are there.
#[derive(Clone, Debug)]
pub struct S3Settings {
    /// Its server, such as `https://s3.eu-central-1.amazonaws.com`; absent: Amazon's own for the region.
    pub endpoint: Option<String>,
    /// Its region, which is part of each signature.
    pub region: String,
    /// Its name.
    pub bucket: String,
    /// Whose key.
    pub access_key: String,
    /// The key.
    pub secret_key: SecretString,
    /// Whether the bucket is named in the path and not in the host's name, as most servers but Amazon's want it.
    pub path_style: bool,
}

/// A bucket.
#[derive(Clone)]
pub struct S3Files {
    client: Client,
    bucket: String,
    clock: Arc<dyn Clock>,
}

impl S3Files {
    /// Prepares connections; opens none. Must be called on the runtime that is to carry them.
    #[must_use]
    pub fn new(settings: &S3Settings, clock: Arc<dyn Clock>) -> Self {
        Self { client: client::open(settings), bucket: settings.bucket.clone(), clock }
    }

    /// How long a link is good, and until when.
    fn lifetime(&self, lifetime: Duration) -> Result<(PresigningConfig, Timestamp), FilesError> {
        let now = self.clock.now();
        let until = SignedDuration::try_from(lifetime).ok().and_then(|by| now.checked_add(by).ok());
        let config = PresigningConfig::builder().start_time(now.into()).expires_in(lifetime).build();
        match (config, until) {
            (Ok(config), Some(until)) => Ok((config, until)),
            (Err(wrong), _) => Err(FilesError::Refused(wrong.to_string())),
            (Ok(_), None) => Err(FilesError::Refused("a link ends after the end of time".to_owned())),
        }
    }
}

/// An error and what caused it, each in its own words.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        words.push_str(&format!(": {deeper}"));
        cause = deeper.source();
    }
    words
}

/// A refusal that another try would meet again, or anything else.
fn failed<E>(error: SdkError<E, HttpResponse>) -> FilesError
where
    E: ProvideErrorMetadata + std::error::Error + 'static,
{
    let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
    let why = match code {
        Some(code) => code.to_owned(),
        None => chain(&error),
    };
    let status = error.raw_response().map(HttpResponse::status);
    let ours = status.is_some_and(|status| status.is_client_error() && status.as_u16() != 429);
    if ours && code != Some("RequestTimeout") { FilesError::Refused(why) } else { FilesError::Away(why) }
}

/// The headers that were signed, `host` aside, which every client sends.
fn headers(signed: &PresignedRequest) -> Vec<(String, String)> {
    let headers = signed.headers().filter(|(name, _)| !name.eq_ignore_ascii_case("host"));
    headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect()
}

#[async_trait]
impl Files for S3Files {
    async fn sign_upload(&self, upload: &Upload) -> Result<SignedUpload, FilesError> {
        let (config, expires_at) = self.lifetime(upload.lifetime)?;
        let length = i64::try_from(upload.length)
            .map_err(|_| FilesError::Refused("no file is that long".to_owned()))?;
        let put = self.client.put_object().bucket(&self.bucket).key(upload.key.as_str());
        let put = put.content_type(&upload.content_type).content_length(length);
        let signed = put.presigned(config).await.map_err(failed)?;
        Ok(SignedUpload {
            method: "PUT",
            url: signed.uri().to_owned(),
            headers: headers(&signed),
            expires_at,
        })
    }

    async fn sign_download(&self, download: &Download) -> Result<SignedDownload, FilesError> {
        let (config, expires_at) = self.lifetime(download.lifetime)?;
        let get = self.client.get_object().bucket(&self.bucket).key(download.key.as_str());
        let get = get
            .response_content_type(&download.content_type)
            .response_content_disposition(attachment(&download.filename))
            .response_cache_control("private, no-store");
        let signed = get.presigned(config).await.map_err(failed)?;
        Ok(SignedDownload { url: signed.uri().to_owned(), expires_at })
    }

    async fn put(&self, key: &FileKey, content_type: &str, contents: Vec<u8>) -> Result<(), FilesError> {
        let put = self.client.put_object().bucket(&self.bucket).key(key.as_str());
        let put = put.content_type(content_type).body(ByteStream::from(contents));
        put.send().await.map_err(failed)?;
        Ok(())
    }

    async fn get(&self, key: &FileKey, at_most: u64) -> Result<Option<Vec<u8>>, FilesError> {
        let get = self.client.get_object().bucket(&self.bucket).key(key.as_str()).send().await;
        let mut given = match get {
            Ok(given) => given,
            Err(error) if error.as_service_error().is_some_and(|error| error.is_no_such_key()) => {
                return Ok(None);
            }
            Err(error) => return Err(failed(error)),
        };
        let said = given.content_length().and_then(|length| u64::try_from(length).ok()).unwrap_or_default();
        if said > at_most {
            return Err(FilesError::TooLarge(said));
        }
        let mut contents = Vec::with_capacity(usize::try_from(said).unwrap_or_default());
        let broke_off = |error: &dyn std::fmt::Display| FilesError::Away(error.to_string());
        while let Some(chunk) = given.body.try_next().await.map_err(|error| broke_off(&error))? {
            contents.extend_from_slice(&chunk);
            let length = u64::try_from(contents.len()).unwrap_or(u64::MAX);
            if length > at_most {
                return Err(FilesError::TooLarge(length));
            }
        }
        Ok(Some(contents))
    }

    async fn head(&self, key: &FileKey) -> Result<Option<Head>, FilesError> {
        let head = self.client.head_object().bucket(&self.bucket).key(key.as_str()).send().await;
        match head {
            Ok(head) => {
                let length = head.content_length().and_then(|length| u64::try_from(length).ok());
                let length = length.ok_or_else(|| FilesError::Away("a file without a length".to_owned()))?;
                Ok(Some(Head { length }))
            }
            Err(error) if error.as_service_error().is_some_and(|error| error.is_not_found()) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    async fn delete(&self, key: &FileKey) -> Result<(), FilesError> {
        let delete = self.client.delete_object().bucket(&self.bucket).key(key.as_str()).send().await;
        match delete {
            Ok(_) => Ok(()),
            Err(error)
                if error.as_service_error().and_then(ProvideErrorMetadata::code) == Some("NoSuchKey") =>
            {
                Ok(())
            }
            Err(error) => Err(failed(error)),
        }
    }
}
