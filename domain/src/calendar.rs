//! A trainer's calendar: what it knows, and how an event changes it.

pub mod command;
pub mod obstacle;
pub mod rejection;
mod sentence;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
    sync::Arc,
};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    booking::{Booking, BookingStatus},
    event::{Change, Decision, Event, Setting},
    hours::{Hours, OpenWindow},
    ids::{AccountId, BookingId, DecisionId, ServiceId, SessionId, TrainerId},
    interval::Interval,
    policy::{Minutes, Policy},
    service::Service,
    session::Session,
    zone::Zone,
};

/// Counts a calendar's changes: its sequence and, with its head, its fence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(u64);

impl Version {
    /// So many changes.
    #[must_use]
    pub const fn new(changes: u64) -> Self {
        Self(changes)
    }

    /// The count.
    #[must_use]
    pub const fn count(self) -> u64 {
        self.0
    }

    /// One change later.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How many local days from a session's own on are looked at for open time: what it may take itself, and
/// a week in which the nearest open time is named.
pub(crate) const LOOK_AHEAD_DAYS: u16 = 10;

/// Open time compiled for a range of local dates.
#[derive(Clone, Debug, Default)]
struct Compiled {
    from: Option<Date>,
    to: Option<Date>,
    windows: Arc<[OpenWindow]>,
}

/// The state that decisions are made on. Invariant: occupying sessions never overlap, and every live
/// booking's session is here. Sessions and bookings that no longer occupy anything are dropped. A clone
/// shares what is in it, so that each version can be read while the next is made.
#[derive(Clone, Debug)]
pub struct Calendar {
    trainer: TrainerId,
    account: AccountId,
    version: Version,
    head: DecisionId,
    accepting: bool,
    zone: Zone,
    policy: Arc<Policy>,
    services: Arc<BTreeMap<ServiceId, Service>>,
    hours: Arc<Hours>,
    external: Arc<BTreeMap<String, Vec<Interval>>>,
    sessions: BTreeMap<Timestamp, Arc<Session>>,
    starts: HashMap<SessionId, Timestamp>,
    bookings: BTreeMap<(SessionId, BookingId), Arc<Booking>>,
    booked: HashMap<BookingId, SessionId>,
    deadlines: BTreeSet<(Timestamp, BookingId)>,
    /// No buffer of a session or a rule that this calendar has seen is longer.
    reach: Minutes,
    ruled: Version,
    compiled: Compiled,
}

impl Calendar {
    /// An empty calendar at version 0, closed all week, that takes bookings.
    #[must_use]
    pub fn new(trainer: TrainerId, account: AccountId, zone: Zone) -> Self {
        Self {
            trainer,
            account,
            version: Version::default(),
            head: DecisionId::from_uuid(uuid::Uuid::nil()),
            accepting: true,
            zone,
            policy: Arc::default(),
            services: Arc::default(),
            hours: Arc::default(),
            external: Arc::default(),
            sessions: BTreeMap::new(),
            starts: HashMap::new(),
            bookings: BTreeMap::new(),
            booked: HashMap::new(),
            deadlines: BTreeSet::new(),
            reach: Minutes::default(),
            ruled: Version::default(),
            compiled: Compiled::default(),
        }
    }

    /// Puts it at a version and head, as loaded.
    pub const fn stand_at(&mut self, version: Version, head: DecisionId) {
        self.version = version;
        self.head = head;
    }

    /// Whose calendar.
    #[must_use]
    pub const fn trainer(&self) -> TrainerId {
        self.trainer
    }

    /// The trainer's own account.
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }

    /// How many changes it has seen.
    #[must_use]
    pub const fn version(&self) -> Version {
        self.version
    }

    /// The version that changed a rule last, as far as this calendar has seen; 0 as loaded.
    pub(crate) const fn ruled(&self) -> Version {
        self.ruled
    }

    /// The latest change.
    #[must_use]
    pub const fn head(&self) -> DecisionId {
        self.head
    }

    /// Whether new bookings are taken.
    #[must_use]
    pub const fn accepting(&self) -> bool {
        self.accepting
    }

    /// The trainer's zone.
    #[must_use]
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The trainer's policy.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The services, on sale or not.
    #[must_use]
    pub fn services(&self) -> &BTreeMap<ServiceId, Service> {
        &self.services
    }

