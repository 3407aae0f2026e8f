//! A trainer's own calendar: finding it, and changing its rules.

use std::sync::Arc;

use actix_web::HttpResponse;
use fittribe_actors::{
    calendars::{Answer, ClaimRequest, Render, Request},
    snapshot::Snapshot,
};
use fittribe_domain::{
    Calendar, Command, TrainerId,
    booking::Party,
    calendar::command::{Action, Asker},
    event::Setting,
    zone::Zone,
};
use fittribe_store::trainers::{self, Trainer};

use crate::{
    bookings::wire::answer,
    deps::Booking,
    error::{Kind, Problem},
    extract::Account,
};

/// A key, the request's hash, and how the reply is made.
pub type Keyed = (String, [u8; 32], Render);

/// The page of a trainer's account.
///
/// # Errors
/// 404 before there is one.
pub async fn trainer(deps: &Booking, account: Account) -> Result<Trainer, Problem> {
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(trainers::find_by_account(conn, account.id).await?) })
    });
    found.await?.ok_or_else(|| Problem::not_found("You have no trainer page yet: POST /api/v1/trainers."))
}

/// A trainer's calendar as it is.
///
/// # Errors
/// 404 when there is no such trainer; 503.
pub async fn calendar(deps: &Booking, trainer: TrainerId) -> Result<Arc<Snapshot>, Problem> {
    deps.calendars.snapshot(trainer).await.map_err(|error| Problem::unanswered(error, &Zone::UTC))
}

const fn by(account: Account) -> Asker {
    Asker { account: Some(account.id), party: Party::Trainer }
}

/// Puts a rule in force; the calendar afterwards.
///
/// # Errors
/// The calendar's.
pub async fn configure(
    deps: &Booking,
    account: Account,
    trainer: &Trainer,
    setting: Setting,
) -> Result<Arc<Calendar>, Problem> {
    change(deps, account, trainer, Action::Configure(Box::new(setting))).await
}

/// Has one's own calendar do something; the calendar afterwards.
///
/// # Errors
/// The calendar's.
pub async fn change(
    deps: &Booking,
    account: Account,
    trainer: &Trainer,
    action: Action,
) -> Result<Arc<Calendar>, Problem> {
    let command = Command { by: by(account), action };
    match deps.calendars.ask(trainer.id, Request { command, claim: None }).await {
        Ok(Answer::Done { calendar, .. }) => Ok(calendar),
        Ok(Answer::Replayed(_)) => Err(Problem::bare(Kind::Internal)),
        Err(error) => Err(Problem::unanswered(error, &trainer.tz)),
    }
}

/// Asks one's own calendar under an idempotency key.
///
/// # Errors
/// The calendar's.
pub async fn ask_keyed(
    deps: &Booking,
    account: Account,
    keyed: Keyed,
    action: Action,
) -> Result<HttpResponse, Problem> {
    let (key, fingerprint, render) = keyed;
    let _entered = deps.in_flight.enter(account.id, &key)?;
    let trainer = trainer(deps, account).await?;
    let claim = ClaimRequest { account: account.id, key, fingerprint, render };
    let request = Request { command: Command { by: by(account), action }, claim: Some(claim) };
    let asked = deps.calendars.ask(trainer.id, request).await;
    answer(asked.map_err(|error| Problem::unanswered(error, &trainer.tz))?, false)
}

/// Puts a rule in force under an idempotency key.
///
/// # Errors
/// The calendar's.
pub async fn configure_keyed(
    deps: &Booking,
    account: Account,
    keyed: Keyed,
    setting: Setting,
) -> Result<HttpResponse, Problem> {
    ask_keyed(deps, account, keyed, Action::Configure(Box::new(setting))).await
}
