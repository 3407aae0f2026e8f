//! What the rest of FitTribe asks of the outside: traits, their types, and one conformance suite each.

pub mod bus;
pub mod clock;
pub mod files;
pub mod identity;
pub mod limiter;
pub mod mailer;
pub mod once;
pub mod pictures;
pub mod random;
