//! Accounts and sign-ins on the wire.

use fittribe_domain::zone::Zone;
use fittribe_store::accounts::Account;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{error::Problem, files::wire::avatar_path};

/// An account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub struct AccountBody {
    /// Its identity.
    pub id: Uuid,
    /// Where mail goes.
    #[schema(format = Email)]
    pub email: String,
    /// What others read.
    pub name: String,
    /// `client`, `trainer` or `admin`.
    pub role: &'static str,
    /// IANA zone.
    #[schema(example = "Europe/Sofia")]
    pub tz: String,
    /// Whether the address was shown to be its own.
    pub verified: bool,
    /// Set when mail to the address came back for good: show the address anew with `POST /me/verification`.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub email_bounced_at: Option<Timestamp>,
    /// Where the picture beside the name is; see `PUT /me/avatar`.
    #[schema(
        format = "uri-reference",
        example = "/api/v1/images/0193a1b2-0000-7000-8000-000000000001/medium"
    )]
    pub avatar: Option<String>,
}

impl From<&Account> for AccountBody {
    fn from(account: &Account) -> Self {
        Self {
            id: account.id.uuid(),
            email: account.email.as_str().to_owned(),
            name: account.name.clone(),
            role: account.role.name(),
            tz: account.tz.name().to_owned(),
            verified: account.verified_at.is_some(),
            email_bounced_at: account.bounced.as_ref().map(|bounced| bounced.at),
            avatar: account.avatar.map(avatar_path),
        }
    }
}

/// A sign-in. Keep `refresh_token` where scripts of other sites cannot read it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SignIn)]
pub struct SessionBody {
    /// Who.
    pub account: AccountBody,
    /// For `Authorization: Bearer`.
    pub access_token: String,
    /// Good for one refresh. Absent when it is kept in a cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// Seconds until the access token ends.
    pub expires_in: i64,
}

/// A name as others read it.
///
/// # Errors
/// Points at the field.
pub fn name(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let fits = (1..=120).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(Problem::field("/name", "is 1 to 120 characters")) }
}

/// An IANA zone by its name.
///
/// # Errors
/// Points at the field.
pub fn zone(name: &str) -> Result<Zone, Problem> {
    Zone::named(name).map_err(|unknown| Problem::field("/tz", unknown.to_string()))
}
