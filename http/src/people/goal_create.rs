//! `POST /me/goals`

use actix_web::{HttpResponse, http::StatusCode, post, web::Data};
use fittribe_domain::{GoalId, person::goal::GoalStatus};
use fittribe_store::goals::{self, Goal, MOST};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    claim::Claim,
    goals::{GoalBody, target_date},
    measurements::ReadingBody,
    words::line,
};
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, Keyed},
    wire::{reply, saved},
};

/// A goal to set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGoal {
    /// In one's own words.
    #[schema(min_length = 1, max_length = 120, example = "Run ten kilometres without a break")]
    title: String,
    /// The value to be reached, where it is one that is measured.
    #[serde(default)]
    target: Option<ReadingBody>,
    /// By when.
    #[serde(default)]
    #[schema(format = Date)]
    target_date: Option<String>,
}

/// Sets a goal.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = NewGoal,
    params(("Idempotency-Key" = String, Header, description = "New for each goal")),
    responses(
        (status = 201, description = "The goal", body = GoalBody),
        (status = 409, description = "`limit_reached`: there are 200 already", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/goals")]
pub async fn create_goal(
    deps: Data<Accounts>,
    account: Account,
    request: Keyed<NewGoal>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body, key, fingerprint } = request;
    let now = deps.clock.now();
    let goal = Goal {
        id: GoalId::from_uuid(deps.random.uuid()),
        account: account.id,
        title: line("/title", &body.title, 120)?,
        target: body.target.map(|target| target.reading("/target")).transpose()?,
        target_date: body.target_date.as_deref().map(target_date).transpose()?,
        status: GoalStatus::Active,
        created_at: now,
        ended_at: None,
    };
    let claim = Claim { account: account.id, key, fingerprint, at: now };
    let made = deps.db.write(move |conn| {
        Box::pin(async move {
            if let Some(earlier) = claim.earlier(conn).await? {
                return Ok::<_, Problem>(earlier);
            }
            if !goals::insert(conn, &goal).await? {
                return Err(Problem::new(Kind::LimitReached, format!("There are {MOST} goals already.")));
            }
            claim.save(conn, saved(StatusCode::CREATED, &GoalBody::from(&goal), None)).await
        })
    });
    reply(made.await?, false)
}
