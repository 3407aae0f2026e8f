//! REST, black box: a real server on a free port, a real Postgres, a clock that is moved by hand.
//!
//! Tests that prove a statement of the security page carry its number in their name.
#![expect(clippy::as_conversions, clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

mod accounts;
mod admin;
mod app;
mod authorisation;
mod bookings;
mod calendar;
mod certificates;
mod clients;
mod documents;
mod erasure;
mod export;
mod files;
mod gallery;
mod gateway;
mod idempotency;
mod identities;
mod letters;
mod limits;
mod load;
mod notifications;
mod people;
mod proof;
mod search;
mod settings;
mod slots;
mod tls;
mod trainers;
