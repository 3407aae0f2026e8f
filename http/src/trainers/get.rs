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
    error::Problem,
    extract::{account::MaybeAccount, path::Raw},
    gallery::wire::PictureBody,
    services::wire::ServiceBody,
    wire::etag,
};

/// A trainer's page with services and policy. One that is not approved is seen by its trainer and by administrators.
#[utoipa::path(tag = "trainers", params(("id" = String, Path, description = "The trainer's id or slug")), responses(
    (status = 200, description = "The page", body = TrainerPage, headers(("ETag" = String, description = "The page's version"))),
    (status = 404, description = "`not_found`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/trainers/{id}")]
pub async fn get_trainer(
    deps: Data<Booking>,
    MaybeAccount(account): MaybeAccount,
    Raw(handle): Raw,
) -> Result<HttpResponse, Problem> {
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
    let found = found.await?.filter(seen);
    let (trainer, pictures, learnt) = found.ok_or_else(|| Problem::not_found("There is no such trainer."))?;
    let snapshot = own::calendar(&deps, trainer.id).await?;
    let on_sale = snapshot.calendar().services().values().filter(|service| service.active);
    Ok(HttpResponse::Ok().insert_header(etag(trainer.version)).json(TrainerPage {
        trainer: TrainerBody::from(&trainer),
        services: on_sale.map(ServiceBody::from).collect(),
        policy: PolicyBody::from(snapshot.calendar().policy()),
        gallery: pictures.iter().map(PictureBody::from).collect(),
        certificates: shown(&learnt, deps.clock.now()),
    }))
}
