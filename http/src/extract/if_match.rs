//! The version a client saw.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header};

use crate::error::{Kind, Problem};

/// `If-Match`: absent, `*`, or one version as the ETag gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfMatch {
    /// No condition was sent.
    Absent,
    /// Whatever is there.
    Any,
    /// Exactly this version.
    Version(u32),
}

impl IfMatch {
    fn parse(text: &str) -> Result<Self, Problem> {
        let text = text.trim();
        if text == "*" {
            return Ok(Self::Any);
        }
        let text = text.strip_prefix("W/").unwrap_or(text);
        let digits = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text);
        digits
            .parse()
            .map(Self::Version)
            .map_err(|_| Problem::field("If-Match", "is the ETag you were given, such as \"3\""))
    }

    /// The version to compare, if any.
    #[must_use]
    pub const fn expected(self) -> Option<u32> {
        match self {
            Self::Absent | Self::Any => None,
            Self::Version(version) => Some(version),
        }
    }

    /// The version, where one must be given.
    ///
    /// # Errors
    /// 428 when there is none.
    pub fn required(self) -> Result<u32, Problem> {
        self.expected().ok_or_else(|| {
            Problem::new(
                Kind::PreconditionRequired,
                "Send `If-Match` with the ETag of what you are changing.",
            )
        })
    }
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(value) = req.headers().get(header::IF_MATCH) else { return ready(Ok(Self::Absent)) };
        ready(Self::parse(value.to_str().unwrap_or_default()))
    }
}
