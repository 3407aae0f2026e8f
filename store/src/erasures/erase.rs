//! Erasing: what somebody told is deleted, what happened stays under a name that says nothing.

use fittribe_domain::{AccountId, account::Email};
use jiff::{SignedDuration, Timestamp};
use sqlx::PgConnection;

use crate::{
    Result, accounts,
    column::{Instant, instant},
    erasures, sign_ins, totp,
};

/// An erasure waits so long after the last session that somebody booked in the time of grace.
const AFTERWARDS: SignedDuration = SignedDuration::from_hours(24);

/// What became of an erasure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done; the address that is no longer the account's.
    Erased(Email),
    /// Something was booked meanwhile; it is done later, at the earliest at this instant.
    Postponed(Timestamp),
    /// It was called off, done already, or is not due.
    Nothing,
}

/// Erases an account whose erasure is due, in the caller's transaction. Put nothing else into it that could fail, and
/// forget the address in the jobs too ([`crate::jobs::forget`]).
///
/// # Errors
/// When the database fails.
pub async fn erase(conn: &mut PgConnection, account: AccountId, now: Timestamp) -> Result<Outcome> {
    accounts::lock(conn, account).await?;
    let due = sqlx::query_scalar!(
        "SELECT account_id FROM erasures WHERE account_id = $1 AND done_at IS NULL AND due_at <= $2 FOR UPDATE",
        account.uuid(),
        instant(now) as _,
    );
    if due.fetch_optional(&mut *conn).await?.is_none() {
        return Ok(Outcome::Nothing);
    }
    let ahead = erasures::upcoming(conn, account, now).await?;
    if let Some(last) = ahead.iter().map(|upcoming| upcoming.end).max() {
        return postpone(conn, account, last.saturating_add(AFTERWARDS).unwrap_or(last)).await;
    }
    let Some(known) = accounts::find(conn, account).await? else { return Ok(Outcome::Nothing) };
    sign_ins::end_all(conn, account, None, now).await?;
    delete_what_was_told(conn, account).await?;
    delete_what_was_kept(conn, account).await?;
    take_words_out_of_bookings(conn, account).await?;
    take_words_out_of_reviews(conn, account).await?;
    take_pages_files_away(conn, account).await?;
    give_files_up(conn, account, now).await?;
    empty_the_page(conn, account).await?;
    take_words_out_of_the_calendar(conn, account).await?;
    rename(conn, account, now).await?;
    let done = sqlx::query!(
        "UPDATE erasures SET done_at = $2 WHERE account_id = $1",
        account.uuid(),
        instant(now) as _
    );
    done.execute(conn).await?;
    Ok(Outcome::Erased(known.email))
}

async fn postpone(conn: &mut PgConnection, account: AccountId, until: Timestamp) -> Result<Outcome> {
    let postponed = sqlx::query_scalar!(
        r#"UPDATE erasures SET due_at = $2, queued_at = NULL WHERE account_id = $1 RETURNING due_at AS "due_at: Instant""#,
        account.uuid(),
        instant(until) as _,
    );
    Ok(Outcome::Postponed(postponed.fetch_one(conn).await?.to_jiff()))
}

/// Consents stay: they hold nobody's words and prove what was agreed to.
async fn delete_what_was_told(conn: &mut PgConnection, account: AccountId) -> Result<()> {
    let id = account.uuid();
    sqlx::query!("DELETE FROM profiles WHERE account_id = $1", id).execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM health_notes WHERE account_id = $1", id).execute(&mut *conn).await?;
    let notes = sqlx::query!(
        "DELETE FROM client_notes WHERE client_id = $1 OR trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)",
        id
    );
    notes.execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM goals WHERE account_id = $1", id).execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM measurements WHERE account_id = $1", id).execute(&mut *conn).await?;
    let favourites = sqlx::query!(
        "DELETE FROM favourites WHERE account_id = $1 OR trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)",
        id
    );
    favourites.execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM notification_preferences WHERE account_id = $1", id)
        .execute(&mut *conn)
        .await?;
    sqlx::query!("DELETE FROM notification_settings WHERE account_id = $1", id).execute(conn).await?;
    Ok(())
}

/// Replies to others are kept for a day too, and may quote the account's bookings.
async fn delete_what_was_kept(conn: &mut PgConnection, account: AccountId) -> Result<()> {
    let id = account.uuid();
    sqlx::query!("DELETE FROM exports WHERE account_id = $1", id).execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM account_tokens WHERE account_id = $1", id).execute(&mut *conn).await?;
    totp::remove(conn, account).await?;
    sqlx::query!("DELETE FROM identities WHERE account_id = $1", id).execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM notifications WHERE account_id = $1", id).execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM inboxes WHERE account_id = $1", id).execute(&mut *conn).await?;
    sqlx::query!("DELETE FROM refresh_tokens WHERE account_id = $1", id).execute(&mut *conn).await?;
    // The rows stay until they expire: nodes learn from them that these sign-ins have ended.
    sqlx::query!("UPDATE sign_ins SET device = '' WHERE account_id = $1", id).execute(&mut *conn).await?;
    let replies = sqlx::query!(
        "DELETE FROM idempotency_keys WHERE account_id = $1 OR strpos(body, $1::uuid::text) > 0
             OR trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)",
        id
    );
    replies.execute(conn).await?;
    Ok(())
}

