use fittribe_domain::calendar::command::Place;
use sqlx::AssertSqlSafe;

use crate::scene::Scene;

/// Two booked hours, a class with two seats, and a hold.
async fn busy() -> Scene {
    let mut scene = Scene::open().await;
    let (ann, bob) = (scene.client().await, scene.client().await);
    let (_, one) = scene.book(ann, scene.at(0));
    let (_, two) = scene.book(bob, scene.at(1));
    let (class, three) = scene.schedule(scene.at(5));
    let (_, four) = scene.take(ann, Place::Class(class), true);
    let (_, five) = scene.take(bob, Place::Class(class), true);
    let (_, six) = scene.hold(ann, scene.at(8));
    scene.written(&[one, two, three, four, five, six]).await;
    assert_eq!(scene.findings().await, []);
    scene
}

/// The invariants that are broken after statements that no constraint or trigger keeps from their damage.
async fn broken_by(statements: &str) -> Vec<&'static str> {
    let scene = busy().await;
    let unguarded =
        "ALTER TABLE sessions DROP CONSTRAINT sessions_no_overlap, DROP CONSTRAINT sessions_taken,
             DROP CONSTRAINT sessions_held_until;
         ALTER TABLE bookings DROP CONSTRAINT bookings_one_seat, DROP CONSTRAINT bookings_hold_until;
         ALTER TABLE inboxes DROP CONSTRAINT inboxes_read_seq;
         ALTER TABLE calendar_events DISABLE TRIGGER ALL;
         ALTER TABLE calendars DISABLE TRIGGER ALL;";
    let damage = format!("{unguarded} {statements}");
    sqlx::raw_sql(AssertSqlSafe(damage)).execute(&mut *scene.conn().await).await.unwrap();
    let findings = scene.findings().await;
    assert!(findings.iter().all(|finding| !finding.what.is_empty() && finding.to_string().contains(": ")));
    let mut broken: Vec<_> = findings.into_iter().map(|finding| finding.invariant).collect();
    broken.sort_unstable();
    broken.dedup();
    broken
}

macro_rules! damages {
    ($($name:ident: $statements:expr => $expected:expr;)+) => {$(
        #[tokio::test]
        async fn $name() {
            let broken = broken_by($statements).await;
            assert!(broken.contains(&$expected), "{broken:?}");
        }
    )+};
}

damages! {
    finds_an_overlap:
        "UPDATE sessions SET during = tstzrange(lower(during) - interval '1 minute', upper(during))" => "I1";
    finds_a_missing_buffer: "UPDATE sessions SET after_min = 5" => "I1";
    finds_too_many_seats: "UPDATE sessions SET capacity = 1 WHERE class" => "I1";
    finds_seats_that_nobody_took: "UPDATE sessions SET taken = 3 WHERE class" => "I1";
    finds_two_seats_of_one_client:
        "UPDATE bookings b SET client_id = (SELECT client_id FROM bookings o WHERE o.session_id = b.session_id LIMIT 1)" => "I1";
    finds_a_live_booking_of_a_cancelled_session: "UPDATE sessions SET status = 'cancelled' WHERE class" => "I1";
    finds_a_deadline_on_what_is_not_held: "UPDATE sessions SET held_until = now() WHERE class" => "I2";
    finds_a_hold_without_deadline: "UPDATE bookings SET hold_until = NULL" => "I2";
    finds_deadlines_that_differ: "UPDATE bookings SET hold_until = hold_until + interval '1 s'" => "I2";
    finds_a_version_ahead_of_its_log: "UPDATE calendars SET version = version + 1" => "I2";
    finds_a_head_that_nobody_decided: "UPDATE calendars SET head = gen_random_uuid()" => "I2";
    finds_a_changed_session: "UPDATE sessions SET before_min = before_min + 1 WHERE class" => "I2";
    finds_a_changed_booking: "UPDATE bookings SET note = 'Right knee'" => "I2";
    finds_a_lost_booking: "DELETE FROM bookings WHERE status = 'held'" => "I2";
    finds_a_lost_session: "DELETE FROM sessions WHERE class" => "I2";
    finds_a_changed_rule: "UPDATE calendar_rules SET accepting = false" => "I2";
    finds_a_lost_service: "DELETE FROM services" => "orphan";
    finds_a_gap_in_the_versions:
        "DELETE FROM calendar_events WHERE version = (SELECT max(version) - 1 FROM calendar_events)" => "I2";
    finds_a_gap_in_a_version: "UPDATE calendar_events SET ordinal = 1 WHERE version = 8" => "I2";
    finds_a_column_that_its_body_contradicts:
        "UPDATE calendar_events SET kind = 'hold.expired' WHERE kind = 'hold.placed'" => "I2";
    finds_an_image_that_does_not_follow:
        "UPDATE calendar_events SET body = replace(body::text, '\"taken\":1', '\"taken\":2')::json" => "I2";
    finds_an_illegal_transition:
        "UPDATE calendar_events SET body = replace(body::text, '\"before\":{', '\"unused\":{')::json;
         UPDATE calendar_events SET body = jsonb_set(body::jsonb, '{booking,before}',
             jsonb_set(body::jsonb #> '{booking,after}', '{status}', '\"expired\"'))::json
         WHERE kind = 'booking.created'" => "I7";
    finds_a_booking_without_event:
        "INSERT INTO bookings SELECT trainer_id, gen_random_uuid(), session_id, service_id, client_id, 'cancelled',
             version, NULL, price, cancellation_policy, note, cancelled, created_at, changed FROM bookings LIMIT 1" => "I8";
    finds_a_change_that_was_not_told: "DELETE FROM notifications WHERE seq = 2" => "I8";
    finds_an_inbox_ahead_of_its_lines: "UPDATE inboxes SET last_seq = last_seq + 1" => "I8";
    finds_an_inbox_that_is_not_there: "DELETE FROM inboxes" => "I8";
    finds_a_line_without_event: "UPDATE notifications SET version = version + 1 WHERE seq = 1" => "I8";
    finds_a_booking_of_nobody: "UPDATE bookings SET client_id = gen_random_uuid()" => "orphan";
    finds_a_booking_without_session:
        "UPDATE bookings SET session_id = gen_random_uuid() WHERE status = 'held'" => "orphan";
    finds_a_session_that_nobody_booked: "UPDATE bookings SET status = 'cancelled', hold_until = NULL" => "orphan";
    finds_rows_of_no_calendar:
        "DELETE FROM services; DELETE FROM calendar_rules; DELETE FROM calendars" => "orphan";
}
