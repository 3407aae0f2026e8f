//! Keeps the index of openings beside the calendars: when sessions could begin, for those who search.

use std::{sync::Arc, time::Duration};

use fittribe_domain::{Calendar, TrainerId};
use fittribe_ports::clock::Clock;
use fittribe_store::{
    Database, StoreError, calendars,
    openings::{self, Openings},
};
use jiff::{SignedDuration, Timestamp};

/// How often calendars that went on are looked for.
const EVERY: Duration = Duration::from_secs(2);
/// Time itself closes what is near: after so long a calendar is looked at again.
const OLD: SignedDuration = SignedDuration::from_hours(1);
/// Calendars that are looked at before the rest of the node gets its turn.
const AT_A_TIME: u16 = 50;
/// Starts that are kept one by one.
const NEXT: usize = 12;

/// A time at which a session of what is on sale could begin, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Opening {
    start: i64,
    /// Where its service's next one could be.
    next: i64,
    /// From then on it is too near: less than its service's notice away.
    until: i64,
}

/// When sessions of what is on sale can be booked to begin, in order.
fn starts(calendar: &Calendar, now: Timestamp) -> Vec<Opening> {
    let mut starts = Vec::new();
    for service in calendar.services().values().filter(|service| service.active) {
        let rules = service.rules(calendar.policy());
        let (step, notice) = (rules.step.seconds(), rules.notice.seconds());
        let slots = calendar.slots(service.id, now);
        let classes = slots.classes.iter().filter(|class| class.left > 0).map(|class| class.start);
        let own = slots.free.iter().copied().chain(classes);
        let openings = own.map(|start| Opening { start, next: start + step, until: start - notice });
        starts.extend(openings.filter(|opening| opening.until >= now.as_second()));
    }
    starts.sort_unstable();
    starts
}

/// The first of them one by one, each with until when it can be booked: the longest, where several services have it.
fn first(starts: &[Opening], most: usize) -> Vec<(i64, i64)> {
    let mut first: Vec<(i64, i64)> = Vec::new();
    for opening in starts {
        if let Some(last) = first.last_mut().filter(|last| last.0 == opening.start) {
            last.1 = last.1.max(opening.until);
        } else if first.len() == most {
            break;
        } else {
            first.push((opening.start, opening.until));
        }
    }
    first
}

/// The first times in a window at which sessions of what is on sale can be booked to begin, in seconds.
#[must_use]
pub fn within(calendar: &Calendar, now: Timestamp, window: std::ops::Range<i64>, most: usize) -> Vec<i64> {
    let mut inside = starts(calendar, now);
    inside.retain(|opening| window.contains(&opening.start));
    first(&inside, most).into_iter().map(|(start, _)| start).collect()
}

/// What of a calendar is kept for those who search.
#[must_use]
pub fn of(calendar: &Calendar, now: Timestamp) -> Openings {
    let starts = starts(calendar, now);
    Openings {
        trainer: calendar.trainer(),
        version: calendar.version().count(),
        computed_at: now,
        next: first(&starts, NEXT),
        starts: joined(starts.into_iter().map(|opening| (opening.start, opening.next)).collect()),
    }
}

/// Spans in order, those that touch made one.
fn joined(mut spans: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    spans.sort_unstable();
    let mut joined: Vec<(i64, i64)> = Vec::new();
    for (from, to) in spans {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// Keeps the index up to date, for ever.
pub async fn keep(database: Database, clock: Arc<dyn Clock>) {
    loop {
        match look(&database, &*clock).await {
            // More may wait.
            Ok(looked) if looked == usize::from(AT_A_TIME) => tokio::task::yield_now().await,
            Ok(_) => tokio::time::sleep(EVERY).await,
            Err(error) => {
                tracing::warn!(error = ?error, "openings.not_kept");
                tokio::time::sleep(EVERY).await;
            }
        }
    }
}

/// Looks at some calendars that went on; how many.
///
/// # Errors
/// When the database fails.
pub async fn look(database: &Database, clock: &dyn Clock) -> Result<usize, StoreError> {
    let now = clock.now();
    let before = now.checked_sub(OLD).unwrap_or(Timestamp::MIN);
    let mut connection = database.read().await?;
    let stale: Vec<TrainerId> = openings::stale(&mut connection, before, AT_A_TIME).await?;
    for trainer in &stale {
        let Some(mut calendar) = calendars::load(&mut connection, *trainer, now).await? else { continue };
        // Compiling a calendar takes a while; so does what comes after.
        let found = tokio::task::spawn_blocking(move || {
            calendar.compile(now);
            of(&calendar, now)
        });
        let Ok(found) = found.await else { continue };
        openings::put(&mut connection, &found).await?;
    }
    Ok(stale.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_several_services_have_can_be_booked_for_as_long_as_any_lets_it() {
        let opening = |start, until| Opening { start, next: start + 900, until };
        let starts = [opening(10, 2), opening(10, 8), opening(20, 12), opening(30, 0), opening(30, 22)];
        assert_eq!(first(&starts, 2), [(10, 8), (20, 12)]);
        assert_eq!(first(&starts, 9), [(10, 8), (20, 12), (30, 22)]);
    }

    #[test]
    fn spans_that_touch_become_one() {
        assert_eq!(joined(vec![(9, 10), (0, 3), (3, 5), (4, 6), (20, 21)]), [(0, 6), (9, 10), (20, 21)]);
        assert!(joined(Vec::new()).is_empty());
    }
}
