//! What trainers show that they have learnt. A file is the document of one certificate at most.

use fittribe_domain::{
    AccountId, FileId, TrainerId,
    account::Email,
    certificate::{Kind, Status, warning},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result, StoreError,
    column::{Instant, instant, instants, named},
};

const CERTIFICATES: &str = "certificates";
/// The most that a trainer has.
pub const MOST: usize = 50;

/// What a trainer says of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What it is of.
    pub kind: Kind,
    /// What it says.
    pub title: String,
    /// Who gave it.
    pub issuer: String,
    /// Under which number.
    pub number: Option<String>,
    /// When.
    pub issued_on: Option<Date>,
    /// The last day it is good for; none: it is for good.
    pub expires_on: Option<Date>,
    /// Its document.
    pub file: FileId,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its identity.
    pub id: Uuid,
    /// Whose.
    pub trainer: TrainerId,
    /// What they say of it.
    pub claim: Claim,
    /// When its last day has ended; set exactly with [`Claim::expires_on`].
    pub expires_at: Option<Timestamp>,
    /// What an administrator said of it.
    pub status: Status,
    /// Why.
    pub status_reason: String,
    /// Since when it stands so.
    pub status_at: Timestamp,
    /// When it was first entered.
    pub created_at: Timestamp,
}

struct Row {
    id: Uuid,
    trainer_id: Uuid,
    kind: String,
    title: String,
    issuer: String,
    number: Option<String>,
    issued_on: Option<jiff_sqlx::Date>,
    expires_on: Option<jiff_sqlx::Date>,
    expires_at: Option<Instant>,
    file_id: Uuid,
    status: String,
    status_reason: String,
    status_at: Instant,
    created_at: Instant,
}

impl Row {
    fn certificate(self) -> Result<Certificate> {
        Ok(Certificate {
            id: self.id,
            trainer: self.trainer_id.into(),
            claim: Claim {
                kind: named(CERTIFICATES, &self.kind)?,
                title: self.title,
                issuer: self.issuer,
                number: self.number,
                issued_on: self.issued_on.map(jiff_sqlx::Date::to_jiff),
                expires_on: self.expires_on.map(jiff_sqlx::Date::to_jiff),
                file: self.file_id.into(),
            },
            expires_at: self.expires_at.map(Instant::to_jiff),
            status: named(CERTIFICATES, &self.status)?,
            status_reason: self.status_reason,
            status_at: self.status_at.to_jiff(),
            created_at: self.created_at.to_jiff(),
        })
    }
}

/// What putting a certificate came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is there, and waits for an administrator unless nothing changed; the document that it had before, if another.
    Done(Box<Certificate>, Option<FileId>),
    /// The id is another trainer's.
    NotTheirs,
    /// The file is no stored certificate of the trainer's account, or another certificate's document.
    NoSuchFile,
    /// The trainer has [`MOST`] already.
    TooMany,
}

/// One certificate, which stays as it is until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock(conn: &mut PgConnection, id: Uuid) -> Result<Option<Certificate>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, trainer_id, kind, title, issuer, number, issued_on AS "issued_on: jiff_sqlx::Date",
                  expires_on AS "expires_on: jiff_sqlx::Date", expires_at AS "expires_at: Instant", file_id, status,
                  status_reason, status_at AS "status_at: Instant", created_at AS "created_at: Instant"
           FROM certificates WHERE id = $1 FOR UPDATE"#,
        id,
    );
    row.fetch_optional(conn).await?.map(Row::certificate).transpose()
}

/// Whether a file can be a certificate's document. Nobody deletes it until the transaction has ended.
async fn is_free(conn: &mut PgConnection, certificate: Uuid, file: FileId, owner: AccountId) -> Result<bool> {
    let own = sqlx::query_scalar!(
        "SELECT id FROM files
         WHERE id = $1 AND owner_id = $2 AND purpose = 'certificate' AND state = 'stored' FOR UPDATE",
        file.uuid(),
        owner.uuid(),
    );
    if own.fetch_optional(&mut *conn).await?.is_none() {
        return Ok(false);
    }
    let other = sqlx::query_scalar!(
        "SELECT id FROM certificates WHERE file_id = $1 AND id <> $2",
        file.uuid(),
        certificate
    );
    Ok(other.fetch_optional(conn).await?.is_none())
}

