//! What trainers sell.

pub mod create;
pub mod list;
pub mod update;
pub mod wire;
