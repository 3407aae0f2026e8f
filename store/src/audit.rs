//! What administrators did. Invariant: rows are added and never changed, which the database itself sees to.

use fittribe_domain::AccountId;
use jiff::Timestamp;
use serde_json::Value;
use sqlx::PgConnection;

use crate::{
    Result,
    column::{Instant, instant, instants},
};

/// Something to write down, in the transaction that does it.
#[derive(Clone, Debug)]
pub struct Deed {
    /// When.
    pub at: Timestamp,
    /// Who; nobody for the server's own command line.
    pub actor: Option<AccountId>,
    /// What, such as `account.suspend`.
    pub action: &'static str,
    /// To what kind of thing.
    pub subject_kind: &'static str,
    /// To which.
    pub subject_id: String,
    /// Why, and what else matters; never a secret.
    pub detail: Value,
    /// In which request.
    pub request_id: String,
}

/// A row of the log.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Counts up.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who; nobody for the server's own command line.
    pub actor: Option<AccountId>,
    /// What.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which.
    pub subject_id: String,
    /// Why, and what else matters.
    pub detail: Value,
    /// In which request.
    pub request_id: String,
}

/// What to look for; everything that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Done by.
    pub actor: Option<AccountId>,
    /// The action, or the beginning of it.
    pub action: Option<String>,
    /// To which thing.
    pub subject: Option<String>,
    /// Words in the detail.
    pub text: Option<String>,
    /// Not before.
    pub from: Option<Timestamp>,
    /// Before.
    pub to: Option<Timestamp>,
}

/// Writes a deed down.
///
/// # Errors
/// When the database fails.
pub async fn append(conn: &mut PgConnection, deed: &Deed) -> Result<()> {
    sqlx::query!(
        "INSERT INTO audit_log (at, actor_id, action, subject_kind, subject_id, detail, request_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        instant(deed.at) as _,
        deed.actor.map(AccountId::uuid),
        deed.action,
        deed.subject_kind,
        deed.subject_id,
        deed.detail,
        deed.request_id,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What was done, the latest first, before a row.
///
/// # Errors
/// When the database fails.
pub async fn search(
    conn: &mut PgConnection,
    wanted: &Wanted,
    before: Option<i64>,
    limit: u16,
) -> Result<Vec<Entry>> {
    let rows = sqlx::query!(
        r#"SELECT id, at AS "at: Instant", actor_id, action, subject_kind, subject_id, detail, request_id
           FROM audit_log
           WHERE ($1::bigint IS NULL OR id < $1) AND ($2::uuid IS NULL OR actor_id = $2)
             AND ($3::text IS NULL OR starts_with(action, $3)) AND ($4::text IS NULL OR subject_id = $4)
             AND ($5::text IS NULL OR strpos(lower(detail::text), lower($5)) > 0)
             AND ($6::timestamptz IS NULL OR at >= $6) AND ($7::timestamptz IS NULL OR at < $7)
           ORDER BY id DESC LIMIT $8"#,
        before,
        wanted.actor.map(AccountId::uuid),
        wanted.action,
        wanted.subject,
        wanted.text,
        instants(wanted.from) as _,
        instants(wanted.to) as _,
        i64::from(limit),
    );
    let entries = rows.fetch_all(conn).await?.into_iter().map(|row| Entry {
        id: row.id,
        at: row.at.to_jiff(),
        actor: row.actor_id.map(AccountId::from),
        action: row.action,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        detail: row.detail,
        request_id: row.request_id,
    });
    Ok(entries.collect())
}
