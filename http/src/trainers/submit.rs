//! `POST /trainers/me/submit`

use actix_web::{HttpResponse, post, web::Data};
use fittribe_domain::{TrainerId, certificate, trainer::Status};
use fittribe_store::{
    certificates, settings,
    standing::{self, Cause},
    trainers::{self, Handle},
};

use super::{own, standing::settle, wire::TrainerBody};
use crate::{
    deps::Booking,
    error::{Kind, Problem},
    extract::Account,
};

/// What a page lacks before anybody should look at it.
fn lacking(trainer: &trainers::Trainer, sells: bool, without: &[&str]) -> Result<(), Problem> {
    let mut lacks = Vec::new();
    if trainer.profile.biography.chars().count() < 40 {
        lacks.push(("/biography", "says who you are in at least 40 characters: PUT /trainers/me"));
    }
    if trainer.profile.specialties.is_empty() {
        lacks.push(("/specialties", "names what you teach: PUT /trainers/me"));
    }
    if trainer.profile.languages.is_empty() {
        lacks.push(("/languages", "names what you speak: PUT /trainers/me"));
    }
    if !trainer.profile.online && trainer.profile.studio.is_none() {
        lacks.push(("/studio", "says where you meet people, or `online` is true: PUT /trainers/me"));
    }
    if !sells {
        lacks.push(("/services", "has at least one service on sale: POST /services"));
    }
    let mut lacks: Vec<(&str, String)> =
        lacks.into_iter().map(|(pointer, detail)| (pointer, detail.to_owned())).collect();
    if !without.is_empty() {
        let kinds = without.join(", ");
        lacks.push((
            "/certificates",
            format!("have one of each kind that is required, and {kinds} is missing: PUT /trainers/me/certificates/{{id}}"),
        ));
    }
    let mut lacks = lacks.into_iter();
    let Some((pointer, detail)) = lacks.next() else { return Ok(()) };
    let first = Problem::new(Kind::InvalidRequest, "The page is not ready to be looked at. See `errors`.");
    Err(lacks.fold(first.pointing(pointer, detail), |all, (pointer, detail)| all.pointing(pointer, detail)))
}

/// Kinds of certificates that are required by now and that a trainer has not entered one of that an administrator could
/// confirm.
async fn without(deps: &Booking, trainer: TrainerId) -> Result<Vec<&'static str>, Problem> {
    let now = deps.clock.now();
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            let settings = settings::find(conn).await?.1;
            Ok::<_, Problem>((certificates::list(conn, trainer).await?, settings))
        })
    });
    let (entered, settings) = found.await?;
    let could_do = |kind: &certificate::Kind| {
        entered.iter().any(|entered| {
            entered.claim.kind == *kind
                && entered.status != certificate::Status::Rejected
                && entered.expires_at.is_none_or(|end| end > now)
        })
    };
    let required = settings.required_certificates.iter().filter(|(_, since)| **since <= now);
    Ok(required.map(|(kind, _)| kind).filter(|kind| !could_do(kind)).map(|kind| kind.name()).collect())
}

/// Submits one's own page to be approved. Until then it is a draft that nobody else sees or books. Where approval is
/// automatic it is approved at once.
#[utoipa::path(tag = "trainers", security(("bearer" = [])), responses(
    (status = 200, description = "As it stands now", body = TrainerBody),
    (status = 409, description = "`wrong_state`: it was submitted or approved already", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`invalid_request`: what is still lacking", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/trainers/me/submit")]
pub async fn submit_trainer(deps: Data<Booking>, account: Account) -> Result<HttpResponse, Problem> {
    let trainer = own::trainer(&deps, account.trainer()?).await?;
    let calendar = own::calendar(&deps, trainer.id).await?;
    let without = without(&deps, trainer.id).await?;
    lacking(&trainer, calendar.calendar().services().values().any(|service| service.active), &without)?;
    let (id, now, queue, at_once) = (trainer.id, deps.clock.now(), deps.queue.clone(), deps.approve_at_once);
    let submitted = deps.db.transact(move |transaction| {
        Box::pin(async move {
            let to = if at_once { Status::Approved } else { Status::Submitted };
            let moved = standing::set(transaction, id, Status::Submitted.after(), to, "", now).await?;
            standing::changed(transaction, &queue, Cause::Trainer(id)).await?;
            let trainer = trainers::find(transaction, Handle::Id(id)).await?;
            let trainer = trainer.ok_or_else(|| Problem::not_found("You have no trainer page."))?;
            if moved {
                let takes = standing::takes_bookings(transaction, id, now).await?;
                return Ok((trainer, takes == Some(true)));
            }
            let at = trainer.status.name();
            Err(Problem::new(Kind::WrongState, format!("Your page is {at}; there is nothing to submit.")))
        })
    });
    let (mut trainer, takes) = submitted.await?;
    settle(&deps, Some(id)).await;
    trainer.accepting = takes;
    Ok(HttpResponse::Ok().json(TrainerBody::from(&trainer)))
}
