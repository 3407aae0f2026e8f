//! Time and seats: I1, and holds that agree with what they hold.

use std::collections::{HashMap, HashSet};

use fittribe_domain::{
    SessionId,
    booking::{Booking, BookingStatus},
    policy::Minutes,
    session::{Session, SessionStatus},
};

use super::{Book, Findings, REBUILD};

const ONE_TOO_MANY: &str = "Cancel one of the two through the API, the later booked first";

/// Checks a calendar's rows against each other.
pub(super) fn check(book: &Book, findings: &mut Findings) {
    check_times(book, findings);
    let mut seats: HashMap<SessionId, Vec<&Booking>> = HashMap::new();
    for booking in book.bookings.iter().filter(|booking| booking.status.occupies()) {
        seats.entry(booking.session).or_default().push(booking);
        if booking.hold_until.is_some() != (booking.status == BookingStatus::Held) {
            let what = format!(
                "calendar {}: booking {} is {} and has a deadline, or is held and has none",
                book.trainer,
                booking.id,
                booking.status.name()
            );
            findings.add("I2", what, REBUILD);
        }
    }
    for session in &book.sessions {
        check_session(book, session, &seats.remove(&session.id).unwrap_or_default(), findings);
    }
    for booking in seats.values().flatten() {
        let what = format!(
            "calendar {}: booking {} is in session {}, which is not there",
            book.trainer, booking.id, booking.session
        );
        findings.add("orphan", what, REBUILD);
    }
}

/// Occupying sessions by start: none may begin before all earlier ones have ended, nor, where a client's
/// booking is one of the two, inside the larger of the buffers between them.
fn check_times(book: &Book, findings: &mut Findings) {
    let mut occupying: Vec<&Session> =
        book.sessions.iter().filter(|session| session.status.occupies()).collect();
    occupying.sort_unstable_by_key(|session| session.interval);
    let mut latest: Option<&Session> = None;
    for session in occupying {
        if let Some(earlier) = latest {
            let pair = format!("calendar {}: sessions {} and {}", book.trainer, earlier.id, session.id);
            if session.interval.start() < earlier.interval.end() {
                findings.add("I1", format!("{pair} overlap"), ONE_TOO_MANY);
            } else if session.interval.start().duration_since(earlier.interval.end())
                < buffer(earlier, session).duration()
            {
                findings.add("I1", format!("{pair} leave less than their buffer"), ONE_TOO_MANY);
            }
        }
        if latest.is_none_or(|earlier| earlier.interval.end() < session.interval.end()) {
            latest = Some(session);
        }
    }
}

/// What two neighbours keep between them.
fn buffer(earlier: &Session, later: &Session) -> Minutes {
    if earlier.class && later.class { Minutes::new(0) } else { earlier.after.max(later.before) }
}

fn check_session(book: &Book, session: &Session, seats: &[&Booking], findings: &mut Findings) {
    let place = format!("calendar {}: session {}", book.trainer, session.id);
    let mut wrong = |invariant, what: String| findings.add(invariant, format!("{place} {what}"), REBUILD);
    if usize::from(session.taken) != seats.len() {
        wrong("I1", format!("counts {} seats taken, {} bookings are live", session.taken, seats.len()));
    }
    if seats.len() > usize::from(session.capacity) {
        wrong("I1", format!("has {} seats and {} live bookings", session.capacity, seats.len()));
    }
    let clients: HashSet<_> = seats.iter().map(|booking| booking.client).collect();
    if clients.len() < seats.len() {
        wrong("I1", "has two live bookings of one client".to_owned());
    }
    if !session.status.occupies() && !seats.is_empty() {
        wrong("I1", format!("is {} and has live bookings", session.status.name()));
    }
    if session.held_until.is_some() != (session.status == SessionStatus::Held) {
        wrong("I2", format!("is {} and has a deadline, or is held and has none", session.status.name()));
    }
    if !session.class && session.status.occupies() {
        match seats {
            [only] if only.hold_until == session.held_until => {}
            [only] => wrong("I2", format!("and its booking {} have different deadlines", only.id)),
            [] => wrong("orphan", "keeps its time for no booking".to_owned()),
            _ => {}
        }
    }
}
