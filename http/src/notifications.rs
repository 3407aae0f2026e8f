//! What an account was told.

pub mod list;
