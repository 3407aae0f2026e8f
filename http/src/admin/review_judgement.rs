//! Judging a review, with its trace in the audit log.

use fittribe_store::{audit, reviews::Review};
use serde_json::json;
use uuid::Uuid;

use super::wire::Because;
use crate::{
    deps::Booking,
    error::Problem,
    extract::Admin,
    reviews::wire::{ReviewBody, change},
};

/// Hides a review, or has it shown; whatever was reported of it is settled.
///
/// # Errors
/// 404.
pub async fn judge(
    deps: &Booking,
    admin: &Admin,
    id: Uuid,
    because: &Because,
    hide: bool,
) -> Result<ReviewBody, Problem> {
    let (reason, now) = (because.reason()?, deps.clock.now());
    let action = if hide { "review.hide" } else { "review.keep" };
    let deed = admin.deed(now, action, ("review", id.to_string()), json!({ "reason": reason }));
    let judged = deps.db.write(move |conn| {
        Box::pin(async move {
            let judge = move |review: &mut Review| {
                review.hidden_at = hide.then(|| review.hidden_at.unwrap_or(now));
                review.reported = None;
                Ok(())
            };
            let review = change(conn, id, judge).await?;
            audit::append(conn, &deed).await?;
            Ok::<_, Problem>(review)
        })
    });
    Ok(ReviewBody::from(&judged.await?))
}
