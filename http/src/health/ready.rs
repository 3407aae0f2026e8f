//! `GET /readyz`

use std::time::Duration;

use actix_web::{HttpResponse, get, web::Data};

use crate::{
    deps::{Accounts, Health},
    error::Problem,
};

/// The longest the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// The node can be given work: the database answers, every writer is alive, and it is not leaving.
#[utoipa::path(tag = "operations", responses(
    (status = 200, description = "Ready", body = String, content_type = "text/plain"),
    (status = 503, description = "`overloaded`: not now", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/readyz")]
pub async fn get_readiness(health: Data<Health>, deps: Data<Accounts>) -> Result<HttpResponse, Problem> {
    if health.is_draining() || !(health.writers_alive)() {
        return Err(Problem::overloaded(Duration::from_secs(5)));
    }
    match actix_web::rt::time::timeout(PATIENCE, deps.db.ping()).await {
        Ok(Ok(())) => Ok(HttpResponse::Ok().content_type("text/plain").body("ready")),
        Ok(Err(_)) | Err(_) => Err(Problem::overloaded(Duration::from_secs(5))),
    }
}
