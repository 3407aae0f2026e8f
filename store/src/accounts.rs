//! Accounts.

use fittribe_domain::{
    AccountId, FileId,
    account::{Email, Role},
    zone::Zone,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    Result, StoreError,
    column::{Instant, instant, instants},
};

/// An account as stored.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its identity.
    pub id: AccountId,
    /// Where mail goes; unique.
    pub email: Email,
    /// What others read.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Its own zone.
    pub tz: Zone,
    /// An argon2id PHC string; none for who signs in with an identity alone.
    pub password_hash: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Set while suspended.
    pub suspended_at: Option<Timestamp>,
    /// When its address was shown to be its own.
    pub verified_at: Option<Timestamp>,
    /// The picture beside its name.
    pub avatar: Option<FileId>,
    /// When mail to its address came back for good, and what the mail server answered.
    pub bounced: Option<Bounced>,
}

/// Mail to an address came back for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounced {
    /// When that was first known.
    pub at: Timestamp,
    /// What the mail server answered, such as `5.1.1` (RFC 3463).
    pub status: String,
}

struct Row {
    id: Uuid,
    email: String,
    name: String,
    role: String,
    tz: String,
    password_hash: Option<String>,
    created_at: Instant,
    suspended_at: Option<Instant>,
    verified_at: Option<Instant>,
    avatar_file: Option<Uuid>,
    email_bounced_at: Option<Instant>,
    email_bounce_status: Option<String>,
}

impl Row {
    fn account(self) -> Result<Account> {
        Ok(Account {
            id: self.id.into(),
            email: Email::parse(&self.email).map_err(wrong)?,
            name: self.name,
            role: self.role.parse().map_err(wrong)?,
            tz: Zone::named(&self.tz).map_err(wrong)?,
            password_hash: self.password_hash,
            created_at: self.created_at.to_jiff(),
            suspended_at: self.suspended_at.map(Instant::to_jiff),
            verified_at: self.verified_at.map(Instant::to_jiff),
            avatar: self.avatar_file.map(FileId::from),
            bounced: self
                .email_bounced_at
                .zip(self.email_bounce_status)
                .map(|(at, status)| Bounced { at: at.to_jiff(), status }),
        })
    }
}

fn wrong(what: impl ToString) -> StoreError {
    StoreError::corrupt("accounts", what)
}

/// Adds an account, without its avatar: see [`crate::files::set_avatar`].
///
/// # Errors
/// [`crate::StoreError::EmailTaken`].
pub async fn insert(conn: &mut PgConnection, account: &Account) -> Result<()> {
    sqlx::query!(
        "INSERT INTO accounts (id, email, name, role, tz, password_hash, created_at, suspended_at, verified_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        account.id.uuid(),
        account.email.as_str(),
        account.name,
        account.role.name(),
        account.tz.name(),
        account.password_hash,
        instant(account.created_at) as _,
        instants(account.suspended_at) as _,
        instants(account.verified_at) as _,
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// One account.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection, id: AccountId) -> Result<Option<Account>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, email, name, role, tz, password_hash,
                  created_at AS "created_at: Instant", suspended_at AS "suspended_at: Instant",
                  verified_at AS "verified_at: Instant", avatar_file, email_bounced_at AS "email_bounced_at: Instant",
                  email_bounce_status
           FROM accounts WHERE id = $1"#,
        id.uuid(),
    );
    row.fetch_optional(conn).await?.map(Row::account).transpose()
}

/// Locks an account until the transaction ends: what is counted for it then stays so. False: there is none.
///
/// # Errors
/// When the database fails.
pub async fn lock(conn: &mut PgConnection, id: AccountId) -> Result<bool> {
    let locked = sqlx::query_scalar!("SELECT id FROM accounts WHERE id = $1 FOR NO KEY UPDATE", id.uuid());
    Ok(locked.fetch_optional(conn).await?.is_some())
}

/// The account with an address.
///
/// # Errors
/// When the database fails.
pub async fn find_by_email(conn: &mut PgConnection, email: &Email) -> Result<Option<Account>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, email, name, role, tz, password_hash,
                  created_at AS "created_at: Instant", suspended_at AS "suspended_at: Instant",
                  verified_at AS "verified_at: Instant", avatar_file, email_bounced_at AS "email_bounced_at: Instant",
                  email_bounce_status
           FROM accounts WHERE email = $1"#,
        email.as_str(),
    );
    row.fetch_optional(conn).await?.map(Row::account).transpose()
}

