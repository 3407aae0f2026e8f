//! Weekly hours, date overrides and time off.

pub mod get;
pub mod override_delete;
pub mod override_put;
pub mod put;
pub mod time_off_add;
pub mod time_off_remove;
pub mod wire;
