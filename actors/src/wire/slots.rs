//! `service:<id>:slots`: bookable starts of a service over its horizon.

use fittribe_domain::{
    SessionId,
    slots::{ClassSlot, Slots},
    zone::Zone,
};
use jiff::{Span, Timestamp, civil::Date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Stamp;

/// What a snapshot is made of.
#[derive(Clone, Copy, Debug)]
pub struct SlotsView<'a> {
    /// The trainer's zone, which the days are counted in.
    pub zone: &'a Zone,
    /// When it was computed.
    pub now: Timestamp,
    /// Starts nearer than this are not bookable; the page drops them by itself.
    pub notice_s: i64,
    /// How long a session lasts.
    pub duration_s: i64,
    /// The first local date.
    pub from: Date,
    /// The first local date past the horizon.
    pub to: Date,
    /// The starts.
    pub slots: &'a Slots,
}

/// One local day of the trainer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Day {
    /// Its date.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Starts that can be booked, rising.
    pub free: Vec<Stamp>,
    /// Starts that are held for somebody, each with the hold's end; rising.
    pub held: Vec<(Stamp, Stamp)>,
}

/// A class on offer: session, start, end, seats left, seats.
pub type ClassRow = (Uuid, Stamp, Stamp, u16, u16);

/// A service's whole offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SlotsSnapshot {
    /// The trainer's zone.
    pub tz: String,
    /// When it was computed. Not a clock to set one's own by: that is `welcome` and `ping`.
    pub now: Stamp,
    /// Starts nearer than this many seconds are not bookable; drop them as time goes by.
    pub notice_s: i64,
    /// How long a session lasts, seconds.
    pub duration_s: i64,
    /// The first local date covered.
    #[schemars(extend("format" = "date"))]
    pub from: String,
    /// The first local date not covered any more.
    #[schemars(extend("format" = "date"))]
    pub to: String,
    /// The days that have starts, rising.
    pub days: Vec<Day>,
    /// Classes, rising: session, start, end, seats left, seats.
    pub classes: Vec<ClassRow>,
}

fn row(class: &ClassSlot) -> ClassRow {
    let (start, end) = (Stamp::from_second(class.start), Stamp::from_second(class.end));
    (class.session.uuid(), start, end, class.left, class.capacity)
}

impl SlotsView<'_> {
    pub(super) fn snapshot(&self) -> SlotsSnapshot {
        SlotsSnapshot {
            tz: self.zone.name().to_owned(),
            now: self.now.into(),
            notice_s: self.notice_s,
            duration_s: self.duration_s,
            from: self.from.to_string(),
            to: self.to.to_string(),
            days: self.days(),
            classes: self.slots.classes.iter().map(row).collect(),
        }
    }

    /// A zone is asked once a day, not once a start.
    fn days(&self) -> Vec<Day> {
        let (mut free, mut held) =
            (self.slots.free.iter().copied().peekable(), self.slots.held.iter().copied().peekable());
        let mut days = Vec::new();
        loop {
            let next = free.peek().into_iter().chain(held.peek().map(|(start, _)| start)).min();
            let Some(date) = next.map(|next| self.zone.date(Stamp::from_second(*next).0)) else {
                return days;
            };
            let end = self.zone.midnight(date.saturating_add(Span::new().days(1))).as_second();
            let (mut today, mut taken) = (Vec::new(), Vec::new());
            while let Some(start) = free.next_if(|start| *start < end) {
                today.push(Stamp::from_second(start));
            }
            while let Some((start, until)) = held.next_if(|(start, _)| *start < end) {
                taken.push((Stamp::from_second(start), Stamp::from_second(until)));
            }
            if today.is_empty() && taken.is_empty() {
                // Only where a zone's day has no end that can be told: better one day short than no end.
                return days;
            }
            days.push(Day { date: date.to_string(), free: today, held: taken });
        }
    }
}

/// How one offer differs from another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotsChange {
    /// Starts that are free now; held no more.
    pub add: Vec<i64>,
    /// Starts that are gone, free or held.
    pub del: Vec<i64>,
    /// Starts that are held now, each with the hold's end; free no more.
    pub held: Vec<(i64, i64)>,
    /// Seats left of known classes.
    pub seats: Vec<(SessionId, u16)>,
    /// Classes that are new, or other than before in more than their seats left.
    pub opened: Vec<ClassSlot>,
    /// Classes that are gone.
    pub closed: Vec<SessionId>,
}

