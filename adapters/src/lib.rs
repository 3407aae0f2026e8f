//! One provider or local default a file.

pub mod bounce;
pub mod disk_files;
pub mod firebase;
pub mod jpeg_pictures;
pub mod mailbox;
pub mod memory_bus;
pub mod memory_limiter;
pub mod memory_once;
mod message;
pub mod os_random;
pub mod redis_bus;
mod redis_connection;
pub mod redis_limiter;
pub mod redis_once;
pub mod s3_files;
pub mod smtp;
pub mod system_clock;
