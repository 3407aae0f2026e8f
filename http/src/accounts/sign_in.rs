//! `POST /auth/sign-in`

use std::{net::IpAddr, time::Duration};

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{HeaderName, HeaderValue},
    post,
    web::Data,
};
use fittribe_domain::account::Email;
use fittribe_store::{
    accounts::{self, Account},
    sign_in::{AttemptKey, clear, recent_failures, record_failure},
    sign_ins,
};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;

use super::{proof, session, tokens::Proof, wire::SessionBody};
use crate::{
    deps::{Accounts, Gate},
    error::{Kind, Problem},
    extract::{ClientAddress, Device, Json},
    gateway::limits::{SIGN_IN, Who},
};

/// Failures that are let pass …
const MOST_FAILURES: usize = 10;
/// … within this time.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// Address and password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SignInRequest)]
pub struct SignIn {
    /// The account's address.
    #[schema(format = Email)]
    email: String,
    /// Its password.
    #[schema(format = Password, max_length = 128)]
    password: String,
    /// Six digits of the authenticator or a recovery code, where the account has an authenticator.
    #[schema(max_length = 40)]
    code: Option<String>,
    /// Whether the refresh token is to be kept in a cookie that scripts cannot read, for our own pages.
    #[serde(default)]
    cookie: bool,
}

pub(super) fn attempt_key(email: &str, from: IpAddr) -> AttemptKey {
    let mut hash = Sha256::new();
    hash.update(email.trim().to_lowercase());
    hash.update([0]);
    hash.update(from.to_string());
    hash.finalize().into()
}

/// How long to wait after too many failures, the latest first.
fn pause(failures: &[Timestamp], now: Timestamp) -> Option<Duration> {
    let tenth = failures.get(MOST_FAILURES - 1)?;
    let until = tenth.saturating_add(WINDOW).unwrap_or(now);
    Duration::try_from(until.duration_since(now)).ok().filter(|wait| !wait.is_zero())
}

fn limited(wait: Duration) -> Problem {
    let seconds = wait.as_secs() + 1;
    let problem = Problem::new(Kind::TooManyRequests, "Too many failed sign-ins from here for this address.")
        .after(wait);
    let left = HeaderValue::try_from(format!("\"sign-in\";r=0;t={seconds}"));
    let problem = problem.with_header(
        HeaderName::from_static("ratelimit-policy"),
        HeaderValue::from_static("\"sign-in\";q=10;w=900"),
    );
    match left {
        Ok(left) => problem.with_header(HeaderName::from_static("ratelimit"), left),
        Err(_) => problem,
    }
}

fn refused() -> Problem {
    Problem::bare(Kind::BadCredentials)
}

/// Refuses after too many failures. Counts the try as failed until it has succeeded, so that many at once are counted too, and finds the
/// account.
pub(super) async fn begin(
    deps: &Accounts,
    key: AttemptKey,
    email: Option<Email>,
    now: Timestamp,
) -> Result<Option<Account>, Problem> {
    let since = now.saturating_sub(WINDOW).unwrap_or(now);
    let begun = deps.db.write(move |conn| {
        Box::pin(async move {
            if let Some(wait) = pause(&recent_failures(conn, &key, since).await?, now) {
                return Err(limited(wait));
            }
            record_failure(conn, &key, now).await?;
            let Some(email) = email else { return Ok(None) };
            Ok(accounts::find_by_email(conn, &email).await?)
        })
    });
    begun.await
}

/// Signs in. Whether the address is unknown or the password wrong, the answer and its time are the same.
#[utoipa::path(tag = "accounts", request_body = SignIn, responses(
    (status = 200, description = "Signed in", body = SessionBody),
    (status = 401, description = "`bad_credentials`; `code_required` or `wrong_code` where the account has an authenticator", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests` after 10 failures in 15 minutes", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/sign-in")]
pub async fn sign_in(
    req: HttpRequest,
    deps: Data<Accounts>,
    gate: Data<Gate>,
    from: ClientAddress,
    device: Device,
    Json(body): Json<SignIn>,
) -> Result<HttpResponse, Problem> {
    gate.limits.count(&req, SIGN_IN, Who::Address(from.0)).await?;
    if body.password.chars().count() > 128 {
        return Err(refused());
    }
    let now = deps.clock.now();
    let key = attempt_key(&body.email, from.0);
    let account = begin(&deps, key, Email::parse(&body.email).ok(), now).await?;
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let fits = deps.passwords.verify(body.password, stored).await?;
    let account = account.filter(|_| fits).ok_or_else(refused)?;
    if account.suspended_at.is_some() {
        return Err(Problem::new(Kind::Forbidden, "This account is suspended."));
    }
    let (refresh, token) = session::begin(&*deps.random, account.id, now);
    let (vault, known) = (deps.vault.clone(), account.clone());
    let stored = deps.db.write(move |conn| {
        Box::pin(async move {
            let second = proof::second_factor(conn, &vault, &known, body.code.as_deref(), now).await?;
            clear(conn, &key).await?;
            sign_ins::begin(conn, &token, &device.0, second).await?;
            Ok::<_, Problem>(second)
        })
    });
    let proof = Proof { at: now, second_factor: stored.await? };
    let begun = session::body(&gate.tokens, &account, (token.family, proof), refresh, now)?;
    Ok(session::answer(HttpResponse::Ok(), begun, body.cookie))
}
