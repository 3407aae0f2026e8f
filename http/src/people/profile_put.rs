//! `PUT /me/profile`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_store::profiles;

use super::profile::ProfileBody;
use crate::{
    deps::Accounts,
    error::{Kind, Problem},
    extract::{Account, IfMatch, Json},
    wire::etag,
};

/// Puts one's profile in place of the one that was.
#[utoipa::path(tag = "people", security(("bearer" = [])), request_body = ProfileBody,
    params(("If-Match" = String, Header, description = "The ETag of the profile you saw")),
    responses(
        (status = 200, description = "The profile as it is now", body = ProfileBody),
        (status = 412, description = "`stale`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 428, description = "`precondition_required`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/me/profile")]
pub async fn put_profile(
    deps: Data<Accounts>,
    account: Account,
    seen: IfMatch,
    Json(body): Json<ProfileBody>,
) -> Result<HttpResponse, Problem> {
    let (expected, now) = (seen.required()?, deps.clock.now());
    let profile = body.profile(now)?;
    let put = deps.db.write(move |conn| {
        Box::pin(async move {
            let version = profiles::put(conn, account.id, expected, &profile, now).await?;
            Ok::<_, Problem>(version.map(|version| (version, profile)))
        })
    });
    let stale = || Problem::new(Kind::Stale, "The profile is at another version by now; read it again.");
    let (version, profile) = put.await?.ok_or_else(stale)?;
    Ok(HttpResponse::Ok().insert_header(etag(version)).json(ProfileBody::from(profile)))
}
