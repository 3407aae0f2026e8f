//! Random commands, and what holds after each of them.

use std::collections::{BTreeMap, BTreeSet};

use fittribe_domain::{
    Calendar, Command, Interval, SessionId,
    booking::{Booking, BookingStatus, Party},
    calendar::{
        Version,
        command::{Action, Asker, Place},
        rejection::Reason,
    },
    decide,
    event::{Decision, Event, Setting},
    policy::{Minutes, Policy},
    service::{Overrides, Service, ServiceKind},
    session::{Session, SessionStatus},
};
use jiff::{Timestamp, ToSpan};
use proptest::{collection::vec, prelude::*};

use crate::world::*;

/// One step of a random history. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
enum Step {
    Wait(i64),
    Book { client: u64, start: i64, confirm: bool },
    Seat { client: u64, class: usize, confirm: bool },
    Confirm { booking: usize, by: u8 },
    Release { booking: usize, by: u8 },
    Cancel { booking: usize, by: u8 },
    Move { booking: usize, start: i64, by: u8 },
    MoveSeat { booking: usize, class: usize, by: u8 },
    ExpireHolds,
    ScheduleClass { start: i64, capacity: Option<u16> },
    CancelClass(usize),
    Configure(u8, u32),
}

fn step() -> impl Strategy<Value = Step> {
    let start = || 0..60_i64;
    prop_oneof![
        4 => (0..30_i64).prop_map(Step::Wait),
        8 => (0..5_u64, start(), any::<bool>()).prop_map(|(client, start, confirm)| Step::Book { client, start, confirm }),
        8 => (0..5_u64, any::<usize>(), any::<bool>()).prop_map(|(client, class, confirm)| Step::Seat { client, class, confirm }),
        4 => (any::<usize>(), 0..4_u8).prop_map(|(booking, by)| Step::Confirm { booking, by }),
        2 => (any::<usize>(), 0..4_u8).prop_map(|(booking, by)| Step::Release { booking, by }),
        2 => (any::<usize>(), 0..4_u8).prop_map(|(booking, by)| Step::Cancel { booking, by }),
        4 => (any::<usize>(), start(), 0..4_u8).prop_map(|(booking, start, by)| Step::Move { booking, start, by }),
        3 => (any::<usize>(), any::<usize>(), 0..4_u8).prop_map(|(booking, class, by)| Step::MoveSeat { booking, class, by }),
        1 => Just(Step::ExpireHolds),
        4 => (start(), proptest::option::of(1..4_u16)).prop_map(|(start, capacity)| Step::ScheduleClass { start, capacity }),
        1 => any::<usize>().prop_map(Step::CancelClass),
        2 => (0..8_u8, 0..6_u32).prop_map(|(what, value)| Step::Configure(what, value)),
    ]
}

/// A calendar under random commands, with its history and all it ever held.
struct History {
    calendar: Calendar,
    now: Timestamp,
    origin: Timestamp,
    made: u64,
    bookings: Vec<Booking>,
    classes: Vec<SessionId>,
    decisions: Vec<Decision>,
    refused: BTreeMap<String, usize>,
}

impl History {
    fn new() -> Self {
        let now = at("2025-03-04T08:00:00Z");
        let calendar = Calendar::new(
            trainer_id(),
            trainer_account(),
            fittribe_domain::zone::Zone::named("Europe/Sofia").unwrap(),
        );
        let mut history = Self {
            calendar,
            now,
            origin: now,
            made: 0,
            bookings: Vec::new(),
            classes: Vec::new(),
            decisions: Vec::new(),
            refused: BTreeMap::new(),
        };
        let opening = [
            Setting::Policy(no_notice()),
            Setting::Service(service(one_to_one(), ServiceKind::OneToOne, 60)),
            Setting::Service(service(class(), ServiceKind::Class { capacity: CLASS_CAPACITY }, 60)),
            Setting::Weekly(daily("00:00", "00:00")),
        ];
        for setting in opening {
            history.ask(Command { by: as_trainer(), action: Action::Configure(Box::new(setting)) });
        }
        history
    }

    fn asker(by: u8, booking: &Booking) -> Asker {
        match by {
            0 => as_trainer(),
            1 => as_client(777),
            _ => Asker { account: Some(booking.client), party: Party::Client },
        }
    }

