//! Moving a trainer's standing, with its trace in the audit log.

use fittribe_domain::{TrainerId, trainer::Status};
use fittribe_store::{
    accounts, audit,
    jobs::{LetterKind, SendLetter},
    standing::{self, Cause},
    trainers::{self, Handle},
};
use serde_json::json;

use super::wire::Because;
use crate::{
    deps::Booking,
    error::{Kind, Problem},
    extract::Admin,
    trainers::{standing::settle, wire::TrainerBody},
};

/// Where a trainer is to stand, and from where they can come to stand there.
pub struct Judgement {
    /// For the audit log.
    pub action: &'static str,
    /// Where they stand now.
    pub from: &'static [Status],
    /// Where they are to stand.
    pub to: Status,
}

/// The letter that tells the trainer.
fn letter(action: &str) -> Option<LetterKind> {
    match action {
        "trainer.approve" => Some(LetterKind::TrainerApproved),
        "trainer.return" => Some(LetterKind::TrainerReturned),
        _ => None,
    }
}

/// Moves a trainer on and makes the calendar follow.
///
/// # Errors
/// 404, or 409 when they stand elsewhere.
pub async fn judge(
    deps: &Booking,
    admin: &Admin,
    id: TrainerId,
    because: &Because,
    Judgement { action, from, to }: Judgement,
) -> Result<TrainerBody, Problem> {
    let (reason, now, queue) = (because.reason()?, deps.clock.now(), deps.queue.clone());
    let deed = admin.deed(now, action, ("trainer", id.to_string()), json!({ "reason": reason }));
    let judged = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let moved = standing::set(transaction, id, from, to, &reason, now).await?;
            let trainer = trainers::find(transaction, Handle::Id(id)).await?;
            let trainer = trainer.ok_or_else(|| Problem::not_found("There is no such trainer."))?;
            if !moved {
                let at = trainer.status.name();
                return Err(Problem::new(Kind::WrongState, format!("This trainer is {at}; look again.")));
            }
            audit::append(transaction, &deed).await?;
            standing::changed(transaction, &queue, Cause::Trainer(id)).await?;
            if let Some(letter) = letter(action)
                && let Some(account) = accounts::find(transaction, trainer.account).await?
            {
                let to = account.email.as_str().to_owned();
                queue.put(transaction, SendLetter { to, letter }).await?;
            }
            let takes = standing::takes_bookings(transaction, id, now).await?;
            Ok((trainer, takes == Some(true)))
        })
    });
    let (mut trainer, takes) = judged.await?;
    settle(deps, Some(id)).await;
    trainer.accepting = takes;
    Ok(TrainerBody::from(&trainer))
}
