//! Each target with its seeds, its corpus, and changes to them: the same ones each time, as many on every machine.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::path::Path;

use fittribe_fuzz::{TARGETS, target};
use peak_alloc::PeakAlloc;
use proptest::{
    collection::vec,
    option,
    prelude::{Just, Strategy, any, prop_oneof},
    sample::{Index, select},
    test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner},
};

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// Megabytes that nothing may take: a decoder may have 256, and its picture is held twice while it is turned.
const MOST_MEGABYTES: f32 = 640.0;

/// One change to what is sent.
#[derive(Clone, Debug)]
enum Change {
    /// Other bytes in place of these.
    Put(Index, Vec<u8>),
    /// Bytes between these, or at the end.
    Insert(Option<Index>, Vec<u8>),
    /// Bytes left out.
    Cut(Index, Index),
    /// A part again, so often.
    Repeat(Index, Index, usize),
    /// The beginning of this and the end of another.
    Join(Index, Vec<u8>, Index),
}

/// Bytes, of those that formats mean something by more often.
fn few_bytes() -> impl Strategy<Value = Vec<u8>> {
    let telling = || select(&b"\0\x01\x7f\x80\x81\xfe\xff .:-_\"{}[]=&%+/09Az"[..]);
    prop_oneof![telling().prop_map(|byte| vec![byte]), vec(prop_oneof![telling(), any::<u8>()], 1..9)]
}

fn change(inputs: Vec<Vec<u8>>) -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), few_bytes()).prop_map(|(at, bytes)| Change::Put(at, bytes)),
        3 => (option::of(any::<Index>()), few_bytes()).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Cut(from, to)),
        1 => (any::<Index>(), any::<Index>(), 2..40_usize).prop_map(|(from, to, times)| Change::Repeat(from, to, times)),
        1 => (any::<Index>(), select(inputs), any::<Index>()).prop_map(|(at, other, from)| Change::Join(at, other, from)),
    ]
}

fn between(input: &[u8], one: Index, other: Index) -> std::ops::Range<usize> {
    let (one, other) = (one.index(input.len() + 1), other.index(input.len() + 1));
    one.min(other)..one.max(other)
}

fn changed(mut input: Vec<u8>, change: &Change) -> Vec<u8> {
    match change {
        Change::Put(at, bytes) => {
            let at = at.index(input.len() + 1);
            let end = (at + bytes.len()).min(input.len());
            input.splice(at..end, bytes.iter().copied());
        }
        Change::Insert(at, bytes) => {
            let at = at.map_or(input.len(), |at| at.index(input.len() + 1));
            input.splice(at..at, bytes.iter().copied());
        }
        Change::Cut(from, to) => drop(input.drain(between(&input, *from, *to))),
        Change::Repeat(from, to, times) => {
            let part = between(&input, *from, *to);
            let again = input[part.clone()].repeat(*times);
            input.splice(part, again);
        }
        Change::Join(at, other, from) => {
            input.truncate(at.index(input.len() + 1));
            input.extend(&other[from.index(other.len() + 1)..]);
        }
    }
    input.truncate(8 * 1024);
    input
}

/// What was found and kept for a target.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
    let mut paths: Vec<_> = std::fs::read_dir(&corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{}", corpus.display());
    paths.into_iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn try_out(name: &str, cases: u32) {
    let target = target(name).unwrap();
    let (seeds, corpus) = (target.seeds(), corpus(name));
    for input in seeds.iter().chain(&corpus) {
        target.try_out(input);
    }
    let changes = vec(change([seeds.clone(), corpus.clone()].concat()), 1..5);
    let sent = (prop_oneof![9 => select(seeds), 9 => select(corpus), 1 => Just(Vec::new())], changes)
        .prop_map(|(input, changes)| changes.iter().fold(input, changed));
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let found = runner.run(&sent, |input| {
        target.try_out(&input);
        Ok(())
    });
    match found {
        Ok(()) => {}
        Err(TestError::Fail(why, input)) => panic!("{name}: {why} of b\"{}\"", input.escape_ascii()),
        Err(TestError::Abort(why)) => panic!("{name}: {why}"),
    }
}

#[test]
fn s42_whatever_a_socket_is_sent_is_read_or_refused_however_it_is_cut() {
    try_out("socket", 20_000);
}

#[test]
fn s42_whatever_is_uploaded_is_drawn_or_refused_within_bounds() {
    try_out("uploads", 2_000);
    let most = ALLOCATED.peak_usage_as_mb();
    assert!(most < MOST_MEGABYTES, "{most} MB at once");
}

#[test]
fn s42_no_token_ticket_or_link_is_taken_that_was_not_given_out() {
    try_out("tokens", 20_000);
}

#[test]
fn s42_a_cursor_is_read_back_to_what_it_says_or_refused() {
    try_out("pages", 40_000);
}

#[test]
fn every_target_has_a_corpus() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut kept: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut targets = TARGETS;
    kept.sort();
    targets.sort_unstable();
    assert_eq!(kept, targets);
    assert!(target("anything else").is_none());
}