    /// One service.
    #[must_use]
    pub fn service(&self, id: ServiceId) -> Option<&Service> {
        self.services.get(&id)
    }

    /// Weekly hours, overrides, time off.
    #[must_use]
    pub fn hours(&self) -> &Hours {
        &self.hours
    }

    /// Busy time of other calendars, by source.
    #[must_use]
    pub fn external(&self) -> &BTreeMap<String, Vec<Interval>> {
        &self.external
    }

    /// Occupying sessions, by start.
    pub fn sessions(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.sessions.values().map(Arc::as_ref)
    }

    /// One occupying session.
    #[must_use]
    pub fn session(&self, id: SessionId) -> Option<&Session> {
        self.starts.get(&id).and_then(|start| self.sessions.get(start)).map(Arc::as_ref)
    }

    /// One live booking.
    #[must_use]
    pub fn booking(&self, id: BookingId) -> Option<&Booking> {
        self.booked.get(&id).and_then(|session| self.bookings.get(&(*session, id))).map(Arc::as_ref)
    }

    /// The live bookings of a session.
    pub fn bookings_of(&self, session: SessionId) -> impl Iterator<Item = &Booking> {
        let least = BookingId::from_uuid(uuid::Uuid::nil());
        let seats = self.bookings.range((session, least)..).take_while(move |((of, _), _)| *of == session);
        seats.map(|(_, booking)| booking.as_ref())
    }

    /// Held bookings by deadline, earliest first.
    pub fn deadlines(&self) -> impl Iterator<Item = (Timestamp, BookingId)> {
        self.deadlines.iter().copied()
    }

    /// How many live bookings it holds.
    #[must_use]
    pub fn live_bookings(&self) -> usize {
        self.bookings.len()
    }

    /// Occupying sessions whose time or buffers could meet an interval, buffers of either side counted.
    pub fn sessions_near(&self, interval: Interval) -> impl Iterator<Item = &Session> {
        let reach = self.reach.duration();
        let near = interval.widened(reach, reach);
        let earlier = self.sessions.range(..near.start()).next_back().map(|(_, session)| session.as_ref());
        let earlier = earlier.filter(move |session| session.interval.end() > near.start());
        earlier
            .into_iter()
            .chain(self.sessions.range(near.start()..near.end()).map(|(_, session)| session.as_ref()))
    }

    /// Occupying sessions that start on a local date.
    pub(crate) fn starting_on(&self, date: Date) -> impl Iterator<Item = &Session> {
        let end = self.zone.midnight(date.saturating_add(jiff::Span::new().days(1)));
        let day = Interval::new(self.zone.midnight(date), end);
        day.into_iter()
            .flat_map(|day| self.sessions.range(day.start()..day.end()).map(|(_, session)| session.as_ref()))
    }

    /// Open time of the local dates `[from, to)`: from what is compiled when it covers them.
    #[must_use]
    pub fn open(&self, from: Date, to: Date) -> Arc<[OpenWindow]> {
        let compiled = &self.compiled;
        if compiled.from.is_some_and(|first| first <= from) && compiled.to.is_some_and(|last| to <= last) {
            return Arc::clone(&compiled.windows);
        }
        self.hours.open(&self.zone, from, to).into()
    }

    /// Compiles open time from the day before `now` to the furthest horizon and as far as a question about
    /// its last day looks, when it is not compiled. What is compiled changes no answer, only its cost.
    pub fn compile(&mut self, now: Timestamp) {
        let today = self.zone.date(now);
        let from = today.saturating_sub(jiff::Span::new().days(1));
        let to = today
            .saturating_add(jiff::Span::new().days(i64::from(self.furthest_horizon() + LOOK_AHEAD_DAYS)));
        if self.compiled.from == Some(from) && self.compiled.to == Some(to) {
            return;
        }
        let windows = self.hours.open(&self.zone, from, to).into();
        self.compiled = Compiled { from: Some(from), to: Some(to), windows };
    }

    /// The most local days ahead that anything can be booked, today included.
    #[must_use]
    pub fn furthest_horizon(&self) -> u16 {
        let own = self.services.values().map(|service| service.rules(&self.policy).horizon_days);
        own.max().unwrap_or(0).max(self.policy.horizon_days)
    }

