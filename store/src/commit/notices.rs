//! The inboxes' new lines.

use std::collections::{BTreeMap, HashMap};

use fittribe_domain::{
    AccountId, BookingId, Interval, ServiceId, SessionId, TrainerId,
    booking::{BookingStatus, Party},
    event::{Decision, EventKind},
    notice::{Notice, notices},
};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Placed, batch::Batch};
use crate::{
    Result, StoreError,
    column::{Instant, instant, json, read_interval},
    inbox::Notification,
};

const TABLE: &str = "notifications";

/// What a socket sends. The fields' names are the wire's.
#[derive(Serialize)]
struct Body {
    kind: EventKind,
    class: &'static str,
    booking: BookingId,
    session: SessionId,
    service: ServiceId,
    trainer: TrainerId,
    start: Timestamp,
    end: Timestamp,
    status: BookingStatus,
    by: Party,
    at: Timestamp,
    version: u32,
    hold_until: Option<Timestamp>,
}

impl Body {
    fn of(notice: &Notice<'_>, trainer: TrainerId, decision: &Decision, interval: Interval) -> Self {
        let booking = notice.booking;
        Self {
            kind: notice.kind,
            class: notice.urgency.name(),
            booking: booking.id,
            session: booking.session,
            service: booking.service,
            trainer,
            start: interval.start(),
            end: interval.end(),
            status: booking.status,
            by: decision.party,
            at: decision.at,
            version: booking.version,
            hold_until: booking.hold_until,
        }
    }
}

/// The lines of a round, as columns and as what is handed back.
#[derive(Default)]
pub(super) struct Lines {
    notifications: Vec<(usize, Notification)>,
    versions: Vec<i32>,
}

impl Lines {
    pub(super) async fn of(conn: &mut PgConnection, round: &[Placed<'_>]) -> Result<Self> {
        let all: Vec<_> = round
            .iter()
            .flat_map(|(place, write)| {
                notices(&write.decision, write.account)
                    .into_iter()
                    .map(move |notice| (*place, *write, notice))
            })
            .collect();
        let times =
            Times::of(conn, round, all.iter().map(|(_, write, notice)| (write.trainer, notice))).await?;
        let mut lines = Self::default();
        for (place, write, notice) in all {
            let interval = times.find(write.trainer, &notice)?;
            let body = Body::of(&notice, write.trainer, &write.decision, interval);
            lines.versions.push(i32::try_from(notice.booking.version).unwrap_or(i32::MAX));
            let notification = Notification {
                account: notice.account,
                seq: 0,
                kind: notice.kind,
                class: notice.urgency,
                booking: notice.booking.id,
                trainer: write.trainer,
                at: write.decision.at,
                body: json(TABLE, &body)?.into(),
            };
            lines.notifications.push((place, notification));
        }
        Ok(lines)
    }

    /// Writes the lines with everything else that a round logs, and learns their places.
    pub(super) async fn write(&mut self, conn: &mut PgConnection, batch: &Batch) -> Result<()> {
        let (events, heads, lines) = (&batch.events, &batch.heads, Columns::of(self));
        let raised = sqlx::query_file!(
            "queries/write_log.sql",
            &events.trainers,
            &events.versions,
            &events.ordinals,
            &events.decisions,
            &events.kinds as _,
            &events.at as _,
            &events.accounts as _,
            &events.parties as _,
            &events.bookings as _,
            &events.sessions as _,
            &events.bodies,
            &lines.inboxes,
            &lines.counts,
            &lines.accounts,
            &lines.later,
            &lines.kinds as _,
            &lines.classes as _,
            &lines.trainers,
            &lines.bookings,
            &self.versions,
            &lines.at as _,
            &lines.bodies as _,
            &heads.trainers,
            &heads.versions,
            &heads.decisions,
        );
        let raised = raised.fetch_all(conn).await?;
        let later = lines.later;
        let last: HashMap<Uuid, i64> = raised.into_iter().map(|row| (row.account_id, row.last_seq)).collect();
        for ((_, notification), later) in self.notifications.iter_mut().zip(later) {
            let last = last.get(&notification.account.uuid());
            notification.seq =
                last.ok_or_else(|| StoreError::corrupt("inboxes", "an inbox was not raised"))? - later;
        }
        Ok(())
    }

    /// The notifications by their write's place.
    pub(super) fn by_place(self) -> HashMap<usize, Vec<Notification>> {
        let mut places: HashMap<usize, Vec<Notification>> = HashMap::new();
        for (place, notification) in self.notifications {
            places.entry(place).or_default().push(notification);
        }
        places
    }
}

#[derive(Default)]
struct Columns<'a> {
    inboxes: Vec<Uuid>,
    counts: Vec<i64>,
    accounts: Vec<Uuid>,
    later: Vec<i64>,
    kinds: Vec<&'static str>,
    classes: Vec<&'static str>,
    trainers: Vec<Uuid>,
    bookings: Vec<Uuid>,
    at: Vec<Instant>,
    bodies: Vec<&'a str>,
}

