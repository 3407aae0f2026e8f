//! Starts everything that lives, and ends it without losing anything.

use std::{sync::Arc, time::Duration};

use actix::{Arbiter, ArbiterHandle};
use fittribe_ports::{bus::Bus, clock::Clock, random::Random};
use fittribe_store::Database;
use tokio::{
    runtime::Handle,
    sync::mpsc,
    task::{AbortHandle, JoinHandle},
};

use crate::{
    calendar::CalendarDeps,
    calendars::{CalendarKind, Calendars},
    channel::ChannelDeps,
    channels::{ChannelKind, Channels},
    hub::Hub,
    supervision::Shards,
    upkeep::{self, Herald, Pace},
    writer,
};

/// What the living part needs from outside.
#[derive(Clone)]
pub struct Outside {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Fresh identifiers.
    pub random: Arc<dyn Random>,
    /// The store.
    pub database: Database,
    /// The bus to other nodes.
    pub bus: Arc<dyn Bus>,
    /// The shared runtime: everything that talks to the store runs there.
    pub runtime: Handle,
}

/// How it is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Shards, each with an arbiter and a writer of its own.
    pub shards: usize,
    /// Decisions that may wait for one writer; more are refused with 503.
    pub writer_queue: usize,
    /// A command that is not answered within this time has timed out.
    pub patience: Duration,
    /// A calendar that nobody needed for so long leaves.
    pub idle: Duration,
    /// How often versions are compared with the database.
    pub pace: Pace,
}

impl Default for Settings {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Self {
            shards: (cores / 2).max(2),
            writer_queue: 2048,
            patience: Duration::from_secs(10),
            idle: Duration::from_secs(600),
            pace: Pace::default(),
        }
    }
}

/// The living part of a node.
pub struct Living {
    /// The calendars.
    pub calendars: Calendars,
    /// The notification channels.
    pub channels: Channels,
    /// The fan-out hub.
    pub hub: Hub,
    arbiters: Vec<Arbiter>,
    writers: Vec<JoinHandle<()>>,
    upkeep: Vec<JoinHandle<()>>,
}

impl Living {
    /// Starts shards, writers and upkeep. Must be called within an actix system.
    #[must_use]
    pub fn start(outside: Outside, settings: &Settings) -> Self {
        let hub = Hub::new();
        let arbiters: Vec<Arbiter> = (0..settings.shards.max(1)).map(|_| Arbiter::new()).collect();
        let handles: Vec<ArbiterHandle> = arbiters.iter().map(Arbiter::handle).collect();
        let Outside { clock, random, database, bus, runtime } = outside;

        let channel = ChannelDeps { database: database.clone(), runtime: runtime.clone(), hub: hub.clone() };
        let channels = Shards::start(&handles, &runtime, |_| ChannelKind::new(channel.clone()));
        let channels = Channels::new(channels, settings.patience);

        let (herald, hints) = Herald::new(channels.clone());
        let (mut writers, mut queues) = (Vec::new(), Vec::new());
        for _ in &handles {
            let (queue, entries) = mpsc::channel(settings.writer_queue);
            writers.push(runtime.spawn(writer::write(database.clone(), entries, herald.clone())));
            queues.push(queue);
        }
        let shards = Shards::start(&handles, &runtime, |shard| {
            let writer = queues.get(shard).map_or_else(|| mpsc::channel(1).0, Clone::clone);
            CalendarKind::new(CalendarDeps {
                clock: Arc::clone(&clock),
                random: Arc::clone(&random),
                database: database.clone(),
                runtime: runtime.clone(),
                hub: hub.clone(),
                writer,
                idle: settings.idle,
            })
        });
        let calendars = Calendars::new(shards, clock, database.clone(), runtime.clone(), settings.patience);

        let upkeep = vec![
            runtime.spawn(upkeep::carry(hints, Arc::clone(&bus))),
            runtime.spawn(upkeep::listen(bus.subscribe(), calendars.clone(), channels.clone())),
            runtime.spawn(upkeep::compare(database, bus, calendars.clone(), channels.clone(), settings.pace)),
        ];
        Self { calendars, channels, hub, arbiters, writers, upkeep }
    }

    /// Tells at any time whether every writer is alive.
    pub fn writers_alive(&self) -> impl Fn() -> bool + Send + Sync + 'static {
        let writers: Vec<AbortHandle> = self.writers.iter().map(JoinHandle::abort_handle).collect();
        move || writers.iter().all(|writer| !writer.is_finished())
    }

    /// Stops the actors, then waits until the writers have written what was decided, at most `patience`.
    pub async fn stop(self, patience: Duration) {
        for task in &self.upkeep {
            task.abort();
        }
        for arbiter in &self.arbiters {
            arbiter.stop();
        }
        for arbiter in self.arbiters {
            // A thread that panicked has nothing left to stop.
            drop(tokio::task::spawn_blocking(move || drop(arbiter.join())).await);
        }
        let flushed = async {
            for writer in self.writers {
                drop(writer.await);
            }
        };
        if tokio::time::timeout(patience, flushed).await.is_err() {
            tracing::error!("shutdown.writers_not_flushed");
        }
    }
}
