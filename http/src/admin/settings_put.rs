//! `PUT /admin/settings`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_store::{audit, settings, standing};
use serde_json::json;

use super::settings::{SettingsBody, SettingsInput};
use crate::{
    deps::Booking,
    error::{Kind, Problem},
    extract::{Admin, IfMatch, Json},
    wire::etag,
};

/// Sets everything anew. Calendars follow what is required of their trainers within moments.
#[utoipa::path(tag = "admin", security(("bearer" = [])), request_body = SettingsInput,
    params(("If-Match" = String, Header, description = "The ETag of the settings you saw")),
    responses(
        (status = 200, description = "The settings as they are now", body = SettingsBody),
        (status = 412, description = "`stale`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 428, description = "`precondition_required`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/admin/settings")]
pub async fn put_settings(
    deps: Data<Booking>,
    admin: Admin,
    seen: IfMatch,
    Json(body): Json<SettingsInput>,
) -> Result<HttpResponse, Problem> {
    let (expected, now, queue) = (seen.required()?, deps.clock.now(), deps.queue.clone());
    let settings = body.settings()?;
    let detail = json!({ "settings": SettingsBody::from(&settings) });
    let deed = admin.deed(now, "settings.change", ("settings", "all".to_owned()), detail);
    let put = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let Some(version) = settings::put(transaction, expected, &settings).await? else {
                return Err(Problem::new(
                    Kind::Stale,
                    "The settings are at another version by now; read them again.",
                ));
            };
            audit::append(transaction, &deed).await?;
            standing::follow_all(transaction, &queue, now).await?;
            Ok((version, settings))
        })
    });
    let (version, settings) = put.await?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(SettingsBody::from(&settings)))
}
