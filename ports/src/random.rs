//! Fresh identifiers and secrets.

use uuid::Uuid;

/// A source of randomness fit for secrets.
pub trait Random: Send + Sync {
    /// A new identifier, a UUIDv7: later ones sort later.
    fn uuid(&self) -> Uuid;

    /// 256 bits.
    fn bytes32(&self) -> [u8; 32];

    /// Between zero and one.
    fn fraction(&self) -> f64;
}
