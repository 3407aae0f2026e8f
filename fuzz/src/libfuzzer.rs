//! One target under libFuzzer: `scripts/fuzz` builds and starts this.
//!
//! `FITTRIBE_FUZZ_TARGET` names the target; its seeds are written to the folder `FITTRIBE_FUZZ_SEEDS`.

#![no_main]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "there is nobody to tell but who started it")]

use std::{path::PathBuf, sync::LazyLock};

use fittribe_fuzz::{Target, target};

/// libFuzzer calls plain functions, so it is kept here.
static TARGET: LazyLock<Box<dyn Target>> = LazyLock::new(|| {
    let name = std::env::var("FITTRIBE_FUZZ_TARGET").expect("FITTRIBE_FUZZ_TARGET names a target");
    target(&name).expect("FITTRIBE_FUZZ_TARGET names a target")
});

fn write_seeds() {
    let Some(folder) = std::env::var_os("FITTRIBE_FUZZ_SEEDS").map(PathBuf::from) else { return };
    for (number, seed) in TARGET.seeds().iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{number:02}")), seed).unwrap();
    }
}

libfuzzer_sys::fuzz_target!(init: write_seeds(), |input: &[u8]| TARGET.try_out(input));
