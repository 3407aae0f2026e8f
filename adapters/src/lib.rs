//! One provider or local default a file.

pub mod memory_bus;
pub mod os_random;
pub mod redis_bus;
pub mod system_clock;