    fn booking(&self, pick: usize) -> Option<&Booking> {
        pick.checked_rem(self.bookings.len()).map(|index| &self.bookings[index])
    }

    fn class(&self, pick: usize) -> SessionId {
        pick.checked_rem(self.classes.len()).map_or(session_id(0), |index| self.classes[index])
    }

    /// Quarter hours from an hour before to fourteen hours after the origin's.
    fn start(&self, quarter: i64) -> Timestamp {
        self.origin + ((quarter - 4) * 15).minutes()
    }

    fn take(&mut self, step: &Step) {
        self.made += 1;
        let number = self.made;
        match *step {
            Step::Wait(minutes) => self.now = later(self.now, minutes),
            Step::Book { client, start, confirm } => {
                self.ask(book_place(number, client, one_to_one(), Place::Start(self.start(start)), confirm));
            }
            Step::Seat { client, class: pick, confirm } => {
                self.ask(book_place(number, client, class(), Place::Class(self.class(pick)), confirm));
            }
            Step::ScheduleClass { start, capacity } => {
                let action = Action::ScheduleClass {
                    session: session_id(number),
                    service: class(),
                    start: self.start(start),
                    capacity,
                };
                self.ask(Command { by: as_trainer(), action });
            }
            Step::CancelClass(pick) => {
                let action = Action::CancelClass { session: self.class(pick), reason: None };
                self.ask(Command { by: as_trainer(), action });
            }
            Step::ExpireHolds => self.ask(Command { by: Asker::SYSTEM, action: Action::ExpireHolds }),
            Step::Configure(what, value) => self
                .ask(Command { by: as_trainer(), action: Action::Configure(Box::new(setting(what, value))) }),
            _ => self.take_booking_step(step),
        }
    }

    fn take_booking_step(&mut self, step: &Step) {
        let expected = None;
        let (pick, by) = match *step {
            Step::Confirm { booking, by } | Step::Release { booking, by } | Step::Cancel { booking, by } => {
                (booking, by)
            }
            Step::Move { booking, by, .. } | Step::MoveSeat { booking, by, .. } => (booking, by),
            _ => return,
        };
        let Some(about) = self.booking(pick) else { return };
        let (booking, by) = (about.id, Self::asker(by, about));
        let action = match *step {
            Step::Confirm { .. } => Action::Confirm { booking, expected },
            Step::Release { .. } => Action::Release { booking, expected },
            Step::Cancel { .. } => Action::Cancel { booking, expected, reason: None },
            Step::Move { start, .. } => {
                Action::Reschedule { booking, expected, place: Place::Start(self.start(start)) }
            }
            Step::MoveSeat { class, .. } => {
                Action::Reschedule { booking, expected, place: Place::Class(self.class(class)) }
            }
            _ => return,
        };
        self.ask(Command { by, action });
    }

    fn ask(&mut self, command: Command) {
        let before = picture(&self.calendar);
        let expiring = matches!(command.action, Action::ExpireHolds);
        let offered = matches!(command.action, Action::Book { .. });
        let decided = decide(&self.calendar, command, self.now, decision_id(self.made + 1000));
        assert_eq!(picture(&self.calendar), before, "deciding changes nothing");
        let decision = match decided {
            Ok(decision) => decision,
            Err(refusal) => {
                assert!(refusal.rests_on <= self.calendar.version());
                let name = format!("{:?}", refusal.reason);
                let name = name.split(['(', '{', ' ']).next().unwrap_or_default().to_owned();
                *self.refused.entry(name).or_default() += 1;
                return;
            }
        };
        assert_eq!(decision.version, self.calendar.version().next());
        assert_eq!(decision.parent, self.calendar.head());
        if decision.events.is_empty() {
            let lapsed = self.calendar.deadlines().any(|(until, _)| until <= self.now);
            assert!(expiring && !lapsed, "only a call to expire holds can find nothing to do");
            return;
        }
        self.check_images(&decision);
        self.calendar.apply(&decision);
        assert_eq!((self.calendar.version(), self.calendar.head()), (decision.version, decision.id));
        if offered {
            self.check_buffers(&decision);
        }
        self.remember(&decision);
        self.decisions.push(decision);
        self.check();
    }

