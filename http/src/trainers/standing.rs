//! Makes a calendar follow its trainer's standing at once.

use std::sync::Arc;

use fittribe_actors::standing;
use fittribe_domain::TrainerId;

use crate::deps::Booking;

/// Tries now what a job that is on its way sees to in any case: nobody who asks next is told of times that cannot be
/// booked.
pub async fn settle(deps: &Booking, trainer: Option<TrainerId>) {
    let Some(trainer) = trainer else { return };
    let (calendars, clock) = (deps.calendars.clone(), Arc::clone(&deps.clock));
    let settled = deps
        .db
        .with(move |database| async move { standing::settle(&database, &calendars, trainer, &*clock).await });
    match settled.await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(trainer.id = %trainer, %error, "standing.left_to_its_job"),
        Err(_) => tracing::warn!(trainer.id = %trainer, "standing.left_to_its_job"),
    }
}
