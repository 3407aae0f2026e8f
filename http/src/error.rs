//! Refusals and failures as `application/problem+json` (RFC 9457), with stable types.

mod rejection;
mod store;

use std::{borrow::Cow, fmt, time::Duration};

use actix_web::{
    HttpResponse, ResponseError,
    http::{
        StatusCode,
        header::{self, HeaderName, HeaderValue},
    },
};
use jiff::Timestamp;
use serde::Serialize;

use crate::{people::erasure::UpcomingBody, why::Reason};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $slug:literal, $status:ident, $title:literal;)+) => {
        /// What went wrong, as a client can act on it. The slugs are the wire's and never change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$doc])* $name,)+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable last part of `type`.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ }
            }

            /// The `type` itself.
            #[must_use]
            pub const fn urn(self) -> &'static str {
                match self { $(Self::$name => concat!("urn:fittribe:problem:", $slug),)+ }
            }

            /// The HTTP status.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)+ }
            }

            /// The constant title.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }
        }
    };
}

kinds! {
    /// The body is not JSON.
    MalformedJson = "malformed_json", BAD_REQUEST, "The body is not valid JSON";
    /// A field, a query parameter or a header is wrong; `errors` points at it.
    InvalidRequest = "invalid_request", UNPROCESSABLE_ENTITY, "The request is not valid";
    /// Nobody is signed in, or the token is no longer good.
    Unauthenticated = "unauthenticated", UNAUTHORIZED, "Sign in first";
    /// Address and password do not belong together.
    BadCredentials = "bad_credentials", UNAUTHORIZED, "Address or password is wrong";
    /// The password is right, and a code of the authenticator is missing.
    CodeRequired = "code_required", UNAUTHORIZED, "A code is required";
    /// A code that is wrong, too old or used.
    WrongCode = "wrong_code", UNAUTHORIZED, "The code is wrong";
    /// Signed in too long ago for this; see `POST /me/step-up`.
    StepUpRequired = "step_up_required", UNAUTHORIZED, "Show again who you are";
    /// Only with an authenticator; see `POST /me/totp`.
    SecondFactorRequired = "second_factor_required", FORBIDDEN, "A second factor is required";
    /// Not this account's to do.
    Forbidden = "forbidden", FORBIDDEN, "Not allowed";
    /// Nothing there, or nothing this account may know of.
    NotFound = "not_found", NOT_FOUND, "Not found";
    /// The path is right and the method is not.
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "Method not allowed";
    /// Too large a body.
    TooLarge = "too_large", PAYLOAD_TOO_LARGE, "The body is too large";
    /// A body of another type than JSON.
    UnsupportedMediaType = "unsupported_media_type", UNSUPPORTED_MEDIA_TYPE, "The body must be application/json";
    /// Somebody else changed the same thing; try again.
    Conflict = "conflict", CONFLICT, "Changed at the same time";
    /// Somebody else has this time.
    SlotTaken = "slot_taken", CONFLICT, "This time is taken";
    /// No seat is left.
    ClassFull = "class_full", CONFLICT, "The class is full";
    /// One seat per client.
    AlreadyInClass = "already_in_class", CONFLICT, "Already in this class";
    /// Too many live holds.
    HoldLimit = "hold_limit", CONFLICT, "Too many holds";
    /// The booking does not have that step where it stands.
    WrongState = "wrong_state", CONFLICT, "Not possible in this state";
    /// The hold's deadline has passed.
    HoldExpired = "hold_expired", CONFLICT, "The hold ran out";
    /// Too late under the policy, or the session has begun.
    TooLate = "too_late", CONFLICT, "Too late";
    /// A rule, not another booking, stands in the way.
    NotBookable = "not_bookable", UNPROCESSABLE_ENTITY, "This time cannot be booked";
    /// Paid online, and payments are not configured.
    PaymentsNotConfigured = "payments_not_configured", UNPROCESSABLE_ENTITY, "Online payment is not configured";
    /// Too many uploads are not finished, or too many files there already.
    UploadLimit = "upload_limit", CONFLICT, "Too many files";
    /// Nothing was uploaded yet.
    UploadMissing = "upload_missing", CONFLICT, "Nothing was uploaded";
    /// What was uploaded is not what it should be.
    FileRejected = "file_rejected", UNPROCESSABLE_ENTITY, "The file was rejected";
    /// A signed link is not good any more, or never was.
    LinkRefused = "link_refused", FORBIDDEN, "The link is not good";
    /// Firebase is not configured.
    FirebaseNotConfigured = "firebase_not_configured", UNPROCESSABLE_ENTITY, "Firebase is not configured";
    /// The ID token is not good.
    IdentityRefused = "identity_refused", UNAUTHORIZED, "The ID token is not good";
    /// An account has the identity's address; it has to be linked there.
    LinkRequired = "link_required", CONFLICT, "Sign in and link";
    /// The identity opens another account.
    IdentityTaken = "identity_taken", CONFLICT, "Linked to another account";
    /// Nothing else opens the account.
    OnlyWayIn = "only_way_in", CONFLICT, "The only way in";
    /// The address cannot be used.
    SignUpRefused = "sign_up_refused", UNPROCESSABLE_ENTITY, "Sign-up refused";
    /// Administrators have closed sign-up.
    SignUpClosed = "sign_up_closed", FORBIDDEN, "No new accounts now";
    /// Something has to be agreed to first.
    ConsentRequired = "consent_required", CONFLICT, "Consent is required";
    /// Not another one.
    LimitReached = "limit_reached", CONFLICT, "There are as many as there can be";
    /// A copy is being made.
    ExportInProgress = "export_in_progress", CONFLICT, "A copy is being made";
    /// Bookings or sessions are ahead.
    UpcomingSessions = "upcoming_sessions", CONFLICT, "Sessions are ahead";
    /// It changed since the client saw it.
    Stale = "stale", PRECONDITION_FAILED, "Changed since you saw it";
    /// If-Match is missing.
    PreconditionRequired = "precondition_required", PRECONDITION_REQUIRED, "If-Match is required";
    /// Idempotency-Key is missing or is not one.
    IdempotencyKeyMissing = "idempotency_key_missing", BAD_REQUEST, "Idempotency-Key is required";
    /// The key was used for another request.
    IdempotencyKeyReused = "idempotency_key_reused", UNPROCESSABLE_ENTITY, "Idempotency-Key was used for another request";
    /// The first request with this key has not ended.
    IdempotencyInFlight = "idempotency_in_flight", CONFLICT, "The first request with this Idempotency-Key is still running";
    /// Too many tries.
    TooManyRequests = "too_many_requests", TOO_MANY_REQUESTS, "Too many requests";
    /// No capacity at present.
    Overloaded = "overloaded", SERVICE_UNAVAILABLE, "Overloaded";
    /// A failure of ours.
    Internal = "internal", INTERNAL_SERVER_ERROR, "Internal error";
}

