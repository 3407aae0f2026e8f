//! `PUT /me/notification-preferences`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_store::telling;

use super::preferences::PreferencesBody;
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, IfMatch, Json},
    wire::etag,
};

/// Puts one's preferences in place of those that were.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = PreferencesBody,
    params(("If-Match" = String, Header, description = "The ETag of the preferences you saw")),
    responses(
        (status = 200, description = "The preferences as they are now", body = PreferencesBody),
        (status = 412, description = "`stale`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 428, description = "`precondition_required`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/me/notification-preferences")]
pub async fn put_preferences(
    deps: Data<Accounts>,
    account: Account,
    seen: IfMatch,
    Json(body): Json<PreferencesBody>,
) -> Result<HttpResponse, Problem> {
    let (expected, now) = (seen.required()?, deps.clock.now());
    let preferences = body.preferences()?;
    let put = deps.db.write(move |conn| {
        Box::pin(async move {
            let version = telling::put(conn, account.id, expected, &preferences, now).await?;
            Ok::<_, Problem>(version.map(|version| (version, preferences)))
        })
    });
    let stale =
        || Problem::new(Kind::Stale, "The preferences are at another version by now; read them again.");
    let (version, preferences) = put.await?.ok_or_else(stale)?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(PreferencesBody::from(&preferences)))
}
