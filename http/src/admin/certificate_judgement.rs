//! Judging a certificate, with its trace in the audit log and a letter to its trainer.

use fittribe_domain::certificate::Status;
use fittribe_store::{
    accounts, audit, certificates,
    jobs::{LetterKind, SendLetter},
    standing::{self, Cause},
    trainers::{self, Handle},
};
use serde_json::json;
use uuid::Uuid;

use super::{certificates_list::ManagedCertificate, wire::Because};
use crate::{
    deps::Booking,
    error::{Kind, Problem},
    extract::Admin,
    trainers::standing::settle,
};

/// Says what a certificate is, and makes its trainer's calendar follow.
///
/// # Errors
/// 404, or 409 when that was said already.
pub async fn judge(
    deps: &Booking,
    admin: &Admin,
    id: Uuid,
    because: &Because,
    to: Status,
) -> Result<ManagedCertificate, Problem> {
    let (reason, now, queue) = (because.reason()?, deps.clock.now(), deps.queue.clone());
    let (action, letter) = match to {
        Status::Confirmed => ("certificate.confirm", LetterKind::CertificateConfirmed),
        Status::Rejected | Status::Submitted => ("certificate.reject", LetterKind::CertificateRejected),
    };
    let deed = admin.deed(now, action, ("certificate", id.to_string()), json!({ "reason": reason }));
    let judged = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let known = certificates::lock(transaction, id).await?;
            let mut certificate = known.ok_or_else(|| Problem::not_found("There is no such certificate."))?;
            if certificate.status == to {
                return Err(Problem::new(
                    Kind::WrongState,
                    format!("This certificate is {} already.", to.name()),
                ));
            }
            certificates::judge(transaction, id, to, &reason, now).await?;
            audit::append(transaction, &deed).await?;
            standing::changed(transaction, &queue, Cause::Trainer(certificate.trainer)).await?;
            let trainer = trainers::find(transaction, Handle::Id(certificate.trainer)).await?;
            let trainer = trainer.ok_or_else(|| Problem::bare(Kind::Internal))?;
            if let Some(account) = accounts::find(transaction, trainer.account).await? {
                let to = account.email.as_str().to_owned();
                queue.put(transaction, SendLetter { to, letter }).await?;
            }
            certificate.status = to;
            certificate.status_reason = reason;
            certificate.status_at = now;
            Ok(certificate)
        })
    });
    let certificate = judged.await?;
    settle(deps, Some(certificate.trainer)).await;
    Ok(ManagedCertificate::new(&certificate, now))
}
