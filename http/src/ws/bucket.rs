//! How much a client may say.

use std::time::{Duration, Instant};

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Heard.
    Pass,
    /// Not heard, and the client is told so.
    Refuse,
    /// Not heard, like the one before.
    Drop,
    /// Far too many: the socket ends.
    Flood,
}

/// A token bucket, and a count of what went over it in the running minute.
#[derive(Debug)]
pub struct Bucket {
    tokens: f32,
    filled: Instant,
    minute: Instant,
    excess: u32,
}

impl Bucket {
    /// Full.
    pub fn new(burst: u16, now: Instant) -> Self {
        Self { tokens: f32::from(burst), filled: now, minute: now, excess: 0 }
    }

    /// Counts one message.
    pub fn take(&mut self, (rate, burst, flood): (u16, u16, u32), now: Instant) -> Verdict {
        let gained = now.saturating_duration_since(self.filled).as_secs_f32() * f32::from(rate);
        self.tokens = (self.tokens + gained).min(f32::from(burst));
        self.filled = now;
        if now.saturating_duration_since(self.minute) >= Duration::from_secs(60) {
            self.minute = now;
            self.excess = 0;
        }
        if self.tokens >= 1.0 {
            self.tokens -= 1.0;
            return Verdict::Pass;
        }
        self.excess += 1;
        match self.excess {
            excess if excess > flood => Verdict::Flood,
            excess if excess % 20 == 1 => Verdict::Refuse,
            _ => Verdict::Drop,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: (u16, u16, u32) = (20, 40, 100);

    #[test]
    fn a_burst_passes_and_the_rest_waits_for_new_tokens() {
        let start = Instant::now();
        let mut bucket = Bucket::new(40, start);
        let passed = (0..60).filter(|_| bucket.take(LIMITS, start) == Verdict::Pass).count();
        assert_eq!(passed, 40);
        let later = start + Duration::from_secs(1);
        let passed = (0..60).filter(|_| bucket.take(LIMITS, later) == Verdict::Pass).count();
        assert_eq!(passed, 20);
    }

    #[test]
    fn a_hundred_and_one_too_many_in_a_minute_are_a_flood() {
        let start = Instant::now();
        let mut bucket = Bucket::new(40, start);
        let verdicts: Vec<Verdict> = (0..141).map(|_| bucket.take(LIMITS, start)).collect();
        assert_eq!(verdicts.iter().position(|verdict| *verdict == Verdict::Flood), Some(140));
        assert_eq!(verdicts.iter().filter(|verdict| **verdict == Verdict::Refuse).count(), 5);
    }

    #[test]
    fn a_new_minute_starts_a_new_count() {
        let start = Instant::now();
        let mut bucket = Bucket::new(40, start);
        for _ in 0..139 {
            bucket.take(LIMITS, start);
        }
        let later = start + Duration::from_secs(61);
        let verdicts: Vec<Verdict> = (0..100).map(|_| bucket.take(LIMITS, later)).collect();
        assert!(!verdicts.contains(&Verdict::Flood));
    }
}
