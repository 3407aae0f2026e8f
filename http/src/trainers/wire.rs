//! Trainers on the wire.

use fittribe_store::trainers::Trainer;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{error::Problem, services::wire::ServiceBody};

use super::policy::PolicyBody;

/// A trainer's page.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Trainer)]
pub struct TrainerBody {
    /// Its identity.
    pub id: Uuid,
    /// Whose.
    pub account: Uuid,
    /// The address of its page.
    pub slug: String,
    /// The account's name.
    pub name: String,
    /// One line.
    pub headline: String,
    /// More.
    pub biography: String,
    /// IANA zone that all rules are read in.
    pub tz: String,
    /// Whether new bookings are taken.
    pub accepting: bool,
    /// Counts the page's changes; its ETag.
    pub version: u32,
}

/// A trainer's page with what they sell and ask for.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrainerPage {
    /// The page.
    #[serde(flatten)]
    pub trainer: TrainerBody,
    /// What is on sale.
    pub services: Vec<ServiceBody>,
    /// The rules of booking.
    pub policy: PolicyBody,
}

impl From<&Trainer> for TrainerBody {
    fn from(trainer: &Trainer) -> Self {
        Self {
            id: trainer.id.uuid(),
            account: trainer.account.uuid(),
            slug: trainer.slug.clone(),
            name: trainer.name.clone(),
            headline: trainer.headline.clone(),
            biography: trainer.biography.clone(),
            tz: trainer.tz.name().to_owned(),
            accepting: trainer.accepting,
            version: trainer.version,
        }
    }
}

/// One line.
///
/// # Errors
/// Points at the field.
pub fn headline(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let fits = (1..=160).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits {
        Ok(text.to_owned())
    } else {
        Err(Problem::field("/headline", "is one line of 1 to 160 characters"))
    }
}

/// More.
///
/// # Errors
/// Points at the field.
pub fn biography(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if text.chars().count() > 4000 {
        return Err(Problem::field("/biography", "is at most 4000 characters"));
    }
    Ok(text.to_owned())
}
