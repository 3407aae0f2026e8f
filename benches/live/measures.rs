//! The measures, each with its floor in the same rounds.

mod activation;
mod durable;
mod fanout;
mod gateway;
mod limiter;
mod rejected;
mod restart;
mod search;
mod sign_in;
mod slots;
mod syncs;

use std::time::{Duration, Instant};

use crate::{
    Outcome,
    bench::Bench,
    process::{Cpu, open_files_limit},
    report::{self, Line},
};

type Measure = fn(&Bench) -> Outcome<Vec<Line>>;

/// In the order they run.
const ALL: &[(&str, Measure)] = &[
    ("rejected", rejected::measure),
    ("durable", durable::measure),
    ("syncs", syncs::measure),
    ("fanout", fanout::measure),
    ("slots", slots::measure),
    ("activation", activation::measure),
    ("restart", restart::measure),
    ("gateway", gateway::measure),
    ("limiter", limiter::measure),
    ("sign_in", sign_in::measure),
    ("search", search::measure),
];

/// Runs the named measures, or all, and prints the table.
pub fn run(names: &[String]) -> Outcome<()> {
    let known = |name: &String| ALL.iter().any(|(known, _)| known == name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        let all: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
        return Err(format!("there is no measure {unknown}; there are {}", all.join(", ")).into());
    }
    let bench = Bench::read()?;
    describe(&bench);
    let mut lines = Vec::new();
    for (name, measure) in ALL {
        if names.is_empty() || names.iter().any(|asked| asked == name) {
            let begun = Instant::now();
            println!("\n## {name}");
            lines.extend(measure(&bench)?);
            println!("({:.0} s)", begun.elapsed().as_secs_f64());
        }
    }
    report::print(&lines);
    Ok(())
}

fn describe(bench: &Bench) {
    let used = Cpu::of_machine();
    std::thread::sleep(Duration::from_secs(1));
    let others = Cpu::of_machine() - used;
    let cores = if bench.cores.is_empty() { "any" } else { &bench.cores };
    println!("Servers and Postgres on core {cores}; other programs use {others:.2} cores.");
    println!(
        "{} rounds of {} s, {} connections, {} trainers; at most {} open files.",
        bench.rounds,
        bench.lasts.as_secs(),
        bench.connections,
        bench.trainers,
        open_files_limit()
    );
    if others > 0.2 {
        println!("The machine is busy with other things: these figures are worth little.");
    }
}
