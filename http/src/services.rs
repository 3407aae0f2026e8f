//! What trainers sell.

pub mod create;
pub mod list;
pub mod list_own;
pub mod update;
pub mod wire;
