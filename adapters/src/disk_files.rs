//! Files in a folder of this machine: the local default. Links to them lead to our own server.

mod link;

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use fittribe_ports::{
    clock::Clock,
    files::{
        Download, FileKey, Files, FilesError, Head, SignedDownload, SignedUpload, Upload,
        direct::{DirectFiles, DownloadLink, Incoming, LinkError, UploadLink},
    },
};
use jiff::{SignedDuration, Timestamp};
use tempfile::{NamedTempFile, TempPath};
use tokio::io::AsyncWriteExt as _;

use link::Signer;

/// What was begun and is older was left behind by a process that died.
const LEFT_BEHIND: SignedDuration = SignedDuration::from_hours(24);

/// A folder of files. Invariant: a file is under its name only when all of it is on the disk.
#[derive(Clone)]
pub struct DiskFiles {
    /// Finished files, by their keys.
    kept: Arc<Path>,
    /// Unfinished ones, on the same file system.
    begun: Arc<Path>,
    signer: Signer,
    site: Arc<str>,
    clock: Arc<dyn Clock>,
}

fn away(path: &Path, error: &io::Error) -> FilesError {
    let why = format!("{}: {error}", path.display());
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => FilesError::Refused(why),
        _ => FilesError::Away(why),
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FilesError> + Send + 'static,
) -> Result<T, FilesError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(FilesError::Away(error.to_string())))
}

impl DiskFiles {
    /// Makes the folder. Links begin with `site`, which has no slash at its end, and are signed with `secret`, the same
    /// on every node.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(folder: &Path, site: &str, secret: &[u8], clock: Arc<dyn Clock>) -> Result<Self, FilesError> {
        let (kept, begun) = (folder.join("kept"), folder.join("begun"));
        for folder in [&kept, &begun] {
            std::fs::create_dir_all(folder).map_err(|error| away(folder, &error))?;
        }
        let opened = Self {
            kept: kept.into(),
            begun: begun.into(),
            signer: Signer::new(secret),
            site: site.into(),
            clock,
        };
        opened.drop_left_behind().map_err(|error| away(&opened.begun, &error))?;
        Ok(opened)
    }

    fn drop_left_behind(&self) -> io::Result<()> {
        let old = self.clock.now().saturating_sub(LEFT_BEHIND).unwrap_or(Timestamp::MIN);
        for entry in std::fs::read_dir(&self.begun)?.flatten() {
            let written = entry.metadata().and_then(|known| known.modified()).ok();
            if written.and_then(|at| Timestamp::try_from(at).ok()).is_some_and(|at| at < old) {
                // Another process may have been quicker.
                drop(std::fs::remove_file(entry.path()));
            }
        }
        Ok(())
    }

    fn path(&self, key: &FileKey) -> PathBuf {
        self.kept.join(key.as_str())
    }

    fn begin(&self) -> Result<NamedTempFile, FilesError> {
        NamedTempFile::new_in(&self.begun).map_err(|error| away(&self.begun, &error))
    }

    fn expiry(&self, lifetime: Duration) -> Timestamp {
        let now = self.clock.now();
        SignedDuration::try_from(lifetime).ok().and_then(|by| now.checked_add(by).ok()).unwrap_or(now)
    }

    fn in_time(&self, expires: i64) -> bool {
        self.clock.now().as_second() < expires
    }
}

/// Gives a file that is on the disk its name, and waits until the name is there too.
fn name(file: TempPath, path: &Path) -> Result<(), FilesError> {
    let failed = |error: io::Error| away(path, &error);
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(failed)?;
    file.persist(path).map_err(|refused| failed(refused.error))?;
    let synced = std::fs::File::open(folder).and_then(|folder| folder.sync_all());
    synced.map_err(failed)
}

#[async_trait]
impl Files for DiskFiles {
    async fn sign_upload(&self, upload: &Upload) -> Result<SignedUpload, FilesError> {
        let expires_at = self.expiry(upload.lifetime);
        let mut link = UploadLink {
            key: upload.key.as_str().to_owned(),
            content_type: upload.content_type.clone(),
            length: upload.length,
            expires: expires_at.as_second(),
            signature: String::new(),
        };
        link.signature = self.signer.of_upload(&link);
        Ok(SignedUpload {
            method: "PUT",
            url: format!("{}/api/v1/uploads?{}", self.site, link::upload_query(&link)),
            headers: vec![
                ("content-type".to_owned(), link.content_type),
                ("content-length".to_owned(), link.length.to_string()),
            ],
            expires_at,
        })
    }

    async fn sign_download(&self, download: &Download) -> Result<SignedDownload, FilesError> {
        let expires_at = self.expiry(download.lifetime);
        let mut link = DownloadLink {
            key: download.key.as_str().to_owned(),
            content_type: download.content_type.clone(),
            filename: download.filename.clone(),
            expires: expires_at.as_second(),
            signature: String::new(),
        };
        link.signature = self.signer.of_download(&link);
        let url = format!("{}/api/v1/downloads?{}", self.site, link::download_query(&link));
        Ok(SignedDownload { url, expires_at })
    }

    async fn put(&self, key: &FileKey, _: &str, contents: Vec<u8>) -> Result<(), FilesError> {
        let (own, path) = (self.clone(), self.path(key));
        blocking(move || {
            let mut file = own.begin()?;
            let written = io::Write::write_all(&mut file, &contents).and_then(|()| file.as_file().sync_all());
            written.map_err(|error| away(file.path(), &error))?;
            name(file.into_temp_path(), &path)
        })
        .await
    }

