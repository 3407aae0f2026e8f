//! Measures a running server against floors that run in the same minutes on the same machine. Started by
//! `benches/run`, which pins it and what it measures to different cores; docs/performance.md says what the
//! figures mean.
#![expect(
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "a measurement that cannot go on has failed, and figures are counts far below 2^52"
)]

mod bare;
mod bench;
mod board;
mod booking;
mod frames;
mod http;
mod load;
mod measures;
mod naive;
mod plain;
mod process;
mod report;
mod servers;
mod sockets;
mod sql;
mod stage;

use std::process::ExitCode;

/// What a measure gives, or why there is none.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    // Thousands of sockets need as many descriptors; where that is refused, fewer are opened.
    drop(rlimit::increase_nofile_limit(u64::MAX));
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let outcome = match arguments.first().map(String::as_str) {
        Some("drive") => measures::run(&arguments[1..]),
        Some("naive") => naive::serve(),
        Some("bare") => bare::serve(),
        Some("plain") => plain::serve(),
        // `cargo bench` and `cargo test --all-targets` start it bare.
        _ => {
            println!("This is started by benches/run.");
            Ok(())
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("benches: {error}");
            ExitCode::FAILURE
        }
    }
}
