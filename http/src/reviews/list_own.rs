//! `GET /me/reviews`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::reviews::{self, Which};

use super::{
    list::ReviewsQuery,
    wire::{ReviewBody, ReviewPage, page},
};
use crate::{
    deps::Booking,
    error::Problem,
    extract::{Account, Query},
    wire::page_size,
};

/// What one has said oneself, the latest first.
#[utoipa::path(tag = "reviews", security(("bearer" = [])), params(ReviewsQuery), responses(
    (status = 200, description = "A page of it", body = ReviewPage),
))]
#[get("/me/reviews")]
pub async fn list_own_reviews(
    deps: Data<Booking>,
    account: Account,
    Query(query): Query<ReviewsQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(reviews::list(conn, Which::By(account.id), query.cursor, limit + 1).await?)
        })
    });
    Ok(HttpResponse::Ok().json(page(found.await?, limit, ReviewBody::own)))
}
