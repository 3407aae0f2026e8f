//! What stands in the way of an instant, as data and as a sentence.

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::Serialize;

use super::{Calendar, LOOK_AHEAD_DAYS, Version};
use crate::{
    hours::OpenWindow,
    ids::{ServiceId, SessionId, TimeOffId},
    interval::Interval,
    policy::Minutes,
    service::{Service, ServiceKind},
    session::Session,
};

/// One thing that makes an instant not bookable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum Obstacle {
    /// The instant is over.
    Past,
    /// Too close to now.
    Notice {
        /// Minutes asked for.
        notice: Minutes,
        /// The first instant far enough away.
        earliest: Timestamp,
    },
    /// Too far away.
    Horizon {
        /// Local days ahead, today included.
        days: u16,
        /// The first instant too far away.
        closes: Timestamp,
    },
    /// The session would not lie in open time.
    Closed {
        /// The local date.
        date: Date,
        /// Whether a date override, not the weekly hours, says so.
        overridden: bool,
        /// What is open around it: the window it would run out of, or the next one.
        window: Option<Interval>,
    },
    /// The trainer is off.
    TimeOff {
        /// Which.
        id: TimeOffId,
        /// From when to when.
        interval: Interval,
    },
    /// Between two starts.
    Step {
        /// Minutes between starts.
        step: Minutes,
        /// The start before, in the same open time.
        previous: Option<Timestamp>,
        /// The start after, in the same open time.
        next: Option<Timestamp>,
    },
    /// Another session.
    Session {
        /// Which.
        id: SessionId,
        /// When.
        interval: Interval,
        /// Only held, until then.
        held_until: Option<Timestamp>,
    },
    /// A class.
    Class {
        /// Which.
        id: SessionId,
        /// When.
        interval: Interval,
    },
    /// Too near another session: the larger of the two buffers is kept free.
    Buffer {
        /// Which.
        id: SessionId,
        /// When that is.
        interval: Interval,
        /// Minutes kept free between.
        buffer: Minutes,
        /// Only held, until then.
        held_until: Option<Timestamp>,
    },
    /// Busy in another calendar.
    External {
        /// Which calendar.
        source: String,
        /// From when to when.
        interval: Interval,
    },
    /// The day is full.
    DayFull {
        /// The local date.
        date: Date,
        /// Sessions it takes.
        limit: u16,
    },
    /// The service is scheduled as classes, and none starts then.
    NoClass,
    /// The class has no seat left.
    ClassFull {
        /// Which.
        id: SessionId,
        /// Seats.
        capacity: u16,
    },
    /// The service is not on sale.
    NotOnSale,
    /// The trainer takes no new bookings.
    NotAccepting,
}

impl Obstacle {
    /// Whether only a booking, not a rule, stands in the way: somebody else was there first.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        matches!(
            self,
            Self::Session { .. } | Self::Class { .. } | Self::Buffer { .. } | Self::ClassFull { .. }
        )
    }
}

/// What was found in the way, and the latest version among the sessions and rules it rests on.
#[derive(Clone, Debug, Default)]
pub struct Obstacles {
    /// In the order of the rules.
    pub found: Vec<Obstacle>,
    /// See [`super::rejection::Rejection::rests_on`].
    pub rests_on: Version,
}

impl Obstacles {
    fn add(&mut self, obstacle: Obstacle) {
        self.found.push(obstacle);
    }
}

/// Which rules a start has to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// All of them: what clients book.
    Offered,
    /// Only that nothing else is there: what trainers put into their own calendar.
    Unoccupied,
}

impl Calendar {
    /// Everything that keeps a one-to-one service from starting at an instant; of a past instant only that
    /// it is past. `ignoring` leaves out the session that is being moved.
    #[must_use]
    pub fn obstacles(
        &self,
        service: &Service,
        start: Timestamp,
        now: Timestamp,
        measure: Measure,
        ignoring: Option<SessionId>,
    ) -> Obstacles {
        let mut obstacles = Obstacles::default();
        if start < now {
            obstacles.add(Obstacle::Past);
            return obstacles;
        }
        let Some(wanted) = Interval::starting(start, service.duration.duration()) else { return obstacles };
        if measure == Measure::Offered {
            self.check_window(service, wanted, now, &mut obstacles);
        }
        self.check_sessions(service, wanted, now, ignoring, &mut obstacles);
        self.check_external(service, wanted, &mut obstacles);
        if measure == Measure::Offered {
            self.check_day(wanted, now, ignoring, &mut obstacles);
        }
        if !obstacles.found.is_empty() {
            obstacles.rests_on = obstacles.rests_on.max(self.ruled());
        }
        obstacles
    }

