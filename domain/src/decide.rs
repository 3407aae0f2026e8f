//! Deciding: a command against a state at an instant gives a decision or a refusal. Pure.

mod book;
mod change;
mod class;
mod setting;

use jiff::Timestamp;

use crate::{
    booking::{Booking, BookingStatus, Cancellation, Party, Transition},
    calendar::{
        Calendar, Version,
        command::{Action, Asker, Command},
        rejection::{Reason, Rejection},
    },
    event::{Change, Decision, Event, EventKind},
    ids::{BookingId, DecisionId, SessionId},
    policy::bounded,
    session::{Session, SessionStatus},
};

/// Decides a command. The decision is for exactly this state: its version is the next one and its parent
/// the state's head.
///
/// # Errors
/// A refusal with its reason; the state stays as it is.
pub fn decide(
    state: &Calendar,
    command: Command,
    now: Timestamp,
    id: DecisionId,
) -> Result<Decision, Rejection> {
    let mut draft = Draft::new(state, command.by, now);
    draft.check_party(&command.action)?;
    match command.action {
        Action::Book { booking, session, service, place, client, confirm, note } => {
            let order = book::Order { booking, session, service, client, confirm, note };
            draft.book(order, place)?;
        }
        Action::Confirm { booking, expected } => draft.confirm(booking, expected)?,
        Action::Release { booking, expected } => draft.release(booking, expected)?,
        Action::Cancel { booking, expected, reason } => draft.cancel(booking, expected, reason)?,
        Action::Reschedule { booking, expected, place } => draft.reschedule(booking, expected, place)?,
        Action::ExpireHolds => draft.expire_lapsed(),
        Action::ScheduleClass { session, service, start, capacity } => {
            draft.schedule_class(session, service, start, capacity)?;
        }
        Action::CancelClass { session, reason } => draft.cancel_class(session, reason)?,
        Action::Configure(setting) => draft.configure(*setting)?,
        Action::ReplaceWeekly { weekly, seen } => draft.replace_weekly(weekly, seen)?,
    }
    Ok(draft.finish(id))
}

/// A decision in the making: a private copy-on-write of what the command touches.
struct Draft<'a> {
    state: &'a Calendar,
    by: Asker,
    now: Timestamp,
    version: Version,
    events: Vec<Event>,
    booking: Option<BookingId>,
    session: Option<SessionId>,
}

impl<'a> Draft<'a> {
    const fn new(state: &'a Calendar, by: Asker, now: Timestamp) -> Self {
        Self {
            state,
            by,
            now,
            version: state.version().next(),
            events: Vec::new(),
            booking: None,
            session: None,
        }
    }

    fn finish(self, id: DecisionId) -> Decision {
        Decision {
            id,
            parent: self.state.head(),
            version: self.version,
            at: self.now,
            by: self.by.account,
            party: self.by.party,
            events: self.events,
            booking: self.booking,
            session: self.session,
        }
    }

    /// Clients book for themselves, and leave the trainer's side alone.
    fn check_party(&self, action: &Action) -> Result<(), Rejection> {
        if self.by.party != Party::Client {
            return Ok(());
        }
        match action {
            Action::ScheduleClass { .. }
            | Action::CancelClass { .. }
            | Action::Configure(_)
            | Action::ReplaceWeekly { .. } => Err(Reason::Forbidden("trainer").at(Version::default())),
            Action::Book { client, .. } if self.by.account != Some(*client) => {
                Err(Reason::Forbidden("client").at(Version::default()))
            }
            _ => Ok(()),
        }
    }

    /// Where no step rules, the trainer's own choice, sessions start on whole minutes.
    fn check_minute(&self, start: Timestamp) -> Result<(), Rejection> {
        let whole = start.subsec_nanosecond() == 0 && start.as_second() % 60 == 0;
        bounded(whole, "start", "is on a whole minute").map_err(|wrong| self.refuse(wrong.into()))
    }

    /// A refusal that rests on everything the state knows.
    const fn refuse(&self, reason: Reason) -> Rejection {
        reason.at(self.state.version())
    }

    /// The session as this draft leaves it so far.
    fn session_now(&self, id: SessionId) -> Option<Session> {
        let drafted = self.events.iter().rev().filter_map(|event| event.session.as_ref());
        let drafted = drafted.map(|change| &change.after).find(|session| session.id == id);
        drafted.or_else(|| self.state.session(id)).cloned()
    }

    fn record(
        &mut self,
        kind: EventKind,
        session: Option<Change<Session>>,
        booking: Option<Change<Booking>>,
    ) {
        self.events.push(Event { kind, session, booking, setting: None });
    }

    /// Writes off every hold whose deadline has passed, so that what takes its place finds it gone.
    fn expire_lapsed(&mut self) {
        let (state, now) = (self.state, self.now);
        for (_, id) in state.deadlines().take_while(|(until, _)| *until <= now) {
            if let Some(booking) = state.booking(id) {
                self.end_seat(EventKind::HoldExpired, booking, BookingStatus::Expired, None);
            }
        }
    }

    /// Ends a booking and gives its seat back; a one-to-one session ends with it.
    fn end_seat(
        &mut self,
        kind: EventKind,
        booking: &Booking,
        status: BookingStatus,
        cancelled: Option<Cancellation>,
    ) {
        let ended = Booking {
            status,
            version: booking.version.saturating_add(1),
            hold_until: None,
            cancelled,
            changed: self.version,
            ..booking.clone()
        };
        let session = self.session_now(booking.session).map(|before| Change {
            after: if before.class {
                Session { taken: before.taken.saturating_sub(1), changed: self.version, ..before.clone() }
            } else {
                let status = match status {
                    BookingStatus::Expired => SessionStatus::Expired,
                    _ => SessionStatus::Cancelled,
                };
                Session { status, held_until: None, taken: 0, changed: self.version, ..before.clone() }
            },
            before: Some(before),
        });
        self.record(kind, session, Some(Change { before: Some(booking.clone()), after: ended }));
    }

    /// The live booking a command is about, when the asker may touch it and saw its latest version.
    fn find(&self, id: BookingId, expected: Option<u32>) -> Result<&'a Booking, Rejection> {
        let booking = self.state.booking(id).ok_or_else(|| self.refuse(Reason::UnknownBooking))?;
        if self.by.party == Party::Client && self.by.account != Some(booking.client) {
            return Err(self.refuse(Reason::UnknownBooking));
        }
        match expected {
            Some(seen) if seen != booking.version => {
                Err(Reason::Stale { actual: booking.version }.at(booking.changed))
            }
            _ => Ok(booking),
        }
    }

    fn step(&self, booking: &Booking, transition: Transition) -> Result<BookingStatus, Rejection> {
        let lapsed = booking.hold_until.filter(|until| *until <= self.now);
        if let Some(until) = lapsed {
            return Err(Reason::HoldExpired(until).at(booking.changed));
        }
        booking
            .status
            .after(transition)
            .map_err(|illegal| Reason::WrongState(illegal.from).at(booking.changed))
    }
}
