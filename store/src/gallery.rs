//! The pictures of trainers' pages, in their order.

use fittribe_domain::{AccountId, FileId, TrainerId};
use sqlx::PgConnection;

use crate::{Result, column::number};

/// The most that a page has.
pub const MOST: usize = 12;

/// A picture of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Which.
    pub file: FileId,
    /// What is to be seen, for those who cannot.
    pub caption: String,
}

/// A page's pictures.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut PgConnection, trainer: TrainerId) -> Result<Vec<Picture>> {
    let rows = sqlx::query!(
        "SELECT file_id, caption FROM gallery WHERE trainer_id = $1 ORDER BY place",
        trainer.uuid()
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| Picture { file: row.file_id.into(), caption: row.caption }).collect())
}

/// What putting pictures came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// They are the page's, at this version; those that were and are no longer.
    Done(u32, Vec<FileId>),
    /// The page's are others by now, at this version.
    Stale(u32),
    /// The file at this place is no stored picture of the account's for a gallery.
    NoSuchFile(usize),
}

/// Puts pictures, each once, in place of a page's, where a version is expected of that one only.
///
/// # Errors
/// When the database fails; roll the transaction back.
pub async fn put(
    conn: &mut PgConnection,
    (trainer, owner): (TrainerId, AccountId),
    expected: Option<u32>,
    pictures: &[Picture],
) -> Result<Put> {
    // One after the other.
    let version = sqlx::query_scalar!(
        "SELECT gallery_version FROM trainers WHERE id = $1 FOR NO KEY UPDATE",
        trainer.uuid()
    );
    let version: u32 = number("trainers", version.fetch_one(&mut *conn).await?.into())?;
    if expected.is_some_and(|expected| expected != version) {
        return Ok(Put::Stale(version));
    }
    let ids: Vec<_> = pictures.iter().map(|picture| picture.file.uuid()).collect();
    // Nobody deletes them until this has ended.
    let own = sqlx::query_scalar!(
        "SELECT id FROM files WHERE id = ANY($1) AND owner_id = $2 AND purpose = 'gallery' AND state = 'stored'
         ORDER BY id FOR SHARE",
        &ids,
        owner.uuid(),
    );
    let own = own.fetch_all(&mut *conn).await?;
    if let Some(place) = ids.iter().position(|id| !own.contains(id)) {
        return Ok(Put::NoSuchFile(place));
    }
    let before = list(conn, trainer).await?;
    sqlx::query!("DELETE FROM gallery WHERE trainer_id = $1", trainer.uuid()).execute(&mut *conn).await?;
    let captions: Vec<String> = pictures.iter().map(|picture| picture.caption.clone()).collect();
    let put = sqlx::query!(
        "INSERT INTO gallery (trainer_id, place, file_id, caption)
         SELECT $1, ordinality - 1, file, caption
         FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS p (file, caption, ordinality)",
        trainer.uuid(),
        &ids,
        &captions,
    );
    put.execute(&mut *conn).await?;
    sqlx::query!("UPDATE trainers SET gallery_version = gallery_version + 1 WHERE id = $1", trainer.uuid())
        .execute(conn)
        .await?;
    let gone = before.into_iter().map(|picture| picture.file).filter(|file| !ids.contains(&file.uuid()));
    Ok(Put::Done(version + 1, gone.collect()))
}
