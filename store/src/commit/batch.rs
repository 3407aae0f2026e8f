//! A round as columns: final images, events, new heads.

use std::collections::BTreeMap;

use fittribe_domain::{
    BookingId, SessionId, TrainerId,
    booking::Booking,
    event::{Decision, Event},
    session::Session,
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Placed;
use crate::{
    Result, column,
    column::{Instant, instant, instants, json, minutes},
};

/// What a round writes, as arrays of columns.
#[derive(Default)]
pub(super) struct Batch {
    sessions: Sessions,
    bookings: Bookings,
    pub(super) events: Events,
    pub(super) heads: Heads,
}

impl Batch {
    /// Several writes may change the same session or booking: its last image counts.
    pub(super) fn of(round: &[Placed<'_>]) -> Result<Self> {
        let mut batch = Self::default();
        let mut sessions: BTreeMap<(TrainerId, SessionId), &Session> = BTreeMap::new();
        let mut bookings: BTreeMap<(TrainerId, BookingId), &Booking> = BTreeMap::new();
        let mut heads = BTreeMap::new();
        for (_, write) in round {
            for event in &write.decision.events {
                if let Some(change) = &event.session {
                    sessions.insert((write.trainer, change.after.id), &change.after);
                }
                if let Some(change) = &event.booking {
                    bookings.insert((write.trainer, change.after.id), &change.after);
                }
            }
            batch.events.push(write.trainer, &write.decision)?;
            heads.insert(write.trainer, &write.decision);
        }
        sessions.into_iter().for_each(|((trainer, _), session)| batch.sessions.push(trainer, session));
        for ((trainer, _), booking) in bookings {
            batch.bookings.push(trainer, booking)?;
        }
        heads.into_iter().for_each(|(trainer, decision)| batch.heads.push(trainer, decision));
        Ok(batch)
    }

    pub(super) async fn write_images(&self, conn: &mut PgConnection) -> Result<()> {
        let (s, b) = (&self.sessions, &self.bookings);
        if s.ids.is_empty() && b.ids.is_empty() {
            return Ok(());
        }
        sqlx::query_file!(
            "queries/write_images.sql",
            &s.trainers,
            &s.ids,
            &s.services,
            &s.class,
            &s.starts as _,
            &s.ends as _,
            &s.before,
            &s.after,
            &s.statuses as _,
            &s.held_until as _,
            &s.capacity,
            &s.taken,
            &s.changed,
            &b.trainers,
            &b.ids,
            &b.sessions,
            &b.services,
            &b.clients,
            &b.statuses as _,
            &b.versions,
            &b.hold_until as _,
            &b.prices,
            &b.policies,
            &b.notes as _,
            &b.cancelled as _,
            &b.created_at as _,
            &b.changed,
        )
        .execute(conn)
        .await?;
        Ok(())
    }
}

#[derive(Default)]
struct Sessions {
    trainers: Vec<Uuid>,
    ids: Vec<Uuid>,
    services: Vec<Uuid>,
    class: Vec<bool>,
    starts: Vec<Instant>,
    ends: Vec<Instant>,
    before: Vec<i32>,
    after: Vec<i32>,
    statuses: Vec<&'static str>,
    held_until: Vec<Option<Instant>>,
    capacity: Vec<i32>,
    taken: Vec<i32>,
    changed: Vec<i64>,
}

impl Sessions {
    fn push(&mut self, trainer: TrainerId, session: &Session) {
        self.trainers.push(trainer.uuid());
        self.ids.push(session.id.uuid());
        self.services.push(session.service.uuid());
        self.class.push(session.class);
        self.starts.push(instant(session.interval.start()));
        self.ends.push(instant(session.interval.end()));
        self.before.push(minutes(session.before));
        self.after.push(minutes(session.after));
        self.statuses.push(session.status.name());
        self.held_until.push(instants(session.held_until));
        self.capacity.push(session.capacity.into());
        self.taken.push(session.taken.into());
        self.changed.push(column::version(session.changed));
    }
}

#[derive(Default)]
struct Bookings {
    trainers: Vec<Uuid>,
    ids: Vec<Uuid>,
    sessions: Vec<Uuid>,
    services: Vec<Uuid>,
    clients: Vec<Uuid>,
    statuses: Vec<&'static str>,
    versions: Vec<i32>,
    hold_until: Vec<Option<Instant>>,
    prices: Vec<String>,
    policies: Vec<String>,
    notes: Vec<Option<String>>,
    cancelled: Vec<Option<String>>,
    created_at: Vec<Instant>,
    changed: Vec<i64>,
}

impl Bookings {
    fn push(&mut self, trainer: TrainerId, booking: &Booking) -> Result<()> {
        self.trainers.push(trainer.uuid());
        self.ids.push(booking.id.uuid());
        self.sessions.push(booking.session.uuid());
        self.services.push(booking.service.uuid());
        self.clients.push(booking.client.uuid());
        self.statuses.push(booking.status.name());
        self.versions.push(i32::try_from(booking.version).unwrap_or(i32::MAX));
        self.hold_until.push(instants(booking.hold_until));
        self.prices.push(json("bookings", &booking.price)?);
        self.policies.push(json("bookings", &booking.cancellation_policy)?);
        self.notes.push(booking.note.clone());
        self.cancelled
            .push(booking.cancelled.as_ref().map(|cancelled| json("bookings", cancelled)).transpose()?);
        self.created_at.push(instant(booking.created_at));
        self.changed.push(column::version(booking.changed));
        Ok(())
    }
}

#[derive(Default)]
pub(super) struct Events {
    pub(super) trainers: Vec<Uuid>,
    pub(super) versions: Vec<i64>,
    pub(super) ordinals: Vec<i32>,
    pub(super) decisions: Vec<Uuid>,
    pub(super) kinds: Vec<&'static str>,
    pub(super) at: Vec<Instant>,
    pub(super) accounts: Vec<Option<Uuid>>,
    pub(super) parties: Vec<&'static str>,
    pub(super) bookings: Vec<Option<Uuid>>,
    pub(super) sessions: Vec<Option<Uuid>>,
    pub(super) bodies: Vec<String>,
}

impl Events {
    fn push(&mut self, trainer: TrainerId, decision: &Decision) -> Result<()> {
        for (event, ordinal) in decision.events.iter().zip(0_i32..) {
            self.trainers.push(trainer.uuid());
            self.versions.push(column::version(decision.version));
            self.ordinals.push(ordinal);
            self.decisions.push(decision.id.uuid());
            self.kinds.push(event.kind.name());
            self.at.push(instant(decision.at));
            self.accounts.push(decision.by.map(fittribe_domain::AccountId::uuid));
            self.parties.push(decision.party.name());
            self.bookings.push(event.booking.as_ref().map(|change| change.after.id.uuid()));
            self.sessions.push(session_of(event));
            self.bodies.push(json("calendar_events", event)?);
        }
        Ok(())
    }
}

/// The session whose image changed, or else the booking's.
fn session_of(event: &Event) -> Option<Uuid> {
    let own = event.session.as_ref().map(|change| change.after.id);
    own.or_else(|| event.booking.as_ref().map(|change| change.after.session)).map(SessionId::uuid)
}

#[derive(Default)]
pub(super) struct Heads {
    pub(super) trainers: Vec<Uuid>,
    pub(super) versions: Vec<i64>,
    pub(super) decisions: Vec<Uuid>,
}

impl Heads {
    fn push(&mut self, trainer: TrainerId, decision: &Decision) {
        self.trainers.push(trainer.uuid());
        self.versions.push(column::version(decision.version));
        self.decisions.push(decision.id.uuid());
    }
}
