//! The bus of a node that is alone.

use async_trait::async_trait;
use fittribe_ports::bus::{Bus, BusAway, Hint};
use tokio::sync::broadcast;

/// Hints within one process.
#[derive(Clone, Debug)]
pub struct MemoryBus(broadcast::Sender<Hint>, bool);

impl MemoryBus {
    /// A bus that reaches whoever shares it. `alone` says whether this is all there is: when other nodes
    /// share the database it is not, and versions are compared more often.
    #[must_use]
    pub fn new(alone: bool) -> Self {
        Self(broadcast::Sender::new(1024), alone)
    }
}

#[async_trait]
impl Bus for MemoryBus {
    async fn publish(&self, hint: Hint) -> Result<(), BusAway> {
        // Nobody listening is no error: a hint is for whoever is there.
        let _heard = self.0.send(hint).unwrap_or(0);
        Ok(())
    }

    fn subscribe(&self) -> broadcast::Receiver<Hint> {
        self.0.subscribe()
    }

    fn connected(&self) -> bool {
        self.1
    }
}

#[cfg(test)]
mod tests {
    use fittribe_ports::bus::conformance;
    use fittribe_ports::random::Random;

    use super::MemoryBus;
    use crate::os_random::OsRandom;

    #[tokio::test]
    async fn conforms() {
        let bus = MemoryBus::new(true);
        conformance::delivers(&bus, &bus.clone(), || OsRandom.uuid()).await;
    }
}
