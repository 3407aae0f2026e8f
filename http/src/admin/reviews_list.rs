//! `GET /admin/reviews`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::reviews::{self, Review, Which};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    deps::Booking,
    error::Problem,
    extract::{Admin, Query},
    reviews::{list::ReviewsQuery, wire::ReviewBody},
    wire::page_size,
};

/// A review that somebody reported.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportedReview {
    /// The review.
    #[serde(flatten)]
    review: ReviewBody,
    /// By which account.
    client: Uuid,
    /// Of which booking.
    booking: Uuid,
    /// When it was reported.
    #[schema(value_type = Option<String>, format = DateTime)]
    reported_at: Option<Timestamp>,
    /// Why.
    report_reason: Option<String>,
}

impl From<&Review> for ReportedReview {
    fn from(review: &Review) -> Self {
        let (reported_at, report_reason) = review.reported.clone().unzip();
        Self {
            review: ReviewBody::from(review),
            client: review.client.uuid(),
            booking: review.booking.uuid(),
            reported_at,
            report_reason,
        }
    }
}

/// A page of reported reviews.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportedReviews {
    /// The latest first.
    items: Vec<ReportedReview>,
    /// `cursor` of the next page; absent on the last.
    next: Option<Uuid>,
}

/// Reviews that wait for a judgement: hide them, or keep them.
#[utoipa::path(tag = "admin", security(("bearer" = [])), params(ReviewsQuery), responses(
    (status = 200, description = "A page of them", body = ReportedReviews),
))]
#[get("/admin/reviews")]
pub async fn list_reported(
    deps: Data<Booking>,
    _admin: Admin,
    Query(query): Query<ReviewsQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(reviews::list(conn, Which::Reported, query.cursor, limit + 1).await?)
        })
    });
    let mut found = found.await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|review| review.id);
    Ok(HttpResponse::Ok()
        .json(ReportedReviews { items: found.iter().map(ReportedReview::from).collect(), next }))
}
