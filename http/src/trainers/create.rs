//! `POST /trainers`

use actix_web::{HttpResponse, http::StatusCode, post, web::Data};
use fittribe_domain::{DecisionId, TrainerId, trainer::Status};
use fittribe_store::{
    calendars::{self, NewCalendar},
    erasures,
    idempotency::{self, Claimed, SavedReply, Use},
    standing,
    trainers::{self, Handle, NewTrainer},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::{TrainerBody, biography, headline};
use crate::{
    accounts::wire::zone,
    deps::Booking,
    error::{Kind, Problem},
    extract::{Account, Keyed},
    wire::{reply, saved},
};

/// A trainer's page to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPage {
    /// The address of the page: 3 to 40 of a–z, 0–9 and inner hyphens.
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$")]
    slug: String,
    /// One line.
    #[schema(min_length = 1, max_length = 160)]
    headline: String,
    /// More.
    #[serde(default)]
    #[schema(max_length = 4000)]
    biography: String,
    /// IANA zone that all rules are read in.
    tz: String,
}

fn slug(text: String) -> Result<String, Problem> {
    let plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let edges = !text.starts_with('-') && !text.ends_with('-');
    let reserved = ["me", "new", "search", "admin", "fittribe"].contains(&text.as_str());
    // What looks like an id would never be found by its slug.
    let id = text.parse::<TrainerId>().is_ok();
    if (3..=40).contains(&text.len()) && plain && edges && !reserved && !id {
        return Ok(text);
    }
    Err(Problem::field("/slug", "is 3 to 40 of a–z, 0–9 and inner hyphens, and not reserved"))
}

/// Claims the key, does the work and saves the reply, all in one transaction.
async fn insert(
    conn: &mut fittribe_store::PgConnection,
    trainer: &NewTrainer,
    mut calendar: NewCalendar,
    key: &str,
    fingerprint: [u8; 32],
) -> Result<SavedReply, Problem> {
    match idempotency::claim(conn, trainer.account, key).await? {
        Claimed::Free => {}
        Claimed::Taken(saved) if saved.fingerprint == fingerprint => return Ok(saved.reply),
        Claimed::Taken(_) => return Err(Problem::bare(Kind::IdempotencyKeyReused)),
        Claimed::InFlight => {
            return Err(Problem::bare(Kind::IdempotencyInFlight).after(std::time::Duration::from_secs(1)));
        }
    }
    if erasures::find(conn, trainer.account).await?.is_some() {
        return Err(Problem::new(
            Kind::Conflict,
            "This account is to be erased: DELETE /api/v1/me/erasure first.",
        ));
    }
    trainers::insert(conn, trainer).await?;
    let takes = standing::takes_bookings(conn, trainer.id, calendar.at).await?;
    calendar.accepting = takes == Some(true);
    calendars::open(conn, &calendar).await?;
    let found = trainers::find(conn, Handle::Id(trainer.id)).await?;
    let found = found.ok_or_else(|| Problem::bare(Kind::Internal))?;
    let reply = saved(
        StatusCode::CREATED,
        &TrainerBody::from(&found),
        Some(format!("/api/v1/trainers/{}", trainer.id)),
    );
    let used = Use {
        account: trainer.account,
        key,
        fingerprint,
        trainer: None,
        reply: &reply,
        at: trainer.created_at,
    };
    idempotency::save(conn, &used).await?;
    Ok(reply)
}

/// Makes a trainer's page and calendar; once for each account. It is a draft: `POST /trainers/me/submit` when it is
/// ready. Where approval is automatic it can be booked at once.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), request_body = NewPage,
    params(("Idempotency-Key" = String, Header, description = "New for each page")),
    responses(
        (status = 201, description = "The page", body = TrainerBody),
        (status = 409, description = "`conflict` when there is one already", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/trainers")]
pub async fn create_trainer(
    deps: Data<Booking>,
    account: Account,
    request: Keyed<NewPage>,
) -> Result<HttpResponse, Problem> {
    let account = account.trainer()?;
    let Keyed { body, key, fingerprint } = request;
    let now = deps.clock.now();
    let trainer = NewTrainer {
        id: TrainerId::from_uuid(deps.random.uuid()),
        account: account.id,
        slug: slug(body.slug)?,
        headline: headline(&body.headline)?,
        biography: biography(&body.biography)?,
        created_at: now,
        status: if deps.approve_at_once { Status::Approved } else { Status::Draft },
    };
    let calendar = NewCalendar {
        trainer: trainer.id,
        account: account.id,
        zone: zone(&body.tz)?,
        decision: DecisionId::from_uuid(deps.random.uuid()),
        at: now,
        accepting: deps.approve_at_once,
    };
    let _entered = deps.in_flight.enter(account.id, &key)?;
    let made = deps.db.write(move |conn| {
        Box::pin(async move { insert(conn, &trainer, calendar, &key, fingerprint).await })
    });
    reply(made.await?, true)
}
