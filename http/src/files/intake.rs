//! Taking an upload in: what it is decides, not what it is called. What is kept is written anew under keys that no link
//! leads to, so that nobody changes a file after it was looked at.

use std::{sync::Arc, time::Duration};

use fittribe_actors::files::{Size, delete_contents, document_key, picture_key, upload_key};
use fittribe_domain::{FileId, file::MediaType};
use fittribe_ports::{
    files::{FileKey, FilesError, InvalidKey},
    pictures::{Picture, PictureError},
};
use fittribe_store::files::{self, File, State};

use super::wire::no_such_file;
use crate::{
    deps::{Storage, Uploads},
    error::{Kind, Problem},
};

/// Pixels along the longer edge of a document that is a picture: small print stays readable.
const DOCUMENT_EDGE: u32 = 3000;

/// What is kept of an upload.
struct Kept {
    content_type: MediaType,
    /// Of the largest.
    length: u64,
    contents: Vec<(FileKey, Vec<u8>)>,
}

/// Why nothing is kept of it.
enum Unkept {
    /// It is not what it should be.
    Rejected(String),
    /// It may be another time.
    Problem(Problem),
}

impl From<InvalidKey> for Unkept {
    fn from(wrong: InvalidKey) -> Self {
        Self::Problem(wrong.into())
    }
}

/// What is said of a file that was rejected.
pub fn rejected(why: &str) -> Problem {
    Problem::new(Kind::FileRejected, format!("{why} Announce another file."))
}

fn undrawn(error: PictureError) -> Unkept {
    match error {
        PictureError::Unknown => Unkept::Rejected("This is no picture that is known here.".to_owned()),
        PictureError::TooLarge { width, height, most } => {
            Unkept::Rejected(format!("The picture is {width} × {height} pixels; {most} in all are the most."))
        }
        PictureError::Damaged => Unkept::Rejected("The picture is damaged.".to_owned()),
        PictureError::Busy => Unkept::Problem(Problem::overloaded(Duration::from_secs(5))),
    }
}

fn bytes(contents: &[u8]) -> u64 {
    u64::try_from(contents.len()).unwrap_or(u64::MAX)
}

/// Looks at what came, by its contents alone, and makes what is kept of it.
async fn look(storage: &Storage, file: &File, contents: Vec<u8>) -> Result<Kept, Unkept> {
    if bytes(&contents) != file.length {
        let why = format!("{} bytes came and {} were announced.", contents.len(), file.length);
        return Err(Unkept::Rejected(why));
    }
    if MediaType::of(&contents) != Some(file.content_type) {
        return Err(Unkept::Rejected(format!("The contents are not {}.", file.content_type)));
    }
    if !file.content_type.is_picture() {
        let kept = vec![(document_key(file.id)?, contents)];
        return Ok(Kept { content_type: file.content_type, length: file.length, contents: kept });
    }
    let (keys, edges) = if file.purpose.is_public() {
        let keys: Result<Vec<_>, _> = Size::ALL.map(|size| picture_key(file.id, size)).into_iter().collect();
        (keys?, Size::ALL.map(Size::edge).to_vec())
    } else {
        (vec![document_key(file.id)?], vec![DOCUMENT_EDGE])
    };
    let drawn = storage.pictures.draw(contents, &edges).await.map_err(undrawn)?;
    let length = drawn.last().map_or(0, |Picture { jpeg, .. }| bytes(jpeg));
    let contents = keys.into_iter().zip(drawn.into_iter().map(|picture| picture.jpeg)).collect();
    Ok(Kept { content_type: MediaType::Jpeg, length, contents })
}

/// Contents that are no longer needed go now if they can, else with the sweep.
async fn discard(storage: &Storage, id: FileId, whole: bool) {
    if let Err(error) = delete_contents(&*storage.files, id, whole).await {
        tracing::warn!(%error, file.id = %id, "files.contents_left_to_the_sweep");
    }
}

/// The contents of a file that was just marked as deleted, if there was one.
///
/// # Errors
/// When the shared runtime is shutting down.
pub async fn discard_deleted(deps: &Uploads, id: Option<FileId>) -> Result<(), Problem> {
    let Some(id) = id else { return Ok(()) };
    let storage = deps.storage.clone();
    let work = async move {
        discard(&storage, id, true).await;
        Ok(())
    };
    deps.outside(work).await
}

/// Somebody else was quicker, or deleted it meanwhile.
async fn settled(deps: &Uploads, file: &File, otherwise: Problem) -> Result<File, Problem> {
    let id = file.id;
    let found =
        deps.db.read(move |conn| Box::pin(async move { Ok::<_, Problem>(files::find(conn, id).await?) }));
    let Some(found) = found.await? else {
        discard(&deps.storage, file.id, true).await;
        return Err(no_such_file());
    };
    match &found.state {
        State::Stored(_) => Ok(found),
        State::Rejected(why) => Err(rejected(why)),
        State::Awaiting | State::Deleted => Err(otherwise),
    }
}

async fn keep(deps: &Uploads, file: &File, kept: Kept) -> Result<File, Problem> {
    let Kept { content_type, length, contents } = kept;
    for (key, contents) in contents {
        deps.storage.files.put(&key, content_type.name(), contents).await?;
    }
    let (id, now) = (file.id, deps.clock.now());
    let stored = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(files::store(conn, id, content_type, length, now).await?) })
    });
    if !stored.await? {
        return settled(deps, file, Problem::bare(Kind::Conflict)).await;
    }
    discard(&deps.storage, file.id, false).await;
    Ok(File { state: State::Stored(now), content_type, length, ..file.clone() })
}

async fn reject(deps: &Uploads, file: &File, why: String) -> Result<File, Problem> {
    let (id, now, reason) = (file.id, deps.clock.now(), why.clone());
    let noted = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(files::reject(conn, id, &reason, now).await?) })
    });
    if !noted.await? {
        return settled(deps, file, rejected(&why)).await;
    }
    discard(&deps.storage, file.id, true).await;
    Err(rejected(&why))
}

/// Takes in what was uploaded for a file that is awaited. Ends whether or not the client waits; may be done again.
///
/// # Errors
/// 409 before anything came, 422 for what is rejected.
pub async fn take_in(deps: Arc<Uploads>, file: File) -> Result<File, Problem> {
    let contents = match deps.storage.files.get(&upload_key(file.id)?, file.length).await {
        Ok(Some(contents)) => contents,
        Ok(None) => {
            let missing = Problem::new(Kind::UploadMissing, "Nothing was uploaded yet; use the link first.");
            return settled(&deps, &file, missing).await;
        }
        Err(FilesError::TooLarge(length)) => {
            let why = format!("{length} bytes came and {} were announced.", file.length);
            return reject(&deps, &file, why).await;
        }
        Err(error) => return Err(error.into()),
    };
    match look(&deps.storage, &file, contents).await {
        Ok(kept) => keep(&deps, &file, kept).await,
        Err(Unkept::Rejected(why)) => reject(&deps, &file, why).await,
        Err(Unkept::Problem(problem)) => Err(problem),
    }
}
