//! `GET /me/export`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_store::exports::{self, Export, State};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{deps::Accounts, error::Problem, extract::Account};

/// The latest copy of all that is kept of oneself.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExportState {
    /// `none`, `in_progress`, `ready` or `failed`.
    state: &'static str,
    /// When it was asked for.
    #[schema(value_type = Option<String>, format = DateTime)]
    requested_at: Option<Timestamp>,
    /// When it was made.
    #[schema(value_type = Option<String>, format = DateTime)]
    ready_at: Option<Timestamp>,
    /// Until when it can be fetched.
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Timestamp>,
    /// Its length; 0 until it is there.
    bytes: u64,
}

impl From<Option<Export>> for ExportState {
    fn from(export: Option<Export>) -> Self {
        let state = match export.map(|export| export.state) {
            None => "none",
            Some(State::InProgress) => "in_progress",
            Some(State::Ready) => "ready",
            Some(State::Failed) => "failed",
        };
        Self {
            state,
            requested_at: export.map(|export| export.requested_at),
            ready_at: export.and_then(|export| export.ready_at),
            expires_at: export.and_then(|export| export.expires_at),
            bytes: export.map_or(0, |export| export.bytes),
        }
    }
}

/// Where the copy one asked for stands.
#[utoipa::path(tag = "people", security(("bearer" = [])), responses(
    (status = 200, description = "Its state", body = ExportState),
))]
#[get("/me/export")]
pub async fn get_export(deps: Data<Accounts>, account: Account) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let found = deps.db.read(move |conn| {
        Box::pin(async move { Ok::<_, Problem>(exports::latest(conn, account.id, now).await?) })
    });
    Ok(HttpResponse::Ok().json(ExportState::from(found.await?)))
}
