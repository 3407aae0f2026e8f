use fittribe_domain::{
    Calendar,
    booking::{BookingStatus, Party},
    calendar::command::{Action, Place},
};
use fittribe_store::{
    bookings::{self, Filter, Whose},
    calendars, events, inbox,
};
use jiff::{SignedDuration, Timestamp};

use crate::scene::{Scene, same};

#[tokio::test]
async fn a_calendar_without_sessions_loads() {
    let scene = Scene::open().await;
    scene.check().await;
    let mut conn = scene.conn().await;
    assert!(calendars::load(&mut conn, crate::scene::id(5), Timestamp::MIN).await.unwrap().is_none());
    assert_eq!(calendars::epoch(&mut conn, scene.cast.trainer).await.unwrap(), Some(1));
    let stand = (scene.calendar.version(), scene.calendar.head());
    assert_eq!(calendars::lock(&mut conn, scene.cast.trainer).await.unwrap(), Some(stand));
    let known = calendars::versions(&mut conn, &[scene.cast.trainer, crate::scene::id(5)]).await.unwrap();
    assert_eq!(known, [(scene.cast.trainer, stand.0, stand.1)]);
}

#[tokio::test]
async fn a_calendar_loads_what_ends_after_an_instant() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let writes: Vec<_> = (0..3).map(|hour| scene.book(client, scene.at(hour)).1).collect();
    scene.written(&writes).await;
    let mut conn = scene.conn().await;
    let mut count = async |since| {
        let loaded = calendars::load(&mut conn, scene.cast.trainer, since).await.unwrap().unwrap();
        loaded.sessions().count()
    };
    assert_eq!(count(scene.at(1) - SignedDuration::from_micros(1)).await, 3);
    assert_eq!(count(scene.at(1)).await, 2);
    assert_eq!(count(Timestamp::MAX).await, 0);
}

#[tokio::test]
async fn a_history_replays_to_the_state_at_any_instant() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let mut states = vec![(scene.now, scene.calendar.clone())];
    for hour in 0..5 {
        scene.now += SignedDuration::from_mins(1);
        let (booking, write) = scene.book(client, scene.at(hour));
        scene.written(&[write]).await;
        states.push((scene.now, scene.calendar.clone()));
        scene.now += SignedDuration::from_mins(1);
        let cancelled = scene.cancel(client, booking);
        scene.written(&[cancelled]).await;
        states.push((scene.now, scene.calendar.clone()));
    }
    let mut conn = scene.conn().await;
    for (at, then) in states {
        let history = events::until(&mut conn, scene.cast.trainer, at).await.unwrap();
        let empty = Calendar::new(scene.cast.trainer, scene.cast.account, fittribe_domain::zone::Zone::UTC);
        let mut replayed = empty.replay(history.iter().map(|(version, event)| (*version, event)));
        assert_eq!(replayed.version(), then.version());
        replayed.stand_at(then.version(), then.head());
        same(&then, &replayed);
    }
    let all = events::after(&mut conn, scene.cast.trainer, scene.calendar.version()).await.unwrap();
    assert!(all.is_empty());
}

#[tokio::test]
async fn bookings_are_listed_newest_first_and_filtered() {
    let mut scene = Scene::open().await;
    let (ann, bob) = (scene.client().await, scene.client().await);
    let mut ids = Vec::new();
    for hour in 0..6 {
        let client = if hour % 2 == 0 { ann } else { bob };
        let (booking, write) = scene.book(client, scene.at(hour));
        scene.written(&[write]).await;
        ids.push(booking);
    }
    let cancelled = scene.cancel(ann, ids[0]);
    scene.written(&[cancelled]).await;
    let mut conn = scene.conn().await;
    let mut list = async |filter: Filter, after, limit| {
        let records = bookings::list(&mut conn, &filter, after, limit).await.unwrap();
        records.into_iter().map(|record| record.booking.id).collect::<Vec<_>>()
    };
    let all = Filter { whose: Whose::Trainer(scene.cast.trainer, None), status: None, from: None, to: None };
    let newest: Vec<_> = ids.iter().rev().copied().collect();
    assert_eq!(list(all, None, 100).await, newest);
    assert_eq!(list(all, None, 4).await, newest[..4]);
    assert_eq!(list(all, Some(newest[3]), 4).await, newest[4..]);
    let own = Filter { whose: Whose::Client(ann), ..all };
    assert_eq!(list(own, None, 100).await, [ids[4], ids[2], ids[0]]);
    let confirmed = Filter { status: Some(BookingStatus::Confirmed), ..own };
    assert_eq!(list(confirmed, None, 100).await, [ids[4], ids[2]]);
    let some = Filter { from: Some(scene.at(2)), to: Some(scene.at(4)), ..all };
    assert_eq!(list(some, None, 100).await, [ids[3], ids[2]]);
}

#[tokio::test]
async fn sessions_between_two_instants_come_with_their_bookings() {
    let mut scene = Scene::open().await;
    let (ann, bob) = (scene.client().await, scene.client().await);
    let (class, one) = scene.schedule(scene.at(0));
    let two = scene.take(ann, Place::Class(class), true).1;
    let three = scene.take(bob, Place::Class(class), false).1;
    let (later, four) = scene.book(ann, scene.at(3));
    scene.written(&[one, two, three, four]).await;
    let mut conn = scene.conn().await;
    let (trainer, at) = (scene.cast.trainer, |hour| scene.at(hour));
    let (version, sessions) =
        bookings::sessions_between(&mut conn, trainer, at(0), at(1)).await.unwrap().unwrap();
    assert_eq!((version, sessions.len()), (scene.calendar.version(), 1));
    assert_eq!((sessions[0].0.id, sessions[0].1.len()), (class, 2));
    let (_, sessions) = bookings::sessions_between(&mut conn, trainer, at(1), at(9)).await.unwrap().unwrap();
    assert_eq!(sessions.iter().map(|(_, seats)| seats[0].id).collect::<Vec<_>>(), [later]);
    let (_, sessions) = bookings::sessions_between(&mut conn, trainer, at(9), at(1)).await.unwrap().unwrap();
    assert!(sessions.is_empty());
}

#[tokio::test]
async fn an_inbox_is_read_up_to_a_place() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (booking, booked) = scene.book(client, scene.at(0));
    let cancel = Action::Cancel { booking, expected: None, reason: None };
    let cancelled = scene.ask(Party::Trainer, Some(scene.cast.account), cancel).unwrap();
    scene.written(&[booked, cancelled]).await;
    let mut conn = scene.conn().await;
    assert_eq!(inbox::unread(&mut conn, scene.cast.account).await.unwrap(), 2);
    assert_eq!(inbox::mark_read(&mut conn, scene.cast.account, 1).await.unwrap(), 1);
    assert_eq!(inbox::mark_read(&mut conn, scene.cast.account, 0).await.unwrap(), 1, "never back");
    assert_eq!(inbox::mark_read(&mut conn, scene.cast.account, 99).await.unwrap(), 0, "never past the end");
    let missed = inbox::since(&mut conn, scene.cast.account, 1, inbox::MOST_AT_ONCE).await.unwrap();
    assert_eq!(missed.iter().map(|line| line.seq).collect::<Vec<_>>(), [2]);
    assert_eq!(inbox::unread(&mut conn, crate::scene::id(404)).await.unwrap(), 0);
}
