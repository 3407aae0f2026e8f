//! `GET /trainers/{id}`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::trainer::Status;
use fittribe_store::{
    certificates::{self, Certificate},
    gallery::{self, Picture},
    trainers::{self, Handle, Trainer},
};

use super::{
    own,
    policy::PolicyBody,
    wire::{TrainerBody, TrainerPage},
};
use crate::{
    certificates::wire::shown,
    deps::Booking,
    error::{Kind, Problem},
    extract::{Account, account::MaybeAccount, path::Raw},
    gallery::wire::PictureBody,
    services::wire::ServiceBody,
    wire::etag,
};

/// A trainer's page with services and policy. One that is not approved is seen by its trainer and by administrators.
#[utoipa::path(tag = "trainers", params(("id" = String, Path, description = "The trainer's id or slug; `me` for one's own")), responses(
    (status = 200, description = "The page", body = TrainerPage, headers(("ETag" = String, description = "The page's version"))),
    (status = 401, description = "`unauthenticated`: `me`, and nobody is signed in", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/trainers/{id}")]
pub async fn get_trainer(
    deps: Data<Booking>,
    MaybeAccount(account): MaybeAccount,
    Raw(handle): Raw,
) -> Result<HttpResponse, Problem> {
    let handle = match (handle.as_str(), account) {
        ("me", Some(account)) => own::trainer(&deps, account).await?.id.uuid().to_string(),
        ("me", None) => return Err(Problem::bare(Kind::Unauthenticated)),
        _ => handle,
    };
    let page = published(&deps, handle, account).await?;
    let page = page.ok_or_else(|| Problem::not_found("There is no such trainer."))?;
    Ok(HttpResponse::Ok().insert_header(etag(page.trainer.version)).json(page))
}

/// A trainer's page, when there is one for those eyes.
///
/// # Errors
/// When the database fails.
pub async fn published(
    deps: &Booking,
    handle: String,
    account: Option<Account>,
) -> Result<Option<TrainerPage>, Problem> {
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            let handle = handle.parse().map_or(Handle::Slug(&handle), Handle::Id);
            let Some(trainer) = trainers::find(conn, handle).await? else { return Ok(None) };
            let pictures = gallery::list(conn, trainer.id).await?;
            let learnt = certificates::list(conn, trainer.id).await?;
            Ok::<_, Problem>(Some((trainer, pictures, learnt)))
        })
    });
    let seen = |(trainer, ..): &(Trainer, Vec<Picture>, Vec<Certificate>)| {
        trainer.status == Status::Approved
            || account.is_some_and(|account| account.id == trainer.account || account.is_admin())
    };
    let Some((trainer, pictures, learnt)) = found.await?.filter(seen) else { return Ok(None) };
    let snapshot = own::calendar(deps, trainer.id).await?;
    let on_sale = snapshot.calendar().services().values().filter(|service| service.active);
    Ok(Some(TrainerPage {
        trainer: TrainerBody::from(&trainer),
        services: on_sale.map(ServiceBody::from).collect(),
        policy: PolicyBody::from(snapshot.calendar().policy()),
        gallery: pictures.iter().map(PictureBody::from).collect(),
        gallery_version: trainer.gallery_version,
        certificates: shown(&learnt, deps.clock.now()),
    }))
}
