//! One provider or local default a file.

#[cfg(feature = "letters")]
pub mod bounce;
pub mod disk_files;
pub mod firebase;
pub mod jpeg_pictures;
#[cfg(feature = "letters")]
pub mod mailbox;
pub mod memory_bus;
pub mod memory_limiter;
pub mod memory_once;
#[cfg(feature = "letters")]
mod message;
pub mod os_random;
#[cfg(feature = "redis")]
pub mod redis_bus;
#[cfg(feature = "redis")]
mod redis_connection;
#[cfg(feature = "redis")]
pub mod redis_limiter;
#[cfg(feature = "redis")]
pub mod redis_once;
#[cfg(feature = "s3")]
pub mod s3_files;
#[cfg(feature = "letters")]
pub mod smtp;
pub mod system_clock;
