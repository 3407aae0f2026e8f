//! What handlers are given: who asks, with what, under which conditions.

pub mod account;
pub mod admin;
pub mod client_address;
pub mod device;
pub mod if_match;
pub mod json;
pub mod keyed;
pub mod path;
pub mod query;

pub use account::Account;
pub use admin::Admin;
pub use client_address::ClientAddress;
pub use device::Device;
pub use if_match::IfMatch;
pub use json::Json;
pub use keyed::Keyed;
pub use path::Id;
pub use query::Query;
