//! `GET /admin/health`

use std::time::Instant;

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::{database, jobs};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{deps::Overview, error::Problem, extract::Admin, systems::System};

/// The database, as this node sees it.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct DatabaseBody {
    /// Whether it answers.
    ok: bool,
    /// How long it took to, milliseconds.
    millis: Option<u64>,
    /// How much it holds, bytes.
    size_bytes: Option<i64>,
}

/// Jobs of the whole database, by their state.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct JobCounts {
    /// Could be taken.
    available: u32,
    /// Are being done.
    running: u32,
    /// Are for later.
    scheduled: u32,
    /// Failed and come again.
    retryable: u32,
    /// Were given up.
    discarded: u32,
}

/// What is alive on this node.
#[derive(Debug, Serialize, ToSchema)]
pub struct LiveCounts {
    /// Open sockets.
    sockets: usize,
    /// Calendars that are run.
    calendars: usize,
    /// Topics that somebody watches.
    watched_topics: usize,
}

/// How this node does.
#[derive(Debug, Serialize, ToSchema)]
pub struct SystemHealth {
    /// Its version.
    #[schema(example = "0.1.0")]
    version: &'static str,
    /// Since when it serves.
    #[schema(value_type = String, format = DateTime)]
    started_at: Timestamp,
    /// The database.
    database: DatabaseBody,
    /// Everything else that it depends on.
    providers: Vec<System>,
    /// Null while the database does not answer.
    jobs: Option<JobCounts>,
    /// What is alive.
    live: LiveCounts,
}

/// How this node and all that it depends on do.
#[utoipa::path(tag = "admin", security(("bearer" = [])), responses(
    (status = 200, description = "As it is now; providers are asked at most every ten seconds", body = SystemHealth),
))]
#[get("/admin/health")]
pub async fn get_system_health(deps: Data<Overview>, _admin: Admin) -> Result<HttpResponse, Problem> {
    let (database, jobs) = database(&deps).await;
    Ok(HttpResponse::Ok().json(SystemHealth {
        version: env!("CARGO_PKG_VERSION"),
        started_at: deps.started_at,
        database,
        providers: (deps.systems)().await,
        jobs,
        live: LiveCounts {
            sockets: deps.sockets.registry.open(),
            calendars: deps.calendars.count(),
            watched_topics: deps.sockets.hub.topics(),
        },
    }))
}

async fn database(deps: &Overview) -> (DatabaseBody, Option<JobCounts>) {
    let asked = Instant::now();
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            let size = database::size(conn).await?;
            Ok::<_, Problem>((size, asked.elapsed(), jobs::depth(conn).await?))
        })
    });
    let Ok((size, took, depths)) = found.await else { return (DatabaseBody::default(), None) };
    let millis = u64::try_from(took.as_millis()).ok();
    (DatabaseBody { ok: true, millis, size_bytes: Some(size) }, Some(JobCounts::of(&depths)))
}

impl JobCounts {
    fn of(depths: &[jobs::Depth]) -> Self {
        let in_state = |state| depths.iter().find(|depth| depth.state == state).map_or(0, |depth| depth.jobs);
        Self {
            available: in_state("available"),
            running: in_state("running"),
            scheduled: in_state("scheduled"),
            retryable: in_state("retryable"),
            discarded: in_state("discarded"),
        }
    }
}
