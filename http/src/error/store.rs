//! What the store says, to a client.

use std::time::Duration;

use fittribe_store::StoreError;

use super::{Chain, Kind, Problem};

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Overlap => Self::new(Kind::SlotTaken, "Another session has this time by now."),
            StoreError::SeatTaken => {
                Self::new(Kind::AlreadyInClass, "This client already has a seat in this class.")
            }
            StoreError::SeatsExceeded => Self::new(Kind::ClassFull, "No seat is left in this class."),
            StoreError::KeyTaken => Self::bare(Kind::IdempotencyInFlight).after(Duration::from_secs(1)),
            StoreError::EmailTaken => crate::accounts::sign_up::refused(),
            StoreError::IdentityTaken => {
                Self::new(Kind::IdentityTaken, "This identity opens another account.")
            }
            StoreError::SlugTaken => Self::field("/slug", "is taken; choose another"),
            StoreError::AlreadyTrainer => {
                Self::new(Kind::Conflict, "This account has a trainer page already.")
            }
            StoreError::AlreadyReviewed => {
                Self::new(Kind::WrongState, "This booking has a review; change that one: PUT /reviews/{id}.")
            }
            StoreError::Contended(_) => {
                Self::new(Kind::Conflict, "Something changed at the same time; try again.")
            }
            StoreError::Unavailable(cause) => {
                tracing::warn!(error = %Chain(&cause), "database.unavailable");
                Self::overloaded(Duration::from_secs(2))
            }
            error @ (StoreError::Constraint(_) | StoreError::Corrupt { .. } | StoreError::Other(_)) => {
                Self::internal(&error)
            }
        }
    }
}
