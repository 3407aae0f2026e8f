//! Who hears of what.

use fittribe_domain::{
    AccountId, Calendar, Command,
    booking::Party,
    calendar::command::{Action, Asker, Place},
    event::{Decision, EventKind},
    notice::{Urgency, notices},
};
use jiff::Timestamp;

use crate::world::*;

fn now() -> Timestamp {
    at("2025-03-04T08:00:00Z")
}

fn told(decision: &Decision) -> Vec<(AccountId, EventKind, Urgency)> {
    notices(decision, trainer_account())
        .iter()
        .map(|notice| (notice.account, notice.kind, notice.urgency))
        .collect()
}

fn calendar() -> Calendar {
    open_calendar("UTC")
}

fn cancel(number: u64, by: Asker) -> Command {
    Command { by, action: Action::Cancel { booking: booking_id(number), expected: None, reason: None } }
}

#[test]
fn the_trainer_hears_of_a_clients_booking_at_once_and_the_client_knows_already() {
    let decision = run(&mut calendar(), book(1, later(now(), 60), true), now()).unwrap();
    assert_eq!(told(&decision), [(trainer_account(), EventKind::BookingCreated, Urgency::Critical)]);
    let notice = &notices(&decision, trainer_account())[0];
    assert_eq!(Some(notice.booking), decision.booking_after());
    assert_eq!(notice.session, decision.session_after());
}

#[test]
fn a_hold_is_no_alarm() {
    let mut calendar = calendar();
    let placed = run(&mut calendar, book(1, later(now(), 60), false), now()).unwrap();
    assert_eq!(told(&placed), [(trainer_account(), EventKind::HoldPlaced, Urgency::Normal)]);
    let release = Action::Release { booking: booking_id(1), expected: None };
    let released = run(&mut calendar, Command { by: as_client(1), action: release }, now()).unwrap();
    assert_eq!(told(&released), [(trainer_account(), EventKind::HoldReleased, Urgency::Normal)]);
}

#[test]
fn both_hear_of_a_hold_that_ran_out_even_when_another_clients_booking_wrote_it_off() {
    let mut calendar = calendar();
    run(&mut calendar, book(1, later(now(), 60), false), now()).unwrap();
    let decision = run(&mut calendar, book(2, later(now(), 60), true), later(now(), 10)).unwrap();
    let expected = [
        (trainer_account(), EventKind::HoldExpired, Urgency::Normal),
        (client(1), EventKind::HoldExpired, Urgency::Normal),
        (trainer_account(), EventKind::BookingCreated, Urgency::Critical),
    ];
    assert_eq!(told(&decision), expected);
}

#[test]
fn a_client_hears_at_once_when_somebody_else_cancels_or_moves_their_booking() {
    let mut calendar = calendar();
    let start = later(now(), 600);
    run(&mut calendar, book(1, start, true), now()).unwrap();
    let place = Place::Start(later(start, 120));
    let action = Action::Reschedule { booking: booking_id(1), expected: None, place };
    let moved = run(&mut calendar, Command { by: as_trainer(), action }, now()).unwrap();
    let told_both =
        |kind| [(trainer_account(), kind, Urgency::Critical), (client(1), kind, Urgency::Critical)];
    assert_eq!(told(&moved), told_both(EventKind::BookingRescheduled));
    let admin = Asker { account: Some(client(50)), party: Party::Admin };
    let cancelled = run(&mut calendar, cancel(1, admin), now()).unwrap();
    assert_eq!(told(&cancelled), told_both(EventKind::BookingCancelled));
}

#[test]
fn a_client_who_cancels_tells_the_trainer_alone() {
    let mut calendar = calendar();
    run(&mut calendar, book(1, later(now(), 600), true), now()).unwrap();
    let decision = run(&mut calendar, cancel(1, as_client(1)), now()).unwrap();
    assert_eq!(told(&decision), [(trainer_account(), EventKind::BookingCancelled, Urgency::Critical)]);
}

#[test]
fn each_client_of_a_cancelled_class_hears_of_it() {
    let mut calendar = calendar();
    let id = session_id(9);
    let schedule =
        Action::ScheduleClass { session: id, service: class(), start: later(now(), 600), capacity: None };
    let scheduled = run(&mut calendar, Command { by: as_trainer(), action: schedule }, now()).unwrap();
    assert_eq!(told(&scheduled), [], "a class without bookings concerns nobody yet");
    for number in [1, 2] {
        run(&mut calendar, book_place(number, number, class(), Place::Class(id), true), now()).unwrap();
    }
    let off = Action::CancelClass { session: id, reason: Some("ill".to_owned()) };
    let decision = run(&mut calendar, Command { by: as_trainer(), action: off }, now()).unwrap();
    let clients: Vec<AccountId> = told(&decision)
        .iter()
        .filter(|(account, ..)| *account != trainer_account())
        .map(|told| told.0)
        .collect();
    assert_eq!(clients, [client(1), client(2)]);
    assert!(notices(&decision, trainer_account()).iter().all(|notice| {
        notice
            .booking
            .cancelled
            .as_ref()
            .is_some_and(|how| how.refund_percent == 100 && how.reason.as_deref() == Some("ill"))
    }));
}

#[test]
fn a_change_of_rules_concerns_nobodys_inbox() {
    let off = Action::Configure(Box::new(fittribe_domain::event::Setting::Accepting(false)));
    let decision = run(&mut calendar(), Command { by: as_trainer(), action: off }, now()).unwrap();
    assert_eq!(told(&decision), []);
}
