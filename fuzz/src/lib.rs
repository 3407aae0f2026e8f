//! What strangers send, tried out. Each target says what holds of any bytes; `tests/short.rs` tries it with its corpus and
//! with changes to it, `libfuzzer.rs` with whatever reaches code that nothing reached before.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a target that cannot go on has found something"
)]

mod pages;
mod socket;
mod tokens;
mod uploads;

/// Something that reads what strangers send.
pub trait Target: Send + Sync {
    /// Reads it.
    ///
    /// # Panics
    /// When something does not hold of it that should hold of anything.
    fn try_out(&self, input: &[u8]);

    /// What is right, and what only just is not, to begin with.
    fn seeds(&self) -> Vec<Vec<u8>>;
}

/// The names of all targets.
pub const TARGETS: [&str; 4] = ["socket", "uploads", "tokens", "pages"];

/// The target of a name.
#[must_use]
pub fn target(name: &str) -> Option<Box<dyn Target>> {
    match name {
        "socket" => Some(Box::new(socket::Socket)),
        "uploads" => Some(Box::new(uploads::Uploads)),
        "tokens" => Some(Box::new(tokens::Tokens::new())),
        "pages" => Some(Box::new(pages::Pages)),
        _ => None,
    }
}
