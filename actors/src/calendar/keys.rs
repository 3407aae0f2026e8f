//! Idempotency keys that changed this calendar within a day, so that a repeat is recognised before it is
//! decided again, without asking the database.

use std::collections::{HashMap, HashSet, VecDeque};

use fittribe_domain::AccountId;
use jiff::{SignedDuration, Timestamp};

/// How long a key is kept, here and in the store.
pub(super) const KEY_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// The keys, by account; each is forgotten a day after it was used or loaded.
#[derive(Debug, Default)]
pub(super) struct Keys {
    known: HashMap<AccountId, HashSet<Box<str>>>,
    by_age: VecDeque<(Timestamp, AccountId, Box<str>)>,
}

impl Keys {
    pub(super) fn loaded(known: Vec<(AccountId, String)>, now: Timestamp) -> Self {
        let mut keys = Self::default();
        for (account, key) in known {
            keys.insert(account, &key, now);
        }
        keys
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
}
