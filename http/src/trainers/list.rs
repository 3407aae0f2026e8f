//! `GET /trainers`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::TrainerId;
use fittribe_store::trainers;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::wire::TrainerBody;
use crate::{deps::Booking, error::Problem, extract::Query, wire::page_size};

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// `next` of the page before.
    cursor: Option<Uuid>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// A page of trainers.
#[derive(Debug, Serialize, ToSchema)]
pub struct TrainerList {
    /// The trainers.
    items: Vec<TrainerBody>,
    /// `cursor` of the next page; absent on the last.
    next: Option<Uuid>,
}

/// All trainers, oldest first.
#[utoipa::path(tag = "trainers", params(ListQuery), responses((status = 200, description = "A page of them", body = TrainerList)))]
#[get("/trainers")]
pub async fn list_trainers(
    deps: Data<Booking>,
    Query(query): Query<ListQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let cursor = query.cursor.map(TrainerId::from_uuid);
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(trainers::list(conn, cursor, limit + 1).await?) })
    });
    let mut found = found.await?;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|trainer| trainer.id.uuid());
    Ok(HttpResponse::Ok().json(TrainerList { items: found.iter().map(TrainerBody::from).collect(), next }))
}
