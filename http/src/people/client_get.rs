//! `GET /clients/{id}`

use actix_web::{HttpResponse, get, web::Data};
use fittribe_domain::{AccountId, person::goal::GoalStatus};
use fittribe_store::{accounts, goals, profiles};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    goals::GoalBody,
    health_notes::check_client,
    profile::{EmergencyBody, ProfileBody},
};
use crate::{
    deps::Accounts,
    error::Problem,
    extract::{Account, Id},
    files::wire::avatar_path,
};

/// A client as their trainer sees them.
#[derive(Debug, Serialize, ToSchema)]
pub struct Client {
    /// Their account.
    id: Uuid,
    /// Their name.
    name: String,
    /// Where their picture is.
    #[schema(
        format = "uri-reference",
        example = "/api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium"
    )]
    avatar: Option<String>,
    /// Their IANA zone.
    tz: String,
    /// Their language.
    locale: Option<String>,
    /// Their number.
    phone: Option<String>,
    /// In their words.
    about: String,
    /// Who is called when something happens.
    emergency_contact: Option<EmergencyBody>,
    /// What they are working for.
    goals: Vec<GoalBody>,
}

/// A client, for a trainer with a booking of theirs that is ahead or ended at most 90 days ago.
#[utoipa::path(tag = "people", security(("bearer" = [])), params(("id" = Uuid, Path, description = "The client's account")), responses(
    (status = 200, description = "What the client tells their trainers", body = Client),
    (status = 404, description = "No client of yours", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[get("/clients/{id}")]
pub async fn get_client(
    deps: Data<Accounts>,
    account: Account,
    Id(client): Id<AccountId>,
) -> Result<HttpResponse, Problem> {
    let now = deps.clock.now();
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            check_client(conn, account, client, now).await?;
            let known = accounts::find(conn, client).await?;
            let known = known.ok_or_else(|| Problem::not_found("You have no such client."))?;
            let (_, profile) = profiles::find(conn, client).await?;
            Ok::<_, Problem>((known, ProfileBody::from(profile), goals::list(conn, client).await?))
        })
    });
    let (known, profile, goals) = found.await?;
    let active = goals.iter().filter(|goal| goal.status == GoalStatus::Active);
    Ok(HttpResponse::Ok().json(Client {
        id: known.id.uuid(),
        name: known.name,
        avatar: known.avatar.map(avatar_path),
        tz: known.tz.name().to_owned(),
        locale: profile.locale,
        phone: profile.phone,
        about: profile.about,
        emergency_contact: profile.emergency_contact,
        goals: active.map(GoalBody::from).collect(),
    }))
}
