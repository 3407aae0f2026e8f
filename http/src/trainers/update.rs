//! `PUT /trainers/me`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::event::Setting;
use fittribe_store::trainers::{self, Updated};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    own,
    wire::{TrainerBody, biography, headline},
};
use crate::{
    accounts::wire::zone,
    deps::Booking,
    error::{Extension, Kind, Problem},
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
    let (headline, biography, tz) = (headline(&body.headline)?, biography(&body.biography)?, zone(&body.tz)?);
    let trainer = own::trainer(&deps, account).await?;
    let id = trainer.id;
    let updated = deps.db.write(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(trainers::update(conn, id, expected, &headline, &biography).await?)
        })
    });
    let mut page = match updated.await? {
        Updated::Done(trainer) => trainer,
        Updated::Unknown => return Err(Problem::not_found("You have no trainer page.")),
        Updated::Stale(actual) => {
            return Err(Problem::new(Kind::Stale, format!("The page is at version {actual} by now."))
                .with(Extension { version: Some(u64::from(actual)), ..Extension::default() }));
        }
    };
    if page.tz != tz {
        own::configure(&deps, account, &trainer, Setting::Zone(tz.clone())).await?;
        page.tz = tz;
    }
    Ok(HttpResponse::Ok().insert_header(etag(page.version)).json(TrainerBody::from(&page)))
}
