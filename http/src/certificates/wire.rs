//! Certificates on the wire.

use fittribe_domain::{
    FileId,
    certificate::{Kind, Status},
    zone::Zone,
};
use fittribe_store::{
    certificates::{Certificate, Claim},
    settings::Settings,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    error::Problem,
    wire::{EXPECTED_DATE, date},
};

/// A certificate as its trainer and administrators see it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Certificate)]
pub struct CertificateBody {
    /// Its identity.
    id: Uuid,
    /// What it says.
    #[serde(flatten)]
    shown: ShownCertificate,
    /// Under which number it was given.
    number: Option<String>,
    /// Its document: `GET /files/{id}` has a link to it.
    file: Uuid,
    /// `submitted`, `confirmed` or `rejected`.
    #[schema(value_type = String, example = "submitted")]
    status: Status,
    /// Why, where an administrator said something.
    #[serde(skip_serializing_if = "str::is_empty")]
    status_reason: String,
    /// Since when it stands so.
    #[schema(value_type = String, format = DateTime)]
    status_at: Timestamp,
    /// Whether its last day has ended.
    expired: bool,
}

/// A certificate as everybody sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShownCertificate {
    /// `qualification`, `first_aid`, `insurance`, `background_check` or `other`.
    #[schema(value_type = String, example = "first_aid")]
    kind: Kind,
    /// What it says.
    title: String,
    /// Who gave it.
    issuer: String,
    /// When.
    #[schema(format = Date)]
    issued_on: Option<String>,
    /// The last day it is good for; absent: it is for good.
    #[schema(format = Date)]
    expires_on: Option<String>,
}

/// What FitTribe requires of every trainer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Requirement)]
pub struct RequirementBody {
    /// A confirmed certificate of this kind that is good.
    #[schema(value_type = String, example = "first_aid")]
    kind: Kind,
    /// From then on no new bookings are taken without.
    #[schema(value_type = String, format = DateTime)]
    since: Timestamp,
    /// Whether there is one now.
    met: bool,
    /// When the last of them ceases to be good; absent where none does, or there is none.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
}

/// A certificate as a trainer writes it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CertificateInput {
    /// `qualification`, `first_aid`, `insurance`, `background_check` or `other`.
    #[schema(example = "first_aid")]
    kind: String,
    /// What it says.
    #[schema(min_length = 1, max_length = 120, example = "First aid at work")]
    title: String,
    /// Who gave it.
    #[schema(min_length = 1, max_length = 120, example = "Red Cross")]
    issuer: String,
    /// Under which number.
    #[schema(max_length = 60)]
    number: Option<String>,
    /// When; not in the future.
    #[schema(format = Date)]
    issued_on: Option<String>,
    /// The last day it is good for, today at the earliest; absent: it is for good.
    #[schema(format = Date)]
    expires_on: Option<String>,
    /// A stored file of yours whose purpose is `certificate`, and that is no other certificate's.
    file: Uuid,
}

fn line(text: &str, pointer: &'static str, most: usize) -> Result<String, Problem> {
    let text = text.trim();
    let fits = (1..=most).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits {
        return Ok(text.to_owned());
    }
    Err(Problem::field(pointer, format!("is one line of 1 to {most} characters")))
}

fn day(text: Option<&str>, pointer: &'static str) -> Result<Option<Date>, Problem> {
    let Some(text) = text else { return Ok(None) };
    date(text).map(Some).ok_or_else(|| Problem::field(pointer, EXPECTED_DATE))
}

impl CertificateInput {
    /// What it claims, on a day where the trainer is.
    ///
    /// # Errors
    /// Points at what is wrong.
    pub fn claim(self, now: Timestamp, zone: &Zone) -> Result<Claim, Problem> {
        let kinds = "is `qualification`, `first_aid`, `insurance`, `background_check` or `other`";
        let claim = Claim {
            kind: self.kind.parse().map_err(|_| Problem::field("/kind", kinds))?,
            title: line(&self.title, "/title", 120)?,
            issuer: line(&self.issuer, "/issuer", 120)?,
            number: self.number.map(|number| line(&number, "/number", 60)).transpose()?,
            issued_on: day(self.issued_on.as_deref(), "/issued_on")?,
            expires_on: day(self.expires_on.as_deref(), "/expires_on")?,
            file: FileId::from_uuid(self.file),
        };
        let today = zone.date(now);
        if claim.issued_on.is_some_and(|issued| issued > today) {
            return Err(Problem::field("/issued_on", "is not in the future"));
        }
        let from = claim.issued_on.map_or(today, |issued| issued.max(today));
        if claim.expires_on.is_some_and(|last| last < from) {
            return Err(Problem::field(
                "/expires_on",
                "is today or later: one that has expired is of no use",
            ));
        }
        Ok(claim)
    }
}

impl From<&Claim> for ShownCertificate {
    fn from(claim: &Claim) -> Self {
        Self {
            kind: claim.kind,
            title: claim.title.clone(),
            issuer: claim.issuer.clone(),
            issued_on: claim.issued_on.map(|date| date.to_string()),
            expires_on: claim.expires_on.map(|date| date.to_string()),
        }
    }
}

/// Whether a certificate's last day has not ended.
fn is_good(certificate: &Certificate, now: Timestamp) -> bool {
    certificate.expires_at.is_none_or(|end| end > now)
}

/// Confirmed, and good.
fn counts(certificate: &Certificate, now: Timestamp) -> bool {
    certificate.status == Status::Confirmed && is_good(certificate, now)
}

impl CertificateBody {
    /// As it is now.
    #[must_use]
    pub fn new(certificate: &Certificate, now: Timestamp) -> Self {
        Self {
            id: certificate.id,
            shown: ShownCertificate::from(&certificate.claim),
            number: certificate.claim.number.clone(),
            file: certificate.claim.file.uuid(),
            status: certificate.status,
            status_reason: certificate.status_reason.clone(),
            status_at: certificate.status_at,
            expired: !is_good(certificate, now),
        }
    }
}

/// Those that everybody sees.
#[must_use]
pub fn shown(certificates: &[Certificate], now: Timestamp) -> Vec<ShownCertificate> {
    let shown = certificates.iter().filter(|certificate| counts(certificate, now));
    shown.map(|certificate| ShownCertificate::from(&certificate.claim)).collect()
}

/// What is required, and how a trainer's certificates meet it.
#[must_use]
pub fn requirements(
    settings: &Settings,
    certificates: &[Certificate],
    now: Timestamp,
) -> Vec<RequirementBody> {
    let requirement = |(kind, since): (&Kind, &Timestamp)| {
        let of_kind = certificates
            .iter()
            .filter(|certificate| certificate.claim.kind == *kind && counts(certificate, now));
        let ends: Vec<Option<Timestamp>> = of_kind.map(|certificate| certificate.expires_at).collect();
        let for_good = ends.contains(&None);
        RequirementBody {
            kind: *kind,
            since: *since,
            met: !ends.is_empty(),
            until: ends.into_iter().flatten().max().filter(|_| !for_good),
        }
    };
    settings.required_certificates.iter().map(requirement).collect()
}
