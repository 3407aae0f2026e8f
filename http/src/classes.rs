//! Classes, scheduled ahead of their bookings.

pub mod cancel;
pub mod schedule;
pub mod wire;