    /// The first instant past a horizon of so many local days, today included.
    #[must_use]
    pub fn horizon_closes(&self, days: u16, now: Timestamp) -> Timestamp {
        let today = self.zone().date(now);
        self.zone().midnight(today.saturating_add(jiff::Span::new().days(i64::from(days))))
    }

    /// What keeps a service's bookings from starting then, apart from the calendar's contents.
    pub fn check_notice(&self, service: &Service, start: Timestamp, now: Timestamp) -> Option<Obstacle> {
        let rules = service.rules(self.policy());
        let earliest = now.checked_add(rules.notice.duration()).unwrap_or(Timestamp::MAX);
        if start < earliest {
            return Some(Obstacle::Notice { notice: rules.notice, earliest });
        }
        let closes = self.horizon_closes(rules.horizon_days, now);
        (start >= closes).then_some(Obstacle::Horizon { days: rules.horizon_days, closes })
    }

    fn check_window(&self, service: &Service, wanted: Interval, now: Timestamp, into: &mut Obstacles) {
        into.found.extend(self.check_notice(service, wanted.start(), now));
        if matches!(into.found.last(), Some(Obstacle::Horizon { .. })) {
            // What is open then is not settled yet, nor compiled.
            return;
        }
        if let Some(off) = self.hours().time_off_at(wanted) {
            into.add(Obstacle::TimeOff { id: off.id, interval: off.interval });
            return;
        }
        let date = self.zone().date(wanted.start());
        let before = date.saturating_sub(jiff::Span::new().days(1));
        let after = date.saturating_add(jiff::Span::new().days(i64::from(LOOK_AHEAD_DAYS)));
        let open = self.open(before, after);
        let at = open.partition_point(|window| window.interval.end() <= wanted.start());
        let window = open.get(at);
        match window
            .filter(|window| window.interval.contains(wanted.start()) && wanted.end() <= window.open_until)
        {
            Some(_) => into.found.extend(check_step(wanted.start(), self.step(service), &open, at)),
            None => into.add(self.closed(date, window)),
        }
    }

    fn step(&self, service: &Service) -> Minutes {
        service.rules(self.policy()).step
    }

    fn closed(&self, date: Date, near: Option<&OpenWindow>) -> Obstacle {
        let week = self.zone().midnight(date.saturating_add(jiff::Span::new().days(8)));
        let near = near.map(|window| window.interval).filter(|window| window.start() < week);
        Obstacle::Closed { date, overridden: self.hours().overrides.contains_key(&date), window: near }
    }

    fn check_sessions(
        &self,
        service: &Service,
        wanted: Interval,
        now: Timestamp,
        ignoring: Option<SessionId>,
        into: &mut Obstacles,
    ) {
        let rules = service.rules(self.policy());
        let with_buffers = wanted.widened(rules.before.duration(), rules.after.duration());
        for other in self.sessions_near(wanted) {
            if Some(other.id) == ignoring || other.lapsed(now) {
                continue;
            }
            let (id, interval, held_until) = (other.id, other.interval, other.held_until);
            if interval.overlaps(wanted) {
                into.rests_on = into.rests_on.max(other.changed);
                into.add(if other.class {
                    Obstacle::Class { id, interval }
                } else {
                    Obstacle::Session { id, interval, held_until }
                });
            } else if interval.overlaps(with_buffers) || other.blocked().overlaps(wanted) {
                into.rests_on = into.rests_on.max(other.changed);
                let buffer = if interval.start() >= wanted.end() {
                    rules.after.max(other.before)
                } else {
                    rules.before.max(other.after)
                };
                into.add(Obstacle::Buffer { id, interval, buffer, held_until });
            }
        }
    }

