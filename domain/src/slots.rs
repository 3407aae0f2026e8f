//! Every bookable start of a service over its horizon, computed once per version and day.

mod soonest;

use jiff::{Timestamp, civil::Date};

pub use soonest::{Soonest, soonest};

use crate::{
    calendar::Calendar,
    ids::{ServiceId, SessionId},
    interval::{Interval, subtract, union},
    service::{Service, ServiceKind},
};

/// A class on offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassSlot {
    /// Which session.
    pub session: SessionId,
    /// Starts, seconds since 1970.
    pub start: i64,
    /// Ends, seconds since 1970.
    pub end: i64,
    /// Seats.
    pub capacity: u16,
    /// Seats left.
    pub left: u16,
}

/// What a service offers, notice left aside: starts too near are cut off by whoever reads. Good for one
/// calendar version and one local day. All lists rise by start; instants are seconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots {
    /// Bookable starts.
    pub free: Vec<i64>,
    /// Starts that only live holds keep others out of, each with the deadline at which it comes free if
    /// none of them is confirmed.
    pub held: Vec<(i64, i64)>,
    /// Classes.
    pub classes: Vec<ClassSlot>,
}

/// Starts that a session or a busy interval rules out: strictly between the two instants.
#[derive(Clone, Copy)]
struct Forbidden {
    after: i64,
    before: i64,
    held_until: Option<i64>,
}

/// The first whole second at or after an instant.
fn ceil(at: Timestamp) -> i64 {
    at.as_second() + i64::from(at.subsec_nanosecond() > 0)
}

/// What a day's limit leaves of it.
#[derive(Clone, Copy)]
enum Room {
    Open,
    HeldUntil(i64),
    Full,
}

impl Calendar {
    /// What a service offers from `now`'s local day to its horizon. Empty when it is not on sale.
    #[must_use]
    pub fn slots(&self, service: ServiceId, now: Timestamp) -> Slots {
        let Some(service) = self.service(service).filter(|service| service.active && self.accepting()) else {
            return Slots::default();
        };
        let today = self.zone().date(now);
        let days = service.rules(self.policy()).horizon_days;
        let range = Interval::new(self.zone().midnight(today), self.horizon_closes(days, now));
        let Some(range) = range else { return Slots::default() };
        match service.kind {
            ServiceKind::OneToOne => self.starts(service, range, today, now),
            ServiceKind::Class { .. } => self.classes(service, range, now),
        }
    }

    fn classes(&self, service: &Service, range: Interval, now: Timestamp) -> Slots {
        let of_service = self.sessions_near(range).filter(|session| {
            session.class && session.service == service.id && range.contains(session.interval.start())
        });
        let classes = of_service.map(|session| ClassSlot {
            session: session.id,
            start: session.interval.start().as_second(),
            end: session.interval.end().as_second(),
            capacity: session.capacity,
            left: session.capacity.saturating_sub(self.seats_taken(session, now)),
        });
        Slots { classes: classes.collect(), ..Slots::default() }
    }

    fn starts(&self, service: &Service, range: Interval, today: Date, now: Timestamp) -> Slots {
        let rules = service.rules(self.policy());
        let (step, length) = (rules.step.seconds().max(1), service.duration.seconds());
        let forbidden = self.forbidden(service, range, now);
        // A session may begin on the last day and take 24 hours, of which that day and the next may each
        // lack one.
        let days = jiff::Span::new().days(i64::from(rules.horizon_days) + 2);
        let open = self.open(today, today.saturating_add(days));
        let (mut slots, mut first) = (Slots::default(), 0);
        for window in open.iter() {
            let origin = window.origin.as_second();
            let lower = ceil(window.interval.start().max(range.start()));
            let mut start = origin + (lower - origin + step - 1).div_euclid(step) * step;
            let upper = ceil(window.interval.end().min(range.end()));
            let last = (upper - 1).min(window.open_until.as_second() - length);
            while start <= last {
                while forbidden.get(first).is_some_and(|gone| gone.before <= start) {
                    first += 1;
                }
                let near = forbidden.iter().skip(first).take_while(|next| next.after < start);
                let mut in_the_way = near.filter(|next| start < next.before).peekable();
                if in_the_way.peek().is_none() {
                    slots.free.push(start);
                } else if let Some(until) = in_the_way
                    .map(|next| next.held_until)
                    .try_fold(0, |latest, until| Some(until?.max(latest)))
                {
                    slots.held.push((start, until));
                }
                start += step;
            }
        }
        self.drop_full_days(&mut slots, now);
        slots
    }

