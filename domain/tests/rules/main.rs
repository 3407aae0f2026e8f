//! The domain against its rules, as `domain-rules` states them.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod conflicts;
mod decisions;
mod money;
mod naive;
mod notices;
mod people;
mod sentences;
mod slots;
mod time;
mod transitions;
mod world;
mod zones;
