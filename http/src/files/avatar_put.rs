//! `PUT /me/avatar`

use actix_web::{HttpResponse, put, web::Data};
use fittribe_domain::{AccountId, FileId};
use fittribe_store::{
    PgConnection, accounts,
    files::{self, AvatarSet},
};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{intake::discard_deleted, wire::no_such_file};
use crate::{
    accounts::wire::AccountBody,
    deps::Uploads,
    error::{Kind, Problem},
    extract::{Account, Json},
};

/// Which picture.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAvatar {
    /// A stored file of yours whose purpose is `avatar`.
    file: Uuid,
}

/// Puts a picture beside an account's name, or none, and marks the one before as deleted: nothing else shows it.
///
/// # Errors
/// 404 for a file that is no stored avatar of the account.
pub(super) async fn replace(
    conn: &mut PgConnection,
    account: AccountId,
    file: Option<FileId>,
    now: Timestamp,
) -> Result<Option<FileId>, Problem> {
    match files::set_avatar(conn, account, file).await? {
        AvatarSet::NoSuchFile => Err(no_such_file()),
        AvatarSet::Done(None) => Ok(None),
        AvatarSet::Done(Some(before)) => {
            files::delete(conn, before, now).await?;
            Ok(Some(before))
        }
    }
}

/// Puts a picture beside one's name. The one before is deleted.
#[utoipa::path(tag = "files", security(("bearer" = [])), request_body = NewAvatar, responses(
    (status = 200, description = "The account as it is now", body = AccountBody),
    (status = 422, description = "`invalid_request`: `/file` is no stored avatar of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[put("/me/avatar")]
pub async fn put_avatar(
    deps: Data<Uploads>,
    account: Account,
    Json(body): Json<NewAvatar>,
) -> Result<HttpResponse, Problem> {
    let (file, now) = (FileId::from_uuid(body.file), deps.clock.now());
    let set = deps.db.write(move |conn| {
        Box::pin(async move {
            let before = replace(conn, account.id, Some(file), now).await?;
            let found = accounts::find(conn, account.id).await?;
            Ok::<_, Problem>((before, found.ok_or_else(|| Problem::bare(Kind::Unauthenticated))?))
        })
    });
    let (before, found) = set.await.map_err(|problem| match problem.kind() {
        Kind::NotFound => Problem::field("/file", "is no stored avatar of yours"),
        _ => problem,
    })?;
    discard_deleted(&deps, before).await?;
    Ok(HttpResponse::Ok().json(AccountBody::from(&found)))
}
