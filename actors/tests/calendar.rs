//! Calendars on a real Postgres: races, holds, keys, two nodes, lost connections.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "support/stage.rs"]
mod stage;

use std::{collections::HashSet, time::Duration};

use fittribe_actors::{
    calendars::{Answer, AskError},
    jobs::chores,
};
use fittribe_domain::{
    SessionId,
    booking::BookingStatus,
    calendar::{
        command::{Action, Place},
        rejection::Reason,
    },
    event::EventKind,
};
use fittribe_ports::{clock::Clock as _, random::Random};
use futures_util::future::join_all;
use jiff::SignedDuration;
use stage::{Stage, booking, decision, hour, keyed, until};

fn is_taken(error: &AskError) -> bool {
    matches!(error, AskError::Rejected(refusal)
        if matches!(&refusal.reason, Reason::NotBookable(found) if found.iter().all(fittribe_domain::calendar::obstacle::Obstacle::is_taken)))
}

#[test]
fn of_a_hundred_clients_on_one_slot_one_gets_it_a_hundred_times_over() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let clients = stage.clients(100).await;
        for round in 0..100 {
            let asked = clients
                .iter()
                .map(|client| node.calendars.ask(trainer.id, trainer.book(*client, hour(24 + round), true)));
            let answers = join_all(asked).await;
            let won = answers.iter().filter(|answer| answer.is_ok()).count();
            let lost = answers.iter().filter(|answer| answer.as_ref().is_err_and(is_taken)).count();
            assert_eq!(
                (won, lost),
                (1, 99),
                "round {round}: {:?}",
                answers.iter().find_map(|answer| answer.as_ref().err().filter(|error| !is_taken(error)))
            );
        }
        assert_eq!(stage.findings().await, []);
        assert_eq!(stage.stored(trainer.id).await.sessions().count(), 100);
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn a_class_of_twenty_takes_twenty_of_two_hundred() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let clients = stage.clients(200).await;
        let session = SessionId::from_uuid(fittribe_adapters::os_random::OsRandom.uuid());
        let Place::Start(start) = hour(30) else { panic!("a start") };
        trainer
            .own(
                &node.calendars,
                Action::ScheduleClass { session, service: trainer.class, start, capacity: None },
            )
            .await
            .unwrap();
        let asked = clients
            .iter()
            .map(|client| node.calendars.ask(trainer.id, trainer.book(*client, Place::Class(session), true)));
        let answers = join_all(asked).await;
        let won = answers.iter().filter(|answer| answer.is_ok()).count();
        let full = |answer: &Result<Answer, AskError>| matches!(answer, Err(AskError::Rejected(refusal)) if refusal.reason == Reason::ClassFull);
        assert_eq!((won, answers.iter().filter(|answer| full(answer)).count()), (20, 180));
        assert_eq!(stage.findings().await, []);
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn a_hold_lapses_at_its_deadline_and_its_time_is_free_again() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let clients = stage.clients(2).await;
        let held = node.calendars.ask(trainer.id, trainer.book(clients[0], hour(24), false)).await.unwrap();
        let refused = node.calendars.ask(trainer.id, trainer.book(clients[1], hour(24), false)).await;
        assert!(refused.as_ref().is_err_and(is_taken), "a held slot is taken");
        stage.clock.advance(SignedDuration::from_mins(10));
        until("the hold is written off", || async {
            stage.stored(trainer.id).await.booking(booking(&held)).is_none()
        })
        .await;
        let confirm = Action::Confirm { booking: booking(&held), expected: None };
        let late = node.calendars.ask(trainer.id, trainer.by_client(clients[0], confirm)).await;
        assert!(matches!(late, Err(AskError::Rejected(refusal)) if refusal.reason == Reason::UnknownBooking));
        node.calendars.ask(trainer.id, trainer.book(clients[1], hour(24), false)).await.unwrap();
        assert_eq!(stage.findings().await, []);
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn a_lapsed_hold_that_nobody_wrote_off_goes_in_the_decision_that_takes_its_place() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let clients = stage.clients(2).await;
        node.calendars.ask(trainer.id, trainer.book(clients[0], hour(24), false)).await.unwrap();
        // Asked in the same moment as the deadline passes: either the alarm or this decision writes it off.
        stage.clock.advance(SignedDuration::from_mins(10));
        let taken = node.calendars.ask(trainer.id, trainer.book(clients[1], hour(24), true)).await.unwrap();
        let kinds: Vec<EventKind> = decision(&taken).events.iter().map(|event| event.kind).collect();
        assert_eq!(kinds.last(), Some(&EventKind::BookingCreated));
        assert_eq!(stage.findings().await, []);
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn a_hold_that_lapsed_while_no_node_had_its_calendar_is_written_off_by_the_schedule() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let client = stage.clients(1).await[0];
        node.calendars.ask(trainer.id, trainer.book(client, hour(24), false)).await.unwrap();
        node.stop(Duration::from_secs(5)).await;
        stage.clock.advance(SignedDuration::from_mins(10));

        let node = stage.node();
        let overdue = async || {
            let (database, now) = (stage.database(), stage.clock.now());
            let read = async move {
                let mut connection = database.read().await.unwrap();
                fittribe_store::calendars::with_overdue_holds(&mut connection, now, 10).await.unwrap()
            };
            stage.on_runtime(read).await
        };
        assert_eq!(overdue().await, [trainer.id]);
        let (database, calendars, now) = (stage.database(), node.calendars.clone(), stage.clock.now());
        let swept = async move { chores::expire_holds(&database, &calendars, now).await };
        stage.on_runtime(swept).await.unwrap();
        until("it is written off", || async { overdue().await.is_empty() }).await;
        assert_eq!(stage.findings().await, []);
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn a_repeat_with_the_same_key_gets_the_first_answer_and_changes_nothing() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let client = stage.clients(1).await[0];
        let first = keyed(trainer.book(client, hour(24), true), client, "once");
        let done = node.calendars.ask(trainer.id, first.clone()).await.unwrap();
        let again = node.calendars.ask(trainer.id, first).await.unwrap();
        assert!(
            matches!(&again, Answer::Replayed(reply) if reply.body == booking(&done).to_string() && reply.status == 201)
        );
        let mut other = keyed(trainer.book(client, hour(30), true), client, "once");
        other.claim.as_mut().unwrap().fingerprint = [8; 32];
        assert!(matches!(node.calendars.ask(trainer.id, other).await, Err(AskError::KeyReused)));
        // Another calendar does not know the key; the database does.
        let elsewhere = stage.trainer(&node).await;
        let mut other = keyed(elsewhere.book(client, hour(30), true), client, "once");
        other.claim.as_mut().unwrap().fingerprint = [9; 32];
        assert!(matches!(node.calendars.ask(elsewhere.id, other).await, Err(AskError::KeyReused)));
        assert_eq!(stage.stored(trainer.id).await.sessions().count(), 1);
        assert_eq!(stage.findings().await, []);
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn a_repeat_after_a_restart_gets_the_first_answer() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let client = stage.clients(1).await[0];
        let request = keyed(trainer.book(client, hour(24), true), client, "once");
        let done = node.calendars.ask(trainer.id, request.clone()).await.unwrap();
        node.stop(Duration::from_secs(5)).await;
        let node = stage.node();
        let again = node.calendars.ask(trainer.id, request).await.unwrap();
        assert!(matches!(again, Answer::Replayed(reply) if reply.body == booking(&done).to_string()));
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn a_key_whose_reply_was_swept_is_a_new_request() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let client = stage.clients(1).await[0];
        let first = node
            .calendars
            .ask(trainer.id, keyed(trainer.book(client, hour(24), true), client, "k"))
            .await
            .unwrap();
        let database = stage.database();
        let swept = stage.on_runtime(async move {
            let mut connection = database.read().await.unwrap();
            fittribe_store::idempotency::sweep(&mut connection, jiff::Timestamp::MAX, 100).await
        });
        assert_eq!(swept.await.unwrap(), 1);
        let again = node
            .calendars
            .ask(trainer.id, keyed(trainer.book(client, hour(30), true), client, "k"))
            .await
            .unwrap();
        assert_ne!(booking(&first), booking(&again));
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn more_than_256_waiting_commands_are_refused_at_once() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let clients = stage.clients(1).await;
        // Somebody keeps the calendar's row locked, so nothing can be committed.
        let database = stage.database();
        let (locked, unlock) = (tokio::sync::oneshot::channel::<()>(), tokio::sync::oneshot::channel::<()>());
        let (release, released) = unlock;
        let id = trainer.id;
        let holding = stage.runtime.spawn(async move {
            let mut transaction = database.begin().await.unwrap();
            fittribe_store::calendars::lock(&mut transaction, id).await.unwrap();
            locked.0.send(()).unwrap();
            released.await.unwrap();
        });
        locked.1.await.unwrap();
        let asked = (0..300)
            .map(|nth| node.calendars.ask(trainer.id, trainer.book(clients[0], hour(24 + nth), true)));
        let unlocking = async {
            actix_rt::time::sleep(Duration::from_millis(500)).await;
            release.send(()).unwrap();
        };
        let (answers, ()) = futures_util::future::join(join_all(asked), unlocking).await;
        holding.await.unwrap();
        let busy = answers.iter().filter(|answer| matches!(answer, Err(AskError::Busy { .. }))).count();
        let done = answers.iter().filter(|answer| answer.is_ok()).count();
        assert_eq!((done, busy), (256, 44));
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn an_idle_calendar_leaves_and_the_next_message_brings_it_back() {
    Stage::play(|stage| async move {
        let settings =
            fittribe_actors::system::Settings { idle: Duration::from_millis(200), ..Stage::settings() };
        let node = stage.node_with(&settings);
        let trainer = stage.trainer(&node).await;
        let client = stage.clients(1).await[0];
        node.calendars.ask(trainer.id, trainer.book(client, hour(24), true)).await.unwrap();
        until("the calendar leaves", || async { node.calendars.active(trainer.id).is_none() }).await;
        let refused = node.calendars.ask(trainer.id, trainer.book(client, hour(24), true)).await;
        assert!(refused.as_ref().is_err_and(is_taken));
        node.stop(Duration::from_secs(5)).await;
    });
}