    /// Each event's before-image is what was there, and what changed says so.
    fn check_images(&self, decision: &Decision) {
        let mut calendar = self.calendar.clone();
        for event in &decision.events {
            if let Some(change) = &event.session {
                assert_eq!(change.before.as_ref(), calendar.session(change.after.id));
                assert_eq!(change.after.changed, decision.version);
            }
            if let Some(change) = &event.booking {
                assert_eq!(change.before.as_ref(), calendar.booking(change.after.id));
                assert_eq!(change.after.changed, decision.version);
                let version = change.before.as_ref().map_or(0, |before| before.version);
                assert_eq!(change.after.version, version + 1, "a booking counts its own changes");
                let cancelled = change.after.status == BookingStatus::Cancelled;
                assert_eq!(change.after.cancelled.is_some(), cancelled);
            }
            calendar.apply_event(event);
        }
    }

    /// An offered booking keeps the larger of the two buffers on either side.
    fn check_buffers(&self, decision: &Decision) {
        let session = decision.session_after().unwrap();
        let booked = decision.booking_after().unwrap();
        assert_eq!(booked.session, session.id);
        if session.class {
            return;
        }
        for other in self.calendar.sessions().filter(|other| other.id != session.id) {
            let (first, second) =
                if other.interval < session.interval { (other, session) } else { (session, other) };
            let kept = first.after.max(second.before);
            let gap = second.interval.start().duration_since(first.interval.end());
            assert!(gap >= kept.duration(), "{kept:?} are kept free between {first:?} and {second:?}");
        }
    }

    fn remember(&mut self, decision: &Decision) {
        for event in &decision.events {
            if let Some(change) = &event.booking {
                self.bookings.retain(|known| known.id != change.after.id);
                self.bookings.push(change.after.clone());
            }
            if let Some(change) = &event.session
                && change.after.class
                && change.before.is_none()
            {
                self.classes.push(change.after.id);
            }
        }
    }

    /// What holds in every state.
    fn check(&self) {
        let calendar = &self.calendar;
        let sessions: Vec<&Session> = calendar.sessions().collect();
        for pair in sessions.windows(2) {
            assert!(pair[0].interval.end() <= pair[1].interval.start(), "{pair:?} overlap");
        }
        let live: BTreeMap<_, _> =
            self.bookings.iter().filter(|booking| booking.status.occupies()).map(|b| (b.id, b)).collect();
        assert_eq!(calendar.live_bookings(), live.len());
        for booking in live.values() {
            assert_eq!(calendar.booking(booking.id), Some(*booking));
            assert!(calendar.session(booking.session).is_some(), "a live booking has its session");
            assert_eq!(booking.hold_until.is_some(), booking.status == BookingStatus::Held);
        }
        for session in &sessions {
            assert_eq!(session.held_until.is_some(), session.status == SessionStatus::Held);
            let seats: Vec<&Booking> = calendar.bookings_of(session.id).collect();
            assert_eq!(
                seats.len(),
                usize::from(session.taken),
                "taken counts the live bookings of {session:?}"
            );
            assert!(session.taken <= session.capacity);
            assert!(session.class || session.taken == 1);
            let clients: BTreeSet<_> = seats.iter().map(|seat| seat.client).collect();
            assert_eq!(clients.len(), seats.len(), "one seat per client");
        }
        let held: Vec<_> =
            live.values().filter_map(|booking| Some((booking.hold_until?, booking.id))).collect();
        assert_eq!(calendar.deadlines().collect::<BTreeSet<_>>(), held.into_iter().collect());
        self.check_holds(live.into_values());
    }

    fn check_holds<'a>(&self, live: impl Iterator<Item = &'a Booking>) {
        let mut holds: BTreeMap<_, u16> = BTreeMap::new();
        for booking in live.filter(|booking| booking.hold_until.is_some_and(|until| until > self.now)) {
            *holds.entry(booking.client).or_default() += 1;
        }
        assert!(holds.values().all(|count| *count <= 2), "two live holds per client: {holds:?}");
    }
}

