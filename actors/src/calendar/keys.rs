//! Idempotency keys that changed this calendar within a day, so that a repeat is recognised before it is
//! decided again, without asking the database.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use fittribe_domain::AccountId;
use jiff::{SignedDuration, Timestamp};

/// How long a key is kept, here and in the store.
pub(super) const KEY_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// The keys, by account; each is forgotten a day after it was used or loaded.
#[derive(Debug, Default)]
pub(super) struct Keys {
    known: HashMap<AccountId, HashSet<Box<str>>>,
    by_age: VecDeque<(Timestamp, AccountId, Box<str>)>,
    /// Of requests whose asker left before the answer: what became of them shows in the actor's turn.
    unanswered: HashMap<(AccountId, Box<str>), Timestamp>,
}

impl Keys {
    pub(super) fn loaded(known: Vec<(AccountId, String)>, now: Timestamp) -> Self {
        let mut keys = Self::default();
        for (account, key) in known {
            keys.insert(account, &key, now);
        }
        keys
    }

    /// Takes the store's keys for those that were used.
    pub(super) fn reload(&mut self, known: Vec<(AccountId, String)>, now: Timestamp) {
        let unanswered = std::mem::take(&mut self.unanswered);
        *self = Self { unanswered, ..Self::loaded(known, now) };
    }

    pub(super) fn holds(&self, account: AccountId, key: &str) -> bool {
        self.known.get(&account).is_some_and(|keys| keys.contains(key))
    }

    pub(super) fn insert(&mut self, account: AccountId, key: &str, now: Timestamp) {
        self.known.entry(account).or_default().insert(key.into());
        self.by_age.push_back((now, account, key.into()));
    }

    /// A repeat whose reply was swept from the store is a new request.
    pub(super) fn forget(&mut self, account: AccountId, key: &str) {
        if let Some(keys) = self.known.get_mut(&account) {
            keys.remove(key);
            if keys.is_empty() {
                self.known.remove(&account);
            }
        }
    }

    pub(super) fn forget_old(&mut self, now: Timestamp) {
        let old = now.checked_sub(KEY_LIFE).unwrap_or(Timestamp::MIN);
        while self.by_age.front().is_some_and(|(used, ..)| *used <= old) {
            if let Some((_, account, key)) = self.by_age.pop_front() {
                self.forget(account, &key);
            }
        }
        if !self.unanswered.is_empty() {
            self.unanswered.retain(|_, asked| *asked > old);
        }
    }
}

/// A calendar's keys, shared by its actor with those who ask it.
#[derive(Clone, Debug)]
pub(crate) struct SharedKeys(Arc<Mutex<Keys>>);

impl SharedKeys {
    pub(super) fn new(keys: Keys) -> Self {
        Self(Arc::new(Mutex::new(keys)))
    }

    /// Each change of the keys is whole by itself, so what a panic leaves can be used.
    pub(super) fn lock(&self) -> MutexGuard<'_, Keys> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a request with this key may get something other than what the committed state says: the key
    /// was used, or nobody waited for the answer of an earlier request with it.
    pub(crate) fn may_matter(&self, account: AccountId, key: &str) -> bool {
        let keys = self.lock();
        keys.holds(account, key)
            || (!keys.unanswered.is_empty() && keys.unanswered.contains_key(&(account, Box::from(key))))
    }

    /// Watches over a request until its answer.
    pub(crate) fn await_answer(&self, account: AccountId, key: &str, now: Timestamp) -> Awaited {
        Awaited { keys: self.clone(), asked: Some((account, key.into(), now)) }
    }
}

/// A request with a key, on its way to the actor. Dropped before it was answered, it leaves the key marked.
#[derive(Debug)]
pub(crate) struct Awaited {
    keys: SharedKeys,
    asked: Option<(AccountId, Box<str>, Timestamp)>,
}

impl Awaited {
    /// The answer is there.
    pub(crate) fn answered(mut self) {
        self.asked = None;
    }
}

impl Drop for Awaited {
    fn drop(&mut self) {
        if let Some((account, key, now)) = self.asked.take() {
            self.keys.lock().unanswered.insert((account, key), now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_forgotten_after_a_day() {
        let start: Timestamp = "2026-03-02T06:00:00Z".parse().unwrap();
        let account = AccountId::from_uuid(uuid::Uuid::nil());
        let mut keys = Keys::loaded(vec![(account, "old".to_owned())], start);
        let later = start.checked_add(SignedDuration::from_hours(23)).unwrap();
        keys.insert(account, "new", later);
        keys.forget_old(later);
        assert!(keys.holds(account, "old") && keys.holds(account, "new"));
        keys.forget_old(start.checked_add(KEY_LIFE).unwrap());
        assert!(!keys.holds(account, "old") && keys.holds(account, "new"));
    }

    #[test]
    fn a_key_whose_answer_nobody_awaited_matters_for_a_day() {
        let start: Timestamp = "2026-03-02T06:00:00Z".parse().unwrap();
        let account = AccountId::from_uuid(uuid::Uuid::nil());
        let keys = SharedKeys::new(Keys::default());
        keys.await_answer(account, "heard", start).answered();
        assert!(!keys.may_matter(account, "heard"));
        drop(keys.await_answer(account, "left", start));
        assert!(keys.may_matter(account, "left") && !keys.lock().holds(account, "left"));
        keys.lock().forget_old(start.checked_add(KEY_LIFE).unwrap());
        assert!(!keys.may_matter(account, "left"));
    }
}
