use std::task::{Context, Poll, Waker};

use fittribe_domain::{AccountId, ServiceId};
use proptest::prelude::*;
use tokio::task::{LocalSet, yield_now};
use uuid::Uuid;

use super::*;

const SLOTS: Topic = Topic::Slots(ServiceId::from_uuid(Uuid::nil()));
const ME: Topic = Topic::Me(AccountId::from_uuid(Uuid::nil()));

fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&runtime, test);
}

fn state(ep: &str, seq: u64) -> Arc<State> {
    let text = format!("snap {ep} {seq}");
    State::new(ep.into(), seq, move || Frame::text(&text))
}

fn publish(hub: &Hub, ep: &str, prev: u64, seq: u64) {
    let delta = Frame::text(&format!("delta {ep} {prev} {seq}"));
    hub.publish_state(SLOTS, Some(prev), Some(delta), state(ep, seq));
}

fn happen(hub: &Hub, seq: i64) {
    hub.publish_event(ME, seq - 1, seq, Frame::text(&format!("event {seq}")));
}

/// What a socket would have written by now.
async fn written(outbox: &Outbox) -> Vec<String> {
    for _ in 0..8 {
        yield_now().await;
    }
    let mut context = Context::from_waker(Waker::noop());
    let mut messages = Vec::new();
    while let Poll::Ready(Some(bytes)) = outbox.poll_next(&mut context) {
        let mut bytes = bytes.to_vec();
        while bytes.len() > 1 {
            let length = usize::from(bytes[1]);
            messages
                .push(String::from_utf8(bytes[2..2 + length].to_vec()).unwrap().trim_matches('"').to_owned());
            bytes.drain(..2 + length);
        }
    }
    messages
}

#[test]
fn a_subscriber_gets_the_snapshot_and_then_the_deltas() {
    run(async {
        let hub = Hub::new();
        let (local, outbox) = (LocalHub::start(&hub), Rc::new(Outbox::default()));
        hub.set_latest(SLOTS, state("c1", 4));
        let subscription = local.subscribe(SLOTS, &outbox);
        assert_eq!(hub.watchers(&SLOTS), 1);
        assert_eq!(subscription.start_state(None).unwrap().0, Mode::Snap);
        publish(&hub, "c1", 4, 6);
        publish(&hub, "c1", 6, 7);
        assert_eq!(written(&outbox).await, ["snap c1 4", "delta c1 4 6", "delta c1 6 7"]);
        drop(subscription);
        assert_eq!(hub.watchers(&SLOTS), 0);
        publish(&hub, "c1", 7, 8);
        assert!(written(&outbox).await.is_empty());
    });
}

#[test]
fn a_client_that_has_the_latest_state_gets_only_what_comes() {
    run(async {
        let hub = Hub::new();
        let (local, outbox) = (LocalHub::start(&hub), Rc::new(Outbox::default()));
        hub.set_latest(SLOTS, state("c1", 4));
        let subscription = local.subscribe(SLOTS, &outbox);
        assert_eq!(subscription.start_state(Some(("c1", 4))).unwrap().0, Mode::Current);
        publish(&hub, "c1", 4, 5);
        assert_eq!(written(&outbox).await, ["delta c1 4 5"]);
        for stale in [("c1", 4), ("c2", 5)] {
            assert_eq!(local.subscribe(SLOTS, &outbox).start_state(Some(stale)).unwrap().0, Mode::Snap);
        }
    });
}

#[test]
fn what_was_published_while_joining_is_neither_lost_nor_repeated() {
    run(async {
        let hub = Hub::new();
        let (local, outbox) = (LocalHub::start(&hub), Rc::new(Outbox::default()));
        hub.set_latest(SLOTS, state("c1", 1));
        let subscription = local.subscribe(SLOTS, &outbox);
        publish(&hub, "c1", 1, 2);
        assert!(written(&outbox).await.is_empty());
        publish(&hub, "c1", 2, 3);
        subscription.start_state(None).unwrap();
        assert_eq!(written(&outbox).await, ["snap c1 3"]);
    });
}

#[test]
fn a_gap_or_another_epoch_brings_the_whole_state() {
    run(async {
        let hub = Hub::new();
        let (local, outbox) = (LocalHub::start(&hub), Rc::new(Outbox::default()));
        hub.set_latest(SLOTS, state("c1", 1));
        let subscription = local.subscribe(SLOTS, &outbox);
        subscription.start_state(Some(("c1", 1))).unwrap();
        publish(&hub, "c1", 5, 6);
        assert_eq!(written(&outbox).await, ["snap c1 6"]);
        publish(&hub, "c2", 6, 2);
        assert_eq!(written(&outbox).await, ["snap c2 2"]);
        hub.publish_state(SLOTS, None, None, state("c2", 3));
        assert_eq!(written(&outbox).await, ["snap c2 3"]);
    });
}

#[test]
fn a_snapshot_that_nobody_needs_is_never_written_down() {
    run(async {
        let hub = Hub::new();
        let (local, outbox) = (LocalHub::start(&hub), Rc::new(Outbox::default()));
        hub.set_latest(SLOTS, state("c1", 1));
        let subscription = local.subscribe(SLOTS, &outbox);
        subscription.start_state(Some(("c1", 1))).unwrap();
        let unneeded = State::new("c1".into(), 2, || panic!("built for nobody"));
        hub.publish_state(SLOTS, Some(1), Some(Frame::text("delta")), unneeded);
        assert_eq!(written(&outbox).await, ["delta"]);
    });
}

