//! The fence: calendars locked, keys claimed, chains compared.

use std::collections::{HashMap, HashSet};

use fittribe_domain::{AccountId, DecisionId, TrainerId, calendar::Version};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Placed, Refusal};
use crate::{
    Result,
    column::{Instant, instant, read_version},
    idempotency::status,
};

/// Where the locked calendars stand, and which keys this transaction has claimed.
pub(super) struct Standing {
    calendars: HashMap<TrainerId, (Version, DecisionId)>,
    claimed: HashSet<(AccountId, String)>,
}

#[derive(Default)]
struct Claims<'a> {
    accounts: Vec<Uuid>,
    keys: Vec<&'a str>,
    fingerprints: Vec<&'a [u8]>,
    trainers: Vec<Uuid>,
    statuses: Vec<i16>,
    bodies: Vec<&'a str>,
    locations: Vec<Option<&'a str>>,
    at: Vec<Instant>,
}

impl<'a> Claims<'a> {
    /// Sorted by account and key: whoever claims some of the same ones waits in the same order.
    fn of(round: &[Placed<'a>]) -> Self {
        let claims =
            round.iter().filter_map(|(_, write)| write.claim.as_deref().map(|claim| (claim, *write)));
        let mut sorted: Vec<_> = claims.collect();
        sorted.sort_unstable_by_key(|(claim, _)| (claim.account, &claim.key));
        let mut claims = Self::default();
        for (claim, write) in sorted {
            claims.accounts.push(claim.account.uuid());
            claims.keys.push(&claim.key);
            claims.fingerprints.push(&claim.fingerprint);
            claims.trainers.push(write.trainer.uuid());
            claims.statuses.push(status(&claim.reply));
            claims.bodies.push(&claim.reply.body);
            claims.locations.push(claim.reply.location.as_deref());
            claims.at.push(instant(write.decision.at));
        }
        claims
    }
}

impl Standing {
    pub(super) async fn lock(conn: &mut PgConnection, round: &[Placed<'_>]) -> Result<Self> {
        let mut trainers: Vec<Uuid> = round.iter().map(|(_, write)| write.trainer.uuid()).collect();
        trainers.sort_unstable();
        trainers.dedup();
        let claims = Claims::of(round);
        let found = sqlx::query_file!(
            "queries/lock_and_claim.sql",
            &trainers,
            &claims.accounts,
            &claims.keys as _,
            &claims.fingerprints as _,
            &claims.trainers,
            &claims.statuses,
            &claims.bodies as _,
            &claims.locations as _,
            &claims.at as _,
        )
        .fetch_one(conn)
        .await?;
        let mut calendars = HashMap::new();
        for ((trainer, version), head) in found.trainers.into_iter().zip(found.versions).zip(found.heads) {
            calendars.insert(trainer.into(), (read_version("calendars", version)?, head.into()));
        }
        let claimed = found.claimants.into_iter().map(AccountId::from).zip(found.keys).collect();
        Ok(Self { calendars, claimed })
    }

    /// The writes that do not chain on what is there or whose key was used before, and whatever follows
    /// one of those in its calendar. Empty: the round can be written as it is.
    pub(super) fn refusals<'a>(&self, round: &[Placed<'a>]) -> Vec<(usize, Refusal<'a>)> {
        let mut heads = self.calendars.clone();
        let mut refusals = Vec::new();
        for (place, write) in round {
            let decision = &write.decision;
            let chains = heads.get(&write.trainer).is_some_and(|(version, head)| {
                decision.parent == *head && decision.version == version.next()
            });
            let key_taken =
                write.claim.as_deref().filter(|claim| !self.has_claimed(claim.account, &claim.key));
            let refusal = match key_taken {
                Some(claim) if chains => Refusal::KeyTaken(claim),
                None if chains => {
                    heads.insert(write.trainer, (decision.version, decision.id));
                    continue;
                }
                _ => Refusal::Fenced(
                    self.calendars.get(&write.trainer).map_or_else(Version::default, |(version, _)| *version),
                ),
            };
            heads.remove(&write.trainer);
            refusals.push((*place, refusal));
        }
        refusals
    }

    fn has_claimed(&self, account: AccountId, key: &str) -> bool {
        self.claimed.contains(&(account, key.to_owned()))
    }
}
