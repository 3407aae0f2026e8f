//! What can be seen table by table: orphans, gaps in inboxes, notices without their events.

use sqlx::PgConnection;

use super::{Findings, RESTORE};
use crate::{Result, reviews};

pub(super) async fn check(conn: &mut PgConnection, findings: &mut Findings) -> Result<()> {
    check_orphans(conn, findings).await?;
    check_people(conn, findings).await?;
    check_inboxes(conn, findings).await?;
    check_ratings(conn, findings).await?;
    check_notices(conn, findings).await
}

/// Rows of calendars that are not there.
async fn check_orphans(conn: &mut PgConnection, findings: &mut Findings) -> Result<()> {
    let rows = sqlx::query!(
        r#"SELECT t.trainer_id AS "trainer!", t.place AS "place!", count(*) AS "rows!" FROM (
               SELECT trainer_id, 'sessions' AS place FROM sessions
               UNION ALL SELECT trainer_id, 'bookings' FROM bookings
               UNION ALL SELECT trainer_id, 'calendar_events' FROM calendar_events
               UNION ALL SELECT id, 'trainers' FROM trainers
           ) t WHERE NOT EXISTS (
               SELECT FROM calendars c JOIN calendar_rules r ON r.trainer_id = c.trainer_id WHERE c.trainer_id = t.trainer_id
           ) GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 1000"#
    );
    for row in rows.fetch_all(conn).await? {
        let what =
            format!("{} of {} belong to trainer {}, who has no calendar", row.rows, row.place, row.trainer);
        findings.add("orphan", what, "Restore the calendar from a backup, or delete the trainer's rows");
    }
    Ok(())
}

/// Ratings that are not what the reviews come to.
async fn check_ratings(conn: &mut PgConnection, findings: &mut Findings) -> Result<()> {
    for trainer in reviews::miscounted(conn).await? {
        let what = format!("the rating of trainer {trainer} is not what their reviews come to");
        findings.add("rating", what, "Set rating_sum and rating_count from the reviews that are not hidden");
    }
    Ok(())
}

/// Bookings of clients or services that are not there.
async fn check_people(conn: &mut PgConnection, findings: &mut Findings) -> Result<()> {
    let rows = sqlx::query!(
        "SELECT b.trainer_id, b.id, b.client_id FROM bookings b
         WHERE NOT EXISTS (SELECT FROM accounts a WHERE a.id = b.client_id) LIMIT 1000"
    );
    for row in rows.fetch_all(&mut *conn).await? {
        let what = format!(
            "calendar {}: booking {} is of account {}, which is not there",
            row.trainer_id, row.id, row.client_id
        );
        findings.add("orphan", what, "Restore the account from a backup, or cancel the booking");
    }
    let rows = sqlx::query!(
        "SELECT s.trainer_id, s.id, s.service_id FROM sessions s
         WHERE NOT EXISTS (SELECT FROM services v WHERE v.trainer_id = s.trainer_id AND v.id = s.service_id) LIMIT 1000"
    );
    for row in rows.fetch_all(conn).await? {
        let what = format!(
            "calendar {}: session {} is of service {}, which is not there",
            row.trainer_id, row.id, row.service_id
        );
        findings.add("orphan", what, "Set the service again from the calendar's last event that names it");
    }
    Ok(())
}

/// Inboxes that are not 1, 2, 3 … up to where they say they are.
async fn check_inboxes(conn: &mut PgConnection, findings: &mut Findings) -> Result<()> {
    let rows = sqlx::query!(
        r#"SELECT coalesce(i.account_id, n.account_id) AS "account!", coalesce(i.last_seq, 0) AS "last!",
                  coalesce(n.lines, 0) AS "lines!", coalesce(n.least, 0) AS "least!", coalesce(n.most, 0) AS "most!"
           FROM inboxes i FULL JOIN (
               SELECT account_id, count(*) AS lines, min(seq) AS least, max(seq) AS most FROM notifications GROUP BY 1
           ) n ON n.account_id = i.account_id
           WHERE coalesce(i.last_seq, 0) <> coalesce(n.lines, 0) OR coalesce(n.most, 0) <> coalesce(n.lines, 0)
              OR (n.lines > 0 AND n.least <> 1) OR i.account_id IS NULL
           LIMIT 1000"#
    );
    for row in rows.fetch_all(conn).await? {
        let what = format!(
            "inbox {} says it ends at {} and has {} lines from {} to {}",
            row.account, row.last, row.lines, row.least, row.most
        );
        findings.add("I8", what, "Restore the missing notifications; where a line is new, raise last_seq");
    }
    Ok(())
}

/// Bookings' events that the trainer's inbox does not tell of, and lines that tell of no event. Whoever was erased has
/// no inbox any more.
async fn check_notices(conn: &mut PgConnection, findings: &mut Findings) -> Result<()> {
    let rows = sqlx::query!(
        r#"SELECT e.trainer_id, e.version, e.kind FROM calendar_events e JOIN calendars c ON c.trainer_id = e.trainer_id
           WHERE e.booking_id IS NOT NULL
             AND e.kind IN ('hold.placed', 'hold.expired', 'hold.released', 'booking.created', 'booking.cancelled',
                 'booking.rescheduled')
             AND NOT EXISTS (
                 SELECT FROM notifications n WHERE n.account_id = c.account_id AND n.trainer_id = e.trainer_id
                     AND n.booking_id = e.booking_id AND n.kind = e.kind
                     AND n.version = (e.body -> 'booking' -> 'after' ->> 'version')::integer)
             AND NOT EXISTS (SELECT FROM erasures x WHERE x.account_id = c.account_id AND x.done_at IS NOT NULL)
           LIMIT 1000"#
    );
    for row in rows.fetch_all(&mut *conn).await? {
        let what = format!(
            "calendar {}, version {}: {} was not told to the trainer",
            row.trainer_id, row.version, row.kind
        );
        findings.add("I8", what, "Add the notification to the trainer's inbox from the event's body");
    }
    let rows = sqlx::query!(
        "SELECT n.account_id, n.seq, n.kind, n.booking_id FROM notifications n
         WHERE NOT EXISTS (
             SELECT FROM calendar_events e WHERE e.trainer_id = n.trainer_id AND e.booking_id = n.booking_id
                 AND e.kind = n.kind AND (e.body -> 'booking' -> 'after' ->> 'version')::integer = n.version)
         LIMIT 1000"
    );
    for row in rows.fetch_all(conn).await? {
        let what = format!(
            "inbox {}, line {}: {} of booking {} is in no event",
            row.account_id, row.seq, row.kind, row.booking_id
        );
        findings.add("I8", what, RESTORE);
    }
    Ok(())
}
