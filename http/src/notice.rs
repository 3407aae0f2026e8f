//! `GET /notice`: what everybody is told.

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::settings;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{deps::Accounts, error::Problem};

/// What everybody is told.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoticeBody {
    /// What administrators announce, if anything.
    announcement: Option<String>,
    /// Whether new accounts can be made.
    sign_up_open: bool,
}

/// What everybody is told before they sign in: an announcement, and whether new accounts can be made.
#[utoipa::path(tag = "notice", responses((status = 200, description = "What there is to tell", body = NoticeBody)))]
#[get("/notice")]
pub async fn get_notice(deps: Data<Accounts>) -> Result<HttpResponse, Problem> {
    let found =
        deps.db.read(move |conn| Box::pin(async move { Ok::<_, Problem>(settings::find(conn).await?) }));
    let settings = found.await?.1;
    Ok(HttpResponse::Ok()
        .json(NoticeBody { announcement: settings.announcement, sign_up_open: settings.sign_up_open }))
}
