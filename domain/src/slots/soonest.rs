//! The soonest starts over all that a trainer sells one to one.

use std::collections::BTreeMap;

use jiff::Timestamp;

/// A start, and until when it can be booked. Instants are seconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Soonest {
    /// It starts.
    pub start: i64,
    /// From then on it is too near for every service that has it: less than their notice away.
    pub bookable_until: i64,
}

/// The first `most` starts of several offers that can be booked at `now`, rising. Each offer is its free starts, rising, and
/// its notice in seconds. A start that several have can be booked for as long as any of them lets it.
#[must_use]
pub fn soonest<'a>(
    offers: impl Iterator<Item = (&'a [i64], i64)>,
    now: Timestamp,
    most: usize,
) -> Vec<Soonest> {
    let earliest = now.as_second() + i64::from(now.subsec_nanosecond() > 0);
    let mut found: BTreeMap<i64, i64> = BTreeMap::new();
    for (free, notice) in offers {
        let ahead = free.partition_point(|start| *start < earliest.saturating_add(notice));
        // No later start of this offer can be among the first.
        for start in free.iter().skip(ahead).take(most) {
            let until = found.entry(*start).or_insert(i64::MIN);
            *until = (*until).max(start - notice);
        }
    }
    found.into_iter().take(most).map(|(start, bookable_until)| Soonest { start, bookable_until }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every start of every offer, looked at one by one.
    fn naive(offers: &[(Vec<i64>, i64)], now: i64, most: usize) -> Vec<Soonest> {
        let bookable =
            |start: i64, (free, notice): &(Vec<i64>, i64)| free.contains(&start) && start >= now + notice;
        (now..now + 400)
            .filter_map(|start| {
                let until =
                    offers.iter().filter(|offer| bookable(start, offer)).map(|(_, notice)| start - notice);
                Some(Soonest { start, bookable_until: until.max()? })
            })
            .take(most)
            .collect()
    }

    proptest! {
        #[test]
        fn the_soonest_starts_are_the_first_that_any_offer_has(
            offers in prop::collection::vec((prop::collection::btree_set(0_i64..200, 0..30), 0_i64..90), 0..4),
            now in 0_i64..150,
            most in 0_usize..9,
        ) {
            let offers: Vec<(Vec<i64>, i64)> = offers.into_iter().map(|(free, notice)| (free.into_iter().collect(), notice)).collect();
            let given = offers.iter().map(|(free, notice)| (free.as_slice(), *notice));
            let at = Timestamp::from_second(now).unwrap();
            prop_assert_eq!(soonest(given, at, most), naive(&offers, now, most));
        }
    }
}
