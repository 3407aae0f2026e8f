//! Who asks: a bearer token, checked without any database.

use std::future::{Ready, ready};

use actix_web::{
    FromRequest, HttpMessage as _, HttpRequest,
    dev::Payload,
    http::header::{self, HeaderValue},
    web::Data,
};
use fittribe_domain::{AccountId, account::Role};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    deps::Gate,
    error::{Kind, Problem},
};

/// How long having shown who one is counts as recent, in seconds.
const RECENT: i64 = 900;

/// The account that a valid access token names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub id: AccountId,
    /// As what.
    pub role: Role,
    /// Of which sign-in.
    pub session: Uuid,
    /// When they last showed who they are, in seconds.
    pub authenticated_at: i64,
    /// Whether with a second factor.
    pub second_factor: bool,
}

impl Account {
    /// Goes on for trainers alone.
    ///
    /// # Errors
    /// 403 for everybody else.
    pub fn trainer(self) -> Result<Self, Problem> {
        match self.role {
            Role::Trainer => Ok(self),
            Role::Client | Role::Admin => {
                Err(Problem::new(Kind::Forbidden, "Only a trainer can do this, in their own calendar."))
            }
        }
    }

    /// Goes on when they showed who they are within the last quarter of an hour.
    ///
    /// # Errors
    /// 401 as RFC 9470 has it.
    pub fn recent(&self, now: Timestamp) -> Result<(), Problem> {
        if now.as_second() - self.authenticated_at <= RECENT {
            return Ok(());
        }
        let challenge =
            HeaderValue::from_static("Bearer error=\"insufficient_user_authentication\", max_age=900");
        let words = "You signed in a while ago: POST /me/step-up, or sign in again.";
        Err(Problem::new(Kind::StepUpRequired, words).with_header(header::WWW_AUTHENTICATE, challenge))
    }

    /// Whether this is an administrator.
    #[must_use]
    pub fn is_admin(self) -> bool {
        self.role == Role::Admin
    }
}

/// The bearer token of a request, if it has an Authorization header.
fn bearer(req: &HttpRequest) -> Option<Result<&str, Problem>> {
    let value = req.headers().get(header::AUTHORIZATION)?;
    let token = value.to_str().ok().and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    Some(token.ok_or_else(|| Problem::bare(Kind::Unauthenticated)))
}

pub(super) fn present(req: &HttpRequest) -> Result<Option<Account>, Problem> {
    let Some(token) = bearer(req) else { return Ok(None) };
    let Some(gate) = req.app_data::<Data<Gate>>() else { return Err(Problem::bare(Kind::Internal)) };
    let account = gate.tokens.verify(token?, gate.clock.now())?;
    if gate.ended.holds(account.session) {
        return Err(Problem::new(Kind::Unauthenticated, "This sign-in has ended; sign in again."));
    }
    // For what is counted by account, such as `Keyed`.
    req.extensions_mut().insert(account);
    Ok(Some(account))
}

impl FromRequest for Account {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(present(req).and_then(|account| account.ok_or_else(|| Problem::bare(Kind::Unauthenticated))))
    }
}

/// The account, or nobody. A token that is there must be good.
#[derive(Clone, Copy, Debug)]
pub struct MaybeAccount(pub Option<Account>);

impl FromRequest for MaybeAccount {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(present(req).map(Self))
    }
}
