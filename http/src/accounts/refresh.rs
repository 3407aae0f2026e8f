//! `POST /auth/refresh`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::{
    accounts::{self, Account},
    refresh::{Rotation, rotate},
    secret::hash,
};
use jiff::SignedDuration;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    cookie,
    session::{self, RefreshToken},
    tokens::Proof,
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
    /// As the last sign-in or refresh gave it; absent: the one in the cookie.
    refresh_token: Option<String>,
}

/// A page that reloads before the answer arrived has the old cookie still, and shows it once more. Programs keep what they
/// are given, so they get no leeway.
const LEEWAY: SignedDuration = SignedDuration::from_secs(10);

/// How a sign-in goes on.
enum Next {
    Goes(Box<Account>, Uuid, Proof),
    /// Somebody used a token a second time.
    Ends(AccountId, Uuid),
}

fn ended() -> Problem {
    Problem::new(Kind::Unauthenticated, "This sign-in has ended; sign in again.")
}

/// Exchanges a refresh token for the next one. One that was used before ends the whole sign-in. What came in a cookie
/// goes back in one; a cookie can be shown again for ten seconds while nobody used what it was exchanged for.
#[utoipa::path(tag = "accounts", request_body = Refresh, responses(
    (status = 200, description = "The next tokens", body = SessionBody),
    (status = 403, description = "`forbidden`: a cookie, and not from our own page", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
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
    let (token, in_cookie) = match body.refresh_token {
        Some(token) => (token, false),
        None => (cookie::presented(&req)?.ok_or_else(ended)?, true),
    };
    let presented = hash(&token);
    let leeway = if in_cookie { LEEWAY } else { SignedDuration::ZERO };
    let next = RefreshToken::new(deps.random.bytes32());
    let next_hash = next.hash;
    let rotated = deps.db.write(move |conn| {
        Box::pin(async move {
            match rotate(conn, &presented, &next_hash, leeway, now).await? {
                Rotation::Rotated { account, family, authenticated_at: at, second_factor, .. } => {
                    let proof = Proof { at, second_factor };
                    Ok(accounts::find(conn, account)
                        .await?
                        .map(|account| Next::Goes(Box::new(account), family, proof)))
                }
                Rotation::Reused { account, family } => {
                    tracing::warn!(account.id = %account, session.id = %family, "refresh_token.reused");
                    Ok::<_, Problem>(Some(Next::Ends(account, family)))
                }
                Rotation::Refused => Ok(None),
            }
        })
    });
    let (account, family, proof) = match rotated.await?.ok_or_else(ended)? {
        Next::Goes(account, family, proof) => (account, family, proof),
        Next::Ends(account, family) => {
            deps.ended(account, family);
            return Err(ended());
        }
    };
    if account.suspended_at.is_some() {
        return Err(ended());
    }
    let goes_on = session::body(&gate.tokens, &account, (family, proof), next, now)?;
    Ok(session::answer(HttpResponse::Ok(), goes_on, in_cookie))
}
