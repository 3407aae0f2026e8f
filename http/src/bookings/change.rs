//! What confirm, release, cancel and reschedule share: whose booking it is, and asking its calendar.

use actix_web::HttpResponse;
use fittribe_actors::calendars::{AskError, ClaimRequest, Request};
use fittribe_domain::{
    BookingId, Command,
    booking::Party,
    calendar::{
        command::{Action, Asker},
        rejection::{Reason, Rejection},
    },
};
use fittribe_store::bookings::{self, BookingRecord};

use super::wire::{answer, changed};
use crate::{
    deps::Booking,
    error::{Kind, Problem},
    extract::Account,
};

/// Who may do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doers {
    /// The booking's client, and administrators: a hold is the client's to keep or give back.
    ClientAlone,
    /// Its trainer as well.
    BothSides,
}

/// A booking that this account may know of, and as what.
///
/// # Errors
/// 404 for everybody else.
pub async fn find(
    deps: &Booking,
    account: Account,
    id: BookingId,
) -> Result<(BookingRecord, Party), Problem> {
    let found =
        deps.db.read(move |conn| Box::pin(async move { Ok::<_, Problem>(bookings::find(conn, id).await?) }));
    let none = || Problem::not_found("There is no such booking.");
    let record = found.await?.ok_or_else(none)?;
    let party = if record.booking.client == account.id {
        Party::Client
    } else if record.trainer_account == account.id {
        Party::Trainer
    } else if account.is_admin() {
        Party::Admin
    } else {
        return Err(none());
    };
    Ok((record, party))
}

/// A change that somebody asks for.
pub struct Change {
    /// Who.
    pub account: Account,
    /// Of which booking.
    pub booking: BookingId,
    /// Who may.
    pub doers: Doers,
    /// The client's key.
    pub key: String,
    /// The request's hash.
    pub fingerprint: [u8; 32],
    /// What.
    pub action: Action,
}

/// Finds the booking's calendar and asks it.
///
/// # Errors
/// Everything that can stand in the way.
pub async fn change(deps: &Booking, change: Change) -> Result<HttpResponse, Problem> {
    let Change { account, booking, doers, key, fingerprint, action } = change;
    let _entered = deps.in_flight.enter(account.id, &key)?;
    let (record, party) = find(deps, account, booking).await?;
    if doers == Doers::ClientAlone && party == Party::Trainer {
        return Err(Problem::new(
            Kind::Forbidden,
            "A hold is its client’s to confirm or release; a trainer can cancel it.",
        ));
    }
    let command = Command { by: Asker { account: Some(account.id), party }, action };
    let claim = ClaimRequest { account: account.id, key, fingerprint, render: changed };
    let asked = deps.calendars.ask(record.trainer, Request { command, claim: Some(claim) }).await;
    match asked {
        Ok(done) => answer(done, true),
        // It left the calendar: where it stands by now, the store knows.
        Err(AskError::Rejected(Rejection { reason: Reason::UnknownBooking, .. })) => {
            let (record, _) = find(deps, account, booking).await?;
            Err(Problem::wrong_state(record.booking.status.name()))
        }
        Err(error) => Err(Problem::unanswered(error, &record.zone)),
    }
}