impl<'a> Columns<'a> {
    fn of(lines: &'a Lines) -> Self {
        let mut totals: BTreeMap<AccountId, i64> = BTreeMap::new();
        for (_, line) in &lines.notifications {
            *totals.entry(line.account).or_default() += 1;
        }
        let mut columns = Self {
            inboxes: totals.keys().map(|account| account.uuid()).collect(),
            counts: totals.values().copied().collect(),
            ..Self::default()
        };
        for (_, line) in &lines.notifications {
            let later = totals.entry(line.account).or_default();
            *later -= 1;
            columns.later.push(*later);
            columns.accounts.push(line.account.uuid());
            columns.kinds.push(line.kind.name());
            columns.classes.push(line.class.name());
            columns.trainers.push(line.trainer.uuid());
            columns.bookings.push(line.booking.uuid());
            columns.at.push(instant(line.at));
            columns.bodies.push(&line.body);
        }
        columns
    }
}

/// When the sessions are that notices tell of. A session that did not change is looked up.
struct Times(HashMap<(TrainerId, SessionId), Interval>);

impl Times {
    async fn of<'a>(
        conn: &mut PgConnection,
        round: &[Placed<'_>],
        notices: impl Iterator<Item = (TrainerId, &'a Notice<'a>)>,
    ) -> Result<Self> {
        let mut times = HashMap::new();
        for (_, write) in round {
            let changed = write.decision.events.iter().filter_map(|event| event.session.as_ref());
            times.extend(changed.map(|change| ((write.trainer, change.after.id), change.after.interval)));
        }
        let unknown = notices.map(|(trainer, notice)| (trainer, notice.booking.session));
        let unknown: Vec<_> = unknown.filter(|key| !times.contains_key(key)).collect();
        if !unknown.is_empty() {
            let (trainers, sessions): (Vec<Uuid>, Vec<Uuid>) =
                unknown.iter().map(|(trainer, session)| (trainer.uuid(), session.uuid())).unzip();
            let rows = sqlx::query!(
                r#"SELECT s.trainer_id, s.id, lower(s.during) AS "start!: Instant", upper(s.during) AS "end!: Instant"
                   FROM unnest($1::uuid[], $2::uuid[]) AS n (trainer_id, id)
                   JOIN sessions s ON s.trainer_id = n.trainer_id AND s.id = n.id"#,
                &trainers,
                &sessions,
            );
            for row in rows.fetch_all(conn).await? {
                let key = (row.trainer_id.into(), row.id.into());
                times.insert(key, read_interval("sessions", row.start, row.end)?);
            }
        }
        Ok(Self(times))
    }

    fn find(&self, trainer: TrainerId, notice: &Notice<'_>) -> Result<Interval> {
        let own = notice.session.filter(|session| session.id == notice.booking.session);
        let known = own.map(|session| session.interval);
        let known = known.or_else(|| self.0.get(&(trainer, notice.booking.session)).copied());
        known.ok_or_else(|| StoreError::corrupt("sessions", format!("{} has no session", notice.booking.id)))
    }
}