#[test]
fn events_missed_and_events_meanwhile_come_once_and_in_order() {
    run(async {
        let hub = Hub::new();
        let (local, outbox) = (LocalHub::start(&hub), Rc::new(Outbox::default()));
        let subscription = local.subscribe(ME, &outbox);
        (3..=5).for_each(|seq| happen(&hub, seq));
        assert!(written(&outbox).await.is_empty());
        // The store was read after the fourth.
        let past = [2, 3, 4].map(|seq| Frame::text(&format!("event {seq}")));
        subscription.start_events(&past, 4);
        happen(&hub, 6);
        let expected: Vec<String> = (2..=6).map(|seq| format!("event {seq}")).collect();
        assert_eq!(written(&outbox).await, expected);
    });
}

#[test]
fn a_gap_between_events_ends_the_subscription_with_a_reset() {
    run(async {
        let hub = Hub::new();
        let (local, outbox) = (LocalHub::start(&hub), Rc::new(Outbox::default()));
        let subscription = local.subscribe(ME, &outbox);
        subscription.start_events(&[], 1);
        happen(&hub, 3);
        happen(&hub, 4);
        let messages = written(&outbox).await;
        assert!(matches!(messages.as_slice(), [reset] if reset.contains("reset")), "{messages:?}");
        assert!(subscription.ended());
    });
}

#[test]
fn thousands_of_subscribers_are_served_and_leave_nothing_behind() {
    run(async {
        let hub = Hub::new();
        let local = LocalHub::start(&hub);
        hub.set_latest(SLOTS, state("c1", 1));
        let outboxes: Vec<Rc<Outbox>> = (0..3_000).map(|_| Rc::default()).collect();
        let mut subscriptions: Vec<Subscription> = Vec::new();
        for outbox in &outboxes {
            let subscription = local.subscribe(SLOTS, outbox);
            subscription.start_state(Some(("c1", 1))).unwrap();
            subscriptions.push(subscription);
        }
        publish(&hub, "c1", 1, 2);
        // Some leave while the walk pauses.
        yield_now().await;
        subscriptions.truncate(2_990);
        let kept = outboxes.iter().take(2_990);
        for outbox in kept {
            assert_eq!(written(outbox).await, ["delta c1 1 2"]);
        }
        subscriptions.clear();
        assert!(hub.forget(&SLOTS));
        assert_eq!((hub.watchers(&SLOTS), hub.topics(), local.topics.borrow().len()), (0, 0, 0));
    });
}

#[derive(Clone, Debug)]
enum Step {
    Publish(u64),
    Jump,
    Epoch,
    Read,
    Rejoin,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1_u64..3).prop_map(Step::Publish),
        1 => Just(Step::Jump),
        1 => Just(Step::Epoch),
        3 => Just(Step::Read),
        1 => Just(Step::Rejoin),
    ]
}

/// A client as the protocol describes it: its state is the place it has reached.
fn follow(client: &mut Option<(String, u64)>, message: &str) {
    let words: Vec<&str> = message.split(' ').collect();
    match words.as_slice() {
        ["snap", ep, seq] => *client = Some(((*ep).to_owned(), seq.parse().unwrap())),
        ["delta", ep, prev, seq] => {
            let (known, last) = client.clone().expect("a delta before any snapshot");
            assert_eq!((known.as_str(), last), (*ep, prev.parse().unwrap()), "a delta that does not follow");
            *client = Some(((*ep).to_owned(), seq.parse().unwrap()));
        }
        _ => panic!("{message}"),
    }
}

proptest! {
    #[test]
    fn a_client_that_follows_the_rule_always_ends_where_the_topic_is(steps in prop::collection::vec(step(), 1..60)) {
        run(async {
            let hub = Hub::new();
            let (local, outbox) = (LocalHub::start(&hub), Rc::new(Outbox::default()));
            let (mut epoch, mut seq, mut client) = (1, 1, None);
            hub.set_latest(SLOTS, state("c1", 1));
            let mut subscription = local.subscribe(SLOTS, &outbox);
            subscription.start_state(None).unwrap();
            for step in steps {
                let ep = format!("c{epoch}");
                match step {
                    Step::Publish(by) => { publish(&hub, &ep, seq, seq + by); seq += by; }
                    Step::Jump => { seq += 5; hub.publish_state(SLOTS, None, None, state(&ep, seq)); }
                    Step::Epoch => { epoch += 1; seq = 1; hub.publish_state(SLOTS, None, None, state(&format!("c{epoch}"), seq)); }
                    Step::Read => written(&outbox).await.iter().for_each(|message| follow(&mut client, message)),
                    Step::Rejoin => {
                        written(&outbox).await.iter().for_each(|message| follow(&mut client, message));
                        drop(subscription);
                        subscription = local.subscribe(SLOTS, &outbox);
                        let since = client.as_ref().map(|(ep, seq): &(String, u64)| (ep.as_str(), *seq));
                        subscription.start_state(since).unwrap();
                    }
                }
            }
            written(&outbox).await.iter().for_each(|message| follow(&mut client, message));
            assert_eq!(client, Some((format!("c{epoch}"), seq)));
        });
    }
}
