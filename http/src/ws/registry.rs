//! Every socket of this node.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
};

use dashmap::DashMap;
use fittribe_actors::wire::CloseCode;
use fittribe_domain::AccountId;
use tokio::sync::mpsc::UnboundedSender;
use uuid::Uuid;

/// What a worker is told about its sockets.
#[derive(Clone, Copy, Debug)]
pub(super) enum Order {
    /// End those of an account; of one sign-in only, when one is named.
    CloseAccount(AccountId, Option<Uuid>, CloseCode),
    /// End all.
    CloseAll,
}

#[derive(Debug, Default)]
struct Shared {
    workers: Mutex<Vec<UnboundedSender<Order>>>,
    accounts: DashMap<AccountId, usize>,
    open: AtomicUsize,
    names: AtomicU64,
    leaving: AtomicBool,
}

/// Every socket of this node, wherever it is served. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Registry(Arc<Shared>);

/// Why there is no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoRoom {
    /// The account has too many sockets.
    Account,
    /// This node has too many, or is leaving.
    Node,
}

/// One socket's place; given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    shared: Arc<Shared>,
    account: Option<AccountId>,
}

impl Registry {
    /// Without sockets.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many sockets are open.
    #[must_use]
    pub fn open(&self) -> usize {
        self.0.open.load(Ordering::Relaxed)
    }

    /// Ends an account's sockets. Forget its tickets first, or it comes back.
    pub fn close_account(&self, account: AccountId, code: CloseCode) {
        self.order(Order::CloseAccount(account, None, code));
    }

    /// Ends the sockets of one sign-in of an account.
    pub fn close_session(&self, account: AccountId, session: Uuid, code: CloseCode) {
        self.order(Order::CloseAccount(account, Some(session), code));
    }

    /// Takes no more sockets, tells all to reconnect, each after a time of its own, and ends them.
    pub fn shutdown(&self) {
        self.0.leaving.store(true, Ordering::SeqCst);
        self.order(Order::CloseAll);
    }

    pub(super) fn is_leaving(&self) -> bool {
        self.0.leaving.load(Ordering::SeqCst)
    }

    /// A number that no other socket of this node has.
    pub(super) fn number(&self) -> u64 {
        self.0.names.fetch_add(1, Ordering::Relaxed)
    }

    fn order(&self, order: Order) {
        let mut workers = self.0.workers.lock().unwrap_or_else(PoisonError::into_inner);
        workers.retain(|worker| worker.send(order).is_ok());
    }

    pub(super) fn enlist(&self, worker: UnboundedSender<Order>) {
        self.0.workers.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
    }

    pub(super) fn place(&self, account: Option<AccountId>, most: (usize, usize)) -> Result<Place, NoRoom> {
        let (per_account, per_node) = most;
        if self.is_leaving() {
            return Err(NoRoom::Node);
        }
        // From here on the place gives back what it took.
        let mut place = Place { shared: Arc::clone(&self.0), account: None };
        if self.0.open.fetch_add(1, Ordering::Relaxed) >= per_node {
            return Err(NoRoom::Node);
        }
        if let Some(account) = account {
            let mut open = self.0.accounts.entry(account).or_default();
            if *open >= per_account {
                return Err(NoRoom::Account);
            }
            *open += 1;
            place.account = Some(account);
        }
        Ok(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.shared.open.fetch_sub(1, Ordering::Relaxed);
        if let Some(account) = self.account {
            self.shared.accounts.remove_if_mut(&account, |_, open| {
                *open = open.saturating_sub(1);
                *open == 0
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_limited_and_given_back() {
        let registry = Registry::new();
        let account = AccountId::from_uuid(Uuid::nil());
        let take = || registry.place(Some(account), (2, 3));
        let (first, second) = (take().unwrap(), take().unwrap());
        assert_eq!(take().unwrap_err(), NoRoom::Account);
        let third = registry.place(None, (2, 3)).unwrap();
        assert_eq!(registry.place(None, (2, 3)).unwrap_err(), NoRoom::Node);
        assert_eq!(registry.open(), 3);
        drop((first, second, third));
        assert_eq!((registry.open(), registry.0.accounts.len()), (0, 0));
    }

    #[test]
    fn a_node_that_leaves_has_no_room() {
        let registry = Registry::new();
        registry.shutdown();
        assert_eq!(registry.place(None, (2, 3)).unwrap_err(), NoRoom::Node);
    }
}
