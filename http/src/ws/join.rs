//! How a subscription begins. Invariant: registered first, looked up then, so that nothing is missed; and
//! what comes twice is told once.

use std::rc::Rc;

use fittribe_actors::{
    channels::ChannelState,
    hub::Subscription,
    topic::Topic,
    wire::{
        self, ErrorCode, Frame,
        client::{Place, Subscribe},
        message::{Mode, OkData},
    },
};
use fittribe_domain::AccountId;
use serde_json::json;

use super::{
    feeds::{Line, Unwatchable},
    worker::{Connection, Worker},
};

/// The most missed events that are sent after; who missed more reads them over REST.
const MOST_MISSED: i64 = 200;
/// The most bytes of them.
const MOST_MISSED_BYTES: usize = 192 * 1024;

/// Subscribes and answers. `None` when that failed, which the client has been told.
pub(super) async fn join(
    worker: Rc<Worker>,
    connection: Rc<Connection>,
    topic: Topic,
    request: Subscribe,
) -> Option<Subscription> {
    let subscription = worker.local.subscribe(topic, &connection.outbox);
    let begun = async {
        match topic {
            Topic::Slots(_) | Topic::Availability(_) | Topic::Next(_) => {
                state(&worker, &connection, &subscription, &request).await
            }
            Topic::Me(account) => inbox(&worker, &connection, &subscription, account, &request).await,
        }
    };
    let begun = tokio::time::timeout(worker.deps.config.join, begun).await;
    let refused = match begun {
        Ok(Ok(())) => return Some(subscription),
        Ok(Err(refused)) => refused,
        Err(_) => Unwatchable::Unavailable { retry_after: std::time::Duration::from_secs(1) },
    };
    let (code, d) = match refused {
        Unwatchable::Unknown => (ErrorCode::UnknownTopic, None),
        Unwatchable::Broken => (ErrorCode::Internal, None),
        Unwatchable::Unavailable { retry_after } => (
            ErrorCode::Overloaded,
            Some(json!({ "retry_ms": u64::try_from(retry_after.as_millis()).unwrap_or(u64::MAX) })),
        ),
    };
    connection.outbox.push_event(wire::failed(Some(request.id), code, d));
    None
}

async fn state(
    worker: &Worker,
    connection: &Connection,
    subscription: &Subscription,
    request: &Subscribe,
) -> Result<(), Unwatchable> {
    let topic = subscription.topic();
    if worker.deps.hub.latest(&topic).is_none() {
        worker.deps.feeds.watch(topic).await?;
    }
    let since = request.since.as_ref().map(|place| (place.ep.as_str(), place.seq));
    let (mode, latest) = subscription.start_state(since).ok_or(Unwatchable::Unknown)?;
    // Events are written before states, so the answer precedes the snapshot that it announces.
    connection.outbox.push_event(wire::done(
        request.id,
        &topic,
        Some(OkData { ep: Some(latest.ep.to_string()), seq: Some(latest.seq), ..OkData::of(mode) }),
    ));
    Ok(())
}

async fn inbox(
    worker: &Worker,
    connection: &Connection,
    subscription: &Subscription,
    account: AccountId,
    request: &Subscribe,
) -> Result<(), Unwatchable> {
    let ChannelState { seq: latest, unread } = worker.deps.feeds.join(account).await?;
    let since = request.since.as_ref().and_then(place_of);
    let beginning = match since {
        None => Beginning { mode: Mode::Current, past: Vec::new(), last: latest },
        Some(since) if since == latest => Beginning { mode: Mode::Current, past: Vec::new(), last: latest },
        Some(since) if since > latest || latest - since > MOST_MISSED => Beginning::limited(latest),
        Some(since) => {
            let limit = u16::try_from(MOST_MISSED).unwrap_or(u16::MAX);
            Beginning::of(since, latest, &worker.deps.feeds.missed(account, since, limit).await?)
        }
    };
    let limited = beginning.mode == Mode::Limited;
    let next = since.filter(|_| limited).map(|since| format!("/api/v1/notifications?after={since}"));
    connection.outbox.push_event(wire::done(
        request.id,
        &subscription.topic(),
        Some(OkData {
            ep: Some(wire::INBOX_EPOCH.to_owned()),
            seq: u64::try_from(beginning.last).ok(),
            unread: Some(unread),
            limited,
            next,
            ..OkData::of(beginning.mode)
        }),
    ));
    subscription.start_events(&beginning.past, beginning.last);
    Ok(())
}

fn place_of(place: &Place) -> Option<i64> {
    i64::try_from(place.seq).ok().filter(|_| place.ep == wire::INBOX_EPOCH)
}

/// Where an inbox's subscription begins, and what comes before.
#[derive(Debug)]
struct Beginning {
    mode: Mode,
    past: Vec<Frame>,
    last: i64,
}

impl Beginning {
    const fn limited(latest: i64) -> Self {
        Self { mode: Mode::Limited, past: Vec::new(), last: latest }
    }

    /// Exactly what was missed, or nothing of it.
    fn of(since: i64, latest: i64, lines: &[Line]) -> Self {
        let (mut past, mut last, mut bytes) = (Vec::with_capacity(lines.len()), since, 0);
        for line in lines {
            let frame = wire::account_event(wire::INBOX_EPOCH, last, line.seq, &line.body);
            bytes += frame.len();
            if line.seq != last + 1 || bytes > MOST_MISSED_BYTES {
                return Self::limited(latest);
            }
            last = line.seq;
            past.push(frame);
        }
        if last < latest { Self::limited(latest) } else { Self { mode: Mode::Recovered, past, last } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(seqs: impl IntoIterator<Item = i64>, size: usize) -> Vec<Line> {
        seqs.into_iter().map(|seq| Line { seq, body: json!({ "text": "x".repeat(size) }) }).collect()
    }

    #[test]
    fn all_that_was_missed_is_sent_after() {
        let beginning = Beginning::of(5, 7, &lines(6..=8, 10));
        assert_eq!((beginning.mode, beginning.past.len(), beginning.last), (Mode::Recovered, 3, 8));
    }

    #[test]
    fn a_part_of_what_was_missed_is_never_sent() {
        for missed in [lines([6], 10), lines([7], 10), lines([6, 8], 10), lines(6..=7, 100 * 1024)] {
            let beginning = Beginning::of(5, 7, &missed);
            assert_eq!((beginning.mode, beginning.past.len(), beginning.last), (Mode::Limited, 0, 7));
        }
    }
}
