//! `GET /admin/jobs`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::jobs::view::{Viewed, Wanted};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Admin, Query},
    wire::page_size,
};

/// Which jobs.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct JobsQuery {
    /// `available`, `scheduled`, `running`, `retryable`, `completed`, `cancelled` or `discarded`.
    state: Option<String>,
    /// Such as `send_letter`.
    #[param(max_length = 100)]
    kind: Option<String>,
    /// `next` of the page before.
    cursor: Option<i64>,
    /// 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// A job, without what it carries.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Job)]
pub struct JobBody {
    /// Counts up.
    id: i64,
    /// What is done.
    #[schema(example = "send_letter")]
    kind: String,
    /// Where it stands. Discarded ones were given up, and stay.
    state: String,
    /// Tries so far.
    attempt: i32,
    /// Tries before it is given up.
    max_attempts: i32,
    /// When it was put.
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it is tried next, or was last.
    #[schema(value_type = String, format = DateTime)]
    scheduled_at: Timestamp,
    /// When it ended, well or not.
    #[schema(value_type = Option<String>, format = DateTime)]
    finalized_at: Option<Timestamp>,
    /// What went wrong last.
    last_error: Option<String>,
    /// How often it was put off, which counts as no try.
    snoozes: u32,
    /// Why it was put off or given up last, where it said so.
    note: Option<String>,
    /// Whether the schedule put it.
    scheduled: bool,
    /// Where it is kept unique: a hash that no other job has meanwhile.
    unique_key: Option<String>,
}

impl From<Viewed> for JobBody {
    fn from(job: Viewed) -> Self {
        Self {
            id: job.id,
            kind: job.kind,
            state: job.state,
            attempt: job.attempt,
            max_attempts: job.max_attempts,
            created_at: job.created_at,
            scheduled_at: job.scheduled_at,
            finalized_at: job.finalized_at,
            last_error: job.last_error,
            snoozes: job.snoozes,
            note: job.note,
            scheduled: job.scheduled,
            unique_key: job.unique_key,
        }
    }
}

/// A page of jobs.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobPage {
    /// The latest first.
    items: Vec<JobBody>,
    /// `cursor` of the next page; absent on the last.
    next: Option<i64>,
}

/// What is done behind the scenes, the latest first.
#[utoipa::path(tag = "admin", security(("bearer" = [])), params(JobsQuery), responses(
    (status = 200, description = "A page of it", body = JobPage),
))]
#[get("/admin/jobs")]
pub async fn list_jobs(
    deps: Data<Accounts>,
    _admin: Admin,
    Query(query): Query<JobsQuery>,
) -> Result<HttpResponse, Problem> {
    let limit = page_size(query.limit)?;
    let wanted = Wanted::new(query.state.as_deref(), query.kind)
        .map_err(|unknown| Problem::field("?state", unknown.to_string()))?;
    let queue = deps.queue.clone();
    let listed = deps.db.with(move |_| async move { queue.list(wanted, query.cursor, limit + 1).await });
    let mut found = listed.await??;
    let more = found.len() > usize::from(limit);
    found.truncate(usize::from(limit));
    let next = found.last().filter(|_| more).map(|job| job.id);
    Ok(HttpResponse::Ok().json(JobPage { items: found.into_iter().map(JobBody::from).collect(), next }))
}
