//! What happens to a booking after it was made.

use jiff::Timestamp;

use super::Draft;
use crate::{
    booking::{Booking, BookingStatus, Cancellation, Party, Transition},
    calendar::{
        command::Place,
        obstacle::Measure,
        rejection::{Reason, Rejection},
    },
    event::{Change, EventKind},
    ids::{BookingId, SessionId},
    interval::Interval,
    policy::Minutes,
    service::{Overrides, Service},
    session::{Session, SessionStatus},
};

impl Draft<'_> {
    pub(super) fn confirm(&mut self, id: BookingId, expected: Option<u32>) -> Result<(), Rejection> {
        let booking = self.find(id, expected)?;
        let status = self.step(booking, Transition::Confirm)?;
        let after = self.changed(booking, status);
        let session =
            self.session_now(booking.session).filter(|session| !session.class).map(|before| Change {
                after: Session {
                    status: SessionStatus::Scheduled,
                    held_until: None,
                    changed: self.version,
                    ..before.clone()
                },
                before: Some(before),
            });
        self.about(booking);
        self.record(
            EventKind::BookingCreated,
            session,
            Some(Change { before: Some(booking.clone()), after }),
        );
        Ok(())
    }

    pub(super) fn release(&mut self, id: BookingId, expected: Option<u32>) -> Result<(), Rejection> {
        let booking = self.find(id, expected)?;
        if booking.status != BookingStatus::Held {
            return Err(Reason::WrongState(booking.status).at(booking.changed));
        }
        let status = self.step(booking, Transition::Cancel)?;
        let cancelled = Cancellation { by: self.by.party, reason: None, refund_percent: 100 };
        self.about(booking);
        self.end_seat(EventKind::HoldReleased, booking, status, Some(cancelled));
        Ok(())
    }

    pub(super) fn cancel(
        &mut self,
        id: BookingId,
        expected: Option<u32>,
        reason: Option<String>,
    ) -> Result<(), Rejection> {
        let booking = self.find(id, expected)?;
        let status = self.step(booking, Transition::Cancel)?;
        let session =
            self.state.session(booking.session).ok_or_else(|| self.refuse(Reason::UnknownSession))?;
        let start = session.interval.start();
        if start <= self.now {
            return Err(Reason::Begun(start).at(session.changed));
        }
        let refund_percent = match self.by.party {
            Party::Client => booking.cancellation_policy.refund_percent(start, self.now),
            Party::Trainer | Party::Admin | Party::System => 100,
        };
        let cancelled = Cancellation { by: self.by.party, reason, refund_percent };
        self.about(booking);
        self.end_seat(EventKind::BookingCancelled, booking, status, Some(cancelled));
        Ok(())
    }

    pub(super) fn reschedule(
        &mut self,
        id: BookingId,
        expected: Option<u32>,
        place: Place,
    ) -> Result<(), Rejection> {
        let booking = self.find(id, expected)?;
        let status = self.step(booking, Transition::Reschedule)?;
        let session =
            self.state.session(booking.session).ok_or_else(|| self.refuse(Reason::UnknownSession))?;
        let service =
            self.state.service(booking.service).ok_or_else(|| self.refuse(Reason::UnknownService))?;
        self.check_movable(session)?;
        match (session.class, place) {
            (false, Place::Start(start)) => {
                let interval = self.new_time(service, session, start)?;
                self.move_time(booking, status, session, interval);
                Ok(())
            }
            (true, Place::Class(to)) => self.move_seat(booking, status, session, service, to),
            (false, Place::Class(_)) => {
                Err(self.refuse(Reason::WrongPlace("this booking moves to a `start`, not to a `session`")))
            }
            (true, Place::Start(_)) => {
                Err(self.refuse(Reason::WrongPlace("this seat moves to another class: give its `session`")))
            }
        }
    }

    /// The interval a session would have from another start, when that can be: as long as it was booked
    /// and with the buffers it was booked with, whatever the service has become since.
    fn new_time(
        &self,
        service: &Service,
        session: &Session,
        start: Timestamp,
    ) -> Result<Interval, Rejection> {
        let measure = if self.by.party == Party::Client { Measure::Offered } else { Measure::Unoccupied };
        if measure == Measure::Unoccupied {
            self.check_minute(start)?;
        }
        let obstacles =
            self.state.obstacles(&as_booked(service, session), start, self.now, measure, Some(session.id));
        if !obstacles.found.is_empty() {
            return Err(Reason::NotBookable(obstacles.found).at(obstacles.rests_on));
        }
        let moved = Interval::starting(start, session.interval.length());
        moved.ok_or_else(|| self.refuse(Reason::WrongPlace("`start` is past the end of time")))
    }

    fn check_movable(&self, session: &Session) -> Result<(), Rejection> {
        let start = session.interval.start();
        if start <= self.now {
            return Err(Reason::Begun(start).at(session.changed));
        }
        let until = start.checked_sub(self.state.policy().reschedule_notice.duration()).unwrap_or(start);
        if self.by.party == Party::Client && self.now > until {
            return Err(Reason::TooLateToMove(until).at(session.changed));
        }
        Ok(())
    }

    fn move_time(&mut self, booking: &Booking, status: BookingStatus, session: &Session, interval: Interval) {
        self.expire_lapsed();
        let moved = Session { interval, changed: self.version, ..session.clone() };
        let after = self.changed(booking, status);
        self.about(booking);
        self.record(
            EventKind::BookingRescheduled,
            Some(Change { before: Some(session.clone()), after: moved }),
            Some(Change { before: Some(booking.clone()), after }),
        );
    }

    /// Takes the new seat, then lets go of the old one.
    fn move_seat(
        &mut self,
        booking: &Booking,
        status: BookingStatus,
        from: &Session,
        service: &Service,
        to: SessionId,
    ) -> Result<(), Rejection> {
        let class = self
            .state
            .session(to)
            .filter(|class| class.class && class.service == service.id && class.id != from.id);
        let class = class.ok_or_else(|| self.refuse(Reason::UnknownSession))?;
        self.check_seat(service, class, booking.client, self.by.party == Party::Client)?;
        self.expire_lapsed();
        let (Some(old), Some(new)) = (self.session_now(from.id), self.session_now(to)) else {
            return Err(self.refuse(Reason::UnknownSession));
        };
        let taken = Session { taken: new.taken.saturating_add(1), changed: self.version, ..new.clone() };
        let left = Session { taken: old.taken.saturating_sub(1), changed: self.version, ..old.clone() };
        let after = Booking { session: to, ..self.changed(booking, status) };
        self.about(&after);
        self.record(
            EventKind::BookingRescheduled,
            Some(Change { before: Some(new), after: taken }),
            Some(Change { before: Some(booking.clone()), after }),
        );
        self.record(EventKind::BookingRescheduled, Some(Change { before: Some(old), after: left }), None);
        Ok(())
    }

    pub(super) fn about(&mut self, booking: &Booking) {
        self.booking = Some(booking.id);
        self.session = Some(booking.session);
    }

    fn changed(&self, booking: &Booking, status: BookingStatus) -> Booking {
        Booking {
            status,
            version: booking.version.saturating_add(1),
            hold_until: None,
            changed: self.version,
            ..booking.clone()
        }
    }
}

/// The service with the length and the buffers that a session of it has.
fn as_booked(service: &Service, session: &Session) -> Service {
    let minutes = u32::try_from(session.interval.length().as_mins()).unwrap_or(u32::MAX);
    Service {
        duration: Minutes::new(minutes),
        overrides: Overrides {
            buffer_before: Some(session.before),
            buffer_after: Some(session.after),
            ..service.overrides
        },
        ..service.clone()
    }
}
