//! An administrator who has lately shown who they are.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpMessage as _, HttpRequest, dev::Payload, web::Data};
use fittribe_domain::AccountId;
use fittribe_store::audit::Deed;
use jiff::Timestamp;
use serde_json::Value;

use super::account::{Account, present};
use crate::{
    deps::Gate,
    error::{Kind, Problem},
    gateway::RequestId,
};

/// An administrator who signed in or stepped up within the last quarter of an hour, with a second factor where that is
/// asked for.
#[derive(Clone, Debug)]
pub struct Admin {
    /// Who.
    pub id: AccountId,
    /// In which request; for the audit log.
    pub request_id: String,
}

impl Admin {
    /// What they do, as the audit log has it.
    #[must_use]
    pub fn deed(
        &self,
        at: Timestamp,
        action: &'static str,
        (subject_kind, subject_id): (&'static str, String),
        detail: Value,
    ) -> Deed {
        let (actor, request_id) = (Some(self.id), self.request_id.clone());
        Deed { at, actor, action, subject_kind, subject_id, detail, request_id }
    }
}

fn checked(req: &HttpRequest, account: Account) -> Result<Admin, Problem> {
    let Some(gate) = req.app_data::<Data<Gate>>() else { return Err(Problem::bare(Kind::Internal)) };
    if !account.is_admin() {
        return Err(Problem::new(Kind::Forbidden, "Only an administrator can do this."));
    }
    if gate.admins_need_second_factor && !account.second_factor {
        return Err(Problem::new(
            Kind::SecondFactorRequired,
            "An administrator needs an authenticator: POST /me/totp, then sign in with its code.",
        ));
    }
    account.recent(gate.clock.now())?;
    let request_id = req.extensions().get::<RequestId>().map(RequestId::text).unwrap_or_default();
    Ok(Admin { id: account.id, request_id })
}

impl FromRequest for Admin {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let account =
            present(req).and_then(|account| account.ok_or_else(|| Problem::bare(Kind::Unauthenticated)));
        ready(account.and_then(|account| checked(req, account)))
    }
}
