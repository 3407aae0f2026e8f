//! How long a child that died stays away.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// Deaths within this time count together.
const WINDOW: Duration = Duration::from_secs(60);
/// More deaths than this within the window lead to quarantine.
const MOST: usize = 5;
const QUARANTINE: Duration = Duration::from_secs(60);
const FIRST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(30);

/// What follows a death.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// Starts again after a while; callers wait for it.
    Rest(Duration),
    /// Refused for a while, so that the others are not troubled.
    Quarantine(Duration),
}

/// One child's deaths of the last minute.
#[derive(Debug, Default)]
pub struct Deaths(VecDeque<Instant>);

impl Deaths {
    /// Counts a death: 100 ms · 2ⁿ up to 30 s, and quarantine for a minute after more than five a minute.
    pub fn count(&mut self, now: Instant) -> Sentence {
        while self.0.front().is_some_and(|first| now.duration_since(*first) > WINDOW) {
            self.0.pop_front();
        }
        let earlier = self.0.len();
        self.0.push_back(now);
        if earlier >= MOST {
            self.0.clear();
            return Sentence::Quarantine(QUARANTINE);
        }
        let doubled = FIRST.saturating_mul(1 << earlier.min(16));
        Sentence::Rest(doubled.min(LONGEST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rests_double_and_the_sixth_death_in_a_minute_is_quarantined() {
        let mut deaths = Deaths::default();
        let start = Instant::now();
        let sentences: Vec<_> = (0..6).map(|n| deaths.count(start + Duration::from_secs(n))).collect();
        let rests = [100, 200, 400, 800, 1600].map(|ms| Sentence::Rest(Duration::from_millis(ms)));
        assert_eq!(sentences[..5], rests);
        assert_eq!(sentences[5], Sentence::Quarantine(Duration::from_secs(60)));
    }

    #[test]
    fn a_quiet_minute_forgets() {
        let mut deaths = Deaths::default();
        let start = Instant::now();
        deaths.count(start);
        deaths.count(start + Duration::from_secs(1));
        let later = deaths.count(start + Duration::from_secs(120));
        assert_eq!(later, Sentence::Rest(Duration::from_millis(100)));
    }
}
