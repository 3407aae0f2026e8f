//! Postgres, the truth. One file per aggregate; functions take a connection, so the caller owns the
//! transaction; instants and identifiers are arguments.

pub mod account_tokens;
pub mod accounts;
pub mod audit;
pub mod bookings;
pub mod calendars;
pub mod certificates;
pub mod clients;
mod column;
pub mod commit;
pub mod consents;
pub mod database;
pub mod erasures;
pub mod error;
pub mod events;
pub mod exports;
pub mod favourites;
pub mod files;
pub mod gallery;
pub mod goals;
pub mod idempotency;
pub mod identities;
mod images;
pub mod inbox;
pub mod jobs;
pub mod letters;
pub mod measurements;
pub mod openings;
pub mod packages;
pub mod profiles;
pub mod refresh;
pub mod reviews;
pub mod secret;
pub mod settings;
pub mod sign_in;
pub mod sign_ins;
pub mod standing;
pub mod telling;
pub mod totp;
pub mod trainers;
pub mod vault;
pub mod verify;

#[cfg(feature = "testing")]
pub mod testing;

pub use database::{Database, PoolSettings};
pub use error::StoreError;
pub use sqlx::{PgConnection, PgPool, Postgres, Transaction};

/// What store functions give.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
