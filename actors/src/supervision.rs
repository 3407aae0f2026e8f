//! Supervision, generic for every kind of actor that has an identity and loads its state from the store.
//!
//! A shard owns its children: it alone starts them, hears of their death and decides when they come back.
//! Whatever ends a child ends only that child. (`actix::Supervisor` survives no panic, restarts the same
//! struct with its old state and never lets an idle actor go; hence this.)

mod deaths;
mod shard;

use std::{fmt::Debug, future::Future, hash::Hash, pin::Pin, sync::Arc, time::Duration};

use actix::{Actor, Addr, ArbiterHandle};
use dashmap::DashMap;
use tokio::sync::oneshot;

pub use deaths::{Deaths, Sentence};
pub use shard::{Shard, Summon};

/// A future that loads a child's state.
pub type Loading<T> = Pin<Box<dyn Future<Output = Result<Option<T>, LoadError>> + Send>>;

/// The store could not be asked.
#[derive(Debug, thiserror::Error)]
#[error("the state could not be loaded")]
pub struct LoadError(#[from] pub fittribe_store::StoreError);

/// What shards need to know about a kind of actor.
pub trait Kind: Unpin + 'static {
    /// What tells one from another.
    type Id: Copy + Eq + Hash + Send + Sync + Debug + Unpin + 'static;
    /// Its state as the store has it.
    type Loaded: Send + 'static;
    /// How callers reach it.
    type Handle: Clone + Send + Sync + Unpin + 'static;

    /// For logs and metrics.
    const NAME: &'static str;

    /// Loads the state; `None` when there is no such thing. Runs on the shared runtime.
    fn load(&self, id: Self::Id) -> Loading<Self::Loaded>;

    /// Starts the actor on the present arbiter. It keeps the watch for as long as it lives.
    fn start(&self, id: Self::Id, loaded: Self::Loaded, watch: DeathWatch<Self>) -> Self::Handle
    where
        Self: Sized;
}

/// Why there is no handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// The store knows no such thing.
    Unknown,
    /// It died too often, or its state cannot be loaded at present.
    Unavailable {
        /// When to ask again.
        retry_after: Duration,
    },
}

/// Tells a shard that a child ended, whatever ended it.
pub struct DeathWatch<K: Kind> {
    id: K::Id,
    incarnation: u64,
    shard: Addr<Shard<K>>,
    left: bool,
}

impl<K: Kind> DeathWatch<K> {
    /// The child leaves of its own accord: this end counts as no death. To be called where it decides to
    /// leave, not in `stopped`, which actix calls after a panic too.
    pub const fn leave(&mut self) {
        self.left = true;
    }
}

impl<K: Kind> Drop for DeathWatch<K> {
    fn drop(&mut self) {
        let ended = shard::Ended { id: self.id, incarnation: self.incarnation, left: self.left };
        self.shard.do_send(ended);
    }
}

/// All shards of one kind, and where their children are.
pub struct Shards<K: Kind> {
    shards: Arc<[Addr<Shard<K>>]>,
    /// A read cache that only shards write.
    directory: Arc<DashMap<K::Id, K::Handle>>,
}

impl<K: Kind> Clone for Shards<K> {
    fn clone(&self) -> Self {
        Self { shards: Arc::clone(&self.shards), directory: Arc::clone(&self.directory) }
    }
}

impl<K: Kind + Send> Shards<K> {
    /// One shard on each arbiter; `kind` makes what shard `n` needs.
    #[must_use]
    pub fn start(
        arbiters: &[ArbiterHandle],
        runtime: &tokio::runtime::Handle,
        kind: impl Fn(usize) -> K,
    ) -> Self {
        let directory = Arc::new(DashMap::new());
        let started = arbiters.iter().enumerate().map(|(index, arbiter)| {
            let (kind, directory, runtime) = (kind(index), Arc::clone(&directory), runtime.clone());
            Shard::start_in_arbiter(arbiter, move |_| Shard::new(kind, directory, runtime))
        });
        Self { shards: started.collect(), directory }
    }

    /// The handle when the child is running on this node.
    #[must_use]
    pub fn running(&self, id: K::Id) -> Option<K::Handle> {
        self.directory.get(&id).map(|entry| entry.value().clone())
    }

    /// How many children run.
    #[must_use]
    pub fn count(&self) -> usize {
        self.directory.len()
    }

    /// The identities of the running children.
    #[must_use]
    pub fn ids(&self) -> Vec<K::Id> {
        self.directory.iter().map(|entry| *entry.key()).collect()
    }

    /// The handle, after starting the child where it is not running.
    ///
    /// # Errors
    /// When there is no such thing or it cannot be had at present.
    pub async fn summon(&self, id: K::Id) -> Result<K::Handle, Absent> {
        if let Some(handle) = self.running(id) {
            return Ok(handle);
        }
        self.summon_anew(id).await
    }

    /// As [`Self::summon`], for a caller who found the handle in the directory dead.
    ///
    /// # Errors
    /// As there.
    pub async fn summon_anew(&self, id: K::Id) -> Result<K::Handle, Absent> {
        const STOPPING: Absent = Absent::Unavailable { retry_after: Duration::from_secs(5) };
        let (reply, answer) = oneshot::channel();
        let at = shard_of(&id, self.shards.len());
        let Some(shard) = self.shards.get(at) else { return Err(STOPPING) };
        shard.do_send(Summon { id, reply });
        answer.await.unwrap_or(Err(STOPPING))
    }
}

/// Which shard an identity belongs to: always the same one.
fn shard_of(id: &impl Hash, shards: usize) -> usize {
    use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(id);
    let shards = u64::try_from(shards.max(1)).unwrap_or(1);
    usize::try_from(hash % shards).unwrap_or(0)
}
