use fittribe_domain::{
    AccountId,
    booking::{BookingStatus, Party},
    calendar::{
        Version,
        command::{Action, Place},
    },
    event::{EventKind, Setting},
    hours::{LocalWindow, TimeOff},
};
use fittribe_store::{
    StoreError, bookings, calendars, commit,
    commit::{Verdict, Write},
    events, inbox,
};
use jiff::{SignedDuration, civil};

use crate::scene::{Scene, claim, hour};

fn fenced(verdict: &Verdict) -> Option<Version> {
    match verdict {
        Verdict::Fenced { version } => Some(*version),
        _ => None,
    }
}

#[tokio::test]
async fn a_chain_of_decisions_is_written_in_one_batch() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let writes: Vec<Write> = (0..20).map(|hour| scene.book(client, scene.at(hour)).1).collect();
    let verdicts = scene.commit(&writes).await;
    let mut seqs = Vec::new();
    for verdict in &verdicts {
        let Verdict::Written { notifications } = verdict else { panic!("{verdict:?}") };
        assert!(notifications.iter().all(|line| line.account == scene.cast.account));
        seqs.extend(notifications.iter().map(|line| line.seq));
    }
    assert_eq!(seqs, (1..=20).collect::<Vec<_>>());
    scene.check().await;
}

#[tokio::test]
async fn a_write_that_does_not_chain_is_fenced_with_all_that_follow_it() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (_, first) = scene.book(client, scene.at(0));
    let before = scene.calendar.clone();
    let (_, lost) = scene.book(client, scene.at(1));
    let (_, follows_lost) = scene.book(client, scene.at(2));
    let version = before.version();
    let verdicts = scene.commit(&[first, follows_lost]).await;
    assert!(matches!(verdicts.first(), Some(Verdict::Written { .. })));
    assert!(verdicts.get(1).and_then(fenced).is_some());
    let verdicts = scene.commit(std::slice::from_ref(&lost)).await;
    assert!(matches!(verdicts.first(), Some(Verdict::Written { .. })));
    let again = scene.commit(&[lost]).await;
    assert_eq!(again.first().and_then(fenced), Some(version.next()));
    scene.calendar = scene.loaded().await;
    scene.check().await;
}

#[tokio::test]
async fn of_two_nodes_on_the_same_state_one_is_fenced() {
    let mut scene = Scene::open().await;
    let (ann, bob) = (scene.client().await, scene.client().await);
    let before = scene.calendar.clone();
    let (_, ours) = scene.book(ann, scene.at(0));
    let after = std::mem::replace(&mut scene.calendar, before);
    let (_, theirs) = scene.book(bob, scene.at(0));
    scene.calendar = after;
    let (ours, theirs) = ([ours], [theirs]);
    let both = tokio::join!(scene.commit(&ours), scene.commit(&theirs));
    let fenced = both.0.iter().chain(&both.1).filter(|verdict| fenced(verdict).is_some()).count();
    assert_eq!(fenced, 1);
    assert_eq!(scene.findings().await, []);
    assert_eq!(scene.loaded().await.live_bookings(), 1);
}

#[tokio::test]
async fn an_unknown_calendar_is_fenced_at_zero() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (_, write) = scene.book(client, scene.at(0));
    let write = Write { trainer: crate::scene::id(99), ..write };
    let verdicts = scene.commit(&[write]).await;
    assert_eq!(verdicts.first().and_then(fenced), Some(Version::default()));
}

