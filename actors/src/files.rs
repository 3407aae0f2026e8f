//! Where files' contents are, and their end. Invariant: contents are deleted before the row that leads to them, and
//! only when no link can bring them back.

use std::time::Duration;

use fittribe_domain::FileId;
use fittribe_ports::files::{FileKey, Files, FilesError, InvalidKey};
use fittribe_store::{
    Database, StoreError,
    files::{self as stored, Waste},
};
use jiff::{SignedDuration, Timestamp};

/// How long a link to upload with is good. Less than [`SETTLED`].
pub const UPLOAD_LIFETIME: Duration = Duration::from_secs(15 * 60);
/// What was announced and never came, or was rejected, goes after so long.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);
/// After so long in its state a file has no link to upload with and nobody at work on it any more.
const SETTLED: SignedDuration = SignedDuration::from_hours(1);
/// Files that one sweep takes.
const AT_ONCE: u32 = 200;

/// A size that public pictures are kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// For lists.
    Small,
    /// For cards.
    Medium,
    /// For a whole page.
    Large,
}

impl Size {
    /// Every size.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// Pixels along the longer edge, at most.
    #[must_use]
    pub const fn edge(self) -> u32 {
        match self {
            Self::Small => 160,
            Self::Medium => 480,
            Self::Large => 1280,
        }
    }
}

/// What was uploaded, until it was looked at.
///
/// # Errors
/// Never, but a key is only made by reading one.
pub fn upload_key(id: FileId) -> Result<FileKey, InvalidKey> {
    FileKey::parse(&format!("uploads/{id}.bin"))
}

/// A public picture.
///
/// # Errors
/// As [`upload_key`].
pub fn picture_key(id: FileId, size: Size) -> Result<FileKey, InvalidKey> {
    FileKey::parse(&format!("pictures/{id}/{}.jpg", size.name()))
}

/// A private document.
///
/// # Errors
/// As [`upload_key`].
pub fn document_key(id: FileId) -> Result<FileKey, InvalidKey> {
    FileKey::parse(&format!("documents/{id}.bin"))
}

/// Deletes what was uploaded, and where `whole` is set also what was made of it.
///
/// # Errors
/// When something may be left: try again.
pub async fn delete_contents(files: &dyn Files, id: FileId, whole: bool) -> Result<(), FilesError> {
    let made = [
        document_key(id),
        picture_key(id, Size::Small),
        picture_key(id, Size::Medium),
        picture_key(id, Size::Large),
    ];
    let made = made.into_iter().filter(|_| whole);
    for key in std::iter::once(upload_key(id)).chain(made) {
        let key = key.map_err(|wrong| FilesError::Refused(wrong.to_string()))?;
        files.delete(&key).await?;
    }
    Ok(())
}

/// Gives up what never came, and deletes what is no longer needed; how many files' contents. What cannot be deleted now is met again by the next one.
///
/// # Errors
/// When the database fails.
pub async fn sweep_once(database: &Database, files: &dyn Files, now: Timestamp) -> Result<u32, StoreError> {
    let before = |age: SignedDuration| now.saturating_sub(age).unwrap_or(now);
    let mut connection = database.read().await?;
    stored::give_up(&mut connection, before(PATIENCE), now).await?;
    let due = stored::waste(&mut connection, before(SETTLED), AT_ONCE).await?;
    drop(connection);
    let mut deleted = 0;
    for waste in due {
        let Waste { id, whole } = waste;
        if let Err(error) = delete_contents(files, id, whole).await {
            tracing::warn!(%error, file.id = %id, "files.contents_not_deleted");
            continue;
        }
        // Only now the row goes: whoever dies in between leaves it to the next sweep.
        stored::swept(&mut *database.read().await?, waste, now).await?;
        deleted += 1;
    }
    Ok(deleted)
}
