//! Galleries on the wire.

use fittribe_domain::FileId;
use fittribe_store::gallery::{MOST, Picture};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{error::Problem, files::wire::PicturesBody};

/// A picture of a page.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GalleryPicture)]
pub struct PictureBody {
    /// Its file.
    file: Uuid,
    /// What is to be seen, for those who cannot.
    caption: String,
    /// Where everybody finds it.
    #[serde(flatten)]
    pictures: PicturesBody,
}

/// A page's pictures.
#[derive(Debug, Serialize, ToSchema)]
pub struct Gallery {
    /// In the order that they are shown in.
    pub pictures: Vec<PictureBody>,
    /// Counts their changes; what `If-Match` compares.
    pub version: u32,
}

/// A picture to be shown.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPicture {
    /// A stored file of yours whose purpose is `gallery`.
    file: Uuid,
    /// What is to be seen, for those who cannot.
    #[serde(default)]
    #[schema(max_length = 200)]
    caption: String,
}

/// The pictures that a page shall have.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GalleryInput {
    /// In the order that they are shown in, each once.
    #[schema(max_items = 12)]
    pictures: Vec<NewPicture>,
}

impl GalleryInput {
    /// The pictures.
    ///
    /// # Errors
    /// Points at what is wrong.
    pub fn pictures(self) -> Result<Vec<Picture>, Problem> {
        if self.pictures.len() > MOST {
            return Err(Problem::field("/pictures", format!("are at most {MOST}")));
        }
        let mut pictures: Vec<Picture> = Vec::new();
        for (place, NewPicture { file, caption }) in self.pictures.into_iter().enumerate() {
            let picture = Picture { file: FileId::from_uuid(file), caption: caption.trim().to_owned() };
            if pictures.iter().any(|other| other.file == picture.file) {
                return Err(Problem::field(format!("/pictures/{place}/file"), "is there already"));
            }
            if picture.caption.chars().count() > 200 || picture.caption.chars().any(char::is_control) {
                let pointer = format!("/pictures/{place}/caption");
                return Err(Problem::field(pointer, "is one line of at most 200 characters"));
            }
            pictures.push(picture);
        }
        Ok(pictures)
    }
}

impl From<&Picture> for PictureBody {
    fn from(picture: &Picture) -> Self {
        Self {
            file: picture.file.uuid(),
            caption: picture.caption.clone(),
            pictures: PicturesBody::of(picture.file),
        }
    }
}