#[test]
fn two_nodes_on_one_calendar_never_overlap_and_agree_with_the_database() {
    Stage::play(|stage| async move {
        let nodes = [stage.node(), stage.node()];
        let trainer = stage.trainer(&nodes[0]).await;
        let clients = stage.clients(8).await;
        let mut acknowledged = HashSet::new();
        for round in 0..40_i64 {
            let asked = clients.iter().enumerate().map(|(nth, client)| {
                let start = 24 + (round * 3 + i64::try_from(nth).unwrap() / 3) % 1000;
                nodes[nth % 2].calendars.ask(trainer.id, trainer.book(*client, hour(start), true))
            });
            for answer in join_all(asked).await {
                match answer {
                    Ok(answer) => assert!(acknowledged.insert(booking(&answer))),
                    Err(AskError::Contended) => {}
                    Err(error) => assert!(is_taken(&error), "{error:?}"),
                }
            }
        }
        let stored = stage.stored(trainer.id).await;
        assert!(
            acknowledged.iter().all(|id| stored
                .booking(*id)
                .is_some_and(|booking| booking.status == BookingStatus::Confirmed))
        );
        assert!(acknowledged.len() >= 40, "too little happened: {}", acknowledged.len());
        for node in &nodes {
            until("both nodes stand where the database stands", || async {
                node.calendars
                    .active(trainer.id)
                    .is_some_and(|snapshot| snapshot.version() == stored.version())
            })
            .await;
        }
        assert_eq!(stage.findings().await, []);
        for node in nodes {
            node.stop(Duration::from_secs(5)).await;
        }
    });
}

