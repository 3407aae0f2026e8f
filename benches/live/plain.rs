//! The floor of the gateway: the same small answer from actix with nothing in front of it.

use actix_web::{App, HttpResponse, HttpServer, get, web::Bytes};

use crate::Outcome;

/// As many workers as the product would have on the cores that it is given.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Serves until it is killed.
pub fn serve() -> Outcome<()> {
    let bind = std::env::var("BENCH_BIND")?;
    actix_rt::System::new().block_on(async move {
        let server = HttpServer::new(|| App::new().service(healthz)).workers(workers());
        Ok(server.bind(bind)?.run().await?)
    })
}

#[get("/healthz")]
async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body(Bytes::from_static(b"ok"))
}