impl SlotsChange {
    /// What leads from one offer to the other: `old` with this applied is `new`.
    #[must_use]
    pub fn between(old: &Slots, new: &Slots) -> Self {
        let mut change = Self {
            add: minus(&new.free, &old.free),
            held: new.held.iter().copied().filter(|hold| old.held.binary_search(hold).is_err()).collect(),
            ..Self::default()
        };
        let gone = |start: &i64| new.free.binary_search(start).is_err() && !holds(&new.held, *start);
        change.del = minus(&old.free, &new.free).into_iter().filter(gone).collect();
        change.del.extend(old.held.iter().map(|(start, _)| *start).filter(gone));
        change.del.sort_unstable();
        change.compare_classes(old, new);
        change
    }

    fn compare_classes(&mut self, old: &Slots, new: &Slots) {
        let find = |slots: &Slots, class: &ClassSlot| {
            slots.classes.iter().copied().find(|other| other.session == class.session)
        };
        // Nearly always both lists are the same but for one entry: compare in step first.
        let differ = old.classes.len() != new.classes.len();
        let pairs = old.classes.iter().zip(&new.classes);
        if !differ && pairs.clone().all(|(old, new)| old.session == new.session) {
            for (old, new) in pairs {
                self.compare_class(Some(*old), *new);
            }
            return;
        }
        for class in &new.classes {
            self.compare_class(find(old, class), *class);
        }
        let gone = old.classes.iter().filter(|class| find(new, class).is_none());
        self.closed = gone.map(|class| class.session).collect();
    }

    fn compare_class(&mut self, old: Option<ClassSlot>, new: ClassSlot) {
        match old {
            Some(old) if old == new => {}
            Some(old) if (ClassSlot { left: new.left, ..old }) == new => {
                self.seats.push((new.session, new.left))
            }
            _ => self.opened.push(new),
        }
    }

    /// Whether both offers are the same.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.add.is_empty()
            && self.del.is_empty()
            && self.held.is_empty()
            && self.seats.is_empty()
            && self.opened.is_empty()
            && self.closed.is_empty()
    }

    /// The client's rule, for reference: `del` takes a start away, `add` makes it free, `held` makes it
    /// held; then `closed`, `opened` and `seats`.
    #[must_use]
    pub fn apply(&self, old: &Slots) -> Slots {
        let mut new = old.clone();
        let touched = |start: i64| {
            self.add.contains(&start)
                || self.del.contains(&start)
                || self.held.iter().any(|(held, _)| *held == start)
        };
        new.free.retain(|start| !touched(*start));
        new.held.retain(|(start, _)| !touched(*start));
        new.free.extend(&self.add);
        new.held.extend(&self.held);
        new.free.sort_unstable();
        new.held.sort_unstable();
        let replaced = |id: SessionId| self.opened.iter().any(|class| class.session == id);
        new.classes.retain(|class| !self.closed.contains(&class.session) && !replaced(class.session));
        new.classes.extend(&self.opened);
        new.classes.sort_unstable_by_key(|class| class.start);
        for class in &mut new.classes {
            let seats = self.seats.iter().find(|(session, _)| *session == class.session);
            class.left = seats.map_or(class.left, |(_, left)| *left);
        }
        new
    }
}

/// What is in the first and not in the second; both rise.
fn minus(from: &[i64], other: &[i64]) -> Vec<i64> {
    let (mut left, mut other) = (Vec::new(), other.iter().copied().peekable());
    for &start in from {
        while other.next_if(|next| *next < start).is_some() {}
        if other.peek() != Some(&start) {
            left.push(start);
        }
    }
    left
}

fn holds(held: &[(i64, i64)], start: i64) -> bool {
    held.binary_search_by_key(&start, |(start, _)| *start).is_ok()
}

/// How a service's offer changed. Apply `del`, then `add`, then `held`; then `closed`, `opened`, `seats`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SlotsDelta {
    /// Starts that can be booked now; whoever held them does no more.
    pub add: Vec<Stamp>,
    /// Starts that are gone, free or held.
    pub del: Vec<Stamp>,
    /// Starts that are held now, or until another time than before, each with the hold's end.
    pub held: Vec<(Stamp, Stamp)>,
    /// Seats left of known classes: session, seats left.
    pub seats: Vec<(Uuid, u16)>,
    /// Classes that are new, or replaced: session, start, end, seats left, seats.
    pub opened: Vec<ClassRow>,
    /// Classes that are gone.
    pub closed: Vec<Uuid>,
}

impl From<&SlotsChange> for SlotsDelta {
    fn from(change: &SlotsChange) -> Self {
        let stamps = |starts: &[i64]| starts.iter().copied().map(Stamp::from_second).collect();
        let held =
            change.held.iter().map(|&(start, until)| (Stamp::from_second(start), Stamp::from_second(until)));
        Self {
            add: stamps(&change.add),
            del: stamps(&change.del),
            held: held.collect(),
            seats: change.seats.iter().map(|(session, left)| (session.uuid(), *left)).collect(),
            opened: change.opened.iter().map(row).collect(),
            closed: change.closed.iter().map(|session| session.uuid()).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
