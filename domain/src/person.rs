//! What people tell about themselves: how they are reached, what they measure, what they agree to, how they want to be
//! told of things.

pub mod consent;
pub mod contact;
pub mod goal;
pub mod measurement;
pub mod telling;