/// Of the account's own bookings, in whoever's calendar: the rows and the log.
async fn take_words_out_of_bookings(conn: &mut PgConnection, account: AccountId) -> Result<()> {
    let rows = sqlx::query!(
        r#"UPDATE bookings SET note = NULL,
               cancelled = CASE WHEN cancelled IS NULL THEN NULL ELSE cancelled || '{"reason": null}' END
           WHERE client_id = $1 AND (note IS NOT NULL OR cancelled ->> 'reason' IS NOT NULL)"#,
        account.uuid(),
    );
    rows.execute(&mut *conn).await?;
    let log = sqlx::query!(
        "UPDATE calendar_events e SET body = without_words(e.body::jsonb)::json FROM bookings b
         WHERE b.client_id = $1 AND e.trainer_id = b.trainer_id AND e.booking_id = b.id
             AND e.body::jsonb IS DISTINCT FROM without_words(e.body::jsonb)",
        account.uuid(),
    );
    log.execute(conn).await?;
    Ok(())
}

/// Stars stay, so that ratings do; what the account wrote goes, as a client and as the trainer who answers.
async fn take_words_out_of_reviews(conn: &mut PgConnection, account: AccountId) -> Result<()> {
    let own =
        sqlx::query!("UPDATE reviews SET body = '' WHERE client_id = $1 AND body <> ''", account.uuid());
    own.execute(&mut *conn).await?;
    let answers = sqlx::query!(
        "UPDATE reviews SET answer = NULL, answered_at = NULL, report_reason = CASE WHEN reported_at IS NULL THEN NULL ELSE '' END
         WHERE trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)",
        account.uuid(),
    );
    answers.execute(conn).await?;
    Ok(())
}

/// Certificates and pictures go with their files.
async fn take_pages_files_away(conn: &mut PgConnection, account: AccountId) -> Result<()> {
    let certificates = sqlx::query!(
        "DELETE FROM certificates WHERE trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)",
        account.uuid(),
    );
    certificates.execute(&mut *conn).await?;
    let pictures = sqlx::query!(
        "DELETE FROM gallery WHERE trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)",
        account.uuid(),
    );
    pictures.execute(conn).await?;
    Ok(())
}

/// The sweep takes the contents away.
async fn give_files_up(conn: &mut PgConnection, account: AccountId, now: Timestamp) -> Result<()> {
    let avatar = sqlx::query!("UPDATE accounts SET avatar_file = NULL WHERE id = $1", account.uuid());
    avatar.execute(&mut *conn).await?;
    let files = sqlx::query!(
        "UPDATE files SET state = 'deleted', name = 'erased', rejected_reason = NULL, changed_at = $2 WHERE owner_id = $1",
        account.uuid(),
        instant(now) as _,
    );
    files.execute(conn).await?;
    Ok(())
}

/// Of the account's page as a trainer.
async fn empty_the_page(conn: &mut PgConnection, account: AccountId) -> Result<()> {
    let page = sqlx::query!(
        "UPDATE trainers SET slug = 'erased-' || id::text, headline = '', biography = '', version = version + 1,
             specialties = '{}', languages = '{}', online = true, address = NULL, city = NULL, country = NULL,
             lat = NULL, lon = NULL, status_reason = ''
         WHERE account_id = $1",
        account.uuid(),
    );
    page.execute(&mut *conn).await?;
    let services = sqlx::query!(
        r#"UPDATE services SET body = body || '{"name": "Service", "description": ""}'
           WHERE trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)"#,
        account.uuid(),
    );
    services.execute(&mut *conn).await?;
    let packages = sqlx::query!(
        "UPDATE packages SET name = 'Package', description = '', active = false
         WHERE trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)",
        account.uuid(),
    );
    packages.execute(&mut *conn).await?;
    let time_off = sqlx::query!(
        "UPDATE time_off SET note = '' WHERE trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)",
        account.uuid(),
    );
    time_off.execute(conn).await?;
    Ok(())
}

/// Of everything in the account's own calendar: what clients wrote there was for its trainer.
async fn take_words_out_of_the_calendar(conn: &mut PgConnection, account: AccountId) -> Result<()> {
    let rows = sqlx::query!(
        r#"UPDATE bookings SET note = NULL,
               cancelled = CASE WHEN cancelled IS NULL THEN NULL ELSE cancelled || '{"reason": null}' END
           WHERE trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)
               AND (note IS NOT NULL OR cancelled ->> 'reason' IS NOT NULL)"#,
        account.uuid(),
    );
    rows.execute(&mut *conn).await?;
    let log = sqlx::query!(
        "UPDATE calendar_events e SET body = without_words(e.body::jsonb)::json
         WHERE e.trainer_id IN (SELECT id FROM trainers WHERE account_id = $1)
             AND e.body::jsonb IS DISTINCT FROM without_words(e.body::jsonb)",
        account.uuid(),
    );
    log.execute(conn).await?;
    Ok(())
}

/// An address that no mail reaches and nobody signs in with: there is no password, and the account is suspended.
async fn rename(conn: &mut PgConnection, account: AccountId, now: Timestamp) -> Result<()> {
    let renamed = sqlx::query!(
        "UPDATE accounts SET email = 'erased-' || id::text || '@erased.invalid', name = 'Former member', tz = 'UTC',
             password_hash = NULL, verified_at = NULL, suspended_at = $2, suspended_reason = NULL,
             email_bounced_at = NULL, email_bounce_status = NULL WHERE id = $1",
        account.uuid(),
        instant(now) as _,
    );
    renamed.execute(conn).await?;
    Ok(())
}
