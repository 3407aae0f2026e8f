//! Trainers' pages and the rules of their calendars.

pub mod calendar;
pub mod create;
pub mod facets;
pub mod get;
pub mod list;
pub mod own;
pub mod package_put;
pub mod packages;
pub mod packages_list;
pub mod packages_list_own;
pub mod policy;
pub mod policy_get;
pub mod policy_put;
pub mod profile;
pub mod standing;
pub mod submit;
pub mod update;
pub mod wire;
