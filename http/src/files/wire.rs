//! Files on the wire.

use std::time::Duration;

use fittribe_actors::files::{Size, document_key};
use fittribe_domain::{FileId, file::Purpose};
use fittribe_ports::files::{Download, FilesError, InvalidKey, direct::LinkError};
use fittribe_store::files::{self, File, State};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    deps::Uploads,
    error::{Kind, Problem},
    extract::Account,
};

/// How long a link to a private document is good.
const DOWNLOAD_LIFETIME: Duration = Duration::from_secs(5 * 60);

/// A file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = File)]
pub struct FileBody {
    /// Its identity.
    pub id: Uuid,
    /// `avatar`, `gallery` or `certificate`.
    pub purpose: &'static str,
    /// `awaiting`, `stored` or `rejected`.
    pub state: &'static str,
    /// What its owner calls it.
    pub name: String,
    /// Of the upload as it was announced; of what is kept once it is stored.
    #[schema(example = "image/jpeg")]
    pub content_type: &'static str,
    /// Bytes, likewise; of pictures in several sizes the largest.
    pub length: u64,
    /// When it was announced.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// Since when it is kept.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub stored_at: Option<Timestamp>,
    /// Why it is not.
    pub rejected: Option<String>,
    /// A public picture that is kept.
    pub pictures: Option<PicturesBody>,
    /// A private document that is kept.
    pub download: Option<DownloadBody>,
}

/// Where everybody finds a picture.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Pictures)]
pub struct PicturesBody {
    /// At most 160 pixels along the longer edge.
    #[schema(format = "uri-reference")]
    pub small: String,
    /// At most 480.
    #[schema(format = "uri-reference")]
    pub medium: String,
    /// At most 1280.
    #[schema(format = "uri-reference")]
    pub large: String,
}

/// Where whoever has the link finds a document.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Download)]
pub struct DownloadBody {
    /// The link.
    #[schema(format = "uri")]
    pub url: String,
    /// When it ceases to be good: ask again for another.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
}

/// Where everybody finds a picture in a size.
#[must_use]
pub fn picture_path(id: FileId, size: Size) -> String {
    format!("/api/v1/images/{id}/{}", size.name())
}

/// Where everybody finds the picture beside a name.
#[must_use]
pub fn avatar_path(id: FileId) -> String {
    picture_path(id, Size::Medium)
}

impl PicturesBody {
    /// Of a file.
    #[must_use]
    pub fn of(id: FileId) -> Self {
        Self {
            small: picture_path(id, Size::Small),
            medium: picture_path(id, Size::Medium),
            large: picture_path(id, Size::Large),
        }
    }
}

impl FileBody {
    /// As it is now, with fresh links.
    ///
    /// # Errors
    /// When no link can be made.
    pub async fn of(deps: &Uploads, file: File) -> Result<Self, Problem> {
        let stored = matches!(file.state, State::Stored(_));
        let pictures = (stored && file.purpose.is_public()).then(|| PicturesBody::of(file.id));
        let download =
            if stored && !file.purpose.is_public() { Some(download(deps, &file).await?) } else { None };
        let (stored_at, rejected) = match &file.state {
            State::Stored(at) => (Some(*at), None),
            State::Rejected(why) => (None, Some(why.clone())),
            State::Awaiting | State::Deleted => (None, None),
        };
        Ok(Self {
            id: file.id.uuid(),
            purpose: file.purpose.name(),
            state: file.state.name(),
            content_type: file.content_type.name(),
            length: file.length,
            created_at: file.created_at,
            name: file.name,
            stored_at,
            rejected,
            pictures,
            download,
        })
    }
}

async fn download(deps: &Uploads, file: &File) -> Result<DownloadBody, Problem> {
    let download = Download {
        key: document_key(file.id)?,
        filename: file.name.clone(),
        content_type: file.content_type.name().to_owned(),
        lifetime: DOWNLOAD_LIFETIME,
    };
    let storage = deps.storage.clone();
    let link = deps.outside(async move { Ok(storage.files.sign_download(&download).await?) }).await?;
    Ok(DownloadBody { url: link.url, expires_at: link.expires_at })
}

/// Who may reach a file besides its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nobody.
    Owner,
    /// Administrators.
    OwnerAndAdmins,
}

/// What is said of a file that is not there, or not for who asks.
#[must_use]
pub fn no_such_file() -> Problem {
    Problem::not_found("There is no such file of yours.")
}

/// A file that the account may reach.
///
/// # Errors
/// 404 for everybody else.
pub async fn reachable(deps: &Uploads, account: Account, id: FileId, reach: Reach) -> Result<File, Problem> {
    let found =
        deps.db.read(move |conn| Box::pin(async move { Ok::<_, Problem>(files::find(conn, id).await?) }));
    let allowed =
        |file: &File| file.owner == account.id || (reach == Reach::OwnerAndAdmins && account.is_admin());
    found.await?.filter(allowed).ok_or_else(no_such_file)
}

/// Goes on for those who have files for a purpose.
///
/// # Errors
/// 403 for everybody else.
pub fn check_purpose(account: Account, purpose: Purpose) -> Result<(), Problem> {
    use fittribe_domain::account::Role;
    if purpose.is_for_trainers() && account.role != Role::Trainer {
        return Err(Problem::new(Kind::Forbidden, "Only trainers have galleries and certificates."));
    }
    Ok(())
}

impl From<FilesError> for Problem {
    fn from(error: FilesError) -> Self {
        match error {
            FilesError::Away(why) => {
                tracing::warn!(why, "files.unavailable");
                Self::overloaded(Duration::from_secs(5))
            }
            error @ (FilesError::Refused(_) | FilesError::TooLarge(_)) => Self::internal(&error),
        }
    }
}

impl From<InvalidKey> for Problem {
    fn from(wrong: InvalidKey) -> Self {
        Self::internal(&wrong)
    }
}

impl From<LinkError> for Problem {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Altered => {
                Self::new(Kind::LinkRefused, "The link is not one of ours, or was altered.")
            }
            LinkError::Expired => Self::new(Kind::LinkRefused, "The link has expired; ask for another."),
        }
    }
}
