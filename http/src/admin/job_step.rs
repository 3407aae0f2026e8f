//! What an administrator does with a job, with its trace in the audit log.

use fittribe_store::audit;
use serde_json::json;

use super::{jobs_list::JobBody, wire::Because};
use crate::{deps::Accounts, error::Problem, extract::Admin};

/// What is done.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// It is tried anew.
    Retry,
    /// It is not tried any more.
    Cancel,
}

/// Takes a step with the job that has this id, as text.
///
/// # Errors
/// 404.
pub async fn take(
    deps: &Accounts,
    admin: &Admin,
    id: &str,
    because: &Because,
    step: Step,
) -> Result<JobBody, Problem> {
    let unknown = || Problem::not_found("There is no such job.");
    let (id, reason): (i64, _) = (id.parse().map_err(|_| unknown())?, because.reason()?);
    let action = match step {
        Step::Retry => "job.retry",
        Step::Cancel => "job.cancel",
    };
    let queue = deps.queue.clone();
    let deed = admin.deed(deps.clock.now(), action, ("job", id.to_string()), json!({ "reason": reason }));
    let taken = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let job = match step {
                Step::Retry => queue.retry(transaction, id).await?,
                Step::Cancel => queue.cancel(transaction, id).await?,
            };
            let job = job.ok_or_else(unknown)?;
            audit::append(transaction, &deed).await?;
            Ok::<_, Problem>(job)
        })
    });
    Ok(JobBody::from(taken.await?))
}
