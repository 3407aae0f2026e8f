//! `POST /auth/sign-up`

use actix_web::{HttpRequest, HttpResponse, post, web::Data};
use fittribe_domain::{
    AccountId,
    account::{Email, Role},
    zone::Zone,
};
use fittribe_store::{
    PgConnection, accounts,
    jobs::{LetterKind, SendLetter},
    settings, sign_ins,
};
use jiff::Timestamp;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    passwords, session,
    tokens::Proof,
    wire::{SessionBody, name, zone},
};
use crate::{
    deps::{Accounts, Gate},
    error::{Kind, Problem},
    extract::{ClientAddress, Device, Json},
    gateway::limits::{SIGN_UP, Who},
};

/// A new account.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// Where mail goes.
    #[schema(format = Email)]
    email: String,
    /// 8 to 128 characters of any kind, not a common one.
    #[schema(min_length = 8, max_length = 128, format = Password)]
    password: String,
    /// What others read.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// What it is for.
    role: NewRole,
    /// IANA zone; UTC when absent.
    tz: Option<String>,
    /// Whether the refresh token is to be kept in a cookie that scripts cannot read, for our own pages.
    #[serde(default)]
    cookie: bool,
}

/// Roles that one can give oneself.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NewRole {
    /// Books sessions.
    Client,
    /// Sells sessions.
    Trainer,
}

impl NewRole {
    /// As accounts have it.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Client => Role::Client,
            Self::Trainer => Role::Trainer,
        }
    }
}

/// The same words whatever the reason, so that they tell nothing about an address.
#[must_use]
pub fn refused() -> Problem {
    Problem::new(Kind::SignUpRefused, "This address cannot be used to sign up. If it is yours, sign in.")
}

/// Goes on while new accounts can be made.
///
/// # Errors
/// 403 while administrators have closed sign-up.
pub async fn open(conn: &mut PgConnection) -> Result<(), Problem> {
    if settings::sign_up_open(conn).await? {
        return Ok(());
    }
    Err(Problem::new(Kind::SignUpClosed, "FitTribe takes no new accounts now; look again later."))
}

impl SignUp {
    /// The account it describes, its password's hash still missing.
    fn account(self, id: AccountId, now: Timestamp) -> Result<(accounts::Account, String), Problem> {
        let email = Email::parse(&self.email).map_err(|wrong| Problem::field("/email", wrong.to_string()))?;
        passwords::check(&self.password, email.as_str())
            .map_err(|wrong| Problem::field("/password", wrong))?;
        let name = name(&self.name)?;
        let tz = self.tz.as_deref().map_or(Ok(Zone::UTC), zone)?;
        let account = accounts::Account {
            id,
            email,
            name,
            role: self.role.role(),
            tz,
            password_hash: None,
            created_at: now,
            suspended_at: None,
            verified_at: None,
            avatar: None,
            bounced: None,
        };
        Ok((account, self.password))
    }
}

/// Makes an account and signs it in. A letter with a link that confirms the address is on its way.
#[utoipa::path(tag = "accounts", request_body = SignUp, responses(
    (status = 201, description = "Signed up and in", body = SessionBody),
    (status = 403, description = "`sign_up_closed`", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "`invalid_request`, or `sign_up_refused` for an address that cannot be used", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
    (status = 429, description = "`too_many_requests`: 30 an hour from one network address", body = crate::wire::ProblemBody, content_type = "application/problem+json"),
))]
#[post("/auth/sign-up")]
pub async fn sign_up(
    req: HttpRequest,
    from: ClientAddress,
    deps: Data<Accounts>,
    gate: Data<Gate>,
    device: Device,
    Json(body): Json<SignUp>,
) -> Result<HttpResponse, Problem> {
    gate.limits.count(&req, SIGN_UP, Who::Address(from.0)).await?;
    let (now, cookie) = (deps.clock.now(), body.cookie);
    let (mut account, password) = body.account(AccountId::from_uuid(deps.random.uuid()), now)?;
    // Hashed before anybody looks whether the address is known.
    account.password_hash = Some(deps.passwords.hash(password, deps.random.bytes32()).await?);
    let (refresh, token) = session::begin(&*deps.random, account.id, now);
    let proof = Proof { at: now, second_factor: false };
    let begun = session::body(&gate.tokens, &account, (token.family, proof), refresh, now)?;
    let (queue, letter) = (deps.queue.clone(), account.email.as_str().to_owned());
    let letter = SendLetter { to: letter, letter: LetterKind::Verify };
    let stored = deps.db.transact(move |transaction| {
        Box::pin(async move {
            open(transaction).await?;
            accounts::insert(transaction, &account).await?;
            sign_ins::begin(transaction, &token, &device.0, false).await?;
            Ok::<_, Problem>(queue.put(transaction, letter).await?)
        })
    });
    stored.await?;
    Ok(session::answer(HttpResponse::Created(), begun, cookie))
}
