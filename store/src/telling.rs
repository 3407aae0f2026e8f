//! How people want to be told of things.

use fittribe_domain::{
    AccountId,
    person::telling::{Channel, Choices, Digest, QuietHours, Subject},
};
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use sqlx::PgConnection;

use crate::{
    Result, StoreError, accounts,
    column::{instant, named, number},
};

/// How somebody wants to be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// What goes out on which channel.
    pub choices: Choices,
    /// When nothing is sent that can wait, by the account's own clock.
    pub quiet: Option<QuietHours>,
    /// How often what can wait is gathered.
    pub digest: Digest,
}

/// Preferences with their version, which counts changes from 1. The defaults at version 0 before the first.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut PgConnection, account: AccountId) -> Result<(u32, Preferences)> {
    let row = sqlx::query!(
        r#"SELECT quiet_from AS "quiet_from: jiff_sqlx::Time", quiet_until AS "quiet_until: jiff_sqlx::Time", digest,
                  version FROM notification_settings WHERE account_id = $1"#,
        account.uuid(),
    );
    let Some(row) = row.fetch_optional(&mut *conn).await? else { return Ok((0, Preferences::default())) };
    let quiet = row.quiet_from.zip(row.quiet_until);
    let mut preferences = Preferences {
        choices: Choices::default(),
        quiet: quiet.and_then(|(from, until)| QuietHours::new(from.to_jiff(), until.to_jiff())),
        digest: named("notification_settings", &row.digest)?,
    };
    let departures = sqlx::query!(
        "SELECT subject, channel, enabled FROM notification_preferences WHERE account_id = $1",
        account.uuid(),
    );
    for choice in departures.fetch_all(conn).await? {
        let (subject, channel) = (
            named("notification_preferences", &choice.subject)?,
            named("notification_preferences", &choice.channel)?,
        );
        preferences.choices.choose(subject, channel, choice.enabled);
    }
    Ok((number("notification_settings", row.version.into())?, preferences))
}

/// Puts preferences in place of those at a version, where 0 means that there are none. `None`: they are at another.
///
/// # Errors
/// When the database fails.
pub async fn put(
    conn: &mut PgConnection,
    account: AccountId,
    expected: u32,
    preferences: &Preferences,
    now: Timestamp,
) -> Result<Option<u32>> {
    let version = sqlx::query_scalar!(
        "INSERT INTO notification_settings AS s (account_id, quiet_from, quiet_until, digest, version, updated_at)
         SELECT $1, $2, $3, $4, 1, $5
         WHERE $6 = 0 OR EXISTS (SELECT FROM notification_settings WHERE account_id = $1)
         ON CONFLICT (account_id) DO UPDATE SET quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
             digest = excluded.digest, version = s.version + 1, updated_at = excluded.updated_at
         WHERE s.version = $6 RETURNING version",
        account.uuid(),
        preferences.quiet.map(|quiet| quiet.from().to_sqlx()) as _,
        preferences.quiet.map(|quiet| quiet.until().to_sqlx()) as _,
        preferences.digest.name(),
        instant(now) as _,
        i32::try_from(expected).unwrap_or(i32::MAX),
    );
    let Some(version) = version.fetch_optional(&mut *conn).await? else { return Ok(None) };
    let earlier = sqlx::query!("DELETE FROM notification_preferences WHERE account_id = $1", account.uuid());
    earlier.execute(&mut *conn).await?;
    for (subject, channel, enabled) in preferences.choices.departures() {
        let choice = sqlx::query!(
            "INSERT INTO notification_preferences (account_id, subject, channel, enabled) VALUES ($1, $2, $3, $4)",
            account.uuid(),
            subject.name(),
            channel.name(),
            enabled,
        );
        choice.execute(&mut *conn).await?;
    }
    number("notification_settings", version.into()).map(Some)
}

/// Whether somebody wants to be told of something in a way.
///
/// # Errors
/// When the database fails.
pub async fn allows(
    conn: &mut PgConnection,
    account: AccountId,
    subject: Subject,
    channel: Channel,
) -> Result<bool> {
    let chosen = sqlx::query_scalar!(
        "SELECT enabled FROM notification_preferences WHERE account_id = $1 AND subject = $2 AND channel = $3",
        account.uuid(),
        subject.name(),
        channel.name(),
    );
    Ok(chosen.fetch_optional(conn).await?.unwrap_or(Choices::default_for(subject, channel)))
}

/// Switches something off, in the caller's transaction. Nothing changes where it is off already, or where there is no
/// such account.
///
/// # Errors
/// When the database fails.
pub async fn switch_off(
    conn: &mut PgConnection,
    account: AccountId,
    subject: Subject,
    channel: Channel,
    now: Timestamp,
) -> Result<()> {
    // Also keeps two of these from passing each other.
    if !accounts::lock(conn, account).await? {
        return Ok(());
    }
    let (version, mut preferences) = find(conn, account).await?;
    if !preferences.choices.allow(subject, channel) {
        return Ok(());
    }
    preferences.choices.choose(subject, channel, false);
    let put = put(conn, account, version, &preferences, now).await?;
    put.map(drop).ok_or_else(|| StoreError::corrupt("notification_settings", "changed under its lock"))
}
