//! What the passing of time does to certificates: trainers are warned, and calendars of those who lack one that is
//! required take no new bookings.

use fittribe_store::{
    Database, StoreError, certificates,
    jobs::{LetterKind, Queue, SendLetter},
    standing,
};
use jiff::Timestamp;

/// Puts a letter for each warning that has come due, and a job for each calendar that has to follow; how many letters.
///
/// # Errors
/// When the database fails: nothing is put then.
pub async fn sweep_once(database: &Database, queue: &Queue, now: Timestamp) -> Result<usize, StoreError> {
    let queue = queue.clone();
    let swept = database.transact(move |transaction| {
        Box::pin(async move {
            let warnings = certificates::take_warnings(transaction, now).await?;
            for warning in &warnings {
                let letter = match warning.days {
                    0 => LetterKind::CertificateExpired,
                    _ => LetterKind::CertificateExpires,
                };
                let to = warning.to.as_str().to_owned();
                queue.put(transaction, SendLetter { to, letter }).await?;
            }
            standing::follow_all(transaction, &queue, now).await?;
            Ok::<_, StoreError>(warnings.len())
        })
    });
    swept.await
}
