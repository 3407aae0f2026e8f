//! Where watchers note what reaches them.

use std::{
    cell::{Cell, RefCell},
    time::{Duration, Instant},
};

use tokio::sync::Notify;

use crate::{Outcome, report::quantile};

/// What reached the watchers.
#[derive(Default)]
pub struct Board {
    /// Watchers that have their first snapshot.
    pub joined: Cell<usize>,
    /// Watchers that were closed.
    pub closed: Cell<usize>,
    /// A delta's bytes.
    pub sample: RefCell<Vec<u8>>,
    receipts: RefCell<Vec<Instant>>,
    expected: Cell<usize>,
    complete: Notify,
}

impl Board {
    /// A publication reached a watcher.
    pub fn received(&self, message: &[u8]) {
        let now = Instant::now();
        if self.sample.borrow().is_empty() {
            self.sample.borrow_mut().extend_from_slice(message);
        }
        let mut receipts = self.receipts.borrow_mut();
        receipts.push(now);
        if receipts.len() == self.expected.get() {
            self.complete.notify_one();
        }
    }

    /// From now on so many receipts make a publication complete.
    pub fn expect(&self, count: usize) {
        self.receipts.borrow_mut().clear();
        self.expected.set(count);
    }

    /// When the expected ones came, in order.
    pub async fn all(&self) -> Outcome<Vec<Instant>> {
        let complete = tokio::time::timeout(Duration::from_secs(8), self.complete.notified()).await;
        let came = std::mem::take(&mut *self.receipts.borrow_mut());
        if complete.is_err() {
            return Err(format!(
                "{} of {} watchers got a publication within 8 s",
                came.len(),
                self.expected.get()
            )
            .into());
        }
        Ok(came)
    }
}

/// How long deliveries took, over many publications; microseconds.
#[derive(Default)]
pub struct Delays {
    /// Since the request that caused the publication was sent.
    pub since_asked: Vec<u32>,
    /// Since the first watcher got it.
    pub since_first: Vec<u32>,
}

impl Delays {
    /// Adds a publication.
    pub fn add(&mut self, asked: Instant, came: &[Instant]) {
        let Some(first) = came.iter().min() else { return };
        let micros = |from: Instant, at: &Instant| {
            u32::try_from(at.saturating_duration_since(from).as_micros()).unwrap_or(u32::MAX)
        };
        self.since_asked.extend(came.iter().map(|at| micros(asked, at)));
        self.since_first.extend(came.iter().map(|at| micros(*first, at)));
    }

    /// Milliseconds within which 99 of 100 came, since the request and since the first.
    pub fn p99(&mut self) -> (f64, f64) {
        self.since_asked.sort_unstable();
        self.since_first.sort_unstable();
        (quantile(&self.since_asked, 0.99) / 1000.0, quantile(&self.since_first, 0.99) / 1000.0)
    }
}
