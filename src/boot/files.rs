//! Where files are kept: the configured bucket, or a folder of this machine.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use fittribe_actors::system::Outside;
use fittribe_adapters::{
    disk_files::DiskFiles, jpeg_pictures::JpegPictures, s3_files::S3Files, system_clock::SystemClock,
};
use fittribe_http::Storage;
use fittribe_ports::files::{FileKey, FilesError, Upload, direct::DirectFiles};
use secrecy::{ExposeSecret, SecretBox};
use tokio::runtime::Handle;

use super::site;
use crate::{Failure, config::Config};

/// Opens the folder; links lead to where people reach us and are signed with what is kept on every node.
pub fn disk(config: &Config, site: &str, secret: &SecretBox<Vec<u8>>) -> Result<DiskFiles, FilesError> {
    DiskFiles::open(&config.files_dir(), site, secret.expose_secret(), Arc::new(SystemClock))
}

/// Where files are kept, and what looks at them.
pub fn storage(
    config: &Config,
    address: SocketAddr,
    outside: &Outside,
    secret: &SecretBox<Vec<u8>>,
) -> Result<Storage, Failure> {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let pictures = Arc::new(JpegPictures::new(outside.runtime.clone(), (cores / 2).clamp(1, 4)));
    if let Some(settings) = &config.files.s3 {
        let _entered = outside.runtime.enter();
        let files = Arc::new(S3Files::new(settings, Arc::clone(&outside.clock)));
        return Ok(Storage { files, direct: None, pictures });
    }
    let site = config.public_url.clone().unwrap_or_else(|| site(config.scheme(), address));
    let files = disk(config, &site, secret).map_err(|error| format!("FITTRIBE_FILES_DIR: {error}"))?;
    let files = Arc::new(files);
    let direct: Arc<dyn DirectFiles> = files.clone();
    Ok(Storage { files, direct: Some(direct), pictures })
}

/// The origin that links to upload with lead to: a page has to be allowed to reach it.
///
/// # Errors
/// When no link can be signed.
pub async fn upload_origin(storage: &Storage, runtime: &Handle) -> Result<Option<String>, Failure> {
    let files = Arc::clone(&storage.files);
    let signing = runtime.spawn(async move {
        let key = FileKey::parse("probes/origin.bin").map_err(|wrong| wrong.to_string())?;
        let lifetime = Duration::from_secs(60);
        let upload = Upload { key, content_type: "text/plain".to_owned(), length: 1, lifetime };
        files.sign_upload(&upload).await.map_err(|error| format!("files: {error}"))
    });
    let signed = signing.await??;
    Ok(reqwest::Url::parse(&signed.url).ok().map(|url| url.origin().ascii_serialization()))
}
