//! New bookings.

use jiff::Timestamp;

use super::Draft;
use crate::{
    booking::{Booking, BookingStatus},
    calendar::{
        Version,
        command::Place,
        obstacle::Measure,
        rejection::{Reason, Rejection},
    },
    event::{Change, EventKind},
    ids::{AccountId, BookingId, ServiceId, SessionId},
    interval::Interval,
    policy::Minutes,
    service::{Price, Service, ServiceKind},
    session::{Session, SessionStatus},
};

/// What is ordered, its place aside.
pub(super) struct Order {
    pub booking: BookingId,
    pub session: SessionId,
    pub service: ServiceId,
    pub client: AccountId,
    pub confirm: bool,
    pub note: Option<String>,
}

impl Draft<'_> {
    pub(super) fn book(&mut self, order: Order, place: Place) -> Result<(), Rejection> {
        let state = self.state;
        if order.client == state.account() {
            return Err(Reason::OwnCalendar.at(Version::default()));
        }
        if !state.accepting() {
            return Err(self.refuse(Reason::NotAccepting));
        }
        let service = state.service(order.service).filter(|service| service.active);
        let service = service.ok_or_else(|| self.refuse(Reason::UnknownService))?;
        // Where payments come in: an online price takes the way through pending_payment.
        if matches!(service.price, Price::Online { .. }) {
            return Err(self.refuse(Reason::PaymentsNotConfigured));
        }
        if !order.confirm {
            self.check_holds(order.client)?;
        }
        match (service.kind, place) {
            (ServiceKind::OneToOne, Place::Start(start)) => self.book_time(service, order, start),
            (ServiceKind::Class { .. }, Place::Class(session)) => self.book_seat(service, order, session),
            (ServiceKind::OneToOne, Place::Class(_)) => {
                Err(self.refuse(Reason::WrongPlace("this service is booked by `start`, not by `session`")))
            }
            (ServiceKind::Class { .. }, Place::Start(_)) => {
                Err(self
                    .refuse(Reason::WrongPlace("this service is held as classes: book one by its `session`")))
            }
        }
    }

    fn check_holds(&self, client: AccountId) -> Result<(), Rejection> {
        let limit = self.state.policy().max_holds_per_client;
        let live = self.state.deadlines().skip_while(|(until, _)| *until <= self.now);
        let own: Vec<_> = live
            .filter_map(|(until, id)| Some((until, self.state.booking(id)?)))
            .filter(|(_, booking)| booking.client == client)
            .collect();
        match own.first() {
            Some((until, _)) if own.len() >= usize::from(limit) => {
                let rests_on = own.iter().map(|(_, booking)| booking.changed).max().unwrap_or_default();
                Err(Reason::TooManyHolds { limit, until: *until }.at(rests_on))
            }
            _ => Ok(()),
        }
    }

    fn book_time(&mut self, service: &Service, order: Order, start: Timestamp) -> Result<(), Rejection> {
        let obstacles = self.state.obstacles(service, start, self.now, Measure::Offered, None);
        if !obstacles.found.is_empty() {
            return Err(Reason::NotBookable(obstacles.found).at(obstacles.rests_on));
        }
        let Some(interval) = Interval::starting(start, service.duration.duration()) else {
            return Err(self.refuse(Reason::WrongPlace("`start` is past the end of time")));
        };
        self.expire_lapsed();
        let rules = service.rules(self.state.policy());
        let held_until = self.hold_until(order.confirm, start);
        let session = Session {
            id: order.session,
            service: service.id,
            class: false,
            interval,
            before: rules.before,
            after: rules.after,
            status: if order.confirm { SessionStatus::Scheduled } else { SessionStatus::Held },
            held_until,
            capacity: 1,
            taken: 1,
            changed: self.version,
        };
        self.place(service, order, Change { before: None, after: session }, held_until);
        Ok(())
    }

    fn book_seat(&mut self, service: &Service, order: Order, id: SessionId) -> Result<(), Rejection> {
        let class = self.state.session(id).filter(|session| session.class && session.service == service.id);
        let class = class.ok_or_else(|| self.refuse(Reason::UnknownSession))?;
        self.check_seat(service, class, order.client, true)?;
        self.expire_lapsed();
        let Some(before) = self.session_now(id) else { return Err(self.refuse(Reason::UnknownSession)) };
        let held_until = self.hold_until(order.confirm, before.interval.start());
        let after =
            Session { taken: before.taken.saturating_add(1), changed: self.version, ..before.clone() };
        self.place(
            service,
            Order { session: id, ..order },
            Change { before: Some(before), after },
            held_until,
        );
        Ok(())
    }

    /// Whether a client can have a seat in a class; `offered` is what clients book, under notice and horizon.
    pub(super) fn check_seat(
        &self,
        service: &Service,
        class: &Session,
        client: AccountId,
        offered: bool,
    ) -> Result<(), Rejection> {
        let (state, start) = (self.state, class.interval.start());
        if start < self.now {
            return Err(Reason::Begun(start).at(class.changed));
        }
        let out_of_reach = if offered { state.check_notice(service, start, self.now) } else { None };
        if let Some(obstacle) = out_of_reach {
            return Err(Reason::NotBookable(vec![obstacle]).at(class.changed.max(state.ruled())));
        }
        let live = |booking: &&Booking| booking.hold_until.is_none_or(|until| until > self.now);
        if let Some(own) = state.bookings_of(class.id).filter(live).find(|booking| booking.client == client) {
            return Err(Reason::AlreadyInClass.at(own.changed));
        }
        if state.seats_taken(class, self.now) >= class.capacity {
            return Err(Reason::ClassFull.at(class.changed));
        }
        Ok(())
    }

    /// A hold ends with its time or when the session starts, but leaves a minute to confirm it.
    fn hold_until(&self, confirm: bool, start: Timestamp) -> Option<Timestamp> {
        let later = |length: Minutes| self.now.checked_add(length.duration()).unwrap_or(Timestamp::MAX);
        let until = later(self.state.policy().hold).min(start.max(later(Minutes::new(1))));
        (!confirm).then_some(until)
    }

    fn place(
        &mut self,
        service: &Service,
        order: Order,
        session: Change<Session>,
        hold_until: Option<Timestamp>,
    ) {
        let booking = Booking {
            id: order.booking,
            session: order.session,
            service: service.id,
            client: order.client,
            status: if order.confirm { BookingStatus::Confirmed } else { BookingStatus::Held },
            version: 1,
            hold_until,
            price: service.price,
            cancellation_policy: self.state.policy().cancellation.clone(),
            note: order.note,
            cancelled: None,
            created_at: self.now,
            changed: self.version,
        };
        self.booking = Some(booking.id);
        self.session = Some(booking.session);
        let kind = if order.confirm { EventKind::BookingCreated } else { EventKind::HoldPlaced };
        self.record(kind, Some(session), Some(Change { before: None, after: booking }));
    }
}
