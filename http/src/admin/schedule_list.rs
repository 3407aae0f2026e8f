//! `GET /admin/schedule`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::jobs::{
    schedule::{Schedule, ZONE},
    view::Wanted,
};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::jobs_list::JobBody;
use crate::{deps::Accounts, error::Problem, extract::Admin};

/// Jobs of one kind that come again and again.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ScheduleEntry)]
pub struct EntryBody {
    /// What is done.
    #[schema(example = "sweep_files")]
    kind: &'static str,
    /// When: a cron expression of five fields, or `every … s`.
    #[schema(example = "*/10 * * * *")]
    cadence: String,
    /// The zone that is meant in.
    #[schema(example = "UTC")]
    zone: &'static str,
    /// When its next job is put; absent when there is none to come.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_at: Option<Timestamp>,
    /// Its latest job that is still kept.
    last: Option<JobBody>,
}

/// Everything that comes again and again.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Schedule)]
pub struct ScheduleBody {
    /// In no order that means anything.
    items: Vec<EntryBody>,
}

/// What is done again and again, once however many nodes there are, and how it went last.
#[utoipa::path(tag = "admin", security(("bearer" = [])), responses(
    (status = 200, description = "All of it", body = ScheduleBody),
))]
#[get("/admin/schedule")]
pub async fn list_schedule(deps: Data<Accounts>, _admin: Admin) -> Result<HttpResponse, Problem> {
    let (queue, now) = (deps.queue.clone(), deps.clock.now());
    let listed = deps.db.with(move |_| async move {
        let mut items = Vec::new();
        for entry in Schedule::standing()?.entries() {
            let last = queue.list(Wanted::kind(entry.kind), None, 1).await?.pop();
            items.push(EntryBody {
                kind: entry.kind,
                cadence: entry.cadence.to_string(),
                zone: ZONE,
                next_at: entry.cadence.next(now),
                last: last.map(JobBody::from),
            });
        }
        Ok::<_, fittribe_store::StoreError>(items)
    });
    Ok(HttpResponse::Ok().json(ScheduleBody { items: listed.await?? }))
}
