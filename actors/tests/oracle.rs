//! Random commands, asked of the actor and of a plain SQL model with tables of its own: the same answers.
#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "support/stage.rs"]
mod stage;

use std::{collections::BTreeMap, time::Duration};

use fittribe_actors::calendars::AskError;
use fittribe_domain::{
    AccountId, BookingId,
    calendar::{
        command::{Action, Place},
        rejection::Reason,
    },
};
use jiff::SignedDuration;
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use sqlx::{Connection, PgConnection, Row};
use stage::{START, Stage, booking};

/// One step of a client of the five, on one of the bookings made so far where it is about one.
#[derive(Clone, Debug)]
enum Step {
    Book { client: usize, quarter: i64, confirm: bool },
    Confirm { nth: usize },
    Release { nth: usize },
    Cancel { nth: usize },
    Move { nth: usize, quarter: i64 },
    Wait { minutes: i64 },
}

fn step() -> impl Strategy<Value = Step> {
    let quarter = 400_i64..440;
    prop_oneof![
        6 => (0_usize..5, quarter.clone(), any::<bool>()).prop_map(|(client, quarter, confirm)| Step::Book { client, quarter, confirm }),
        2 => any::<usize>().prop_map(|nth| Step::Confirm { nth }),
        1 => any::<usize>().prop_map(|nth| Step::Release { nth }),
        2 => any::<usize>().prop_map(|nth| Step::Cancel { nth }),
        3 => (any::<usize>(), quarter).prop_map(|(nth, quarter)| Step::Move { nth, quarter }),
        2 => (1_i64..7).prop_map(|minutes| Step::Wait { minutes }),
    ]
}

/// The rules again, in SQL: minutes since the start of the test, an hour a session, two holds a client,
/// ten minutes a hold.
struct Oracle {
    connection: PgConnection,
    now: i64,
}

impl Oracle {
    async fn new(url: &str) -> Self {
        let mut connection = PgConnection::connect(url).await.unwrap();
        sqlx::raw_sql(
            "CREATE TEMP TABLE o (id text PRIMARY KEY, client text, start bigint, status text, until bigint)",
        )
        .execute(&mut connection)
        .await
        .unwrap();
        Self { connection, now: 0 }
    }

    async fn truth(&mut self, sql: &'static str, texts: [&str; 2], number: i64) -> bool {
        let asked = sqlx::query(sql).bind(texts[0]).bind(texts[1]).bind(number).bind(self.now);
        asked.fetch_one(&mut self.connection).await.unwrap().get(0)
    }

    async fn change(&mut self, sql: &'static str, texts: [&str; 3], number: i64) -> bool {
        let asked = sqlx::query(sql).bind(texts[0]).bind(texts[1]).bind(texts[2]).bind(number).bind(self.now);
        asked.execute(&mut self.connection).await.unwrap().rows_affected() == 1
    }

    async fn free(&mut self, but: &str, start: i64) -> bool {
        let sql = "SELECT NOT EXISTS (SELECT FROM o WHERE id <> $1 AND $2 = '' AND start < $3 + 60 AND $3 < start + 60
             AND (status = 'confirmed' OR status = 'held' AND until > $4))";
        self.truth(sql, [but, ""], start).await
    }

    async fn book(&mut self, id: &str, client: &str, start: i64, confirm: bool) -> bool {
        let holds = "SELECT count(*) < 2 FROM o WHERE client = $1 AND $2 = '' AND $3 = 0 AND status = 'held' AND until > $4";
        if !confirm && !self.truth(holds, [client, ""], 0).await || !self.free("", start).await {
            return false;
        }
        let status = if confirm { "confirmed" } else { "held" };
        self.change("INSERT INTO o VALUES ($1, $2, $4, $3, $5 + 10)", [id, client, status], start).await
    }

    async fn confirm(&mut self, id: &str) -> bool {
        let sql = "UPDATE o SET status = 'confirmed' WHERE id = $1 AND $2 = $3 AND $4 = 0 AND status = 'held' AND until > $5";
        self.change(sql, [id, "", ""], 0).await
    }

    async fn release(&mut self, id: &str) -> bool {
        let sql = "UPDATE o SET status = 'cancelled' WHERE id = $1 AND $2 = $3 AND $4 = 0 AND status = 'held' AND until > $5";
        self.change(sql, [id, "", ""], 0).await
    }

    async fn cancel(&mut self, id: &str) -> bool {
        let sql = "UPDATE o SET status = 'cancelled' WHERE id = $1 AND $2 = $3 AND $4 = 0
             AND (status = 'confirmed' OR status = 'held' AND until > $5)";
        self.change(sql, [id, "", ""], 0).await
    }

    async fn reschedule(&mut self, id: &str, start: i64) -> bool {
        if !self.free(id, start).await {
            return false;
        }
        let sql = "UPDATE o SET start = $4 WHERE id = $1 AND $2 = $3 AND $5 >= 0 AND status = 'confirmed'";
        self.change(sql, [id, "", ""], start).await
    }
}

