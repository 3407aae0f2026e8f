//! Classes, scheduled ahead of their bookings.

use jiff::Timestamp;

use super::Draft;
use crate::{
    booking::{BookingStatus, Cancellation},
    calendar::{
        obstacle::Measure,
        rejection::{Reason, Rejection},
    },
    event::{Change, EventKind},
    ids::{ServiceId, SessionId},
    interval::Interval,
    policy::bounded,
    service::ServiceKind,
    session::{Session, SessionStatus},
};

impl Draft<'_> {
    pub(super) fn schedule_class(
        &mut self,
        id: SessionId,
        service: ServiceId,
        start: Timestamp,
        capacity: Option<u16>,
    ) -> Result<(), Rejection> {
        let service = self.state.service(service).filter(|service| service.active);
        let service = service.ok_or_else(|| self.refuse(Reason::UnknownService))?;
        let ServiceKind::Class { capacity: usual } = service.kind else {
            return Err(self.refuse(Reason::WrongPlace("only a service of kind `class` is scheduled ahead")));
        };
        let capacity = capacity.unwrap_or(usual);
        bounded((1..=1000).contains(&capacity), "capacity", "is 1 to 1000 seats")
            .map_err(|wrong| self.refuse(wrong.into()))?;
        self.check_minute(start)?;
        let obstacles = self.state.obstacles(service, start, self.now, Measure::Unoccupied, None);
        if !obstacles.found.is_empty() {
            return Err(Reason::NotBookable(obstacles.found).at(obstacles.rests_on));
        }
        let Some(interval) = Interval::starting(start, service.duration.duration()) else {
            return Err(self.refuse(Reason::WrongPlace("`start` is past the end of time")));
        };
        self.expire_lapsed();
        let rules = service.rules(self.state.policy());
        let class = Session {
            id,
            service: service.id,
            class: true,
            interval,
            before: rules.before,
            after: rules.after,
            status: SessionStatus::Scheduled,
            held_until: None,
            capacity,
            taken: 0,
            changed: self.version,
        };
        self.session = Some(id);
        self.record(EventKind::ClassScheduled, Some(Change { before: None, after: class }), None);
        Ok(())
    }

    pub(super) fn cancel_class(&mut self, id: SessionId, reason: Option<String>) -> Result<(), Rejection> {
        let state = self.state;
        let class = state.session(id).filter(|session| session.class);
        let class = class.ok_or_else(|| self.refuse(Reason::UnknownSession))?;
        if class.interval.start() <= self.now {
            return Err(Reason::Begun(class.interval.start()).at(class.changed));
        }
        for booking in state.bookings_of(id) {
            let lapsed = booking.hold_until.is_some_and(|until| until <= self.now);
            if lapsed {
                self.end_seat(EventKind::HoldExpired, booking, BookingStatus::Expired, None);
                continue;
            }
            let cancelled = Cancellation { by: self.by.party, reason: reason.clone(), refund_percent: 100 };
            self.end_seat(EventKind::BookingCancelled, booking, BookingStatus::Cancelled, Some(cancelled));
        }
        let Some(before) = self.session_now(id) else { return Err(self.refuse(Reason::UnknownSession)) };
        let after = Session { status: SessionStatus::Cancelled, changed: self.version, ..before.clone() };
        self.session = Some(id);
        self.record(EventKind::ClassCancelled, Some(Change { before: Some(before), after }), None);
        Ok(())
    }
}
