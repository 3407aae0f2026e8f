//! What people uploaded. Where the contents are follows from the row; they are deleted before it is.

use fittribe_domain::{
    AccountId, FileId,
    file::{MediaType, Purpose},
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result, StoreError,
    column::{Instant, instant, number},
};

/// Where a file stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Announced, and not yet known to be here.
    Awaiting,
    /// Here and looked at, since then.
    Stored(Timestamp),
    /// Not what it should be; why.
    Rejected(String),
    /// Its contents go, then the row.
    Deleted,
}

impl State {
    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Awaiting => "awaiting",
            Self::Stored(_) => "stored",
            Self::Rejected(_) => "rejected",
            Self::Deleted => "deleted",
        }
    }
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its identity.
    pub id: FileId,
    /// Whose.
    pub owner: AccountId,
    /// What for.
    pub purpose: Purpose,
    /// Where it stands.
    pub state: State,
    /// Of the upload as it was announced; of what is kept once it is stored.
    pub content_type: MediaType,
    /// Bytes, likewise.
    pub length: u64,
    /// What its owner calls it.
    pub name: String,
    /// When it was announced.
    pub created_at: Timestamp,
}

struct Row {
    id: Uuid,
    owner_id: Uuid,
    purpose: String,
    state: String,
    content_type: String,
    length: i64,
    name: String,
    created_at: Instant,
    stored_at: Option<Instant>,
    rejected_reason: Option<String>,
}

fn wrong(what: impl ToString) -> StoreError {
    StoreError::corrupt("files", what)
}

impl Row {
    fn file(self) -> Result<File> {
        let state = match (self.state.as_str(), self.stored_at, self.rejected_reason) {
            ("awaiting", ..) => State::Awaiting,
            ("stored", Some(at), _) => State::Stored(at.to_jiff()),
            ("rejected", _, Some(why)) => State::Rejected(why),
            ("deleted", ..) => State::Deleted,
            (other, ..) => {
                return Err(wrong(format!("the state `{other}` is not known or lacks its reason")));
            }
        };
        Ok(File {
            id: self.id.into(),
            owner: self.owner_id.into(),
            purpose: self.purpose.parse().map_err(wrong)?,
            state,
            content_type: self.content_type.parse().map_err(wrong)?,
            length: number("files", self.length)?,
            name: self.name,
            created_at: self.created_at.to_jiff(),
        })
    }
}

fn bytes(length: u64) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// How many files an account has: those that are awaited, and all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Announced, and not yet here.
    pub awaiting: u64,
    /// Those too.
    pub all: u64,
}

/// Counts an account's files, and keeps it from announcing others until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut PgConnection, owner: AccountId) -> Result<Count> {
    let locked = sqlx::query!("SELECT id FROM accounts WHERE id = $1 FOR NO KEY UPDATE", owner.uuid());
    locked.fetch_optional(&mut *conn).await?;
    let counted = sqlx::query!(
        r#"SELECT count(*) AS "all!", count(*) FILTER (WHERE state = 'awaiting') AS "awaiting!"
           FROM files WHERE owner_id = $1 AND state <> 'deleted'"#,
        owner.uuid(),
    );
    let counted = counted.fetch_one(conn).await?;
    Ok(Count { awaiting: number("files", counted.awaiting)?, all: number("files", counted.all)? })
}

/// Announces a file.
///
/// # Errors
/// When the database fails.
pub async fn announce(conn: &mut PgConnection, file: &File) -> Result<()> {
    sqlx::query!(
        "INSERT INTO files (id, owner_id, purpose, state, content_type, length, name, created_at, changed_at)
         VALUES ($1, $2, $3, 'awaiting', $4, $5, $6, $7, $7)",
        file.id.uuid(),
        file.owner.uuid(),
        file.purpose.name(),
        file.content_type.name(),
        bytes(file.length),
        file.name,
        instant(file.created_at) as _,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// One file, unless it was deleted.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection, id: FileId) -> Result<Option<File>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, owner_id, purpose, state, content_type, length, name, rejected_reason,
                  created_at AS "created_at: Instant", stored_at AS "stored_at: Instant"
           FROM files WHERE id = $1 AND state <> 'deleted'"#,
        id.uuid(),
    );
    row.fetch_optional(conn).await?.map(Row::file).transpose()
}

/// An account's files, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut PgConnection, owner: AccountId) -> Result<Vec<File>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, owner_id, purpose, state, content_type, length, name, rejected_reason,
                  created_at AS "created_at: Instant", stored_at AS "stored_at: Instant"
           FROM files WHERE owner_id = $1 AND state <> 'deleted' ORDER BY created_at DESC, id DESC"#,
        owner.uuid(),
    );
    rows.fetch_all(conn).await?.into_iter().map(Row::file).collect()
}

/// Notes that an awaited file is here, and what is kept of it. `false`: it was not awaited any more.
///
/// # Errors
/// When the database fails.
pub async fn store(
    conn: &mut PgConnection,
    id: FileId,
    content_type: MediaType,
    length: u64,
    now: Timestamp,
) -> Result<bool> {
    let stored = sqlx::query!(
        "UPDATE files SET state = 'stored', content_type = $2, length = $3, stored_at = $4, changed_at = $4
         WHERE id = $1 AND state = 'awaiting'",
        id.uuid(),
        content_type.name(),
        bytes(length),
        instant(now) as _,
    );
    Ok(stored.execute(conn).await?.rows_affected() == 1)
}

