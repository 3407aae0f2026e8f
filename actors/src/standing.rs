//! Makes calendars follow their trainers' standing.

use std::time::Duration;

use fittribe_domain::{
    Command, TrainerId,
    booking::Party,
    calendar::command::{Action, Asker},
    event::Setting,
};
use fittribe_ports::clock::Clock;
use fittribe_store::{Database, StoreError, standing::takes_bookings};

use crate::calendars::{AskError, Calendars, Request};

/// Changes of standing that may come while one is being settled.
const MOST_CHANGES: usize = 10;

/// Why a calendar does not follow yet.
#[derive(Debug, thiserror::Error)]
pub enum NotSettled {
    /// The standing could not be read.
    #[error("the standing could not be read: {0}")]
    Store(#[from] StoreError),
    /// The calendar did not take it.
    #[error("the calendar did not answer: {0}")]
    Calendar(#[from] AskError),
    /// It changes faster than it is followed.
    #[error("the standing changes all the time")]
    Restless,
}

impl NotSettled {
    /// When the calendar asks to be asked again, if it does.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Calendar(AskError::Busy { retry_after } | AskError::Unavailable { retry_after }) => {
                Some(*retry_after)
            }
            _ => None,
        }
    }
}

/// Makes a calendar take new bookings, or none, as its trainer stands. Looks again after each change, so that of two
/// that settle at once the last one to change anything has seen the last standing. Call it on the shared runtime.
///
/// # Errors
/// [`NotSettled`]; trying again is safe.
pub async fn settle(
    database: &Database,
    calendars: &Calendars,
    trainer: TrainerId,
    clock: &dyn Clock,
) -> Result<(), NotSettled> {
    for _ in 0..MOST_CHANGES {
        let mut connection = database.read().await?;
        let takes = takes_bookings(&mut connection, trainer, clock.now()).await?;
        drop(connection);
        let Some(takes) = takes else { return Ok(()) };
        if calendars.snapshot(trainer).await?.calendar().accepting() == takes {
            return Ok(());
        }
        let by = Asker { account: None, party: Party::System };
        let action = Action::Configure(Box::new(Setting::Accepting(takes)));
        calendars.ask(trainer, Request { command: Command { by, action }, claim: None }).await?;
    }
    Err(NotSettled::Restless)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_that_asks_for_time_gets_it_and_no_other_failure_does() {
        let retry_after = Duration::from_secs(7);
        let busy = [AskError::Busy { retry_after }, AskError::Unavailable { retry_after }];
        for error in busy {
            assert_eq!(NotSettled::from(error).retry_after(), Some(retry_after));
        }
        for error in [AskError::TimedOut, AskError::Contended] {
            assert_eq!(NotSettled::from(error).retry_after(), None);
        }
        assert_eq!(NotSettled::Restless.retry_after(), None);
    }
}