/// A wrong field and what is expected there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// A JSON pointer into the body; `?name` for a query parameter, a header's name for a header.
    pub pointer: String,
    /// What is expected.
    pub detail: Cow<'static, str>,
}

/// What some kinds say besides.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Extension {
    /// What stands in the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Reason>,
    /// The calendar's version that was decided on, or the version a stale asker should have seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u64>,
    /// Where the booking stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub booking_status: Option<&'static str>,
    /// The deadline that passed, or that has to pass first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
    /// What has to be cancelled or to take place first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub upcoming: Vec<UpcomingBody>,
}

/// One refusal or failure. Invariant: a 5xx says nothing but what is constant.
#[derive(Debug, thiserror::Error)]
#[error("{}: {}", .0.kind.slug(), .0.detail)]
pub struct Problem(Box<Parts>);

#[derive(Debug)]
struct Parts {
    kind: Kind,
    detail: Cow<'static, str>,
    errors: Vec<FieldError>,
    extension: Option<Extension>,
    retry_after: Option<Duration>,
    headers: Vec<(HeaderName, HeaderValue)>,
    request_id: Option<String>,
}

/// The document on the wire.
#[derive(Serialize)]
struct Document<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: &'a str,
    request_id: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [FieldError],
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    extension: Option<&'a Extension>,
}

