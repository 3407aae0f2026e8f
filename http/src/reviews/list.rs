//! `GET /trainers/{id}/reviews`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::TrainerId;
use fittribe_store::reviews::{self, Which};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::wire::{ReviewBody, ReviewPage, page};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Id, Query},
    wire::page_size,
};

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReviewsQuery {
    /// `next` of the page before.
    pub cursor: Option<Uuid>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u16>,
}

/// What clients say of a trainer, the latest first.
#[utoipa::path(tag = "reviews", params(("id" = Uuid, Path, description = "The trainer"), ReviewsQuery), responses(
    (status = 200, description = "A page of it", body = ReviewPage),
))]
#[get("/trainers/{id}/reviews")]
pub async fn list_reviews(
    deps: Data<Booking>,
    Id(id): Id<TrainerId>,
    Query(query): Query<ReviewsQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(reviews::list(conn, Which::ShownOf(id), query.cursor, limit + 1).await?)
        })
    });
    Ok(HttpResponse::Ok().json(page(found.await?, limit, |review| ReviewBody::from(review))))
}
