//! Every message, with examples.

use fittribe_actors::wire::{
    AvailabilityDelta, AvailabilitySnapshot, NextSnapshot, SlotsDelta, SlotsSnapshot,
    client::{Acknowledge, Pong, Subscribe, Unsubscribe},
    message::{Bye, Delta, Done, Event, Failed, Ping, Reset, Snapshot, Welcome},
};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

use super::schema_of;

const SERVICE: &str = "service:0198c0de-7a11-7000-8000-000000000001:slots";
const TRAINER: &str = "trainer:0198c0de-7a11-7000-8000-000000000002:availability";
const NEXT: &str = "trainer:0198c0de-7a11-7000-8000-000000000002:next";
const CLASS: &str = "0198c0de-7a11-7000-8000-000000000003";

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Server,
    Client,
}

/// One message of the document.
pub(super) struct Description {
    pub name: &'static str,
    pub t: &'static str,
    pub side: Side,
    pub summary: &'static str,
    pub schema: Schema,
    pub examples: Vec<Value>,
}

fn say<T: JsonSchema>(
    name: &'static str,
    t: &'static str,
    summary: &'static str,
    examples: Vec<Value>,
) -> Description {
    Description { name, t, side: Side::Server, summary, schema: schema_of::<T>(t, Side::Server), examples }
}

fn hear<T: JsonSchema>(t: &'static str, summary: &'static str, examples: Vec<Value>) -> Description {
    Description { name: t, t, side: Side::Client, summary, schema: schema_of::<T>(t, Side::Client), examples }
}

pub(super) fn all() -> Vec<Description> {
    let mut all = requests();
    all.extend(answers());
    all.extend(publications());
    all
}

fn requests() -> Vec<Description> {
    vec![
        hear::<Subscribe>(
            "sub",
            "Watch a topic from now on. Answered with `ok` or `err`.",
            vec![
                json!({ "t": "sub", "id": 1, "topic": SERVICE }),
                json!({ "v": 1, "t": "sub", "id": 2, "topic": "me", "since": { "ep": "1", "seq": 88 } }),
            ],
        ),
        hear::<Unsubscribe>(
            "unsub",
            "Watch a topic no more. Answered with `ok` or `err`.",
            vec![json!({ "t": "unsub", "id": 3, "topic": SERVICE })],
        ),
        hear::<Acknowledge>(
            "ack",
            "Everything up to a place has arrived, and was seen when visible. Not answered.",
            vec![json!({ "t": "ack", "topic": "me", "seq": 89, "visible": true })],
        ),
        hear::<Pong>(
            "pong",
            "The answer to `ping`, within 10 seconds.",
            vec![json!({ "t": "pong", "ts": 1_788_000_000_123_u64 })],
        ),
    ]
}

fn answers() -> Vec<Description> {
    vec![
        say::<Welcome>(
            "welcome",
            "welcome",
            "The first message on every connection.",
            vec![
                json!({ "v": 1, "t": "welcome", "d": { "conn": "c_8f", "account": "0198c0de-7a11-7000-8000-000000000009",
                "now": 1_788_000_000_123_u64, "ping_ms": 25_000, "max": 16_384 } }),
            ],
        ),
        say::<Done>(
            "ok",
            "ok",
            "A request was done.",
            vec![
                json!({ "v": 1, "t": "ok", "id": 1, "topic": SERVICE, "d": { "mode": "snap", "ep": "c9.20788", "seq": 4131 } }),
                json!({ "v": 1, "t": "ok", "id": 2, "topic": "me", "d": { "mode": "recovered", "ep": "1", "seq": 90, "unread": 3 } }),
                json!({ "v": 1, "t": "ok", "id": 2, "topic": "me", "d": { "mode": "limited", "ep": "1", "seq": 512, "unread": 424,
                "limited": true, "next": "/api/v1/notifications?after=88" } }),
                json!({ "v": 1, "t": "ok", "id": 3, "topic": SERVICE }),
            ],
        ),
        say::<Failed>(
            "err",
            "err",
            "A request was not done.",
            vec![
                json!({ "v": 1, "t": "err", "id": 1, "code": "overloaded", "temporary": true, "d": { "retry_ms": 1000 } }),
                json!({ "v": 1, "t": "err", "code": "bad_request", "temporary": false, "d": { "detail": "missing field `topic`" } }),
            ],
        ),
        say::<Ping>(
            "ping",
            "ping",
            "Answer with `pong` within 10 seconds. A client that hears nothing for 40 seconds reconnects.",
            vec![json!({ "v": 1, "t": "ping", "ts": 1_788_000_000_123_u64 })],
        ),
        say::<Bye>(
            "bye",
            "bye",
            "The connection ends; a close frame with the same code follows.",
            vec![
                json!({ "v": 1, "t": "bye", "code": 4001, "action": "reconnect", "retry_ms": 3200 }),
                json!({ "v": 1, "t": "bye", "code": 4500, "action": "sign_in" }),
            ],
        ),
        say::<Reset>(
            "reset",
            "reset",
            "A subscription ended because of a gap. Subscribe again, from the last place.",
            vec![json!({ "v": 1, "t": "reset", "topic": "me", "ep": "1" })],
        ),
    ]
}

