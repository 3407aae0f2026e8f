//! `GET /admin/trainers`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::{TrainerId, trainer::Status};
use fittribe_store::trainers;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    deps::Booking,
    error::Problem,
    extract::{Admin, Query},
    trainers::wire::TrainerBody,
    wire::page_size,
};

/// Which trainers.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StandingQuery {
    /// `draft`, `submitted`, `returned`, `approved` or `suspended`; `submitted` when absent.
    status: Option<String>,
    /// Only those with this in their name or their page's address.
    #[param(max_length = 120)]
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<Uuid>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// A page of trainers.
#[derive(Debug, Serialize, ToSchema)]
pub struct ManagedTrainers {
    /// The trainers, whoever has stood there longest first.
    items: Vec<TrainerBody>,
    /// `cursor` of the next page; absent on the last.
    next: Option<Uuid>,
}

/// Trainers who stand somewhere: without `status` those who wait to be looked at.
#[utoipa::path(tag = "admin", security(("bearer" = [])), params(StandingQuery), responses(
    (status = 200, description = "A page of them", body = ManagedTrainers),
))]
#[get("/admin/trainers")]
pub async fn list_standing(
    deps: Data<Booking>,
    _admin: Admin,
    Query(query): Query<StandingQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let status = query.status.as_deref().unwrap_or("submitted").parse::<Status>();
    let status = status.map_err(|unknown| Problem::field("?status", unknown.to_string()))?;
    let words = query.q.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    if words.as_ref().is_some_and(|words| words.chars().count() > 120) {
        return Err(Problem::field("?q", "is at most 120 characters"));
    }
    let after = query.cursor.map(TrainerId::from_uuid);
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            Ok::<_, Problem>(trainers::standing(conn, (status, words.as_deref()), after, limit + 1).await?)
        })
    });
    let mut found = found.await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|trainer| trainer.id.uuid());
    Ok(HttpResponse::Ok()
        .json(ManagedTrainers { items: found.iter().map(TrainerBody::from).collect(), next }))
}