/// Notes that an awaited file is not what it should be. `false`: it was not awaited any more.
///
/// # Errors
/// When the database fails.
pub async fn reject(conn: &mut PgConnection, id: FileId, why: &str, now: Timestamp) -> Result<bool> {
    let rejected = sqlx::query!(
        "UPDATE files SET state = 'rejected', rejected_reason = $2, changed_at = $3
         WHERE id = $1 AND state = 'awaiting'",
        id.uuid(),
        why,
        instant(now) as _,
    );
    Ok(rejected.execute(conn).await?.rows_affected() == 1)
}

/// Marks a file as deleted, from which on nobody is given it, also not as somebody's avatar or in a gallery. `false`: it
/// was already. Take it out of its certificate first.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut PgConnection, id: FileId, now: Timestamp) -> Result<bool> {
    let deleted = sqlx::query!(
        "UPDATE files SET state = 'deleted', changed_at = $2 WHERE id = $1 AND state <> 'deleted'",
        id.uuid(),
        instant(now) as _,
    );
    if deleted.execute(&mut *conn).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let unset = sqlx::query!("UPDATE accounts SET avatar_file = NULL WHERE avatar_file = $1", id.uuid());
    unset.execute(&mut *conn).await?;
    let taken_down = sqlx::query!("DELETE FROM gallery WHERE file_id = $1", id.uuid());
    taken_down.execute(conn).await?;
    Ok(true)
}

/// What setting an avatar came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AvatarSet {
    /// Done; the one before, if there was another.
    Done(Option<FileId>),
    /// The file is no avatar of this account that is stored.
    NoSuchFile,
}

/// Puts one of an account's stored avatars beside its name, or none. The one before stays as a file.
///
/// # Errors
/// When the database fails.
pub async fn set_avatar(
    conn: &mut PgConnection,
    account: AccountId,
    file: Option<FileId>,
) -> Result<AvatarSet> {
    if let Some(file) = file {
        // Nobody deletes it until this has ended.
        let own = sqlx::query!(
            "SELECT id FROM files
             WHERE id = $1 AND owner_id = $2 AND purpose = 'avatar' AND state = 'stored' FOR SHARE",
            file.uuid(),
            account.uuid(),
        );
        if own.fetch_optional(&mut *conn).await?.is_none() {
            return Ok(AvatarSet::NoSuchFile);
        }
    }
    let before = sqlx::query_scalar!(
        "SELECT avatar_file FROM accounts WHERE id = $1 FOR NO KEY UPDATE",
        account.uuid()
    );
    let before = before.fetch_optional(&mut *conn).await?.flatten().map(FileId::from);
    let set = sqlx::query!(
        "UPDATE accounts SET avatar_file = $2 WHERE id = $1",
        account.uuid(),
        file.map(FileId::uuid),
    );
    set.execute(conn).await?;
    Ok(AvatarSet::Done(before.filter(|before| Some(*before) != file)))
}

/// Marks as deleted what was announced or rejected before an instant and is not stored; how many.
///
/// # Errors
/// When the database fails.
pub async fn give_up(conn: &mut PgConnection, before: Timestamp, now: Timestamp) -> Result<u64> {
    let given_up = sqlx::query!(
        "UPDATE files SET state = 'deleted', changed_at = $2
         WHERE state IN ('awaiting', 'rejected') AND changed_at < $1",
        instant(before) as _,
        instant(now) as _,
    );
    Ok(given_up.execute(conn).await?.rows_affected())
}

/// A file whose contents, or whose upload, are to be deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waste {
    /// Which.
    pub id: FileId,
    /// Whether all of it goes; else only what was uploaded.
    pub whole: bool,
}

/// Files that came into their state before an instant and whose contents can go, the longest deleted first.
///
/// # Errors
/// When the database fails.
pub async fn waste(conn: &mut PgConnection, before: Timestamp, limit: u32) -> Result<Vec<Waste>> {
    let rows = sqlx::query!(
        r#"SELECT id, state = 'deleted' AS "whole!" FROM files
           WHERE changed_at < $1 AND (state = 'deleted' OR (state = 'stored' AND upload_swept_at IS NULL))
           ORDER BY changed_at LIMIT $2"#,
        instant(before) as _,
        i64::from(limit),
    );
    let rows = rows.fetch_all(conn).await?;
    Ok(rows.into_iter().map(|row| Waste { id: row.id.into(), whole: row.whole }).collect())
}

/// Notes that contents are gone: of a deleted file nothing is left, of a stored one what was uploaded.
///
/// # Errors
/// When the database fails.
pub async fn swept(conn: &mut PgConnection, waste: Waste, now: Timestamp) -> Result<()> {
    if waste.whole {
        let forgotten =
            sqlx::query!("DELETE FROM files WHERE id = $1 AND state = 'deleted'", waste.id.uuid());
        forgotten.execute(conn).await?;
    } else {
        let noted = sqlx::query!(
            "UPDATE files SET upload_swept_at = $2 WHERE id = $1",
            waste.id.uuid(),
            instant(now) as _,
        );
        noted.execute(conn).await?;
    }
    Ok(())
}
