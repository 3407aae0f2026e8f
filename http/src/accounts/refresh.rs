//! `POST /auth/refresh`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::{
    accounts::{self, Account},
    refresh::{Rotation, rotate},
    secret::hash,
};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    session::{self, RefreshToken},
    wire::SessionBody,
};
use crate::{
    deps::{Accounts, Gate},
    error::{Kind, Problem},
    extract::{ClientAddress, Json},
    gateway::limits::{REFRESH, Who},
};

/// A refresh token.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// As the last sign-in or refresh gave it.
    refresh_token: String,
}

/// How a sign-in goes on.
enum Next {
    Goes(Account, Uuid),
    /// Somebody used a token a second time.
    Ends(AccountId, Uuid),
}

fn ended() -> Problem {
    Problem::new(Kind::Unauthenticated, "This sign-in has ended; sign in again.")
}

/// Exchanges a refresh token for the next one. One that was used before ends the whole sign-in.
#[utoipa::path(tag = "accounts", request_body = Refresh, responses(
    (status = 200, description = "The next tokens", body = SessionBody),
    (status = 401, description = "`unauthenticated`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests`: 300 in 15 minutes from one network address", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/refresh")]
pub async fn refresh(
    req: HttpRequest,
    from: ClientAddress,
    deps: Data<Accounts>,
    gate: Data<Gate>,
    Json(body): Json<Refresh>,
) -> Result<HttpResponse, Problem> {
    gate.limits.count(&req, REFRESH, Who::Address(from.0)).await?;
    let now = deps.clock.now();
    let presented = hash(&body.refresh_token);
    let next = RefreshToken::new(deps.random.bytes32());
    let next_hash = next.hash;
    let rotated = deps.db.write(move |conn| {
        Box::pin(async move {
            match rotate(conn, &presented, &next_hash, now).await? {
                Rotation::Rotated { account, family, .. } => {
                    Ok(accounts::find(conn, account).await?.map(|account| Next::Goes(account, family)))
                }
                Rotation::Reused { account, family } => {
                    tracing::warn!(account.id = %account, session.id = %family, "refresh_token.reused");
                    Ok::<_, Problem>(Some(Next::Ends(account, family)))
                }
                Rotation::Refused => Ok(None),
            }
        })
    });
    let (account, family) = match rotated.await?.ok_or_else(ended)? {
        Next::Goes(account, family) => (account, family),
        Next::Ends(account, family) => {
            deps.ended(account, family);
            return Err(ended());
        }
    };
    if account.suspended_at.is_some() {
        return Err(ended());
    }
    Ok(HttpResponse::Ok().json(session::body(&gate.tokens, &account, family, next, now)?))
}
