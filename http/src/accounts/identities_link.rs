//! `POST /me/identities`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use fittribe_store::{StoreError, identities};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    identities_list::IdentityBody,
    identity::{NotTaken, linked, named},
};
use crate::{
    deps::{Accounts, Gate},
    error::{Kind, Problem},
    extract::{Account, Json},
    gateway::limits::{WRITES, Who},
};

/// What Firebase gave.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The ID token.
    #[schema(max_length = 8192)]
    id_token: String,
}

/// Links an identity to one's account: it opens it from now on. Asks for a recent sign-in. Linking it again changes
/// nothing.
#[utoipa::path(tag = "accounts", security(("bearer" = [])), request_body = Link, responses(
    (status = 200, description = "It is linked", body = IdentityBody),
    (status = 401, description = "`step_up_required`: signed in over a quarter of an hour ago", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "`identity_taken`: it opens another account", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`firebase_not_configured`, or `invalid_request` for a token that is not good", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/me/identities")]
pub async fn link_identity(
    req: HttpRequest,
    deps: Data<Accounts>,
    gate: Data<Gate>,
    account: Account,
    Json(body): Json<Link>,
) -> Result<HttpResponse, Problem> {
    // What opens the account from now on is added by its owner, not by whoever found an open browser.
    account.recent(gate.clock.now())?;
    gate.limits.count(&req, WRITES, Who::Account(account.id)).await?;
    let identity = named(&deps, &body.id_token).await.map_err(|not_taken| match not_taken {
        NotTaken::Refused => {
            Problem::field("/id_token", "is a fresh ID token from Firebase for this project")
        }
        NotTaken::Problem(problem) => problem,
    })?;
    let link = linked(&identity, deps.random.uuid(), deps.clock.now());
    let stored = deps.db.write(move |conn| {
        Box::pin(async move {
            let own =
                |known: identities::Identity| known.issuer == link.issuer && known.subject == link.subject;
            match identities::account_of(conn, &link.issuer, &link.subject).await? {
                Some(owner) if owner != account.id => Err(StoreError::IdentityTaken)?,
                Some(_) => {
                    let known = identities::list(conn, account.id).await?;
                    let known = known.into_iter().find(|known| own(known.clone()));
                    known.ok_or_else(|| Problem::bare(Kind::Conflict))
                }
                None => {
                    identities::link(conn, account.id, &link).await?;
                    Ok(link)
                }
            }
        })
    });
    Ok(HttpResponse::Ok().json(IdentityBody::from(stored.await?)))
}