impl Problem {
    /// A problem with its words.
    #[must_use]
    pub fn new(kind: Kind, detail: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(Parts {
            kind,
            detail: detail.into(),
            errors: Vec::new(),
            extension: None,
            retry_after: None,
            headers: Vec::new(),
            request_id: None,
        }))
    }

    /// A wrong field. `pointer` as in [`FieldError`].
    #[must_use]
    pub fn field(pointer: impl Into<String>, detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::InvalidRequest, "See `errors`.").pointing(pointer, detail)
    }

    /// Nothing there that this account may know of.
    #[must_use]
    pub fn not_found(detail: &'static str) -> Self {
        Self::new(Kind::NotFound, detail)
    }

    /// A failure of ours. Its cause goes to the log, not to the client.
    #[must_use]
    pub fn internal(cause: &(dyn std::error::Error + 'static)) -> Self {
        tracing::error!(error = %Chain(cause), "request.failed");
        Self::bare(Kind::Internal)
    }

    /// No capacity at present.
    #[must_use]
    pub fn overloaded(retry_after: Duration) -> Self {
        Self::bare(Kind::Overloaded).after(retry_after)
    }

    /// A kind whose words are constant.
    #[must_use]
    pub fn bare(kind: Kind) -> Self {
        let detail = match kind {
            Kind::Unauthenticated => {
                "Send `Authorization: Bearer <access token>` with a token that has not expired."
            }
            Kind::Overloaded => {
                "FitTribe cannot take this at present. Try again, with the same Idempotency-Key if there was one."
            }
            Kind::Internal => "Something went wrong here. Quote the request id when you report it.",
            Kind::TooLarge => "A body has at most 64 KiB.",
            Kind::UnsupportedMediaType => "Send `Content-Type: application/json`.",
            other => other.title(),
        };
        Self::new(kind, detail)
    }

    /// Points at one more wrong field.
    #[must_use]
    pub fn pointing(mut self, pointer: impl Into<String>, detail: impl Into<Cow<'static, str>>) -> Self {
        self.0.errors.push(FieldError { pointer: pointer.into(), detail: detail.into() });
        self
    }

    /// Says when to come back.
    #[must_use]
    pub fn after(mut self, retry_after: Duration) -> Self {
        self.0.retry_after = Some(retry_after);
        self
    }

    /// Adds a header to the answer.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers.push((name, value));
        self
    }

    /// Adds what this kind says besides.
    #[must_use]
    pub fn with(mut self, extension: Extension) -> Self {
        self.0.extension = Some(extension);
        self
    }

    /// What one saw is at another version by now, in words and as a number.
    #[must_use]
    pub fn stale(detail: impl Into<Cow<'static, str>>, now: u32) -> Self {
        let now = Extension { version: Some(now.into()), ..Extension::default() };
        Self::new(Kind::Stale, detail).with(now)
    }

    /// Names the request, which makes the whole answer possible outside the gateway.
    #[must_use]
    pub fn of_request(mut self, id: &str) -> Self {
        self.0.request_id = Some(id.to_owned());
        self
    }

    /// What went wrong.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The answer, with the request's id.
    #[must_use]
    pub fn render(&self, request_id: &str) -> HttpResponse {
        let parts = &*self.0;
        let document = Document {
            r#type: parts.kind.urn(),
            title: parts.kind.title(),
            status: parts.kind.status().as_u16(),
            detail: &parts.detail,
            request_id,
            errors: &parts.errors,
            extension: parts.extension.as_ref(),
        };
        let mut response = HttpResponse::build(parts.kind.status());
        response.insert_header((header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")));
        response.insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store")));
        if let Some(wait) = parts.retry_after {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            response.insert_header((header::RETRY_AFTER, HeaderValue::from(seconds.max(1))));
        }
        if parts.kind == Kind::Unauthenticated {
            response.insert_header((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
        }
        for (name, value) in &parts.headers {
            response.insert_header((name.clone(), value.clone()));
        }
        response.body(serde_json::to_vec(&document).unwrap_or_default())
    }
}

/// An error and what caused it, in their own words only: debug output of a database error may quote rows.
pub struct Chain<'a>(pub &'a (dyn std::error::Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut next = Some(self.0);
        while let Some(error) = next {
            write!(f, "{error}")?;
            next = error.source();
            if next.is_some() {
                f.write_str(": ")?;
            }
        }
        Ok(())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.0.kind.status()
    }

    /// Empty until the gateway, which knows the request, renders it.
    fn error_response(&self) -> HttpResponse {
        match &self.0.request_id {
            Some(id) => self.render(id),
            None => HttpResponse::new(self.status_code()),
        }
    }
}
