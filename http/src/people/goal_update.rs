//! `PATCH /me/goals/{id}`

use actix_web::{HttpResponse, patch, web::Data};
use fittribe_domain::{GoalId, person::goal::GoalStatus};
use fittribe_store::goals::{self, Goal};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use super::{
    goals::{GoalBody, target_date},
    measurements::ReadingBody,
    words::line,
};
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Id, Json},
};

/// What to change; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoalChange {
    /// In one's own words.
    #[schema(min_length = 1, max_length = 120)]
    title: Option<String>,
    /// The value to be reached; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<ReadingBody>)]
    target: Option<Option<ReadingBody>>,
    /// By when; null takes it away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = Date)]
    target_date: Option<Option<String>>,
    /// `active`, `achieved` or `abandoned`.
    #[schema(value_type = Option<String>)]
    status: Option<GoalStatus>,
}

/// Tells null from absent.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(from).map(Some)
}

impl GoalChange {
    fn apply(self, goal: &mut Goal, now: Timestamp) -> Result<(), Problem> {
        if let Some(title) = self.title {
            goal.title = line("/title", &title, 120)?;
        }
        if let Some(target) = self.target {
            goal.target = target.map(|target| target.reading("/target")).transpose()?;
        }
        if let Some(date) = self.target_date {
            goal.target_date = date.as_deref().map(target_date).transpose()?;
        }
        if let Some(status) = self.status.filter(|status| *status != goal.status) {
            goal.status = status;
            goal.ended_at = (status != GoalStatus::Active).then_some(now);
        }
        Ok(())
    }
}

/// Changes a goal: its words, its target, or where it stands.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The goal")), request_body = GoalChange, responses(
    (status = 200, description = "The goal as it is now", body = GoalBody),
    (status = 404, description = "No goal of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[patch("/me/goals/{id}")]
pub async fn update_goal(
    deps: Data<Accounts>,
    account: Account,
    Id(id): Id<GoalId>,
    Json(change): Json<GoalChange>,
) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let updated = deps.db.write(move |conn| {
        Box::pin(async move {
            let found = goals::lock(conn, account.id, id).await?;
            let mut goal = found.ok_or_else(|| Problem::not_found("You have no such goal."))?;
            change.apply(&mut goal, now)?;
            goals::update(conn, &goal).await?;
            Ok::<_, Problem>(goal)
        })
    });
    Ok(HttpResponse::Ok().json(GoalBody::from(&updated.await?)))
}
