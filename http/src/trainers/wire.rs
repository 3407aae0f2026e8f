//! Trainers on the wire.

use fittribe_domain::trainer::Status;
use fittribe_store::trainers::{Rating, Trainer};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    certificates::wire::ShownCertificate, error::Problem, files::wire::avatar_path,
    gallery::wire::PictureBody, services::wire::ServiceBody,
};

use super::{policy::PolicyBody, profile::StudioBody};

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
    /// Where the account's picture is.
    #[schema(
        format = "uri-reference",
        example = "/api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium"
    )]
    pub avatar: Option<String>,
    /// One line.
    pub headline: String,
    /// More.
    pub biography: String,
    /// What they teach.
    pub specialties: Vec<String>,
    /// ISO 639 codes of what they speak.
    pub languages: Vec<String>,
    /// Whether they meet people on video.
    pub online: bool,
    /// Where they meet people in person, if anywhere.
    pub studio: Option<StudioBody>,
    /// `draft`, `submitted`, `returned`, `approved` or `suspended`. Others see and book approved ones alone.
    pub status: &'static str,
    /// Why, where an administrator said something; for the trainer and administrators.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub status_reason: String,
    /// What reviews come to, 1 to 5; absent before there are any.
    #[schema(minimum = 1, maximum = 5)]
    pub rating: Option<f64>,
    /// How many reviews.
    pub reviews: u64,
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
    /// Its pictures, in their order.
    pub gallery: Vec<PictureBody>,
    /// Counts the pictures' changes; what `If-Match` of `PUT /trainers/me/gallery` compares.
    pub gallery_version: u32,
    /// What they have shown that they learnt: confirmed, and good today.
    pub certificates: Vec<ShownCertificate>,
}

/// What an administrator said, where it is for the trainer to act on. Nobody else sees a page that stands so.
fn reason(trainer: &Trainer) -> String {
    match trainer.status {
        Status::Returned | Status::Suspended => trainer.status_reason.clone(),
        Status::Draft | Status::Submitted | Status::Approved => String::new(),
    }
}

/// Stars as they are shown, to a hundredth.
fn stars(rating: Rating) -> Option<f64> {
    let hundredths = (rating.sum * 100).checked_div(rating.count)?;
    Some(f64::from(u32::try_from(hundredths).ok()?) / 100.0)
}

impl From<&Trainer> for TrainerBody {
    fn from(trainer: &Trainer) -> Self {
        Self {
            id: trainer.id.uuid(),
            account: trainer.account.uuid(),
            slug: trainer.slug.clone(),
            name: trainer.name.clone(),
            avatar: trainer.avatar.map(avatar_path),
            headline: trainer.profile.headline.clone(),
            biography: trainer.profile.biography.clone(),
            specialties: trainer.profile.specialties.clone(),
            languages: trainer.profile.languages.clone(),
            online: trainer.profile.online,
            studio: trainer.profile.studio.as_ref().map(StudioBody::from),
            status: trainer.status.name(),
            status_reason: reason(trainer),
            rating: stars(trainer.rating),
            reviews: trainer.rating.count,
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
