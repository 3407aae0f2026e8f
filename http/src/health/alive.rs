//! `GET /healthz`

use actix_web::{
    HttpResponse, get,
    http::header::{self, HeaderValue},
    web::Bytes,
};

/// The process answers. Never touches the database.
#[utoipa::path(tag = "operations", responses((status = 200, description = "Alive", body = String, content_type = "text/plain")))]
#[get("/healthz")]
pub async fn get_health() -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CONTENT_TYPE, HeaderValue::from_static("text/plain")));
    response.body(Bytes::from_static(b"ok"))
}