fn place(quarter: i64) -> (Place, i64) {
    let start = START.parse::<jiff::Timestamp>().unwrap();
    (Place::Start(start.checked_add(SignedDuration::from_mins(quarter * 15)).unwrap()), quarter * 15)
}

#[test]
fn the_actor_and_a_plain_sql_model_give_the_same_answers() {
    Stage::play(|stage| async move {
        let node = stage.node();
        let url = stage.test_database.url().to_owned();
        let mut runner = TestRunner::new(Config::default());
        let (mut accepted, mut refused, mut elapsed) = (0, 0, 0);
        for _ in 0..4 {
            let trainer = stage.trainer(&node).await;
            let clients = stage.clients(5).await;
            // Every round has a trainer and tables of its own; the clock goes on.
            let mut oracle = Oracle { now: elapsed, ..Oracle::new(&url).await };
            let mut made: Vec<(BookingId, AccountId)> = Vec::new();
            let steps = proptest::collection::vec(step(), 150).new_tree(&mut runner).unwrap().current();
            for (nth_step, step) in steps.into_iter().enumerate() {
                let pick = |nth: usize| made.get(nth % made.len().max(1)).copied();
                let (request, expected) = match step.clone() {
                    Step::Wait { minutes } => {
                        stage.clock.advance(SignedDuration::from_mins(minutes));
                        oracle.now += minutes;
                        continue;
                    }
                    Step::Book { client, quarter, confirm } => {
                        let (place, start) = place(quarter);
                        let request = trainer.book(clients[client], place, confirm);
                        let Action::Book { booking, .. } = &request.command.action else { continue };
                        let id = booking.to_string();
                        let expected = oracle.book(&id, &clients[client].to_string(), start, confirm).await;
                        (request, expected)
                    }
                    Step::Confirm { nth } => {
                        let Some((id, client)) = pick(nth) else { continue };
                        let expected = oracle.confirm(&id.to_string()).await;
                        (trainer.by_client(client, Action::Confirm { booking: id, expected: None }), expected)
                    }
                    Step::Release { nth } => {
                        let Some((id, client)) = pick(nth) else { continue };
                        let expected = oracle.release(&id.to_string()).await;
                        (trainer.by_client(client, Action::Release { booking: id, expected: None }), expected)
                    }
                    Step::Cancel { nth } => {
                        let Some((id, client)) = pick(nth) else { continue };
                        let expected = oracle.cancel(&id.to_string()).await;
                        (
                            trainer.by_client(
                                client,
                                Action::Cancel { booking: id, expected: None, reason: None },
                            ),
                            expected,
                        )
                    }
                    Step::Move { nth, quarter } => {
                        let Some((id, client)) = pick(nth) else { continue };
                        let (place, start) = place(quarter);
                        let expected = oracle.reschedule(&id.to_string(), start).await;
                        (
                            trainer
                                .by_client(client, Action::Reschedule { booking: id, expected: None, place }),
                            expected,
                        )
                    }
                };
                let client = request.command.by.account.unwrap();
                let answer = node.calendars.ask(trainer.id, request).await;
                assert!(
                    matches!(answer, Ok(_) | Err(AskError::Rejected(_))),
                    "step {nth_step}, {step:?}: {:?}",
                    answer.err()
                );
                assert_eq!(
                    answer.is_ok(),
                    expected,
                    "step {nth_step}, {step:?}: {:?}",
                    answer.err().map(reason)
                );
                if let (Ok(answer), Step::Book { .. }) = (&answer, &step) {
                    made.push((booking(answer), client));
                }
                accepted += usize::from(expected);
                refused += usize::from(!expected);
            }
            agrees(&stage, trainer.id, &mut oracle).await;
            elapsed = oracle.now;
        }
        assert!(accepted > 30 && refused > 20, "too little happened: {accepted} accepted, {refused} refused");
        assert_eq!(stage.findings().await, []);
        node.stop(Duration::from_secs(5)).await;
    });
}

fn reason(error: AskError) -> Option<Reason> {
    match error {
        AskError::Rejected(refusal) => Some(refusal.reason),
        _ => None,
    }
}

/// What occupies time in the end is the same in both.
async fn agrees(stage: &Stage, trainer: fittribe_domain::TrainerId, oracle: &mut Oracle) {
    let start = START.parse::<jiff::Timestamp>().unwrap();
    let stored = stage.stored(trainer).await;
    let now = start.as_second() + oracle.now * 60;
    let own: BTreeMap<i64, bool> = stored
        .sessions()
        .filter(|session| session.held_until.is_none_or(|until| until.as_second() > now))
        .map(|session| {
            ((session.interval.start().as_second() - start.as_second()) / 60, session.held_until.is_some())
        })
        .collect();
    let sql =
        "SELECT start, status = 'held' FROM o WHERE status = 'confirmed' OR status = 'held' AND until > $1";
    let rows = sqlx::query(sql).bind(oracle.now).fetch_all(&mut oracle.connection).await.unwrap();
    let modelled: BTreeMap<i64, bool> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(own, modelled);
}