    /// Sorted by `after`. Firm ones are joined, so that a start meets one of them at most.
    fn forbidden(&self, service: &Service, range: Interval, now: Timestamp) -> Vec<Forbidden> {
        let rules = service.rules(self.policy());
        let length = service.duration.seconds();
        let mut firm: Vec<(i64, i64)> = Vec::new();
        let mut all = Vec::new();
        // The last start of the range may reach as far past it as the session is long.
        let reached = range.widened(jiff::SignedDuration::ZERO, service.duration.duration());
        for session in self.sessions_near(reached).filter(|session| !session.lapsed(now)) {
            let after =
                session.interval.start().as_second() - length - rules.after.max(session.before).seconds();
            let before = ceil(session.interval.end()) + rules.before.max(session.after).seconds();
            match session.held_until {
                Some(until) => all.push(Forbidden { after, before, held_until: Some(ceil(until)) }),
                None => firm.push((after, before)),
            }
        }
        for busy in self.external().values().flatten() {
            let after = busy.start().as_second() - length - rules.after.seconds();
            firm.push((after, ceil(busy.end()) + rules.before.seconds()));
        }
        firm.sort_unstable();
        let mut joined: Vec<(i64, i64)> = Vec::with_capacity(firm.len());
        for (after, before) in firm {
            match joined.last_mut() {
                // Both are open intervals: touching at an instant leaves that instant allowed.
                Some(last) if after < last.1 => last.1 = last.1.max(before),
                _ => joined.push((after, before)),
            }
        }
        all.extend(joined.into_iter().map(|(after, before)| Forbidden { after, before, held_until: None }));
        all.sort_unstable_by_key(|gone| gone.after);
        all
    }

    /// Takes out the days that have all the sessions they take; a day that live holds fill up is held.
    fn drop_full_days(&self, slots: &mut Slots, now: Timestamp) {
        let Some(limit) = self.policy().max_sessions_per_day else { return };
        let mut known: Option<(Interval, Room)> = None;
        let mut room = |start: i64| {
            let Ok(at) = Timestamp::from_second(start) else { return Room::Full };
            if let Some((_, room)) = known.filter(|(day, _)| day.contains(at)) {
                return room;
            }
            let date = self.zone().day_of(at);
            let end = self.zone().midnight(date.saturating_add(jiff::Span::new().days(1)));
            let room = self.room_on(date, limit, now);
            known = Interval::new(self.zone().midnight(date), end).map(|day| (day, room));
            room
        };
        let mut held = Vec::with_capacity(slots.held.len());
        for (start, until) in slots.held.drain(..) {
            match room(start) {
                Room::Open => held.push((start, until)),
                Room::HeldUntil(day) => held.push((start, until.max(day))),
                Room::Full => {}
            }
        }
        slots.free.retain(|start| match room(*start) {
            Room::Open => true,
            Room::HeldUntil(until) => {
                held.push((*start, until));
                false
            }
            Room::Full => false,
        });
        held.sort_unstable();
        slots.held = held;
    }

    fn room_on(&self, date: Date, limit: u16, now: Timestamp) -> Room {
        let (mut firm, mut deadlines) = (0, Vec::new());
        for session in self.starting_on(date).filter(|session| !session.lapsed(now)) {
            match session.held_until {
                Some(until) => deadlines.push(ceil(until)),
                None => firm += 1,
            }
        }
        let limit = usize::from(limit);
        if firm >= limit {
            return Room::Full;
        }
        deadlines.sort_unstable();
        // With so many holds gone there is room for one more.
        match (firm + deadlines.len()).checked_sub(limit) {
            Some(too_many) => deadlines.get(too_many).map_or(Room::Full, |until| Room::HeldUntil(*until)),
            None => Room::Open,
        }
    }

    /// Open time from `now`'s local day to the furthest horizon, less what sessions and live holds with
    /// their own buffers and other calendars take; and what is held, with its deadlines.
    #[must_use]
    pub fn availability(&self, now: Timestamp) -> Availability {
        let today = self.zone().date(now);
        let to = today.saturating_add(jiff::Span::new().days(i64::from(self.furthest_horizon())));
        let range = Interval::new(self.zone().midnight(today), self.zone().midnight(to));
        let Some(range) = range else {
            return Availability { range: None, free: Vec::new(), held: Vec::new() };
        };
        let open: Vec<Interval> =
            self.open(today, to).iter().filter_map(|window| window.interval.intersection(range)).collect();
        let mut busy: Vec<Interval> = self.external().values().flatten().copied().collect();
        let mut held = Vec::new();
        for session in self.sessions_near(range).filter(|session| !session.lapsed(now)) {
            busy.push(session.blocked());
            held.extend(session.held_until.map(|until| (session.interval, until)));
        }
        let free = if self.accepting() { subtract(&union(open), &union(busy)) } else { Vec::new() };
        Availability { range: Some(range), free, held }
    }
}

/// A trainer's free time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Availability {
    /// From today's start to the furthest horizon's end.
    pub range: Option<Interval>,
    /// Free, sorted and disjoint.
    pub free: Vec<Interval>,
    /// Held, with the deadline of each.
    pub held: Vec<(Interval, Timestamp)>,
}
