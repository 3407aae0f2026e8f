//! What trainers show that they have learnt. An administrator confirms each; a kind that is required must be there and
//! good, or the calendar takes no new bookings.

pub mod delete;
pub mod list_own;
pub mod put;
pub mod wire;
