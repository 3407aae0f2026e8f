//! `PUT /reviews/{id}/answer`

use actix_web::{HttpResponse, put, web::Data};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::wire::{ReviewBody, change, unknown, words};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Id, Json},
    trainers::own,
};

/// What a trainer says to a review.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerInput {
    /// In words; empty takes the answer back.
    #[schema(max_length = 2000)]
    answer: String,
}

/// Answers a review of oneself, or changes the answer.
#[utoipa::path(tag = "reviews", security(("bearer" = [])), request_body = AnswerInput,
    params(("id" = Uuid, Path, description = "The review")),
    responses(
        (status = 200, description = "The review with its answer", body = ReviewBody),
        (status = 404, description = "`not_found`: no such review of you", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/reviews/{id}/answer")]
pub async fn answer_review(
    deps: Data<Booking>,
    account: Account,
    Id(id): Id<Uuid>,
    Json(body): Json<AnswerInput>,
) -> Result<HttpResponse, Problem> {
    let answer = words(&body.answer, "/answer", 2000)?;
    let (trainer, now) = (own::trainer(&deps, account.trainer()?).await?, deps.clock.now());
    let answered = deps.db.write(move |conn| {
        Box::pin(async move {
            let say = move |review: &mut fittribe_store::reviews::Review| {
                if review.trainer != trainer.id || review.hidden_at.is_some() {
                    return Err(unknown());
                }
                let answer = Some(answer).filter(|answer| !answer.is_empty());
                (review.answered_at, review.answer) = (answer.as_ref().map(|_| now), answer);
                Ok(())
            };
            change(conn, id, say).await
        })
    });
    Ok(HttpResponse::Ok().json(ReviewBody::from(&answered.await?)))
}
