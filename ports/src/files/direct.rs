//! Files that have no server of their own: ours takes and gives them.

use async_trait::async_trait;

use super::{FileKey, FilesError};

/// What a link says, as it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadLink {
    /// Where it goes.
    pub key: String,
    /// What it must be said to be.
    pub content_type: String,
    /// Bytes, exactly.
    pub length: u64,
    /// Unix seconds from which on the link is no longer good.
    pub expires: i64,
    /// Over all of these.
    pub signature: String,
}

/// What a link says, as it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadLink {
    /// Where it is.
    pub key: String,
    /// What it is said to be.
    pub content_type: String,
    /// What the browser is to call it.
    pub filename: String,
    /// Unix seconds from which on the link is no longer good.
    pub expires: i64,
    /// Over all of these.
    pub signature: String,
}

/// Why a link opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Something of it is not as it was signed.
    #[error("the link was altered")]
    Altered,
    /// Its time is over.
    #[error("the link has expired")]
    Expired,
}

/// A file on its way in. Invariant: nothing is there under its key before [`Incoming::keep`] has ended; dropped
/// earlier, it leaves nothing behind.
#[async_trait]
pub trait Incoming: Send {
    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`FilesError`].
    async fn write(&mut self, bytes: &[u8]) -> Result<(), FilesError>;

    /// Keeps what was written, for good.
    ///
    /// # Errors
    /// [`FilesError`].
    async fn keep(self: Box<Self>) -> Result<(), FilesError>;
}

/// What our server needs to stand in for a server of files.
#[async_trait]
pub trait DirectFiles: Send + Sync {
    /// Where a link leads, if it is good.
    ///
    /// # Errors
    /// [`LinkError`].
    fn check_upload(&self, link: &UploadLink) -> Result<FileKey, LinkError>;

    /// Where a link leads, if it is good.
    ///
    /// # Errors
    /// [`LinkError`].
    fn check_download(&self, link: &DownloadLink) -> Result<FileKey, LinkError>;

    /// Begins to take a file.
    ///
    /// # Errors
    /// [`FilesError`].
    async fn receive(&self, key: &FileKey) -> Result<Box<dyn Incoming>, FilesError>;
}