#[tokio::test]
async fn a_used_key_gives_its_first_reply_and_stops_its_calendar_only() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (_, mut first) = scene.book(client, scene.at(0));
    first.claim = Some(claim(client, "k1", "first"));
    scene.written(&[first]).await;
    let known = scene.calendar.clone();
    let (_, mut repeat) = scene.book(client, scene.at(1));
    repeat.claim = Some(claim(client, "k1", "second"));
    let (_, mut follows) = scene.book(client, scene.at(2));
    follows.claim = Some(claim(client, "k2", "third"));
    let verdicts = scene.commit(&[repeat, follows]).await;
    match &verdicts[..] {
        [Verdict::KeyTaken { fingerprint, reply }, Verdict::Fenced { version }] => {
            assert_eq!((fingerprint, reply.body.as_str(), reply.status), (&[7; 32], "first", 201));
            assert_eq!(*version, known.version());
        }
        other => panic!("{other:?}"),
    }
    scene.calendar = known;
    scene.check().await;
    let mut conn = scene.conn().await;
    let keys = calendars::recent_keys(&mut conn, scene.cast.trainer, scene.now).await.unwrap();
    assert_eq!(keys, [(client, "k1".to_owned())], "a key of a write that was not written is free");
}

#[tokio::test]
async fn the_same_key_twice_in_a_batch_is_written_once() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (_, mut first) = scene.book(client, scene.at(0));
    first.claim = Some(claim(client, "k1", "first"));
    let known = scene.calendar.clone();
    let (_, mut second) = scene.book(client, scene.at(1));
    second.claim = Some(claim(client, "k1", "second"));
    let verdicts = scene.commit(&[first, second]).await;
    assert!(matches!(&verdicts[..], [Verdict::Written { .. }, Verdict::KeyTaken { .. }]), "{verdicts:?}");
    scene.calendar = known;
    scene.check().await;
}

#[tokio::test]
async fn a_hold_placed_and_confirmed_in_one_batch_is_one_booking() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (booking, placed) = scene.hold(client, scene.at(0));
    let confirmed = scene.confirm(client, booking);
    scene.written(&[placed, confirmed]).await;
    scene.check().await;
    let record = bookings::find(&mut *scene.conn().await, booking).await.unwrap().unwrap();
    assert_eq!((record.booking.status, record.booking.version), (BookingStatus::Confirmed, 2));
    assert_eq!((record.trainer, record.trainer_account), (scene.cast.trainer, scene.cast.account));
    assert_eq!((record.zone.name(), record.calendar_version), ("Europe/Sofia", scene.calendar.version()));
    assert_eq!(record.session.interval, hour(scene.at(0)));
}

#[tokio::test]
async fn a_time_is_freed_and_taken_in_one_batch() {
    let mut scene = Scene::open().await;
    let (ann, bob) = (scene.client().await, scene.client().await);
    let (first, placed) = scene.hold(ann, scene.at(0));
    scene.written(&[placed]).await;
    let freed = scene.release(ann, first);
    let (second, taken) = scene.book(bob, scene.at(0));
    let moved = scene.reschedule(bob, second, Place::Start(scene.at(5)));
    let (_, again) = scene.book(ann, scene.at(0));
    scene.written(&[freed, taken, moved, again]).await;
    scene.check().await;
}

#[tokio::test]
async fn a_seat_is_given_back_and_taken_again_in_one_batch() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let ((morning, one), (evening, two)) = (scene.schedule(scene.at(0)), scene.schedule(scene.at(8)));
    let (first, three) = scene.take(client, Place::Class(morning), true);
    let (second, four) = scene.take(client, Place::Class(evening), true);
    scene.written(&[one, two, three, four]).await;
    let cancelled = scene.cancel(client, first);
    let moved = scene.reschedule(client, second, Place::Class(morning));
    let (_, taken) = scene.take(client, Place::Class(evening), true);
    scene.written(&[cancelled, moved, taken]).await;
    scene.check().await;
}