    async fn get(&self, key: &FileKey, at_most: u64) -> Result<Option<Vec<u8>>, FilesError> {
        let path = self.path(key);
        blocking(move || {
            let file = match std::fs::File::open(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(away(&path, &error)),
            };
            let length = file.metadata().map_err(|error| away(&path, &error))?.len();
            if length > at_most {
                return Err(FilesError::TooLarge(length));
            }
            let mut contents = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
            let mut file = io::Read::take(file, at_most);
            io::Read::read_to_end(&mut file, &mut contents).map_err(|error| away(&path, &error))?;
            Ok(Some(contents))
        })
        .await
    }

    async fn head(&self, key: &FileKey) -> Result<Option<Head>, FilesError> {
        let path = self.path(key);
        match tokio::fs::metadata(&path).await {
            Ok(known) => Ok(Some(Head { length: known.len() })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(away(&path, &error)),
        }
    }

    async fn delete(&self, key: &FileKey) -> Result<(), FilesError> {
        let path = self.path(key);
        match tokio::fs::remove_file(&path).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(away(&path, &error)),
            // The folder stays when others are in it, and is no harm when it stays for another reason.
            _ => {
                if let Some(folder) = path.parent().filter(|folder| **folder != *self.kept) {
                    drop(tokio::fs::remove_dir(folder).await);
                }
                Ok(())
            }
        }
    }
}

#[async_trait]
impl DirectFiles for DiskFiles {
    fn check_upload(&self, link: &UploadLink) -> Result<FileKey, LinkError> {
        if !self.signer.signed_upload(link) {
            return Err(LinkError::Altered);
        }
        let key = FileKey::parse(&link.key).map_err(|_| LinkError::Altered)?;
        if self.in_time(link.expires) { Ok(key) } else { Err(LinkError::Expired) }
    }

    fn check_download(&self, link: &DownloadLink) -> Result<FileKey, LinkError> {
        if !self.signer.signed_download(link) {
            return Err(LinkError::Altered);
        }
        let key = FileKey::parse(&link.key).map_err(|_| LinkError::Altered)?;
        if self.in_time(link.expires) { Ok(key) } else { Err(LinkError::Expired) }
    }

    async fn receive(&self, key: &FileKey) -> Result<Box<dyn Incoming>, FilesError> {
        let (own, path) = (self.clone(), self.path(key));
        let (file, begun) = blocking(move || own.begin().map(NamedTempFile::into_parts)).await?;
        Ok(Box::new(OnDisk { file: tokio::fs::File::from_std(file), begun, path }))
    }
}

/// A file that is being written. Its beginnings go with it when it is dropped.
struct OnDisk {
    file: tokio::fs::File,
    begun: TempPath,
    path: PathBuf,
}

#[async_trait]
impl Incoming for OnDisk {
    async fn write(&mut self, bytes: &[u8]) -> Result<(), FilesError> {
        self.file.write_all(bytes).await.map_err(|error| away(&self.begun, &error))
    }

    async fn keep(mut self: Box<Self>) -> Result<(), FilesError> {
        let Self { mut file, begun, path } = *self;
        let flushed = match file.flush().await {
            Ok(()) => file.sync_all().await,
            failed => failed,
        };
        flushed.map_err(|error| away(&begun, &error))?;
        blocking(move || name(begun, &path)).await
    }
}

#[cfg(test)]
mod tests {
    use fittribe_ports::{clock::ManualClock, files::conformance};

    use super::*;

    const START: &str = "2026-11-23T08:00:00Z";

    fn open(folder: &Path) -> (DiskFiles, ManualClock) {
        let clock = ManualClock::at(START.parse().unwrap());
        let files = DiskFiles::open(folder, "http://here", b"a secret", Arc::new(clock.clone())).unwrap();
        (files, clock)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[tokio::test]
    async fn conforms_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let (files, _) = open(folder.path());
        conformance::keeps(&files).await;
        assert_eq!(names(&folder.path().join("kept")), Vec::<String>::new());
        assert_eq!(names(&folder.path().join("begun")), Vec::<String>::new());
    }

    #[tokio::test]
    async fn a_file_that_breaks_off_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let (files, _) = open(folder.path());
        let key = FileKey::parse("uploads/one.bin").unwrap();
        let mut incoming = files.receive(&key).await.unwrap();
        incoming.write(b"half").await.unwrap();
        assert_eq!(files.head(&key).await, Ok(None));
        drop(incoming);
        assert_eq!(names(&folder.path().join("begun")), Vec::<String>::new());
        let mut incoming = files.receive(&key).await.unwrap();
        incoming.write(b"all ").await.unwrap();
        incoming.write(b"of it").await.unwrap();
        incoming.keep().await.unwrap();
        assert_eq!(files.get(&key, 9).await, Ok(Some(b"all of it".to_vec())));
    }

    #[test]
    fn what_a_dead_process_left_is_dropped_after_a_day() {
        let folder = tempfile::tempdir().unwrap();
        drop(open(folder.path()));
        let (old, fresh) = (folder.path().join("begun/old"), folder.path().join("begun/fresh"));
        let start: Timestamp = START.parse().unwrap();
        for (path, hours) in [(&old, 25), (&fresh, 23)] {
            let file = std::fs::File::create(path).unwrap();
            file.set_modified((start - SignedDuration::from_hours(hours)).into()).unwrap();
        }
        drop(open(folder.path()));
        assert_eq!(names(&folder.path().join("begun")), ["fresh"]);
    }
}
