//! What readers see of a calendar: committed, immutable, shared.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use bytes::Bytes;
use dashmap::DashMap;
use fittribe_domain::{Calendar, ServiceId, calendar::Version, slots::Slots};
use jiff::{Timestamp, civil::Date};

/// A calendar at one committed version. Reads never enter the actor's mailbox.
pub struct Snapshot {
    calendar: Arc<Calendar>,
    epoch: Arc<str>,
    slots: DashMap<(ServiceId, Date), Arc<Slots>>,
    answers: AnswerCache,
}

impl Snapshot {
    pub(crate) fn new(calendar: Arc<Calendar>, epoch: Arc<str>) -> Self {
        Self { calendar, epoch, slots: DashMap::with_shard_amount(2), answers: AnswerCache::default() }
    }

    /// The committed state.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The committed state, shared.
    #[must_use]
    pub fn shared(&self) -> Arc<Calendar> {
        Arc::clone(&self.calendar)
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.calendar.version()
    }

    /// What versions are counted in: changes with the trainer's local day, because the horizon moves with
    /// it, and with a restored database.
    #[must_use]
    pub fn epoch(&self) -> &Arc<str> {
        &self.epoch
    }

    /// What a service offers, notice left aside; computed once for this version and local day.
    #[must_use]
    pub fn slots(&self, service: ServiceId, now: Timestamp) -> Arc<Slots> {
        let key = (service, self.calendar.zone().date(now));
        if let Some(known) = self.slots.get(&key) {
            return Arc::clone(known.value());
        }
        let computed = Arc::new(self.calendar.slots(service, now));
        Arc::clone(self.slots.entry(key).or_insert(computed).value())
    }

    /// Bodies that were answered from this version.
    #[must_use]
    pub const fn answers(&self) -> &AnswerCache {
        &self.answers
    }
}

/// What tells one answer from another within a version: the service, the asker's zone, the dates asked
/// for and which of the starts they cover by now.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct AnswerKey {
    /// Of which service.
    pub service: ServiceId,
    /// In which zone, by its name.
    pub zone: Arc<str>,
    /// From this date on.
    pub from: Date,
    /// Up to this date.
    pub to: Date,
    /// First and last index of the free starts, the held starts and the classes that it shows.
    pub shown: [u32; 6],
}

/// Bodies of answers, kept while their version stands. Bounded: what does not fit is made afresh.
#[derive(Default)]
pub struct AnswerCache {
    bodies: DashMap<AnswerKey, Bytes>,
    kept: AtomicUsize,
}

/// The most bodies kept for one version of one calendar.
const MOST: usize = 64;

impl AnswerCache {
    /// The body for a key, made when it is not there.
    pub fn get_or_insert(&self, key: AnswerKey, make: impl FnOnce() -> Bytes) -> Bytes {
        if let Some(body) = self.bodies.get(&key) {
            return body.value().clone();
        }
        let body = make();
        if self.kept.fetch_add(1, Ordering::Relaxed) < MOST {
            self.bodies.insert(key, body.clone());
        }
        body
    }
}