#[tokio::test]
async fn a_lapsed_hold_is_written_off_by_what_takes_its_place() {
    let mut scene = Scene::open().await;
    let (ann, bob) = (scene.client().await, scene.client().await);
    let (held, placed) = scene.hold(ann, scene.at(0));
    scene.written(&[placed]).await;
    scene.now += SignedDuration::from_mins(11);
    let mut conn = scene.conn().await;
    assert_eq!(calendars::with_overdue_holds(&mut conn, scene.now, 10).await.unwrap(), [scene.cast.trainer]);
    let (_, taken) = scene.book(bob, scene.at(0));
    scene.written(&[taken]).await;
    assert_eq!(calendars::with_overdue_holds(&mut conn, scene.now, 10).await.unwrap(), []);
    let record = bookings::find(&mut conn, held).await.unwrap().unwrap();
    assert_eq!(record.booking.status, BookingStatus::Expired);
    let told = inbox::since(&mut conn, ann, 0, 10).await.unwrap();
    assert_eq!(told.iter().map(|line| line.kind).collect::<Vec<_>>(), [EventKind::HoldExpired]);
    scene.check().await;
}

#[tokio::test]
async fn seats_of_a_class_are_confirmed_without_touching_its_session() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (class, scheduled) = scene.schedule(scene.at(0));
    let (seat, held) = scene.take(client, Place::Class(class), false);
    scene.written(&[scheduled, held]).await;
    let confirmed = scene.confirm(client, seat);
    let verdicts = scene.commit(&[confirmed]).await;
    let [Verdict::Written { notifications }] = &verdicts[..] else { panic!("{verdicts:?}") };
    let body = notifications[0].value().unwrap();
    assert_eq!(body["start"], scene.at(0).to_string());
    assert_eq!(body["end"], scene.at(1).to_string());
    assert_eq!((&body["kind"], &body["class"]), (&"booking.created".into(), &"critical".into()));
    assert_eq!(
        (&body["status"], &body["by"], &body["version"]),
        (&"confirmed".into(), &"client".into(), &2.into())
    );
    scene.check().await;
}

#[tokio::test]
async fn a_class_called_off_tells_every_client() {
    let mut scene = Scene::open().await;
    let clients = [scene.client().await, scene.client().await];
    let (class, scheduled) = scene.schedule(scene.at(0));
    let seats = clients.map(|client| scene.take(client, Place::Class(class), true).1);
    scene.written(&[vec![scheduled], seats.to_vec()].concat()).await;
    let off = Action::CancelClass { session: class, reason: Some("Flu".to_owned()) };
    let off = scene.ask(Party::Trainer, Some(scene.cast.account), off).unwrap();
    scene.written(&[off]).await;
    let mut conn = scene.conn().await;
    for client in clients {
        let lines = inbox::since(&mut conn, client, 0, 10).await.unwrap();
        assert_eq!(
            lines.iter().map(|line| (line.seq, line.kind)).collect::<Vec<_>>(),
            [(1, EventKind::BookingCancelled)]
        );
    }
    assert_eq!(inbox::last_seq(&mut conn, scene.cast.account).await.unwrap(), 4);
    scene.check().await;
}

#[tokio::test]
async fn every_setting_comes_back_as_it_was_set() {
    let mut scene = Scene::open().await;
    let window = LocalWindow { start: civil::time(9, 0, 0, 0), end: civil::time(12, 30, 0, 0) };
    let (kept, dropped) = (civil::date(2026, 12, 24), civil::date(2026, 12, 25));
    let (off, gone) = (scene.draw(), scene.draw());
    let busy = vec![hour(scene.at(3)), hour(scene.at(30))];
    let settings = [
        Setting::Zone(fittribe_domain::zone::Zone::named("America/New_York").unwrap()),
        Setting::Accepting(false),
        Setting::Override { date: kept, windows: Some(vec![window]) },
        Setting::Override { date: dropped, windows: Some(Vec::new()) },
        Setting::Override { date: dropped, windows: None },
        Setting::TimeOff(TimeOff { id: gone, interval: hour(scene.at(40)), note: String::new() }),
        Setting::TimeOff(TimeOff { id: off, interval: hour(scene.at(50)), note: "Skiing".to_owned() }),
        Setting::TimeOffRemoved(gone),
        Setting::External { source: "google".to_owned(), busy },
    ];
    let writes: Vec<Write> = settings.into_iter().map(|setting| scene.configure(setting)).collect();
    scene.written(&writes).await;
    scene.check().await;
}