/// Adds a certificate to those of a trainer, whose account is `owner`, or puts another claim in its place, which an
/// administrator has not seen then.
///
/// # Errors
/// When the database fails; of two that add the same id at once, one.
pub async fn put(
    conn: &mut PgConnection,
    (id, trainer, owner): (Uuid, TrainerId, AccountId),
    claim: Claim,
    expires_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<Put> {
    // One after the other: the count holds.
    sqlx::query!("SELECT id FROM trainers WHERE id = $1 FOR NO KEY UPDATE", trainer.uuid())
        .fetch_one(&mut *conn)
        .await?;
    let known = lock(conn, id).await?;
    if known.as_ref().is_some_and(|known| known.trainer != trainer) {
        return Ok(Put::NotTheirs);
    }
    if let Some(known) = known.clone().filter(|known| known.claim == claim) {
        return Ok(Put::Done(Box::new(known), None));
    }
    if known.is_none() && list(conn, trainer).await?.len() >= MOST {
        return Ok(Put::TooMany);
    }
    if !is_free(conn, id, claim.file, owner).await? {
        return Ok(Put::NoSuchFile);
    }
    let certificate = Certificate {
        id,
        trainer,
        expires_at,
        status: Status::Submitted,
        status_reason: String::new(),
        status_at: now,
        created_at: known.as_ref().map_or(now, |known| known.created_at),
        claim,
    };
    write(conn, &certificate).await?;
    let before = known.map(|known| known.claim.file).filter(|before| *before != certificate.claim.file);
    Ok(Put::Done(Box::new(certificate), before))
}

async fn write(conn: &mut PgConnection, certificate: &Certificate) -> Result<()> {
    let Certificate { claim, .. } = certificate;
    let written = sqlx::query!(
        "INSERT INTO certificates (id, trainer_id, kind, title, issuer, number, issued_on, expires_on, expires_at,
             file_id, status, status_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO UPDATE SET kind = $3, title = $4, issuer = $5, number = $6, issued_on = $7,
             expires_on = $8, expires_at = $9, file_id = $10, status = $11, status_reason = '', status_at = $12,
             warned_days = NULL",
        certificate.id,
        certificate.trainer.uuid(),
        claim.kind.name(),
        claim.title,
        claim.issuer,
        claim.number,
        claim.issued_on.map(ToSqlx::to_sqlx) as _,
        claim.expires_on.map(ToSqlx::to_sqlx) as _,
        instants(certificate.expires_at) as _,
        claim.file.uuid(),
        certificate.status.name(),
        instant(certificate.status_at) as _,
        instant(certificate.created_at) as _,
    );
    written.execute(conn).await?;
    Ok(())
}

/// A trainer's certificates, the first entered first.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut PgConnection, trainer: TrainerId) -> Result<Vec<Certificate>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, trainer_id, kind, title, issuer, number, issued_on AS "issued_on: jiff_sqlx::Date",
                  expires_on AS "expires_on: jiff_sqlx::Date", expires_at AS "expires_at: Instant", file_id, status,
                  status_reason, status_at AS "status_at: Instant", created_at AS "created_at: Instant"
           FROM certificates WHERE trainer_id = $1 ORDER BY created_at, id"#,
        trainer.uuid(),
    );
    rows.fetch_all(conn).await?.into_iter().map(Row::certificate).collect()
}

/// All trainers' certificates that stand somewhere, the longest first, after one.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    conn: &mut PgConnection,
    status: Status,
    after: Option<Uuid>,
    limit: u16,
) -> Result<Vec<Certificate>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, trainer_id, kind, title, issuer, number, issued_on AS "issued_on: jiff_sqlx::Date",
                  expires_on AS "expires_on: jiff_sqlx::Date", expires_at AS "expires_at: Instant", file_id, status,
                  status_reason, status_at AS "status_at: Instant", created_at AS "created_at: Instant"
           FROM certificates
           WHERE status = $1 AND ($2::uuid IS NULL
               OR (status_at, id) > ((SELECT status_at FROM certificates WHERE id = $2), $2))
           ORDER BY status_at, id LIMIT $3"#,
        status.name(),
        after,
        i64::from(limit),
    );
    rows.fetch_all(conn).await?.into_iter().map(Row::certificate).collect()
}

