//! Goals on the wire.

use fittribe_domain::person::goal::GoalStatus;
use fittribe_store::goals::Goal;
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::measurements::ReadingBody;
use crate::{
    error::Problem,
    wire::{EXPECTED_DATE, date},
};

/// A goal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Goal)]
pub struct GoalBody {
    /// Its identity.
    id: Uuid,
    /// In one's own words.
    title: String,
    /// The value to be reached, where it is one that is measured.
    target: Option<ReadingBody>,
    /// By when.
    #[schema(format = Date)]
    target_date: Option<String>,
    /// `active`, `achieved` or `abandoned`.
    #[schema(value_type = String, example = "active")]
    status: GoalStatus,
    /// When it was set.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it was reached or given up.
    #[schema(value_type = Option<String>, format = DateTime)]
    ended_at: Option<Timestamp>,
}

impl From<&Goal> for GoalBody {
    fn from(goal: &Goal) -> Self {
        Self {
            id: goal.id.uuid(),
            title: goal.title.clone(),
            target: goal.target.map(ReadingBody::from),
            target_date: goal.target_date.map(|date| date.to_string()),
            status: goal.status,
            created_at: goal.created_at,
            ended_at: goal.ended_at,
        }
    }
}

/// The date by which a goal is to be reached.
///
/// # Errors
/// Points at the field.
pub fn target_date(text: &str) -> Result<Date, Problem> {
    date(text).ok_or_else(|| Problem::field("/target_date", EXPECTED_DATE))
}
