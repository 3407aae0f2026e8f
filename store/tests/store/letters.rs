//! The event log as the outbox of letters.

use std::time::{Duration, Instant};

use fittribe_domain::{booking::Party, calendar::command::Place, event::EventKind};
use fittribe_store::letters::{self, Due, pass_by, take, told};
use jiff::SignedDuration;

use crate::scene::Scene;

/// What is due now, once so many events were looked at: transactions of other tests on the same server hold the cursor up.
async fn due(scene: &Scene, events: usize) -> Vec<Due> {
    let (begun, mut seen, mut due) = (Instant::now(), 0, Vec::new());
    let since = scene.now - SignedDuration::from_hours(1);
    while seen < events {
        let mut transaction = scene.database().begin().await.unwrap();
        let (looked_at, more) = take(&mut transaction, since, 2).await.unwrap();
        transaction.commit().await.unwrap();
        seen += looked_at;
        due.extend(more);
        assert!(begun.elapsed() < Duration::from_secs(60), "{seen} of {events}");
    }
    assert_eq!(seen, events);
    due
}

#[tokio::test]
async fn a_letter_is_put_once_whoever_looks_and_none_is_passed_by() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let since = scene.now - SignedDuration::from_hours(1);
    // Draws its number first, and writes last.
    let mut slow = scene.database().begin().await.unwrap();
    sqlx::query("SELECT pg_current_xact_id()").execute(&mut *slow).await.unwrap();
    let (_, write) = scene.book(client, scene.at(0));
    scene.written(&[write]).await;
    let mut early = scene.database().begin().await.unwrap();
    assert_eq!(
        take(&mut early, since, 100).await.unwrap(),
        (0, Vec::new()),
        "something may still come before it"
    );
    // Meanwhile nobody else looks.
    let mut other = scene.database().begin().await.unwrap();
    assert_eq!(take(&mut other, since, 100).await.unwrap().0, 0);
    drop((early, other));
    slow.commit().await.unwrap();

    let first = due(&scene, 1).await;
    assert_eq!(
        (first[0].client, first[0].trainer, first[0].party),
        (Some(client), Some(scene.cast.account), Party::Client)
    );
    let writes: Vec<_> = (1..=4).map(|hour| scene.book(client, scene.at(2 * hour)).1).collect();
    scene.written(&writes).await;
    let mut places: Vec<_> = due(&scene, 4).await.iter().map(|due| due.place.version).collect();
    places.dedup();
    assert_eq!(places.len(), 4, "{places:?}");
    // What is undone was not taken.
    let (_, write) = scene.book(client, scene.at(12));
    scene.written(&[write]).await;
    let mut undone = scene.database().begin().await.unwrap();
    drop(take(&mut undone, since, 100).await.unwrap());
    undone.rollback().await.unwrap();
    assert_eq!(due(&scene, 1).await.len(), 1);
}

#[tokio::test]
async fn nobody_is_written_to_who_cannot_be_reached_or_does_not_want_it() {
    for (sql, reached) in [
        ("UPDATE accounts SET name = name", true),
        ("UPDATE accounts SET verified_at = NULL", false),
        ("UPDATE accounts SET suspended_at = now()", false),
        ("UPDATE accounts SET email_bounced_at = now(), email_bounce_status = '5.1.1'", false),
        (
            "INSERT INTO notification_preferences SELECT account_id, 'bookings', 'email', false FROM notification_settings",
            false,
        ),
        (
            "INSERT INTO notification_preferences SELECT account_id, 'bookings', 'sms', true FROM notification_settings",
            true,
        ),
    ] {
        let mut scene = Scene::open().await;
        let client = scene.client().await;
        let settings = "INSERT INTO notification_settings (account_id, digest, version, updated_at)
                        SELECT id, 'never', 1, now() FROM accounts";
        sqlx::query(settings).execute(&mut *scene.conn().await).await.unwrap();
        sqlx::query(sql).execute(&mut *scene.conn().await).await.unwrap();
        let (_, write) = scene.book(client, scene.at(0));
        scene.written(&[write]).await;
        let due = due(&scene, 1).await;
        assert_eq!((due[0].client.is_some(), due[0].trainer.is_some()), (reached, reached), "{sql}");
    }
}

#[tokio::test]
async fn what_is_old_or_passed_by_is_no_news_and_a_restored_database_goes_on() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (_, write) = scene.book(client, scene.at(0));
    scene.written(&[write]).await;
    pass_by(&mut *scene.conn().await).await.unwrap();
    let (_, write) = scene.book(client, scene.at(2));
    scene.written(&[write]).await;
    assert_eq!(due(&scene, 1).await.len(), 1);
    let (_, write) = scene.book(client, scene.at(4));
    scene.written(&[write]).await;
    scene.now += SignedDuration::from_hours(2);
    assert_eq!(due(&scene, 1).await, [], "older than what `due` asks for");
    // As in a server whose transactions are numbered from the beginning.
    sqlx::query("UPDATE letter_cursor SET xid = 9000000000000000")
        .execute(&mut *scene.conn().await)
        .await
        .unwrap();
    let begun = Instant::now();
    loop {
        let mut transaction = scene.database().begin().await.unwrap();
        assert_eq!(take(&mut transaction, scene.now, 100).await.unwrap().0, 0);
        transaction.commit().await.unwrap();
        let cursor: i64 = sqlx::query_scalar("SELECT xid FROM letter_cursor")
            .fetch_one(&mut *scene.conn().await)
            .await
            .unwrap();
        if cursor < 9_000_000_000_000_000 {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(60));
    }
    let (_, write) = scene.book(client, scene.at(6));
    scene.written(&[write]).await;
    assert_eq!(due(&scene, 1).await.len(), 1);
}

#[tokio::test]
async fn a_letter_about_a_move_knows_when_it_was_before() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (booking, book) = scene.book(client, scene.at(0));
    let moved = scene.reschedule(client, booking, Place::Start(scene.at(3)));
    let ((one, first), (two, second)) = (scene.schedule(scene.at(10)), scene.schedule(scene.at(20)));
    let (seat, sit) = scene.take(client, Place::Class(one), true);
    let move_seat = scene.reschedule(client, seat, Place::Class(two));
    let cancel = scene.cancel(client, booking);
    scene.written(&[book, moved, first, second, sit, move_seat, cancel]).await;
    let mut moves = Vec::new();
    for due in due(&scene, 5).await {
        let told = told(&mut *scene.conn().await, due.place).await.unwrap().unwrap();
        assert_eq!(told.service, "Strength");
        if told.event.kind == EventKind::BookingRescheduled {
            let now = told.event.session.unwrap().after.interval.start();
            moves.push((told.moved_from.unwrap(), now));
        }
    }
    moves.sort();
    assert_eq!(moves, [(scene.at(0), scene.at(3)), (scene.at(10), scene.at(20))]);
    let nowhere = letters::Place { trainer: scene.cast.trainer, version: 1_000_000, ordinal: 0 };
    assert!(told(&mut *scene.conn().await, nowhere).await.unwrap().is_none());
}
