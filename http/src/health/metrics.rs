//! `GET /metrics`

use actix_web::{HttpResponse, get, web::Data};

use crate::deps::Metrics;

/// Everything that is counted, for Prometheus.
#[utoipa::path(tag = "operations", responses((status = 200, description = "Prometheus text format", body = String, content_type = "text/plain")))]
#[get("/metrics")]
pub async fn get_metrics(metrics: Data<Metrics>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body((metrics.0)())
}
