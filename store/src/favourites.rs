//! The trainers that people keep at hand.

use fittribe_domain::{AccountId, FileId, TrainerId};
use jiff::Timestamp;
use sqlx::PgConnection;

use crate::{
    Result,
    column::{Instant, instant},
};

/// The most that an account has.
pub const MOST: i64 = 500;

/// A trainer kept at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Favourite {
    /// Who.
    pub trainer: TrainerId,
    /// The address of their page.
    pub slug: String,
    /// Their name.
    pub name: String,
    /// Their picture.
    pub avatar: Option<FileId>,
    /// Their page's one line.
    pub headline: String,
    /// Since when.
    pub at: Timestamp,
}

/// What became of keeping one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept, now or since earlier.
    Done,
    /// There is no such trainer.
    Unknown,
    /// There are [`MOST`] already.
    Full,
}

/// Keeps a trainer at hand; again changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    conn: &mut PgConnection,
    account: AccountId,
    trainer: TrainerId,
    now: Timestamp,
) -> Result<Kept> {
    let known = sqlx::query!(
        r#"SELECT EXISTS (SELECT FROM trainers WHERE id = $2) AS "trainer!",
                  EXISTS (SELECT FROM favourites WHERE account_id = $1 AND trainer_id = $2) AS "kept!",
                  (SELECT count(*) FROM favourites WHERE account_id = $1) AS "count!""#,
        account.uuid(),
        trainer.uuid(),
    );
    let known = known.fetch_one(&mut *conn).await?;
    if !known.trainer {
        return Ok(Kept::Unknown);
    }
    if known.kept {
        return Ok(Kept::Done);
    }
    if known.count >= MOST {
        return Ok(Kept::Full);
    }
    let kept = sqlx::query!(
        "INSERT INTO favourites (account_id, trainer_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        account.uuid(),
        trainer.uuid(),
        instant(now) as _,
    );
    kept.execute(conn).await?;
    Ok(Kept::Done)
}

/// Lets a trainer go; one that was not kept changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn let_go(conn: &mut PgConnection, account: AccountId, trainer: TrainerId) -> Result<()> {
    let gone = sqlx::query!(
        "DELETE FROM favourites WHERE account_id = $1 AND trainer_id = $2",
        account.uuid(),
        trainer.uuid(),
    );
    gone.execute(conn).await?;
    Ok(())
}

/// The trainers that somebody keeps, the latest first; at most [`MOST`].
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut PgConnection, account: AccountId) -> Result<Vec<Favourite>> {
    let rows = sqlx::query!(
        r#"SELECT f.trainer_id, t.slug, a.name, a.avatar_file, t.headline, f.at AS "at: Instant"
           FROM favourites f JOIN trainers t ON t.id = f.trainer_id JOIN accounts a ON a.id = t.account_id
           WHERE f.account_id = $1 ORDER BY f.at DESC, f.trainer_id LIMIT $2"#,
        account.uuid(),
        MOST,
    );
    let favourites = rows.fetch_all(conn).await?.into_iter().map(|row| Favourite {
        trainer: row.trainer_id.into(),
        slug: row.slug,
        name: row.name,
        avatar: row.avatar_file.map(FileId::from),
        headline: row.headline,
        at: row.at.to_jiff(),
    });
    Ok(favourites.collect())
}
