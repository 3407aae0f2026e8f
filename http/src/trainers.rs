//! Trainers' pages and the rules of their calendars.

pub mod calendar;
pub mod create;
pub mod get;
pub mod list;
pub mod own;
pub mod policy;
pub mod policy_get;
pub mod policy_put;
pub mod update;
pub mod wire;
