//! What goes on beside the actors: news to other nodes, and healing what news did not reach.

use std::{collections::HashMap, sync::Arc, time::Duration};

use fittribe_domain::{TrainerId, event::Decision};
use fittribe_ports::bus::{Bus, Hint};
use fittribe_store::{Database, StoreError, calendars as stored, inbox::Notification};
use tokio::sync::{broadcast, mpsc};

use crate::{calendars::Calendars, channels::Channels};

/// Tells devices on this node and other nodes what is durable. Cheap to clone; never waits.
#[derive(Clone)]
pub struct Herald {
    channels: Channels,
    hints: mpsc::Sender<Hint>,
}

impl Herald {
    /// A herald, and the end that [`carry`] takes to the bus.
    #[must_use]
    pub fn new(channels: Channels) -> (Self, mpsc::Receiver<Hint>) {
        let (hints, carried) = mpsc::channel(4096);
        (Self { channels, hints }, carried)
    }

    /// A decision is durable.
    pub fn committed(&self, trainer: TrainerId, decision: Arc<Decision>) {
        self.hint(Hint::Calendar { trainer, version: decision.version.count() });
    }

    /// Lines of inboxes are durable.
    pub fn notified(&self, lines: Vec<Notification>) {
        for line in lines {
            self.hint(Hint::Inbox { account: line.account, seq: line.seq });
            self.channels.deliver(line);
        }
    }

    fn hint(&self, hint: Hint) {
        // A hint that finds no room is made up for by comparing versions.
        if self.hints.try_send(hint).is_err() {
            metrics::counter!("fittribe_hints_dropped_total").increment(1);
        }
    }
}

/// Carries hints to the bus, the latest of each calendar and inbox only.
pub async fn carry(mut hints: mpsc::Receiver<Hint>, bus: Arc<dyn Bus>) {
    let mut batch = Vec::with_capacity(256);
    while hints.recv_many(&mut batch, 256).await > 0 {
        let mut calendars = HashMap::new();
        let mut inboxes = HashMap::new();
        for hint in batch.drain(..) {
            match hint {
                Hint::Calendar { trainer, version } => drop(calendars.insert(trainer, version)),
                Hint::Inbox { account, seq } => drop(inboxes.insert(account, seq)),
            }
        }
        let calendars = calendars.into_iter().map(|(trainer, version)| Hint::Calendar { trainer, version });
        let inboxes = inboxes.into_iter().map(|(account, seq)| Hint::Inbox { account, seq });
        for hint in calendars.chain(inboxes) {
            if let Err(away) = bus.publish(hint).await {
                tracing::debug!(error = %away, "bus.hint_lost");
                break;
            }
        }
    }
}

/// Passes on what other nodes say.
pub async fn listen(mut heard: broadcast::Receiver<Hint>, calendars: Calendars, channels: Channels) {
    loop {
        match heard.recv().await {
            Ok(Hint::Calendar { trainer, version }) => calendars.heard(trainer, version),
            Ok(Hint::Inbox { account, seq }) => channels.heard(account, seq),
            Err(broadcast::error::RecvError::Lagged(missed)) => tracing::warn!(missed, "bus.lagged"),
            Err(broadcast::error::RecvError::Closed) => return,
        }
    }
}

/// How often versions are compared with the database.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// While hints arrive.
    pub connected: Duration,
    /// While they do not.
    pub away: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { connected: Duration::from_secs(20), away: Duration::from_secs(2) }
    }
}

/// Compares the running calendars and channels with the database, for ever: whatever the bus lost is healed.
pub async fn compare(
    database: Database,
    bus: Arc<dyn Bus>,
    calendars: Calendars,
    channels: Channels,
    pace: Pace,
) {
    loop {
        let wait = if bus.connected() { pace.connected } else { pace.away };
        tokio::time::sleep(wait).await;
        if let Err(error) = compare_once(&database, &calendars, &channels).await {
            tracing::warn!(error = ?error, "upkeep.versions_not_compared");
        }
    }
}

async fn compare_once(
    database: &Database,
    calendars: &Calendars,
    channels: &Channels,
) -> Result<(), StoreError> {
    let mut connection = database.read().await?;
    for some in calendars.running().chunks(500) {
        for (trainer, version, _) in stored::versions(&mut connection, some).await? {
            calendars.heard(trainer, version.count());
        }
    }
    for account in channels.running() {
        let seq = fittribe_store::inbox::last_seq(&mut connection, account).await?;
        channels.heard(account, seq);
    }
    Ok(())
}
