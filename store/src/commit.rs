//! Group commit: decisions of many calendars in one transaction, fenced by version and head.

mod batch;
mod fence;
mod notices;
mod settings;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use fittribe_domain::{AccountId, TrainerId, calendar::Version, event::Decision};

use self::{batch::Batch, fence::Standing, notices::Lines};
use crate::{Database, Result, StoreError, idempotency};
pub use crate::{idempotency::SavedReply, inbox::Notification};

/// One decision to write.
#[derive(Clone, Debug)]
pub struct Write {
    /// Whose calendar.
    pub trainer: TrainerId,
    /// The trainer's own account.
    pub account: AccountId,
    /// What was decided.
    pub decision: Arc<Decision>,
    /// The idempotency key it answers, with the reply to save.
    pub claim: Option<Arc<Claim>>,
}

/// An idempotency key and the reply that repeats will get.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Who sent it.
    pub account: AccountId,
    /// The key.
    pub key: String,
    /// A hash of the request.
    pub fingerprint: [u8; 32],
    /// The reply.
    pub reply: SavedReply,
}

/// What became of a write.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// Durable.
    Written {
        /// What the inboxes got, in order.
        notifications: Vec<Notification>,
    },
    /// Decided on a state that is not the database's; nothing of it was written.
    Fenced {
        /// Where the database's calendar stood. Zero: there is no such calendar.
        version: Version,
    },
    /// The idempotency key was used before; nothing of it was written.
    KeyTaken {
        /// The earlier request's hash.
        fingerprint: [u8; 32],
        /// The earlier reply.
        reply: SavedReply,
    },
}

/// Writes decisions in one transaction; one verdict each, in order. Writes of the same calendar must be
/// in the order they were decided in. Once begun it ends, whether or not the caller still waits.
///
/// # Errors
/// Nothing was written, unless [`crate::StoreError::outcome_unknown`]. A constraint that refuses a
/// merged transaction does not say whose write it was: run each calendar's writes alone.
pub async fn commit(database: &Database, writes: impl Into<Arc<[Write]>>) -> Result<Vec<Verdict>> {
    let (inner, writes) = (database.clone(), writes.into());
    database.detached(async move { settle(&inner, &writes).await }).await
}

/// Rounds until each write has its verdict. Mostly one: a refusal takes a write out and starts anew.
async fn settle(database: &Database, writes: &[Write]) -> Result<Vec<Verdict>> {
    let mut verdicts: Vec<Option<Verdict>> = vec![None; writes.len()];
    let mut written = false;
    loop {
        let round = next_round(writes, &verdicts);
        if round.is_empty() {
            return Ok(verdicts.into_iter().flatten().collect());
        }
        let outcome = one_round(database, &round).await;
        // What an earlier round wrote stays written: an error now would deny it.
        let outcome = match outcome {
            Err(StoreError::Unavailable(error)) => return Err(StoreError::Unavailable(error)),
            Err(error) if written => {
                return Err(StoreError::Unavailable(sqlx::Error::Protocol(error.to_string())));
            }
            outcome => outcome?,
        };
        written |= outcome.iter().any(|(_, verdict)| matches!(verdict, Verdict::Written { .. }));
        for (place, verdict) in outcome {
            if let Some(empty) = verdicts.get_mut(place) {
                *empty = Some(verdict);
            }
        }
    }
}

/// A write and its place among all.
type Placed<'a> = (usize, &'a Write);

/// The writes that have no verdict yet. One whose key an earlier one of the round uses waits for the
/// next round, and so does what follows it in its calendar.
fn next_round<'a>(writes: &'a [Write], verdicts: &[Option<Verdict>]) -> Vec<Placed<'a>> {
    let mut keys: HashSet<(AccountId, &str)> = HashSet::new();
    let mut waiting: HashSet<TrainerId> = HashSet::new();
    let open = writes.iter().zip(verdicts).enumerate().filter(|(_, (_, verdict))| verdict.is_none());
    let mut round = Vec::new();
    for (place, (write, _)) in open {
        let repeated = write.claim.as_ref().is_some_and(|claim| !keys.insert((claim.account, &claim.key)));
        if repeated || waiting.contains(&write.trainer) {
            waiting.insert(write.trainer);
        } else {
            round.push((place, write));
        }
    }
    round
}

/// All of the round, or nothing of it and the verdicts of those in its way.
async fn one_round(database: &Database, round: &[Placed<'_>]) -> Result<Vec<(usize, Verdict)>> {
    let batch = Batch::of(round)?;
    let mut transaction = database.begin().await?;
    let standing = Standing::lock(&mut transaction, round).await?;
    let refusals = standing.refusals(round);
    if !refusals.is_empty() {
        transaction.rollback().await?;
        return explain(database, refusals).await;
    }
    let mut lines = Lines::of(&mut transaction, round).await?;
    settings::write(&mut transaction, round).await?;
    batch.write_images(&mut transaction).await?;
    lines.write(&mut transaction, &batch).await?;
    transaction.commit().await?;
    let mut notifications = lines.by_place();
    let written =
        |place| Verdict::Written { notifications: notifications.remove(&place).unwrap_or_default() };
    Ok(round
        .iter()
        .map(|(place, _)| *place)
        .zip(round.iter().map(|(place, _)| *place).map(written))
        .collect())
}

/// Why a write is not of the round.
enum Refusal<'a> {
    Fenced(Version),
    KeyTaken(&'a Claim),
}

/// Refusals as verdicts. A key that was swept in between gives none: its write tries again.
async fn explain(database: &Database, refusals: Vec<(usize, Refusal<'_>)>) -> Result<Vec<(usize, Verdict)>> {
    let mut saved = HashMap::new();
    let mut verdicts = Vec::new();
    for (place, refusal) in refusals {
        match refusal {
            Refusal::Fenced(version) => verdicts.push((place, Verdict::Fenced { version })),
            Refusal::KeyTaken(claim) => {
                saved.insert(place, claim);
            }
        }
    }
    if !saved.is_empty() {
        let mut conn = database.read().await?;
        for (place, claim) in saved {
            if let Some(known) = idempotency::find(&mut conn, claim.account, &claim.key).await? {
                verdicts
                    .push((place, Verdict::KeyTaken { fingerprint: known.fingerprint, reply: known.reply }));
            }
        }
    }
    Ok(verdicts)
}
