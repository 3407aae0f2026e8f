//! Reviews on the wire.

use fittribe_store::{
    PgConnection,
    reviews::{self, Review},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::error::Problem;

/// How long a review can be changed: domain-rules, "Booking".
pub const EDITABLE: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A review as others read it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Review)]
pub struct ReviewBody {
    /// Its identity.
    id: Uuid,
    /// Of whom.
    trainer: Uuid,
    /// Of which booking; told to whoever wrote it and nobody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    booking: Option<Uuid>,
    /// By whom: a first name.
    by: String,
    /// 1 to 5 stars.
    rating: i16,
    /// In words; may be empty.
    body: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was last changed.
    #[schema(value_type = Option<String>, format = DateTime)]
    edited_at: Option<Timestamp>,
    /// What the trainer says to it.
    answer: Option<String>,
    /// When they said it.
    #[schema(value_type = Option<String>, format = DateTime)]
    answered_at: Option<Timestamp>,
}

/// A page of reviews.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewPage {
    /// The latest first.
    pub items: Vec<ReviewBody>,
    /// `cursor` of the next page; absent on the last.
    pub next: Option<Uuid>,
}

/// What a client says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Stars.
    #[schema(minimum = 1, maximum = 5)]
    rating: i16,
    /// In words.
    #[serde(default)]
    #[schema(max_length = 4000)]
    body: String,
}

impl Verdict {
    /// Stars and words.
    ///
    /// # Errors
    /// Points at what is wrong.
    pub fn read(self) -> Result<(i16, String), Problem> {
        if !(1..=5).contains(&self.rating) {
            return Err(Problem::field("/rating", "is 1 to 5"));
        }
        Ok((self.rating, words(&self.body, "/body", 4000)?))
    }
}

/// Words of at most so many characters.
///
/// # Errors
/// Points at them.
pub fn words(text: &str, pointer: &'static str, longest: usize) -> Result<String, Problem> {
    let text = text.trim();
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.chars().count() > longest || text.chars().any(odd) {
        return Err(Problem::field(pointer, format!("is at most {longest} characters of text")));
    }
    Ok(text.to_owned())
}

/// As others may read it: a first name is enough.
fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}

impl From<&Review> for ReviewBody {
    fn from(review: &Review) -> Self {
        Self {
            id: review.id,
            trainer: review.trainer.uuid(),
            booking: None,
            by: first_name(&review.client_name),
            rating: review.rating,
            body: review.body.clone(),
            created_at: review.created_at,
            edited_at: review.edited_at,
            answer: review.answer.clone(),
            answered_at: review.answered_at,
        }
    }
}

/// A page of what was read with one more than fits.
#[must_use]
pub fn page(mut found: Vec<Review>, limit: u16, read: impl Fn(&Review) -> ReviewBody) -> ReviewPage {
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|review| review.id);
    ReviewPage { items: found.iter().map(read).collect(), next }
}

impl ReviewBody {
    /// As whoever wrote it reads it.
    #[must_use]
    pub fn own(review: &Review) -> Self {
        Self { booking: Some(review.booking.uuid()), ..Self::from(review) }
    }
}

/// Nothing there that one may know of.
#[must_use]
pub fn unknown() -> Problem {
    Problem::not_found("There is no such review.")
}

/// Changes a review that is locked meanwhile.
///
/// # Errors
/// 404, and what `change` refuses.
pub async fn change(
    conn: &mut PgConnection,
    id: Uuid,
    change: impl FnOnce(&mut Review) -> Result<(), Problem> + Send,
) -> Result<Review, Problem> {
    let before = reviews::lock(conn, id).await?.ok_or_else(unknown)?;
    let mut after = before.clone();
    change(&mut after)?;
    reviews::save(conn, &before, &after).await?;
    Ok(after)
}