/// Notes that an address was shown to be its account's; the first time counts. Mail reaches it, whatever came back before.
///
/// # Errors
/// When the database fails.
pub async fn verify(conn: &mut PgConnection, id: AccountId, now: Timestamp) -> Result<()> {
    let verified = sqlx::query!(
        "UPDATE accounts SET verified_at = coalesce(verified_at, $2), email_bounced_at = NULL, email_bounce_status = NULL
         WHERE id = $1",
        id.uuid(),
        instant(now) as _,
    );
    verified.execute(conn).await?;
    Ok(())
}

/// Marks an account whose mail came back for good, unless it has another address by now or is marked already. Whether
/// it was.
///
/// # Errors
/// When the database fails, or the status is none.
pub async fn mark_bounced(
    conn: &mut PgConnection,
    id: AccountId,
    email: &Email,
    status: &str,
    now: Timestamp,
) -> Result<bool> {
    let marked = sqlx::query!(
        "UPDATE accounts SET email_bounced_at = $4, email_bounce_status = $3
         WHERE id = $1 AND email = $2 AND email_bounced_at IS NULL",
        id.uuid(),
        email.as_str(),
        status,
        instant(now) as _,
    );
    Ok(marked.execute(conn).await?.rows_affected() > 0)
}

/// Puts another password's hash in place.
///
/// # Errors
/// When the database fails.
pub async fn set_password(conn: &mut PgConnection, id: AccountId, hash: &str) -> Result<()> {
    let put = sqlx::query!("UPDATE accounts SET password_hash = $2 WHERE id = $1", id.uuid(), hash);
    put.execute(conn).await?;
    Ok(())
}

/// Changes what is given, and gives the account as it is then. `None`: no such account.
///
/// # Errors
/// When the database fails.
pub async fn update_profile(
    conn: &mut PgConnection,
    id: AccountId,
    name: Option<&str>,
    tz: Option<&Zone>,
) -> Result<Option<Account>> {
    let row = sqlx::query_as!(
        Row,
        r#"UPDATE accounts SET name = coalesce($2, name), tz = coalesce($3, tz) WHERE id = $1
           RETURNING id, email, name, role, tz, password_hash,
                     created_at AS "created_at: Instant", suspended_at AS "suspended_at: Instant",
                     verified_at AS "verified_at: Instant", avatar_file,
                     email_bounced_at AS "email_bounced_at: Instant", email_bounce_status"#,
        id.uuid(),
        name,
        tz.map(Zone::name),
    );
    row.fetch_optional(conn).await?.map(Row::account).transpose()
}

/// Suspends or restores. False: no such account, or it stands so already.
///
/// # Errors
/// When the database fails.
pub async fn suspend(
    conn: &mut PgConnection,
    id: AccountId,
    suspended: Option<(Timestamp, &str)>,
) -> Result<bool> {
    let (at, reason) = suspended.unzip();
    let changed = sqlx::query!(
        "UPDATE accounts SET suspended_at = $2, suspended_reason = $3
         WHERE id = $1 AND (suspended_at IS NULL) = ($2::timestamptz IS NOT NULL)",
        id.uuid(),
        instants(at) as _,
        reason,
    );
    Ok(changed.execute(conn).await?.rows_affected() > 0)
}

/// What an administrator looks for; everything that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The beginning of a name or an address.
    pub text: Option<String>,
    /// Of this role.
    pub role: Option<Role>,
    /// Suspended, or not.
    pub suspended: Option<bool>,
}

/// Accounts by identity, oldest first, after one of them.
///
/// # Errors
/// When the database fails.
pub async fn search(
    conn: &mut PgConnection,
    wanted: &Wanted,
    after: Option<AccountId>,
    limit: u16,
) -> Result<Vec<Account>> {
    let beginning =
        wanted.text.as_ref().map(|text| format!("{}%", escaped_like(&text.trim().to_lowercase())));
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, email, name, role, tz, password_hash,
                  created_at AS "created_at: Instant", suspended_at AS "suspended_at: Instant",
                  verified_at AS "verified_at: Instant", avatar_file, email_bounced_at AS "email_bounced_at: Instant",
                  email_bounce_status
           FROM accounts
           WHERE ($1::uuid IS NULL OR id > $1) AND ($2::text IS NULL OR email LIKE $2 OR lower(name) LIKE $2)
             AND ($3::text IS NULL OR role = $3) AND ($4::boolean IS NULL OR (suspended_at IS NOT NULL) = $4)
           ORDER BY id LIMIT $5"#,
        after.map(AccountId::uuid),
        beginning,
        wanted.role.map(Role::name),
        wanted.suspended,
        i64::from(limit),
    );
    rows.fetch_all(conn).await?.into_iter().map(Row::account).collect()
}

fn escaped_like(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}