#[test]
fn connections_killed_while_committing_lose_no_acknowledged_booking() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let trainer = stage.trainer(&node).await;
        let clients = stage.clients(20).await;
        let database = stage.database();
        let (mut acknowledged, mut unanswered, mut killed) = (Vec::new(), 0, 0);
        for round in 0..60_i64 {
            let asked = clients.iter().enumerate().map(|(nth, client)| {
                let start = 24 + round * 20 + i64::try_from(nth).unwrap();
                let request = keyed(trainer.book(*client, hour(start), true), *client, &format!("{round}"));
                retried(&node, trainer.id, request)
            });
            // A little later in each round than in the one before, so that every part of a commit is hit.
            let killing = async {
                actix_rt::time::sleep(Duration::from_millis(round.unsigned_abs() % 12)).await;
                fittribe_store::testing::kill_other_connections(&database).await.unwrap_or(0)
            };
            let (answers, gone) = futures_util::join!(join_all(asked), killing);
            killed += gone;
            for answer in answers {
                match answer {
                    Some(id) => acknowledged.push(id),
                    None => unanswered += 1,
                }
            }
        }
        // A connection that was told to go goes a moment later.
        actix_rt::time::sleep(Duration::from_millis(300)).await;
        let stored = stage.stored(trainer.id).await;
        let lost: Vec<_> = acknowledged.iter().filter(|id| stored.bookings_by_text(id).is_none()).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
        assert_eq!(
            stored.live_bookings(),
            60 * 20 - unanswered,
            "each was booked once, however often it was sent"
        );
        assert!(killed > 20, "too little happened: {killed} connections killed");
        assert_eq!(stage.findings().await, []);
        node.stop(Duration::from_secs(5)).await;
    });
}

trait ByText {
    fn bookings_by_text(&self, id: &str) -> Option<&fittribe_domain::booking::Booking>;
}

impl ByText for fittribe_domain::Calendar {
    fn bookings_by_text(&self, id: &str) -> Option<&fittribe_domain::booking::Booking> {
        self.booking(id.parse().unwrap())
    }
}

/// Asks with the same key until there is an answer, as a client would.
async fn retried(
    node: &fittribe_actors::system::Living,
    trainer: fittribe_domain::TrainerId,
    request: fittribe_actors::calendars::Request,
) -> Option<String> {
    for _ in 0..100 {
        match node.calendars.ask(trainer, request.clone()).await {
            Ok(Answer::Done { reply, .. }) => return reply.map(|reply| reply.body),
            Ok(Answer::Replayed(reply)) => return Some(reply.body),
            Err(
                AskError::Unavailable { .. }
                | AskError::Busy { .. }
                | AskError::TimedOut
                | AskError::Contended,
            ) => {
                actix_rt::time::sleep(Duration::from_millis(20)).await;
            }
            Err(error) => panic!("{error:?}"),
        }
    }
    None
}
