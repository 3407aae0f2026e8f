//! Leaving without dropping anything.

use tokio::signal::unix::{SignalKind, signal};

/// Waits for Ctrl-C or SIGTERM; tells which.
///
/// # Errors
/// When signals cannot be listened to.
pub async fn asked() -> std::io::Result<&'static str> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = interrupt.recv() => Ok("SIGINT"),
        _ = terminate.recv() => Ok("SIGTERM"),
    }
}
