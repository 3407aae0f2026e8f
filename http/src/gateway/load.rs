//! How much a node takes on at once. What is beyond is told so at once, while those within are still served in time.

use std::sync::atomic::{AtomicUsize, Ordering};

use metrics::Counter;

/// Asked about the node itself: needed most when there is too much to do. A socket counts for itself, in its registry.
const EXEMPT: [&str; 4] = ["/healthz", "/readyz", "/metrics", "/api/v1/ws"];

/// The requests in flight on this node. Invariant: never more than the bound, but for those exempt.
pub struct Load {
    in_flight: AtomicUsize,
    most: usize,
    shed: Counter,
}

/// A request's place, given back when it is dropped.
pub struct Place<'a>(Option<&'a Load>);

impl Load {
    /// At most `most` requests at once.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { in_flight: AtomicUsize::new(0), most, shed: metrics::counter!("fittribe_http_shed_total") }
    }

    /// A place for a request to `path`, or none when all are taken.
    #[must_use]
    pub fn enter(&self, path: &str) -> Option<Place<'_>> {
        if self.in_flight.fetch_add(1, Ordering::Relaxed) < self.most {
            return Some(Place(Some(self)));
        }
        self.in_flight.fetch_sub(1, Ordering::Relaxed);
        if EXEMPT.contains(&path) {
            return Some(Place(None));
        }
        self.shed.increment(1);
        None
    }

    /// How many are in flight now.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.in_flight.load(Ordering::Relaxed)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if let Some(load) = self.0 {
            load.in_flight.fetch_sub(1, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_given_back_and_health_needs_none() {
        let load = Load::new(1);
        let first = load.enter("/api/v1/me");
        assert!(first.is_some() && load.enter("/api/v1/me").is_none());
        for path in EXEMPT {
            assert!(load.enter(path).is_some(), "{path}");
        }
        assert_eq!(load.in_flight(), 1);
        drop(first);
        assert_eq!(load.in_flight(), 0);
        assert!(load.enter("/api/v1/me").is_some());
    }
}