    fn check_external(&self, service: &Service, wanted: Interval, into: &mut Obstacles) {
        let rules = service.rules(self.policy());
        let wanted = wanted.widened(rules.before.duration(), rules.after.duration());
        for (source, busy) in self.external() {
            let at = busy.partition_point(|block| block.end() <= wanted.start());
            if let Some(block) = busy.get(at).filter(|block| block.overlaps(wanted)) {
                into.add(Obstacle::External { source: source.clone(), interval: *block });
            }
        }
    }

    fn check_day(&self, wanted: Interval, now: Timestamp, ignoring: Option<SessionId>, into: &mut Obstacles) {
        let Some(limit) = self.policy().max_sessions_per_day else { return };
        let date = self.zone().day_of(wanted.start());
        let (count, latest) = self.sessions_on(date, now, ignoring);
        if count >= usize::from(limit) {
            into.rests_on = into.rests_on.max(latest);
            into.add(Obstacle::DayFull { date, limit });
        }
    }

    /// How many sessions start on a local date, and the latest version among them.
    #[must_use]
    pub fn sessions_on(&self, date: Date, now: Timestamp, ignoring: Option<SessionId>) -> (usize, Version) {
        let counted =
            self.starting_on(date).filter(|session| Some(session.id) != ignoring && !session.lapsed(now));
        counted.fold((0, Version::default()), |(count, latest), session| {
            (count + 1, latest.max(session.changed))
        })
    }

    /// Why a service cannot be booked at an instant; nothing when it can.
    #[must_use]
    pub fn why(&self, service: ServiceId, at: Timestamp, now: Timestamp) -> Vec<Obstacle> {
        let Some(service) = self.service(service).filter(|service| service.active) else {
            return vec![Obstacle::NotOnSale];
        };
        let mut found = Vec::new();
        if !self.accepting() {
            found.push(Obstacle::NotAccepting);
        }
        match service.kind {
            ServiceKind::OneToOne => {
                found.extend(self.obstacles(service, at, now, Measure::Offered, None).found);
            }
            ServiceKind::Class { .. } => found.extend(self.why_no_seat(service, at, now)),
        }
        found
    }

    fn why_no_seat(&self, service: &Service, at: Timestamp, now: Timestamp) -> Vec<Obstacle> {
        if at < now {
            return vec![Obstacle::Past];
        }
        let near = Interval::starting(at, SignedDuration::from_secs(1));
        let class = near.and_then(|near| {
            self.sessions_near(near).find(|session| {
                session.class && session.service == service.id && session.interval.start() == at
            })
        });
        let Some(class) = class else { return vec![Obstacle::NoClass] };
        let mut found: Vec<Obstacle> = self.check_notice(service, at, now).into_iter().collect();
        if self.seats_taken(class, now) >= class.capacity {
            found.push(Obstacle::ClassFull { id: class.id, capacity: class.capacity });
        }
        found
    }

    /// Seats of a class that are taken, lapsed holds left out.
    #[must_use]
    pub fn seats_taken(&self, class: &Session, now: Timestamp) -> u16 {
        let lapsed = self.deadlines().take_while(|(until, _)| *until <= now);
        let lapsed =
            lapsed.filter(|(_, id)| self.booking(*id).is_some_and(|booking| booking.session == class.id));
        class.taken.saturating_sub(u16::try_from(lapsed.count()).unwrap_or(u16::MAX))
    }
}

/// Whether a start lies between two steps of the window it is in, the one at `at`. The neighbours are the
/// nearest starts of that window and of those that touch it, one after the other: a short one may have none.
fn check_step(start: Timestamp, step: Minutes, open: &[OpenWindow], at: usize) -> Option<Obstacle> {
    let (earlier, later) = open.split_at_checked(at)?;
    let (inside, later) = later.split_first()?;
    if inside.step_before(start, step) == start {
        return None;
    }
    let previous = inside.last_start(start, step).or_else(|| {
        let mut from = inside;
        let touching =
            earlier.iter().rev().take_while(|window| window.touches(std::mem::replace(&mut from, window)));
        touching.into_iter().find_map(|window| window.last_start(window.interval.end(), step))
    });
    let next = inside.first_start(start, step).or_else(|| {
        let mut from = inside;
        let touching = later.iter().take_while(|window| std::mem::replace(&mut from, window).touches(window));
        touching.into_iter().find_map(|window| window.first_start(window.interval.start(), step))
    });
    Some(Obstacle::Step { step, previous, next })
}
