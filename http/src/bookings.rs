//! Bookings and what becomes of them.

pub mod cancel;
pub mod change;
pub mod confirm;
pub mod create;
pub mod get;
pub mod list;
pub mod release;
pub mod reschedule;
pub mod wire;
