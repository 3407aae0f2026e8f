//! What clients say of trainers after their sessions.

pub mod answer;
pub mod create;
pub mod edit;
pub mod list;
pub mod list_own;
pub mod report;
pub mod wire;
