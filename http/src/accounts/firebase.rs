//! `POST /auth/firebase`

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, post, web::Data};
use fittribe_domain::{AccountId, account::Email, zone::Zone};
use fittribe_ports::identity::Identity;
use fittribe_store::{StoreError, accounts, identities, sign_in::clear, sign_ins};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    identity::{NotTaken, linked, named},
    proof::second_factor,
    session,
    sign_in::{attempt_key, begin},
    sign_up::{self, NewRole},
    tokens::Proof,
    wire::{SessionBody, name, zone},
};
use crate::{
    deps::{Accounts, Gate},
    error::{Kind, Problem},
    extract::{ClientAddress, Device, Json},
    gateway::limits::{SIGN_IN, Who},
};

/// What Firebase gave, and what a new account is for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FirebaseSignIn {
    /// The ID token.
    #[schema(max_length = 8192)]
    id_token: String,
    /// What the account is for; needed the first time, and not looked at later.
    role: Option<NewRole>,
    /// IANA zone of a new account; UTC when absent.
    tz: Option<String>,
    /// Six digits of the authenticator or a recovery code, where the account has an authenticator.
    #[schema(max_length = 40)]
    code: Option<String>,
    /// Whether the refresh token is to be kept in a cookie that scripts cannot read, for our own pages.
    #[serde(default)]
    cookie: bool,
}

fn refused() -> Problem {
    Problem::new(Kind::IdentityRefused, "Get a fresh ID token from Firebase for this project.")
}

/// The account of an identity that has none yet. Its address is the provider's word, so it must have seen it.
fn fresh(
    identity: &Identity,
    wish: (Option<NewRole>, Option<&str>),
    id: AccountId,
    now: Timestamp,
) -> Result<accounts::Account, Problem> {
    let (role, tz) = wish;
    let role =
        role.ok_or_else(|| Problem::field("/role", "is `client` or `trainer`; a new account needs it"))?;
    let tz = tz.map_or(Ok(Zone::UTC), zone)?;
    let seen = identity.email.as_deref().filter(|_| identity.email_verified);
    let email = seen.and_then(|email| Email::parse(email).ok()).ok_or_else(|| {
        Problem::new(
            Kind::SignUpRefused,
            "Firebase has not confirmed an address of yours; confirm one there first.",
        )
    })?;
    let local = email.as_str().split('@').next().unwrap_or_default().to_owned();
    let name = identity.name.as_deref().and_then(|given| name(given).ok()).unwrap_or(local);
    Ok(accounts::Account {
        id,
        name: name.chars().take(120).collect(),
        role: role.role(),
        tz,
        email,
        password_hash: None,
        avatar: None,
        bounced: None,
        created_at: now,
        suspended_at: None,
        verified_at: Some(now),
    })
}

fn link_required() -> Problem {
    Problem::new(
        Kind::LinkRequired,
        "An account has this address. Sign in to it with its password, then link this identity with POST /api/v1/me/identities.",
    )
}

/// Signs in with Firebase. The first time makes an account, and links it; an address that an account has already does not
/// open that account.
#[utoipa::path(tag = "accounts", request_body = FirebaseSignIn, responses(
    (status = 200, description = "Signed in", body = SessionBody),
    (status = 201, description = "Signed up and in", body = SessionBody),
    (status = 401, description = "`identity_refused`; `code_required` or `wrong_code` where the account has an authenticator", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "`link_required`: an account has this address; sign in to it and link the identity", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`firebase_not_configured`, `sign_up_refused` without a confirmed address, or `invalid_request`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/firebase")]
pub async fn firebase(
    req: HttpRequest,
    deps: Data<Accounts>,
    gate: Data<Gate>,
    from: ClientAddress,
    device: Device,
    Json(body): Json<FirebaseSignIn>,
) -> Result<HttpResponse, Problem> {
    gate.limits.count(&req, SIGN_IN, Who::Address(from.0)).await?;
    let identity = named(&deps, &body.id_token).await.map_err(|not_taken| match not_taken {
        NotTaken::Refused => refused(),
        NotTaken::Problem(problem) => problem,
    })?;
    let now = deps.clock.now();
    let (account, made) = account(&deps, identity, &body, now).await?;
    if account.suspended_at.is_some() {
        return Err(Problem::new(Kind::Forbidden, "This account is suspended."));
    }
    let (refresh, token) = session::begin(&*deps.random, account.id, now);
    let key = attempt_key(account.email.as_str(), from.0);
    if body.code.is_some() {
        // Codes are guessed at here as little as anywhere.
        begin(&deps, key, None, now).await?;
    }
    let (vault, known) = (deps.vault.clone(), account.clone());
    let stored = deps.db.write(move |conn| {
        Box::pin(async move {
            let second = second_factor(conn, &vault, &known, body.code.as_deref(), now).await?;
            clear(conn, &key).await?;
            sign_ins::begin(conn, &token, &device.0, second).await?;
            Ok::<_, Problem>(second)
        })
    });
    let proof = Proof { at: now, second_factor: stored.await? };
    let begun = session::body(&gate.tokens, &account, (token.family, proof), refresh, now)?;
    let status = if made { StatusCode::CREATED } else { StatusCode::OK };
    Ok(session::answer(HttpResponse::build(status), begun, body.cookie))
}

/// The identity's account, made if there is none yet; whether it was.
async fn account(
    deps: &Accounts,
    identity: Identity,
    body: &FirebaseSignIn,
    now: Timestamp,
) -> Result<(accounts::Account, bool), Problem> {
    if let Some(known) = open(deps, &identity).await? {
        return Ok((known, false));
    }
    match make(deps, &identity, body, now).await {
        // Somebody may have made it just now, with the same token.
        Err(problem) if matches!(problem.kind(), Kind::LinkRequired | Kind::IdentityTaken) => {
            open(deps, &identity).await?.map(|known| (known, false)).ok_or(problem)
        }
        made => Ok((made?, true)),
    }
}

async fn open(deps: &Accounts, identity: &Identity) -> Result<Option<accounts::Account>, Problem> {
    let (issuer, subject) = (identity.issuer.clone(), identity.subject.clone());
    let found = deps.db.read(move |conn| {
        Box::pin(async move {
            let Some(known) = identities::account_of(conn, &issuer, &subject).await? else { return Ok(None) };
            Ok::<_, Problem>(accounts::find(conn, known).await?)
        })
    });
    found.await
}

async fn make(
    deps: &Accounts,
    identity: &Identity,
    body: &FirebaseSignIn,
    now: Timestamp,
) -> Result<accounts::Account, Problem> {
    let id = AccountId::from_uuid(deps.random.uuid());
    let account = fresh(identity, (body.role, body.tz.as_deref()), id, now)?;
    let link = linked(identity, deps.random.uuid(), now);
    let made = deps.db.write(move |conn| {
        Box::pin(async move {
            sign_up::open(conn).await?;
            match accounts::insert(conn, &account).await {
                Err(StoreError::EmailTaken) => return Err(link_required()),
                inserted => inserted?,
            }
            identities::link(conn, account.id, &link).await?;
            Ok(account)
        })
    });
    made.await
}
