//! `GET /metrics`

use actix_web::{HttpResponse, get, web::Data};

use crate::{deps::Metrics, gateway::load::Load};

/// Everything that is counted, for Prometheus.
#[utoipa::path(tag = "operations", responses((status = 200, description = "Prometheus text format", body = String, content_type = "text/plain")))]
#[get("/metrics")]
pub async fn get_metrics(metrics: Data<Metrics>, load: Data<Load>) -> HttpResponse {
    // Told when somebody asks, so that requests need not.
    let in_flight = u32::try_from(load.in_flight()).unwrap_or(u32::MAX);
    metrics::gauge!("fittribe_http_in_flight").set(in_flight);
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body((metrics.0)())
}
