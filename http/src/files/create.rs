//! `POST /files`

use std::{collections::BTreeMap, time::Duration};

use actix_web::{HttpResponse, http::StatusCode, post, web::Data};
use fittribe_actors::files::{UPLOAD_LIFETIME, upload_key};
use fittribe_domain::{
    AccountId, FileId,
    file::{LARGEST, MediaType, Purpose},
};
use fittribe_ports::files::{SignedUpload, Upload};
use fittribe_store::{
    PgConnection,
    files::{self, File, State},
    idempotency::{self, Claimed, SavedReply, Use},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::wire::check_purpose;
use crate::{
    deps::Uploads,
    error::{Kind, Problem},
    extract::{Account, Keyed},
    wire::{reply, saved},
};

/// Uploads that an account may have announced and not finished.
const MOST_AWAITING: u64 = 10;
/// Files that an account may have.
const MOST_FILES: u64 = 200;

/// A file to upload.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFile {
    /// `avatar`, `gallery` or `certificate`.
    #[schema(example = "avatar")]
    purpose: String,
    /// `image/jpeg`, `image/png`, `image/webp`; of certificates `application/pdf`, `image/jpeg`, `image/png`.
    #[schema(example = "image/jpeg")]
    content_type: String,
    /// Bytes, exactly.
    #[schema(minimum = 1, maximum = 10_485_760)]
    length: u64,
    /// What you call it.
    #[schema(min_length = 1, max_length = 200, example = "Ana in the gym.jpg")]
    name: String,
}

/// A file that is awaited, and where to send it.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnnouncedFile {
    /// Its identity.
    id: Uuid,
    /// `awaiting`.
    state: &'static str,
    /// The request that brings it. Then `POST /files/{id}/complete`.
    upload: UploadBody,
}

/// A request to send as it is here, with the file's bytes as its body.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Upload)]
pub struct UploadBody {
    /// The method.
    #[schema(example = "PUT")]
    method: &'static str,
    /// The link.
    #[schema(format = "uri")]
    url: String,
    /// The headers. Browsers send `content-length` by themselves.
    headers: BTreeMap<String, String>,
    /// When the link ceases to be good.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

impl From<SignedUpload> for UploadBody {
    fn from(signed: SignedUpload) -> Self {
        let SignedUpload { method, url, headers, expires_at } = signed;
        Self { method, url, headers: headers.into_iter().collect(), expires_at }
    }
}

fn name(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let fits = (1..=200).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(Problem::field("/name", "is 1 to 200 characters")) }
}

fn parse(body: &NewFile, id: Uuid, owner: AccountId, now: Timestamp) -> Result<File, Problem> {
    let purpose: Purpose = body
        .purpose
        .parse()
        .map_err(|_| Problem::field("/purpose", "is `avatar`, `gallery` or `certificate`"))?;
    let content_type: Option<MediaType> =
        body.content_type.parse().ok().filter(|known| purpose.takes().contains(known));
    let content_type = content_type.ok_or_else(|| {
        let taken: Vec<&str> = purpose.takes().iter().map(|known| known.name()).collect();
        Problem::field("/content_type", format!("is one of {}", taken.join(", ")))
    })?;
    if !(1..=LARGEST).contains(&body.length) {
        return Err(Problem::field("/length", format!("is 1 to {LARGEST} bytes")));
    }
    Ok(File {
        id: FileId::from_uuid(id),
        owner,
        purpose,
        state: State::Awaiting,
        content_type,
        length: body.length,
        name: name(&body.name)?,
        created_at: now,
    })
}

/// Claims the key, announces the file and saves the reply, all in one transaction.
async fn insert(
    conn: &mut PgConnection,
    file: &File,
    upload: UploadBody,
    key: &str,
    fingerprint: [u8; 32],
) -> Result<SavedReply, Problem> {
    match idempotency::claim(conn, file.owner, key).await? {
        Claimed::Free => {}
        Claimed::Taken(saved) if saved.fingerprint == fingerprint => return Ok(saved.reply),
        Claimed::Taken(_) => return Err(Problem::bare(Kind::IdempotencyKeyReused)),
        Claimed::InFlight => {
            return Err(Problem::bare(Kind::IdempotencyInFlight).after(Duration::from_secs(1)));
        }
    }
    let count = files::count(conn, file.owner).await?;
    if count.awaiting >= MOST_AWAITING {
        return Err(Problem::new(
            Kind::UploadLimit,
            format!("{MOST_AWAITING} uploads are not finished; finish or delete some."),
        ));
    }
    if count.all >= MOST_FILES {
        return Err(Problem::new(
            Kind::UploadLimit,
            format!("You have {MOST_FILES} files, which is the most; delete some."),
        ));
    }
    files::announce(conn, file).await?;
    let body = AnnouncedFile { id: file.id.uuid(), state: file.state.name(), upload };
    let reply = saved(StatusCode::CREATED, &body, Some(format!("/api/v1/files/{}", file.id)));
    let used =
        Use { account: file.owner, key, fingerprint, trainer: None, reply: &reply, at: file.created_at };
    idempotency::save(conn, &used).await?;
    Ok(reply)
}

/// Announces a file and gives the link to upload it with: good for a quarter of an hour, for this type and exactly this
/// length. Pictures of at most 10 MiB and 40 megapixels; documents of at most 10 MiB.
#[utoipa::path(tag = "files", security(("bearer" = [])), request_body = NewFile,
    params(("Idempotency-Key" = String, Header, description = "New for each file")),
    responses(
        (status = 201, description = "Where to send it", body = AnnouncedFile, headers(
            ("Location" = String, description = "The file"))),
        (status = 403, description = "`forbidden`: only trainers have galleries and certificates", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`upload_limit`: 10 that are not finished, or 200 in all", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid_request`: a type or a length that is not taken", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/files")]
pub async fn create_file(
    deps: Data<Uploads>,
    account: Account,
    request: Keyed<NewFile>,
) -> Result<HttpResponse, Problem> {
    let Keyed { body, key, fingerprint } = request;
    let file = parse(&body, deps.random.uuid(), account.id, deps.clock.now())?;
    check_purpose(account, file.purpose)?;
    let _entered = deps.in_flight.enter(account.id, &key)?;
    let upload = Upload {
        key: upload_key(file.id)?,
        content_type: file.content_type.name().to_owned(),
        length: file.length,
        lifetime: UPLOAD_LIFETIME,
    };
    let storage = deps.storage.clone();
    let signed = deps.outside(async move { Ok(storage.files.sign_upload(&upload).await?) }).await?;
    let announced = deps.db.write(move |conn| {
        Box::pin(async move { insert(conn, &file, signed.into(), &key, fingerprint).await })
    });
    reply(announced.await?, false)
}
