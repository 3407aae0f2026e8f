//! A calendar's history, walked event by event, against what is stored.

use std::{collections::HashMap, fmt::Debug, hash::Hash};

use fittribe_domain::{
    AccountId, BookingId, Calendar, DecisionId, SessionId, TrainerId,
    booking::{Booking, Transition},
    calendar::Version,
    event::{Change, Event},
    hours::Hours,
    session::Session,
    zone::Zone,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Book, Findings, REBUILD, RESTORE};
use crate::{
    Result,
    column::{read_json, read_version},
};

/// One row of the log.
pub(super) struct Step {
    pub trainer_id: Uuid,
    pub version: i64,
    pub ordinal: i32,
    pub decision_id: Uuid,
    pub kind: String,
    pub booking_id: Option<Uuid>,
    pub session_id: Option<Uuid>,
    pub body: String,
}

/// What the log says so far.
pub(super) struct History {
    trainer: TrainerId,
    version: Version,
    head: DecisionId,
    next_ordinal: i32,
    sessions: HashMap<SessionId, Session>,
    bookings: HashMap<BookingId, Booking>,
    rules: Calendar,
}

const TRANSITIONS: [Transition; 10] = [
    Transition::BeginPayment,
    Transition::ReachDeadline,
    Transition::Confirm,
    Transition::ApproveToHold,
    Transition::Decline,
    Transition::Expire,
    Transition::Cancel,
    Transition::Reschedule,
    Transition::Complete,
    Transition::MissIt,
];

impl History {
    pub(super) fn new(trainer: TrainerId) -> Self {
        Self {
            trainer,
            version: Version::default(),
            head: Uuid::nil().into(),
            next_ordinal: 0,
            sessions: HashMap::new(),
            bookings: HashMap::new(),
            rules: Calendar::new(trainer, AccountId::from(Uuid::nil()), Zone::UTC),
        }
    }

    /// Takes the next row, and says what does not follow from those before it.
    pub(super) fn take(&mut self, step: &Step, findings: &mut Findings) -> Result<()> {
        let version = read_version("calendar_events", step.version)?;
        let event: Event = read_json("calendar_events", &step.body)?;
        let place = format!("calendar {}, version {version}, event {}", self.trainer, step.ordinal);
        let decision = DecisionId::from(step.decision_id);
        let goes_on = version == self.version && step.ordinal == self.next_ordinal && decision == self.head;
        let begins = version == self.version.next() && step.ordinal == 0 && decision != self.head;
        if !goes_on && !begins {
            findings.add("I2", format!("{place} does not follow version {}", self.version), RESTORE);
        }
        let booking = event.booking.as_ref().map(|change| change.after.id.uuid());
        let session = event.session.as_ref().map(|change| change.after.id.uuid());
        if event.kind.name() != step.kind
            || booking != step.booking_id
            || (session.is_some() && session != step.session_id)
        {
            findings.add("I2", format!("{place} has columns that its body contradicts"), RESTORE);
        }
        self.check_booking(&place, &event, findings);
        follow(
            &mut self.sessions,
            event.session.as_ref(),
            |session| session.id,
            cut_session,
            &place,
            findings,
        );
        follow(
            &mut self.bookings,
            event.booking.as_ref(),
            |booking| booking.id,
            cut_booking,
            &place,
            findings,
        );
        if let Some(setting) = &event.setting {
            self.rules.configure(setting);
        }
        (self.version, self.head, self.next_ordinal) = (version, decision, step.ordinal.saturating_add(1));
        Ok(())
    }

    fn check_booking(&self, place: &str, event: &Event, findings: &mut Findings) {
        let Some(Change { before: Some(before), after }) = &event.booking else { return };
        let legal = TRANSITIONS.into_iter().any(|step| before.status.after(step) == Ok(after.status));
        if !legal {
            let (from, to) = (before.status.name(), after.status.name());
            findings.add("I7", format!("{place} takes booking {} from {from} to {to}", after.id), RESTORE);
        }
        if after.version != before.version.saturating_add(1) {
            let (from, to) = (before.version, after.version);
            findings.add(
                "I2",
                format!("{place} takes booking {} from version {from} to {to}", after.id),
                RESTORE,
            );
        }
    }