#[tokio::test]
async fn what_was_committed_is_found_by_its_decision() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (_, first) = scene.book(client, scene.at(0));
    let (_, never) = scene.book(client, scene.at(1));
    let decisions = [first.decision.id, never.decision.id];
    scene.written(&[first]).await;
    let mut conn = scene.conn().await;
    let found = events::committed(&mut conn, scene.cast.trainer, &decisions).await.unwrap();
    assert_eq!(found, decisions[..1]);
}

#[tokio::test]
async fn a_commit_whose_caller_left_is_written_all_the_same() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let (booking, write) = scene.book(client, scene.at(0));
    let writes = [write];
    {
        let mut left = Box::pin(commit::commit(scene.database(), writes));
        assert!(futures_util::poll!(&mut left).is_pending());
    }
    let mut conn = scene.conn().await;
    for _ in 0..500 {
        if bookings::find(&mut conn, booking).await.unwrap().is_some() {
            return scene.check().await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("never written");
}

#[tokio::test]
async fn the_database_alone_refuses_an_overlap() {
    let mut scene = Scene::open().await;
    let client: AccountId = scene.client().await;
    let (booking, write) = scene.book(client, scene.at(0));
    scene.written(&[write]).await;
    let double = |minutes: i32| {
        let trainer = scene.cast.trainer.uuid();
        let database = scene.database().clone();
        async move {
            let mut transaction = database.begin().await.unwrap();
            sqlx::query(
                "INSERT INTO sessions SELECT trainer_id, gen_random_uuid(), service_id, class,
                     tstzrange(lower(during) + make_interval(mins => $2), upper(during) + make_interval(mins => $2)),
                     before_min, after_min, status, held_until, capacity, taken, changed
                 FROM sessions WHERE trainer_id = $1",
            )
            .bind(trainer)
            .bind(minutes)
            .execute(&mut *transaction)
            .await
            .unwrap();
            transaction.commit().await.map_err(StoreError::from)
        }
    };
    assert!(matches!(double(59).await, Err(StoreError::Overlap)));
    assert!(matches!(double(-59).await, Err(StoreError::Overlap)));
    assert!(double(60).await.is_ok());
    let seat = sqlx::query(
        "INSERT INTO bookings SELECT trainer_id, gen_random_uuid(), session_id, service_id, client_id, status, version,
             hold_until, price, cancellation_policy, note, cancelled, created_at, changed FROM bookings WHERE id = $1",
    );
    let seat = seat.bind(booking.uuid()).execute(&mut *scene.conn().await).await;
    assert!(matches!(seat.map_err(StoreError::from), Err(StoreError::SeatTaken)));
    let taken =
        sqlx::query("UPDATE sessions SET taken = capacity + 1").execute(&mut *scene.conn().await).await;
    assert!(matches!(taken.map_err(StoreError::from), Err(StoreError::SeatsExceeded)));
    let rewritten =
        sqlx::query("UPDATE calendar_events SET party = 'system'").execute(&mut *scene.conn().await).await;
    assert!(rewritten.unwrap_err().to_string().contains("append-only"));
}

#[tokio::test]
async fn a_constraint_refuses_the_whole_batch() {
    let mut scene = Scene::open().await;
    let client = scene.client().await;
    let before = scene.calendar.clone();
    let (_, taken) = scene.book(client, scene.at(0));
    scene.written(&[taken]).await;
    let after = std::mem::replace(&mut scene.calendar, before);
    scene.calendar.stand_at(after.version(), after.head());
    let (_, clash) = scene.book(client, scene.at(0));
    let (_, fine) = scene.book(client, scene.at(5));
    let refused = commit::commit(scene.database(), [clash, fine]).await;
    assert!(matches!(refused, Err(StoreError::Overlap)), "{refused:?}");
    scene.calendar = after;
    scene.check().await;
}
