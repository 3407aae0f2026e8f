//! The operating system's randomness.

use fittribe_ports::random::Random;
use uuid::Uuid;

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsRandom;

impl Random for OsRandom {
    #[expect(clippy::disallowed_methods, reason = "the one place that makes identifiers")]
    fn uuid(&self) -> Uuid {
        Uuid::now_v7()
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that draws randomness")]
    fn bytes32(&self) -> [u8; 32] {
        rand::random()
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that draws randomness")]
    fn fraction(&self) -> f64 {
        rand::random()
    }
}
