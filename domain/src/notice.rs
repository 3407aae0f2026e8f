//! Who is told about a decision.

use crate::{
    booking::{Booking, Party},
    event::{Decision, EventKind},
    ids::AccountId,
    session::Session,
};

/// How pressing a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Told now, on every channel in turn.
    Critical,
    /// Told on the socket, and later elsewhere.
    Normal,
}

impl Urgency {
    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Normal => "normal",
        }
    }
}

/// One line for one account's inbox.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// Whose inbox.
    pub account: AccountId,
    /// What happened.
    pub kind: EventKind,
    /// How pressing.
    pub urgency: Urgency,
    /// The booking afterwards.
    pub booking: &'a Booking,
    /// The session afterwards, when it changed too.
    pub session: Option<&'a Session>,
}

/// The notices of a decision, in the order of its events. The trainer hears of every booking and hold;
/// a client hears of what somebody else did to theirs.
#[must_use]
pub fn notices(decision: &Decision, trainer: AccountId) -> Vec<Notice<'_>> {
    let mut notices = Vec::new();
    for event in &decision.events {
        let Some(change) = &event.booking else { continue };
        let urgency = match event.kind {
            EventKind::BookingCreated | EventKind::BookingCancelled | EventKind::BookingRescheduled => {
                Urgency::Critical
            }
            EventKind::HoldPlaced | EventKind::HoldExpired | EventKind::HoldReleased => Urgency::Normal,
            EventKind::ClassScheduled | EventKind::ClassCancelled | EventKind::Configured => continue,
        };
        let session = event.session.as_ref().map(|session| &session.after);
        let booking = &change.after;
        let to = |account| Notice { account, kind: event.kind, urgency, booking, session };
        notices.push(to(trainer));
        let own_doing = decision.party == Party::Client && event.kind != EventKind::HoldExpired;
        if !own_doing && booking.client != trainer {
            notices.push(to(booking.client));
        }
    }
    notices
}
