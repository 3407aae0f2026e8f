//! The calendar's rules, pure: no clock, no randomness, no I/O.
//!
//! Time and fresh identifiers come in as arguments. Whatever decides whether a time can be booked
//! lives here and nowhere else.

pub mod account;
pub mod booking;
pub mod calendar;
pub mod certificate;
pub mod decide;
pub mod event;
pub mod file;
pub mod hours;
pub mod ids;
pub mod interval;
pub mod mark;
pub mod money;
pub mod notice;
pub mod person;
pub mod policy;
pub mod service;
pub mod session;
pub mod slots;
pub mod trainer;
pub mod zone;

pub use calendar::{Calendar, command::Command, rejection::Rejection};
pub use decide::decide;
pub use ids::{
    AccountId, BookingId, DecisionId, ExportId, FileId, GoalId, MeasurementId, ServiceId, SessionId,
    TimeOffId, TrainerId,
};
pub use interval::Interval;
