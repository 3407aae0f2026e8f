//! Group commit: one writer per shard puts what has queued since its last commit into one transaction.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use actix::Addr;
use fittribe_domain::{DecisionId, TrainerId};
use fittribe_store::{
    Database, StoreError,
    commit::{Verdict, Write, commit},
};
use tokio::sync::mpsc;

use crate::{
    calendar::{CalendarActor, Settled, Settlement},
    upkeep::Herald,
};

/// The most decisions in one transaction.
const LARGEST_BATCH: usize = 256;

/// So many decisions in one transaction are a crowd: the next one gathers.
const CROWD: usize = 8;

/// How long a transaction waits at most for more to come.
const LONGEST_GATHERING: Duration = Duration::from_millis(4);

/// Nothing comes for so long: whoever was about to ask has asked.
const MOMENT: Duration = Duration::from_millis(1);

/// A decision on its way to the database, and who waits for it.
pub struct Entry {
    /// What to write.
    pub write: Write,
    /// The actor that decided.
    pub from: Addr<CalendarActor>,
}

/// A shard's writer. Invariant: a calendar's decisions are written in the order they were decided, and
/// nobody hears of one before it is durable. Ends when every sender is gone and the queue is empty.
pub async fn write(database: Database, mut queue: mpsc::Receiver<Entry>, herald: Herald) {
    let mut batch = Vec::with_capacity(LARGEST_BATCH);
    let mut last = 0;
    while queue.recv_many(&mut batch, LARGEST_BATCH).await > 0 {
        if last >= CROWD {
            gather(&mut queue, &mut batch).await;
        }
        last = batch.len();
        let begun = Instant::now();
        metrics::histogram!("fittribe_writer_batch_decisions")
            .record(f64::from(u32::try_from(batch.len()).unwrap_or(u32::MAX)));
        let entries = std::mem::replace(&mut batch, Vec::with_capacity(LARGEST_BATCH));
        let settled = settle(&database, &entries).await;
        metrics::histogram!("fittribe_writer_commit_seconds").record(begun.elapsed().as_secs_f64());
        tell(entries, settled, &herald);
    }
}

/// Waits for what is about to come, which a single booking never has to: only who follows a crowd waits,
/// until a moment passes in which nothing comes.
async fn gather(queue: &mut mpsc::Receiver<Entry>, batch: &mut Vec<Entry>) {
    let begun = Instant::now();
    while batch.len() < LARGEST_BATCH && begun.elapsed() < LONGEST_GATHERING {
        let room = LARGEST_BATCH - batch.len();
        match tokio::time::timeout(MOMENT, queue.recv_many(batch, room)).await {
            Ok(more) if more > 0 => {}
            _ => return,
        }
    }
}

/// What became of each entry, in order.
async fn settle(database: &Database, entries: &[Entry]) -> Vec<Settlement> {
    let writes: Arc<[Write]> = entries.iter().map(|entry| entry.write.clone()).collect();
    match commit(database, Arc::clone(&writes)).await {
        Ok(verdicts) => verdicts.into_iter().map(Settlement::Known).collect(),
        Err(StoreError::Unavailable(error)) => {
            tracing::warn!(error = ?error, "writer.commit_outcome_unknown");
            entries.iter().map(|_| Settlement::Unknown).collect()
        }
        Err(error) => {
            tracing::warn!(error = ?error, "writer.batch_refused");
            settle_apart(database, &writes).await
        }
    }
}

/// One decision that the database refuses must not take the others down: each calendar alone.
async fn settle_apart(database: &Database, writes: &[Write]) -> Vec<Settlement> {
    let mut apart: HashMap<TrainerId, Vec<(usize, Write)>> = HashMap::new();
    for (at, write) in writes.iter().enumerate() {
        apart.entry(write.trainer).or_default().push((at, write.clone()));
    }
    let mut settled: Vec<(usize, Settlement)> = Vec::with_capacity(writes.len());
    for own in apart.into_values() {
        let (places, writes): (Vec<usize>, Vec<Write>) = own.into_iter().unzip();
        let outcome: Vec<Settlement> = match commit(database, writes.as_slice()).await {
            Ok(verdicts) => verdicts.into_iter().map(Settlement::Known).collect(),
            Err(StoreError::Unavailable(_)) => writes.iter().map(|_| Settlement::Unknown).collect(),
            Err(error) => {
                tracing::error!(error = ?error, trainer = ?writes.first().map(|write| write.trainer), "writer.calendar_refused");
                writes.iter().map(|_| Settlement::Refused).collect()
            }
        };
        settled.extend(places.into_iter().zip(outcome));
    }
    settled.sort_unstable_by_key(|(at, _)| *at);
    settled.into_iter().map(|(_, settlement)| settlement).collect()
}

/// What one calendar is told, and where it is.
type News = (Addr<CalendarActor>, Vec<(DecisionId, Settlement)>);

/// Tells each calendar what became of its decisions, in one message, and the rest of the world what is
/// durable now.
fn tell(entries: Vec<Entry>, settled: Vec<Settlement>, herald: &Herald) {
    let mut news: HashMap<TrainerId, News> = HashMap::new();
    for (entry, mut settlement) in entries.into_iter().zip(settled) {
        if let Settlement::Known(Verdict::Written { notifications }) = &mut settlement {
            herald.committed(entry.write.trainer, Arc::clone(&entry.write.decision));
            herald.notified(std::mem::take(notifications));
        }
        let id = entry.write.decision.id;
        news.entry(entry.write.trainer).or_insert_with(|| (entry.from, Vec::new())).1.push((id, settlement));
    }
    for (to, outcomes) in news.into_values() {
        to.do_send(Settled(outcomes));
    }
}