    /// Applies a decision that was made on this very state.
    pub fn apply(&mut self, decision: &Decision) {
        for event in &decision.events {
            self.apply_event(event);
            if event.setting.is_some() {
                self.ruled = decision.version;
            }
        }
        self.version = decision.version;
        self.head = decision.id;
    }

    /// Applies one event's after-images.
    pub fn apply_event(&mut self, event: &Event) {
        if let Some(Change { after, .. }) = &event.session {
            self.put_session(after.clone());
        }
        if let Some(Change { after, .. }) = &event.booking {
            self.put_booking(after.clone());
        }
        if let Some(setting) = &event.setting {
            self.configure(setting);
        }
    }

    /// Puts a session where its image says; drops it when it no longer occupies anything.
    pub fn put_session(&mut self, session: Session) {
        if let Some(start) = self.starts.remove(&session.id) {
            self.sessions.remove(&start);
        }
        if session.status.occupies() {
            self.reach = self.reach.max(session.before).max(session.after);
            self.starts.insert(session.id, session.interval.start());
            self.sessions.insert(session.interval.start(), Arc::new(session));
        }
    }

    /// Puts a booking where its image says; drops it when it no longer occupies anything.
    pub fn put_booking(&mut self, booking: Booking) {
        let known =
            self.booked.remove(&booking.id).and_then(|session| self.bookings.remove(&(session, booking.id)));
        if let Some(until) = known.and_then(|known| known.hold_until) {
            self.deadlines.remove(&(until, booking.id));
        }
        if booking.status.occupies() {
            if let (BookingStatus::Held, Some(until)) = (booking.status, booking.hold_until) {
                self.deadlines.insert((until, booking.id));
            }
            self.booked.insert(booking.id, booking.session);
            self.bookings.insert((booking.session, booking.id), Arc::new(booking));
        }
    }

    /// Puts a rule in force.
    pub fn configure(&mut self, setting: &Setting) {
        match setting {
            Setting::Zone(zone) => self.zone = zone.clone(),
            Setting::Accepting(accepting) => self.accepting = *accepting,
            Setting::Policy(policy) => self.policy = Arc::new(policy.clone()),
            Setting::Service(service) => {
                Arc::make_mut(&mut self.services).insert(service.id, service.clone());
            }
            Setting::Weekly(windows) => Arc::make_mut(&mut self.hours).weekly.clone_from(windows),
            Setting::Override { date, windows: Some(windows) } => {
                Arc::make_mut(&mut self.hours).overrides.insert(*date, windows.clone());
            }
            Setting::Override { date, windows: None } => {
                Arc::make_mut(&mut self.hours).overrides.remove(date);
            }
            Setting::TimeOff(off) => {
                let hours = Arc::make_mut(&mut self.hours);
                hours.time_off.retain(|known| known.id != off.id);
                hours.time_off.push(off.clone());
            }
            Setting::TimeOffRemoved(id) => {
                Arc::make_mut(&mut self.hours).time_off.retain(|off| off.id != *id)
            }
            Setting::External { source, busy } => {
                Arc::make_mut(&mut self.external)
                    .insert(source.clone(), crate::interval::union(busy.clone()));
            }
        }
        if matches!(setting, Setting::Policy(_) | Setting::Service(_)) {
            self.reach = self.longest_buffer().max(self.reach);
        }
        self.compiled = Compiled::default();
    }

    /// The longest buffer that a rule asks for.
    fn longest_buffer(&self) -> Minutes {
        let own = self.services.values().flat_map(|service| {
            let rules = service.rules(&self.policy);
            [rules.before, rules.after]
        });
        own.chain([self.policy.buffer_before, self.policy.buffer_after]).max().unwrap_or_default()
    }

    /// The calendar after a history, from its first event on. Replaying a past instant is this over the
    /// events up to it.
    pub fn replay<'a>(mut self, events: impl IntoIterator<Item = (Version, &'a Event)>) -> Self {
        for (version, event) in events {
            self.apply_event(event);
            if event.setting.is_some() {
                self.ruled = version;
            }
            self.version = version;
        }
        self
    }
}
