//! Leaving without dropping anything.

use tokio::signal::unix::{Signal, SignalKind, signal};

/// The signals that ask a node to leave. From the moment these are listened to, none of them ends the process by itself,
/// so a node listens before it takes anything that it would have to hand back.
#[derive(Debug)]
pub struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// Listens from now on. One that comes before it is asked for is kept.
    ///
    /// # Errors
    /// When signals cannot be listened to.
    pub fn listen() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits for Ctrl-C or SIGTERM; tells which.
    pub async fn asked(&mut self) -> &'static str {
        tokio::select! {
            _ = self.interrupt.recv() => "SIGINT",
            _ = self.terminate.recv() => "SIGTERM",
        }
    }
}
