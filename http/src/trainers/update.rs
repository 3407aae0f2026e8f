//! `PUT /trainers/me`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::event::Setting;
use fittribe_store::trainers::{self, Profile, Updated};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    own,
    profile::{StudioBody, languages, specialties},
    wire::{TrainerBody, biography, headline},
};
use crate::{
    accounts::wire::zone,
    deps::Booking,
    error::Problem,
    extract::{Account, IfMatch, Json},
    wire::etag,
};

/// A trainer's page as it shall be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// One line.
    #[schema(min_length = 1, max_length = 160)]
    headline: String,
    /// More.
    #[schema(max_length = 4000)]
    biography: String,
    /// IANA zone that all rules are read in.
    tz: String,
    /// What they teach, in lower case: at most 10 of 2 to 40 letters, digits, spaces and hyphens. As it was when absent.
    #[schema(max_items = 10)]
    specialties: Option<Vec<String>>,
    /// ISO 639 codes of what they speak, at most 10. As it was when absent.
    #[schema(max_items = 10)]
    languages: Option<Vec<String>>,
    /// Whether they meet people on video. As it was when absent.
    online: Option<bool>,
    /// Where they meet people in person; null: nowhere. As it was when absent.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<StudioBody>)]
    studio: Option<Option<StudioBody>>,
}

/// Tells what is absent from what is null.
fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Option<StudioBody>>, D::Error> {
    Option::<StudioBody>::deserialize(from).map(Some)
}

impl Page {
    /// The profile as it shall be.
    fn profile(self, now: &Profile) -> Result<Profile, Problem> {
        Ok(Profile {
            headline: headline(&self.headline)?,
            biography: biography(&self.biography)?,
            specialties: self.specialties.map_or_else(|| Ok(now.specialties.clone()), specialties)?,
            languages: self.languages.map_or_else(|| Ok(now.languages.clone()), languages)?,
            online: self.online.unwrap_or(now.online),
            studio: match self.studio {
                None => now.studio.clone(),
                Some(studio) => studio.map(StudioBody::studio).transpose()?,
            },
        })
    }
}

/// Changes one's own page. Another zone moves all open hours with it; what is booked stays.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = Page,
    params(("If-Match" = String, Header, description = "The ETag of the page you saw")),
    responses(
        (status = 200, description = "The page as it is now", body = TrainerBody),
        (status = 412, description = "`stale`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 428, description = "`precondition_required`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/trainers/me")]
pub async fn update_trainer(
    deps: Data<Booking>,
    account: Account,
    seen: IfMatch,
    Json(body): Json<Page>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let expected = seen.required()?;
    let tz = zone(&body.tz)?;
    let trainer = own::trainer(&deps, account).await?;
    let (id, profile) = (trainer.id, body.profile(&trainer.profile)?);
    let updated = deps.db.write(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(trainers::update(conn, id, expected, &profile).await?) })
    });
    let mut page = match updated.await? {
        Updated::Done(trainer) => trainer,
        Updated::Unknown => return Err(Problem::not_found("You have no trainer page.")),
        Updated::Stale(actual) => {
            return Err(Problem::stale(format!("The page is at version {actual} by now."), actual));
        }
    };
    if page.tz != tz {
        own::configure(&deps, account, &trainer, Setting::Zone(tz.clone())).await?;
        page.tz = tz;
    }
    Ok(HttpResponse::Ok().insert_header(etag(page.version)).json(TrainerBody::from(&*page)))
}
