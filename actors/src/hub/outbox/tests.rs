use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::Wake,
};

use fittribe_domain::ServiceId;
use uuid::Uuid;

use super::*;

#[derive(Default)]
struct Bell(AtomicUsize);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

fn topic(number: u8) -> Topic {
    Topic::Slots(ServiceId::from_uuid(Uuid::from_bytes([number; 16])))
}

fn text(text: &str) -> Frame {
    Frame::text(text)
}

/// Everything that can be written now, pauses left aside.
fn drain(outbox: &Outbox) -> Vec<Bytes> {
    let mut context = Context::from_waker(Waker::noop());
    let mut taken = Vec::new();
    for _ in 0..10_000 {
        if let Poll::Ready(Some(bytes)) = outbox.poll_next(&mut context) {
            taken.push(bytes);
        }
    }
    taken
}

fn push_delta(outbox: &Outbox, number: u8, delta: &str) -> Taken {
    outbox.push_delta(topic(number), &text(delta), || text("snapshot"), Instant::now())
}

#[test]
fn whatever_is_published_a_frozen_socket_keeps_a_handful_of_messages() {
    let outbox = Outbox::default();
    for number in 0..100_000 {
        push_delta(&outbox, 1, &number.to_string());
    }
    assert!(outbox.waiting() <= LONGEST_RUN, "{}", outbox.waiting());
}

#[test]
fn a_delta_too_many_becomes_the_snapshot_and_keeps_the_age() {
    let outbox = Outbox::default();
    let first = Instant::now();
    for _ in 0..LONGEST_RUN {
        assert_eq!(push_delta(&outbox, 1, "delta"), Taken::Delta);
    }
    push_delta(&outbox, 2, "other");
    assert_eq!(push_delta(&outbox, 1, "delta"), Taken::Snapshot);
    assert!(outbox.waiting_since().unwrap() < first + std::time::Duration::from_millis(100));
    let expected = [text("other"), text("snapshot")].map(Frame::into_bytes);
    assert_eq!(drain(&outbox), expected);
}

#[test]
fn replies_go_before_states() {
    let outbox = Outbox::default();
    outbox.push_snapshot(topic(1), text("state"), Instant::now());
    outbox.push_event(text("reply"));
    assert_eq!(drain(&outbox), [text("reply"), text("state")].map(Frame::into_bytes));
}

#[test]
fn events_without_room_overflow_by_number_and_by_size() {
    let by_number = Outbox::default();
    (0..=MOST_EVENTS).for_each(|_| by_number.push_event(text("event")));
    assert!(by_number.overflowed());
    assert_eq!(by_number.waiting(), MOST_EVENTS);

    let by_size = Outbox::default();
    (0..4).for_each(|_| by_size.push_event(text(&"x".repeat(80 * 1024))));
    assert!(by_size.overflowed());
    assert_eq!(by_size.waiting(), 3);
}

#[test]
fn a_socket_is_woken_once_however_much_is_pushed() {
    let bell = Arc::new(Bell::default());
    let waker = Waker::from(Arc::clone(&bell));
    let outbox = Outbox::default();
    assert!(outbox.poll_next(&mut Context::from_waker(&waker)).is_pending());
    (0..10).for_each(|_| outbox.push_event(text("event")));
    assert_eq!(bell.0.load(Ordering::Relaxed), 1);
    drain(&outbox);
}

#[test]
fn a_long_message_is_handed_over_in_goes_with_pauses() {
    let outbox = Outbox::default();
    let long = text(&"x".repeat(3 * GO));
    outbox.push_snapshot(topic(1), long.clone(), Instant::now());
    let mut context = Context::from_waker(Waker::noop());
    let (mut pieces, mut pauses) = (Vec::new(), 0);
    while outbox.waiting() > 0 {
        match outbox.poll_next(&mut context) {
            Poll::Ready(bytes) => pieces.extend(bytes.unwrap()),
            Poll::Pending => pauses += 1,
        }
    }
    assert_eq!((pieces, pauses), (long.into_bytes().to_vec(), 3));
}

#[test]
fn closing_finishes_the_message_under_way_and_says_the_last_words() {
    let outbox = Outbox::default();
    let long = text(&"x".repeat(3 * GO));
    outbox.push_snapshot(topic(1), long.clone(), Instant::now());
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(Some(begun)) = outbox.poll_next(&mut context) else { panic!("nothing to write") };
    outbox.push_event(text("never"));
    outbox.close(&[text("bye"), Frame::close(4001, "shutdown")]);
    outbox.push_event(text("late"));
    outbox.close(&[text("again")]);
    let written: Vec<u8> = std::iter::once(begun).chain(drain(&outbox)).flatten().collect();
    let expected = Frame::joined(&[long, text("bye"), Frame::close(4001, "shutdown")]);
    assert_eq!(written, expected.into_bytes().to_vec());
    assert!(outbox.poll_next(&mut context).is_pending(), "the peer has not answered");
    outbox.finish();
    assert!(matches!(outbox.poll_next(&mut context), Poll::Ready(None)));
}