    /// Compares what the log says with what is stored.
    pub(super) fn compare(mut self, book: &Book, stored: &Calendar, findings: &mut Findings) {
        let trainer = self.trainer;
        if (book.version, book.head) != (self.version, self.head) {
            findings.add(
                "I2",
                format!(
                    "calendar {trainer} stands at version {} and {:?}, its log ends at version {} and {:?}",
                    book.version, book.head, self.version, self.head
                ),
                "Set the calendar's version and head to those of its last event",
            );
        }
        let sessions = book.sessions.iter().map(|session| (session.id, session));
        match_rows(trainer, "session", sessions, &mut self.sessions, cut_session, findings);
        let bookings = book.bookings.iter().map(|booking| (booking.id, booking));
        match_rows(trainer, "booking", bookings, &mut self.bookings, cut_booking, findings);
        for difference in differences(&self.rules, stored) {
            let what = format!("calendar {trainer}: {difference} differ from the last that were set");
            findings.add("I2", what, "Set them again through the API");
        }
    }
}

/// Puts an after-image in place of its before-image, which has to be the one that is there.
fn follow<K: Copy + Eq + Hash + Debug, T: Clone + PartialEq>(
    known: &mut HashMap<K, T>,
    change: Option<&Change<T>>,
    id: impl Fn(&T) -> K,
    cut: impl Fn(T) -> T,
    place: &str,
    findings: &mut Findings,
) {
    let Some(change) = change else { return };
    let id = id(&change.after);
    let before = known.insert(id, cut(change.after.clone()));
    if before != change.before.clone().map(cut) {
        findings.add("I2", format!("{place} does not start from {id:?} as it was"), RESTORE);
    }
}

/// Each row has to be its last image, and each image has to have its row.
fn match_rows<'a, K: Copy + Eq + Hash + Debug, T: Clone + PartialEq + 'a>(
    trainer: TrainerId,
    noun: &str,
    rows: impl Iterator<Item = (K, &'a T)>,
    images: &mut HashMap<K, T>,
    cut: impl Fn(T) -> T,
    findings: &mut Findings,
) {
    for (id, row) in rows {
        match images.remove(&id) {
            None => findings.add("I8", format!("calendar {trainer}: {noun} {id:?} is in no event"), REBUILD),
            Some(image) if image != cut(row.clone()) => {
                findings.add(
                    "I2",
                    format!("calendar {trainer}: {noun} {id:?} differs from its last event"),
                    REBUILD,
                );
            }
            Some(_) => {}
        }
    }
    for id in images.keys() {
        findings.add(
            "I2",
            format!("calendar {trainer}: {noun} {id:?} was acknowledged and is not there"),
            REBUILD,
        );
    }
}

fn differences(log: &Calendar, stored: &Calendar) -> Vec<&'static str> {
    let mut different = Vec::new();
    let mut compare = |same: bool, what| {
        if !same {
            different.push(what);
        }
    };
    compare(log.zone() == stored.zone(), "the zone");
    compare(log.accepting() == stored.accepting(), "whether it accepts bookings");
    compare(log.policy() == stored.policy(), "the policy");
    compare(log.services() == stored.services(), "the services");
    compare(cut_hours(log.hours()) == cut_hours(stored.hours()), "the hours");
    compare(log.external() == stored.external(), "the times of other calendars");
    different
}

/// Postgres keeps microseconds, the log keeps what the clock gave.
fn cut(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

fn cut_interval(interval: fittribe_domain::Interval) -> fittribe_domain::Interval {
    fittribe_domain::Interval::new(cut(interval.start()), cut(interval.end())).unwrap_or(interval)
}

fn cut_session(session: Session) -> Session {
    Session { interval: cut_interval(session.interval), held_until: session.held_until.map(cut), ..session }
}

fn cut_booking(booking: Booking) -> Booking {
    Booking { hold_until: booking.hold_until.map(cut), created_at: cut(booking.created_at), ..booking }
}

fn cut_hours(hours: &Hours) -> Hours {
    let mut hours = hours.clone();
    hours.time_off.iter_mut().for_each(|off| off.interval = cut_interval(off.interval));
    hours.time_off.sort_unstable_by_key(|off| off.id);
    hours
}
