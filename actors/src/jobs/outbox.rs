//! Letters about bookings, caused by the event log after the fact: deciding about a calendar waits for none of it.

use std::{sync::Arc, time::Duration};

use fittribe_domain::{AccountId, booking::Party};
use fittribe_ports::clock::Clock;
use fittribe_store::{
    Database, StoreError,
    jobs::{Queue, TellByLetter},
    letters::{self, Due},
};
use jiff::SignedDuration;

/// How often the log is looked at.
const EVERY: Duration = Duration::from_secs(2);
/// Events that are taken before the rest of the node gets its turn.
const AT_A_TIME: u16 = 200;
/// What is older is no news: after so long without any node, or in a database that was restored, nobody is written to.
const NEWS: SignedDuration = SignedDuration::from_hours(24);

/// Whom an event is told by letter: its client always, who then has it in writing, and its trainer unless it was they
/// who did it.
fn readers(due: &Due) -> impl Iterator<Item = AccountId> {
    let trainer = due.trainer.filter(|_| due.party != Party::Trainer);
    due.client.into_iter().chain(trainer)
}

fn jobs(due: &[Due]) -> Vec<TellByLetter> {
    let jobs = due.iter().flat_map(|due| {
        readers(due).map(|account| TellByLetter {
            account,
            trainer: due.place.trainer.uuid(),
            version: due.place.version,
            ordinal: due.place.ordinal,
        })
    });
    jobs.collect()
}

/// Puts the letters about some of what happened since the last time; how many events that was.
///
/// # Errors
/// When the database fails; nothing has happened then.
pub async fn once(database: &Database, queue: &Queue, clock: &dyn Clock) -> Result<usize, StoreError> {
    let now = clock.now();
    let since = now.saturating_sub(NEWS).unwrap_or(now);
    let queue = queue.clone();
    let taken = database.transact(move |transaction| {
        Box::pin(async move {
            let (events, due) = letters::take(transaction, since, AT_A_TIME).await?;
            queue.put_all(transaction, jobs(&due)).await?;
            Ok::<_, StoreError>(events)
        })
    });
    taken.await
}

/// Does so for ever.
pub async fn keep(database: Database, queue: Queue, clock: Arc<dyn Clock>) {
    loop {
        match once(&database, &queue, &*clock).await {
            // More may wait.
            Ok(taken) if taken == usize::from(AT_A_TIME) => tokio::task::yield_now().await,
            Ok(_) => tokio::time::sleep(EVERY).await,
            Err(error) => {
                tracing::warn!(error = ?error, "letters.not_put");
                tokio::time::sleep(EVERY).await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use fittribe_domain::TrainerId;
    use fittribe_store::letters::Place;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_client_has_it_in_writing_and_a_trainer_knows_what_they_did() {
        let (client, trainer) =
            (AccountId::from_uuid(Uuid::from_u128(1)), AccountId::from_uuid(Uuid::from_u128(2)));
        let place = Place { trainer: TrainerId::from_uuid(Uuid::from_u128(3)), version: 4, ordinal: 0 };
        let due = |party| Due { place, party, client: Some(client), trainer: Some(trainer) };
        let told = |due: &Due| readers(due).collect::<Vec<_>>();
        assert_eq!(told(&due(Party::Client)), [client, trainer]);
        assert_eq!(told(&due(Party::Trainer)), [client]);
        assert_eq!(told(&due(Party::System)), [client, trainer]);
        assert_eq!(told(&Due { client: None, ..due(Party::Client) }), [trainer]);
    }
}
