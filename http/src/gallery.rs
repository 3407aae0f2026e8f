//! The pictures of trainers' pages.

pub mod put;
pub mod wire;
