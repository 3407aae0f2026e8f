//! What people tell about themselves, and the notes on their health, which fewer may read.

use fittribe_domain::{
    AccountId,
    person::contact::{Locale, Phone},
};
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{
    Result, StoreError,
    column::{Instant, instant, number},
};

/// Who is called when something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmergencyContact {
    /// Their name.
    pub name: String,
    /// Their number.
    pub phone: Phone,
    /// What they are to the account's owner.
    pub relation: Option<String>,
}

/// What an account's owner tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// In which language and for which region things are written.
    pub locale: Option<Locale>,
    /// Their number.
    pub phone: Option<Phone>,
    /// When they were born.
    pub birth_date: Option<Date>,
    /// In their words, at most 2,000 characters.
    pub about: String,
    /// Who is called when something happens.
    pub emergency: Option<EmergencyContact>,
}

fn wrong(what: impl ToString) -> StoreError {
    StoreError::corrupt("profiles", what)
}

/// A profile with its version, which counts its changes from 1. An empty one at version 0 before the first.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection, account: AccountId) -> Result<(u32, Profile)> {
    let row = sqlx::query!(
        r#"SELECT locale, phone, birth_date AS "birth_date: jiff_sqlx::Date", about, emergency_name, emergency_phone,
                  emergency_relation, version
           FROM profiles WHERE account_id = $1"#,
        account.uuid(),
    );
    let Some(row) = row.fetch_optional(conn).await? else { return Ok((0, Profile::default())) };
    let emergency = match (row.emergency_name, row.emergency_phone) {
        (Some(name), Some(phone)) => {
            let phone = Phone::parse(&phone).map_err(wrong)?;
            Some(EmergencyContact { name, phone, relation: row.emergency_relation })
        }
        _ => None,
    };
    let profile = Profile {
        locale: row.locale.as_deref().map(Locale::parse).transpose().map_err(wrong)?,
        phone: row.phone.as_deref().map(Phone::parse).transpose().map_err(wrong)?,
        birth_date: row.birth_date.map(jiff_sqlx::Date::to_jiff),
        about: row.about,
        emergency,
    };
    Ok((number("profiles", row.version.into())?, profile))
}

/// Puts a profile in place of the one at a version, where 0 means that there is none. `None`: it is at another version.
///
/// # Errors
/// When the database fails.
pub async fn put(
    conn: &mut PgConnection,
    account: AccountId,
    expected: u32,
    profile: &Profile,
    now: Timestamp,
) -> Result<Option<u32>> {
    let emergency = profile.emergency.as_ref();
    let version = sqlx::query_scalar!(
        "INSERT INTO profiles AS p (account_id, locale, phone, birth_date, about, emergency_name, emergency_phone,
             emergency_relation, version, updated_at)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, 1, $9
         WHERE $10 = 0 OR EXISTS (SELECT FROM profiles WHERE account_id = $1)
         ON CONFLICT (account_id) DO UPDATE SET locale = excluded.locale, phone = excluded.phone,
             birth_date = excluded.birth_date, about = excluded.about, emergency_name = excluded.emergency_name,
             emergency_phone = excluded.emergency_phone, emergency_relation = excluded.emergency_relation,
             version = p.version + 1, updated_at = excluded.updated_at
         WHERE p.version = $10
         RETURNING version",
        account.uuid(),
        profile.locale.as_ref().map(Locale::as_str),
        profile.phone.as_ref().map(Phone::as_str),
        profile.birth_date.map(ToSqlx::to_sqlx) as _,
        profile.about,
        emergency.map(|contact| contact.name.as_str()),
        emergency.map(|contact| contact.phone.as_str()),
        emergency.and_then(|contact| contact.relation.as_deref()),
        instant(now) as _,
        i32::try_from(expected).unwrap_or(i32::MAX),
    );
    let version = version.fetch_optional(conn).await?;
    version.map(|version| number("profiles", version.into())).transpose()
}

/// Somebody's notes on their health and when they were written. `None`: there are none.
///
/// # Errors
/// When the database fails.
pub async fn health_notes(
    conn: &mut PgConnection,
    account: AccountId,
) -> Result<Option<(String, Timestamp)>> {
    let row = sqlx::query!(
        r#"SELECT body, updated_at AS "updated_at: Instant" FROM health_notes WHERE account_id = $1"#,
        account.uuid(),
    );
    Ok(row.fetch_optional(conn).await?.map(|row| (row.body, row.updated_at.to_jiff())))
}

/// Puts notes on somebody's health in place; empty ones are deleted.
///
/// # Errors
/// When the database fails.
pub async fn put_health_notes(
    conn: &mut PgConnection,
    account: AccountId,
    body: &str,
    now: Timestamp,
) -> Result<()> {
    if body.is_empty() {
        return delete_health_notes(conn, account).await;
    }
    let put = sqlx::query!(
        "INSERT INTO health_notes (account_id, body, updated_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at",
        account.uuid(),
        body,
        instant(now) as _,
    );
    put.execute(conn).await?;
    Ok(())
}

/// Deletes the notes on somebody's health.
///
/// # Errors
/// When the database fails.
pub async fn delete_health_notes(conn: &mut PgConnection, account: AccountId) -> Result<()> {
    let deleted = sqlx::query!("DELETE FROM health_notes WHERE account_id = $1", account.uuid());
    deleted.execute(conn).await?;
    Ok(())
}

/// Whether a trainer's account has a client: a booking of theirs in the trainer's calendar that stands or took place,
/// and ended at an instant or later. A hold is not one yet.
///
/// # Errors
/// When the database fails.
pub async fn is_client_of(
    conn: &mut PgConnection,
    client: AccountId,
    trainer: AccountId,
    since: Timestamp,
) -> Result<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (
               SELECT FROM bookings b
               JOIN trainers t ON t.id = b.trainer_id
               JOIN sessions s ON s.trainer_id = b.trainer_id AND s.id = b.session_id
               WHERE b.client_id = $1 AND t.account_id = $2 AND upper(s.during) >= $3
                   AND b.status IN ('pending_approval', 'pending_payment', 'expiring', 'confirmed', 'completed', 'no_show')
           ) AS "found!""#,
        client.uuid(),
        trainer.uuid(),
        instant(since) as _,
    );
    Ok(found.fetch_one(conn).await?)
}
