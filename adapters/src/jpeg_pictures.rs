//! Pictures drawn anew as JPEG.

pub mod draw;

use std::sync::Arc;

use async_trait::async_trait;
use fittribe_ports::pictures::{Picture, PictureError, Pictures};
use tokio::{runtime::Handle, sync::Semaphore};

/// Pixels of the largest picture that is decoded: four bytes each are 160 MB.
pub const MOST_PIXELS: u64 = 40_000_000;
/// Pictures that wait for their turn; more are refused.
const MOST_WAITING: usize = 16;

/// Draws on threads that may block, a bounded number at once.
#[derive(Clone)]
pub struct JpegPictures {
    runtime: Handle,
    /// Waiting or being drawn.
    admitted: Arc<Semaphore>,
    /// Being drawn.
    drawing: Arc<Semaphore>,
}

impl JpegPictures {
    /// Draws `at_once` pictures at once, on the blocking threads of a runtime.
    #[must_use]
    pub fn new(runtime: Handle, at_once: usize) -> Self {
        let at_once = at_once.max(1);
        Self {
            runtime,
            admitted: Arc::new(Semaphore::new(at_once + MOST_WAITING)),
            drawing: Arc::new(Semaphore::new(at_once)),
        }
    }
}

#[async_trait]
impl Pictures for JpegPictures {
    async fn draw(&self, contents: Vec<u8>, edges: &[u32]) -> Result<Vec<Picture>, PictureError> {
        let _admitted = self.admitted.try_acquire().map_err(|_| PictureError::Busy)?;
        let turn = Arc::clone(&self.drawing).acquire_owned().await.map_err(|_| PictureError::Busy)?;
        let edges = edges.to_vec();
        // The turn goes with the work: whoever stops waiting makes no room before the thread has.
        let work = move || {
            let drawn = draw::draw(&contents, &edges);
            drop(turn);
            drawn
        };
        let drawn = self.runtime.spawn_blocking(work).await;
        drawn.unwrap_or_else(|error| {
            tracing::error!(%error, "picture.panicked");
            Err(PictureError::Damaged)
        })
    }
}

#[cfg(test)]
mod tests;