/// Rules that change while there are bookings: buffers, lengths, time off, other calendars. The limit of
/// holds stays as it is.
fn setting(what: u8, value: u32) -> Setting {
    let minutes = Minutes::new(value * 10);
    let base = at("2025-03-04T08:00:00Z");
    match what {
        0 => Setting::Policy(Policy { buffer_before: minutes, ..no_notice() }),
        1 => Setting::Policy(Policy { buffer_after: minutes, max_sessions_per_day: Some(8), ..no_notice() }),
        2 => Setting::Service(service(one_to_one(), ServiceKind::OneToOne, 15 + value * 15)),
        3 => Setting::Service(Service {
            overrides: Overrides {
                buffer_before: Some(minutes),
                notice: Some(minutes),
                ..Overrides::default()
            },
            ..service(one_to_one(), ServiceKind::OneToOne, 30)
        }),
        4 => time_off(
            value.into(),
            later(base, i64::from(value) * 60),
            later(base, i64::from(value) * 60 + 45),
        ),
        5 => Setting::TimeOffRemoved(time_off_id(value.into())),
        6 => Setting::External {
            source: "calendar".to_owned(),
            busy: Interval::new(later(base, 120), later(base, 150)).into_iter().collect(),
        },
        _ => Setting::Accepting(value != 0),
    }
}

type Picture = (Version, Vec<Session>, BTreeMap<String, Booking>, String);

/// All a calendar knows, comparable.
fn picture(calendar: &Calendar) -> Picture {
    let bookings = calendar.sessions().flat_map(|session| calendar.bookings_of(session.id));
    let bookings = bookings.map(|booking| (booking.id.to_string(), booking.clone())).collect();
    let rules = (
        calendar.policy(),
        calendar.services(),
        calendar.hours(),
        calendar.external(),
        calendar.accepting(),
        calendar.zone(),
    );
    (calendar.version(), calendar.sessions().cloned().collect(), bookings, format!("{rules:?}"))
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn no_history_breaks_an_invariant_and_every_history_replays(steps in vec(step(), 1..120)) {
        let mut history = History::new();
        for step in &steps {
            history.take(step);
        }
        let zone = history.calendar.zone().clone();
        let empty = Calendar::new(trainer_id(), trainer_account(), zone);
        let events = history.decisions.iter().flat_map(|decision| decision.events.iter().map(|event| (decision.version, event)));
        prop_assert_eq!(picture(&empty.replay(events)), picture(&history.calendar));
        let stored: Vec<Event> = history.decisions.iter().flat_map(|decision| decision.events.clone()).collect();
        let read: Vec<Event> = serde_json::from_str(&serde_json::to_string(&stored).unwrap()).unwrap();
        prop_assert_eq!(read, stored, "events survive being stored");
    }
}

#[test]
fn random_histories_reach_every_kind_of_event_and_refusal() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let (mut events, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..200 {
        let steps = vec(step(), 119).new_tree(&mut runner).unwrap().current();
        let mut history = History::new();
        for step in &steps {
            history.take(step);
        }
        events.extend(
            history.decisions.iter().flat_map(|decision| &decision.events).map(|event| event.kind.name()),
        );
        refused.extend(history.refused.into_keys());
    }
    let kinds = "booking.cancelled booking.created booking.rescheduled calendar.configured class.cancelled class.scheduled \
                 hold.expired hold.placed hold.released";
    assert_eq!(events.into_iter().collect::<Vec<_>>().join(" "), kinds);
    let reasons = "AlreadyInClass Begun ClassFull HoldExpired NotAccepting NotBookable TooLateToMove TooManyHolds \
                   UnknownBooking UnknownSession WrongPlace WrongSetting WrongState";
    assert_eq!(refused.into_iter().collect::<Vec<_>>().join(" "), reasons);
}

#[test]
fn many_clients_on_one_slot_get_one_booking() {
    let mut calendar = open_calendar("Europe/Sofia");
    let (now, start) = (at("2025-03-04T08:00:00Z"), at("2025-03-04T10:00:00Z"));
    let taken: Vec<bool> = (1..=100)
        .map(|number| run(&mut calendar, book(number, start, number % 2 == 0), now).is_ok())
        .collect();
    assert_eq!(taken.iter().filter(|booked| **booked).count(), 1);
    assert!(taken[0]);
    let refusal = run(&mut calendar, book(101, start, false), now).unwrap_err();
    assert!(matches!(refusal.reason, Reason::NotBookable(_)));
    assert_eq!(refusal.rests_on, Version::new(1), "it rests on the booking that came first");
}