/// Says what an administrator found.
///
/// # Errors
/// When the database fails.
pub async fn judge(
    conn: &mut PgConnection,
    id: Uuid,
    status: Status,
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    let judged = sqlx::query!(
        "UPDATE certificates SET status = $2, status_reason = $3, status_at = $4 WHERE id = $1",
        id,
        status.name(),
        reason,
        instant(now) as _,
    );
    judged.execute(conn).await?;
    Ok(())
}

/// Takes a certificate away from its trainer; its document. `None`: they have no such certificate.
///
/// # Errors
/// When the database fails.
pub async fn remove(conn: &mut PgConnection, trainer: TrainerId, id: Uuid) -> Result<Option<FileId>> {
    let removed = sqlx::query_scalar!(
        "DELETE FROM certificates WHERE id = $1 AND trainer_id = $2 RETURNING file_id",
        id,
        trainer.uuid(),
    );
    Ok(removed.fetch_optional(conn).await?.map(FileId::from))
}

/// Whether a file is a certificate's document.
///
/// # Errors
/// When the database fails.
pub async fn is_document(conn: &mut PgConnection, file: FileId) -> Result<bool> {
    let found = sqlx::query_scalar!("SELECT id FROM certificates WHERE file_id = $1", file.uuid());
    Ok(found.fetch_optional(conn).await?.is_some())
}

/// Somebody to be warned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Which certificate.
    pub certificate: Uuid,
    /// Where its trainer reads letters.
    pub to: Email,
    /// So many days before it expires, 0 once it has.
    pub days: i16,
}

/// Notes the warnings that have come due since the last, of certificates that nothing confirmed outlasts, and gives them
/// to be sent in the same transaction. One certificate is warned of once for each of
/// [`fittribe_domain::certificate::WARNINGS`]; what was missed meanwhile is not made up for.
///
/// # Errors
/// When the database fails.
pub async fn take_warnings(conn: &mut PgConnection, now: Timestamp) -> Result<Vec<Warning>> {
    let ahead = now.saturating_add(SignedDuration::from_hours(24 * 30)).unwrap_or(now);
    let rows = sqlx::query!(
        r#"SELECT c.id, c.expires_at AS "expires_at!: Instant", c.warned_days, a.email
           FROM certificates c JOIN trainers t ON t.id = c.trainer_id JOIN accounts a ON a.id = t.account_id
           WHERE c.status = 'confirmed' AND c.expires_at <= $1 AND c.warned_days IS DISTINCT FROM 0
               AND a.suspended_at IS NULL
               AND NOT EXISTS (SELECT FROM certificates d WHERE d.trainer_id = c.trainer_id AND d.kind = c.kind
                   AND d.id <> c.id AND d.status = 'confirmed'
                   AND coalesce(d.expires_at, 'infinity') > c.expires_at)
           ORDER BY c.expires_at LIMIT 500 FOR UPDATE OF c SKIP LOCKED"#,
        instant(ahead) as _,
    );
    let mut warnings = Vec::new();
    for row in rows.fetch_all(&mut *conn).await? {
        let due = warning(row.expires_at.to_jiff(), now);
        let Some(days) = due.filter(|due| row.warned_days.is_none_or(|warned| *due < warned)) else {
            continue;
        };
        sqlx::query!("UPDATE certificates SET warned_days = $2 WHERE id = $1", row.id, days)
            .execute(&mut *conn)
            .await?;
        let to = Email::parse(&row.email).map_err(|wrong| StoreError::corrupt("accounts", wrong))?;
        warnings.push(Warning { certificate: row.id, to, days });
    }
    Ok(warnings)
}
