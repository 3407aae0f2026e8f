//! Who somebody is to FitTribe.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What an account may do. A trainer can book other trainers too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Books sessions.
    Client,
    /// Sells sessions.
    Trainer,
    /// Keeps the marketplace healthy.
    Admin,
}

impl Role {
    /// The stored and transmitted name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Trainer => "trainer",
            Self::Admin => "admin",
        }
    }
}

/// Not a role.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a role; it is client, trainer or admin")]
pub struct UnknownRole(pub String);

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        match text {
            "client" => Ok(Self::Client),
            "trainer" => Ok(Self::Trainer),
            "admin" => Ok(Self::Admin),
            other => Err(UnknownRole(other.to_owned())),
        }
    }
}

/// An address that mail can be sent to. Invariant: trimmed, lower case, one `@` between non-empty parts,
/// at most 254 bytes.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Not an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write an e-mail address such as name@example.org")]
pub struct InvalidEmail;

impl Email {
    /// Reads an address as a person types it.
    ///
    /// # Errors
    /// When it cannot be one.
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        let text = text.trim().to_lowercase();
        let (local, host) = text.rsplit_once('@').ok_or(InvalidEmail)?;
        let wrong = local.is_empty()
            || local.contains('@')
            || !host.contains('.')
            || host.split('.').any(str::is_empty)
            || text.len() > 254
            || text.chars().any(|c| c.is_whitespace() || c.is_control());
        if wrong { Err(InvalidEmail) } else { Ok(Self(text)) }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = InvalidEmail;
    fn try_from(text: String) -> Result<Self, InvalidEmail> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}