fn publications() -> Vec<Description> {
    vec![
        say::<Snapshot<SlotsSnapshot>>(
            "slots_snap",
            "snap",
            "A service's whole offer.",
            vec![json!({ "v": 1, "t": "snap", "topic": SERVICE, "ep": "c9.20788", "seq": 4131, "d": {
                "tz": "Europe/Sofia", "now": "2026-11-30T22:00:00Z", "notice_s": 7200, "duration_s": 3600,
                "from": "2026-12-01", "to": "2027-01-30",
                "days": [{ "date": "2026-12-01", "free": ["2026-12-01T08:00:00Z", "2026-12-01T08:15:00Z"],
                    "held": [["2026-12-01T09:00:00Z", "2026-11-30T22:10:00Z"]] }],
                "classes": [[CLASS, "2026-12-02T16:00:00Z", "2026-12-02T17:00:00Z", 7, 12]] } })],
        ),
        say::<Delta<SlotsDelta>>(
            "slots_delta",
            "delta",
            "How a service's offer changed. Apply `del`, `add`, `held`, then `closed`, `opened`, `seats`.",
            vec![
                json!({ "v": 1, "t": "delta", "topic": SERVICE, "ep": "c9.20788", "prev": 4131, "seq": 4133, "d": {
                "add": ["2026-12-01T09:00:00Z"], "del": ["2026-12-01T08:15:00Z"],
                "held": [["2026-12-01T08:00:00Z", "2026-11-30T22:12:00Z"]], "seats": [[CLASS, 6]],
                "opened": [], "closed": [] } }),
            ],
        ),
        say::<Snapshot<AvailabilitySnapshot>>(
            "availability_snap",
            "snap",
            "A trainer's free time.",
            vec![json!({ "v": 1, "t": "snap", "topic": TRAINER, "ep": "c9.20788", "seq": 4131, "d": {
                "tz": "Europe/Sofia", "from": "2026-11-30T22:00:00Z", "to": "2027-01-29T22:00:00Z",
                "free": [["2026-12-01T08:00:00Z", "2026-12-01T10:00:00Z"]], "held": [] } })],
        ),
        say::<Delta<AvailabilityDelta>>(
            "availability_delta",
            "delta",
            "How a trainer's free time changed.",
            vec![
                json!({ "v": 1, "t": "delta", "topic": TRAINER, "ep": "c9.20788", "prev": 4131, "seq": 4133, "d": {
                "add": [["2026-12-01T09:00:00Z", "2026-12-01T10:00:00Z"]], "del": [["2026-12-01T08:00:00Z", "2026-12-01T10:00:00Z"]],
                "held": [["2026-12-01T08:00:00Z", "2026-12-01T09:00:00Z", "2026-11-30T22:12:00Z"]] } }),
            ],
        ),
        say::<Snapshot<NextSnapshot>>(
            "next_snap",
            "snap",
            "A trainer's soonest starts. Each change is a new snapshot.",
            vec![json!({ "v": 1, "t": "snap", "topic": NEXT, "ep": "c9.20788", "seq": 4131, "d": {
                "next": [["2026-12-01T08:00:00Z", "2026-12-01T06:00:00Z"], ["2026-12-01T08:15:00Z", "2026-12-01T06:15:00Z"]] } })],
        ),
        say::<Event<Value>>(
            "evt",
            "evt",
            "Something happened to the account.",
            vec![json!({ "v": 1, "t": "evt", "topic": "me", "ep": "1", "prev": 88, "seq": 89, "d": {
                "kind": "booking.created", "class": "critical", "booking": "0198c0de-7a11-7000-8000-000000000004", "unread": 3 } })],
        ),
    ]
}
