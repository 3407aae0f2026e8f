//! A calendar whose trainer was erased: nothing of it is on sale any more. Written as any change of its rules is, so that
//! every node that has it in memory reads it anew.

use std::sync::Arc;

use fittribe_domain::{
    AccountId, Calendar, DecisionId,
    booking::Party,
    event::{Decision, Event, EventKind, Setting},
    service::Service,
};
use jiff::Timestamp;

use crate::{
    Database, Result, calendars,
    commit::{self, Verdict, Write},
    trainers,
};

/// Closes the calendar of an account that was erased, if it has one that is open. False: somebody else wrote at the same
/// time; try again.
///
/// # Errors
/// When the database fails.
pub async fn close(
    database: &Database,
    account: AccountId,
    decision: DecisionId,
    now: Timestamp,
) -> Result<bool> {
    let mut connection = database.read().await?;
    let done = sqlx::query_scalar!(
        "SELECT account_id FROM erasures WHERE account_id = $1 AND done_at IS NOT NULL",
        account.uuid(),
    );
    if done.fetch_optional(&mut *connection).await?.is_none() {
        return Ok(true);
    }
    let Some(trainer) = trainers::find_by_account(&mut connection, account).await? else { return Ok(true) };
    let Some(calendar) = calendars::load(&mut connection, trainer.id, now).await? else { return Ok(true) };
    drop(connection);
    let events = closing(&calendar);
    if events.is_empty() {
        return Ok(true);
    }
    let decision = Arc::new(Decision {
        id: decision,
        parent: calendar.head(),
        version: calendar.version().next(),
        at: now,
        by: None,
        party: Party::System,
        events,
        booking: None,
        session: None,
    });
    let write = Write { trainer: trainer.id, account, decision, claim: None };
    let verdicts = commit::commit(database, vec![write]).await?;
    Ok(verdicts.iter().all(|verdict| matches!(verdict, Verdict::Written { .. })))
}

fn closing(calendar: &Calendar) -> Vec<Event> {
    let accepting = calendar.accepting().then_some(Setting::Accepting(false));
    let on_sale = calendar.services().values().filter(|service| service.active);
    let off_sale = on_sale.map(|service| Setting::Service(Service { active: false, ..service.clone() }));
    let configured =
        |setting| Event { kind: EventKind::Configured, session: None, booking: None, setting: Some(setting) };
    accepting.into_iter().chain(off_sale).map(configured).collect()
}
