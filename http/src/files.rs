//! Files: announced, uploaded over a signed link, looked at, and shown.

pub mod avatar_delete;
pub mod avatar_put;
pub mod complete;
pub mod create;
pub mod delete;
pub mod download;
pub mod get;
pub mod intake;
pub mod list;
pub mod picture;
pub mod upload;
pub mod wire;
