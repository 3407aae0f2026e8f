//! Idempotency keys that changed this calendar within a day, so that a repeat is recognised before it is
//! decided again, without asking the database.

use std::collections::{HashMap, HashSet};

use fittribe_domain::AccountId;

/// The keys, by account.
#[derive(Debug, Default)]
pub(super) struct Keys(HashMap<AccountId, HashSet<Box<str>>>);

impl From<Vec<(AccountId, String)>> for Keys {
    fn from(known: Vec<(AccountId, String)>) -> Self {
        let mut keys = Self::default();
        for (account, key) in known {
            keys.insert(account, &key);
        }
        keys
    }
}

impl Keys {
    pub(super) fn holds(&self, account: AccountId, key: &str) -> bool {
        self.0.get(&account).is_some_and(|keys| keys.contains(key))
    }

    pub(super) fn insert(&mut self, account: AccountId, key: &str) {
        self.0.entry(account).or_default().insert(key.into());
    }
}
