//! Settings on the wire.

use std::collections::BTreeMap;

use fittribe_domain::certificate::Kind;
use fittribe_store::settings::Settings;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{error::Problem, wire::Instant};

/// What is set for all of FitTribe.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Settings)]
pub struct SettingsBody {
    /// Whether new accounts can be made.
    sign_up_open: bool,
    /// What everybody is told.
    announcement: Option<String>,
    /// Of which kinds every trainer must have a certificate that is confirmed and good.
    required_certificates: Vec<RequiredCertificate>,
}

/// A kind of certificate that is required.
#[derive(Debug, Serialize, ToSchema)]
pub struct RequiredCertificate {
    /// `qualification`, `first_aid`, `insurance` or `background_check`.
    #[schema(value_type = String, example = "first_aid")]
    kind: Kind,
    /// From then on nobody takes new bookings without.
    #[schema(value_type = String, format = DateTime)]
    since: Timestamp,
}

/// What shall be set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsInput {
    /// Whether new accounts can be made.
    sign_up_open: bool,
    /// What everybody is told; null: nothing.
    #[schema(min_length = 1, max_length = 500)]
    announcement: Option<String>,
    /// Of which kinds every trainer must have a certificate that is confirmed and good; each kind once.
    required_certificates: Vec<RequiredCertificateInput>,
}

/// A kind of certificate that shall be required.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RequiredCertificateInput {
    /// `qualification`, `first_aid`, `insurance` or `background_check`.
    #[schema(example = "first_aid")]
    kind: String,
    /// From then on nobody takes new bookings without. Give trainers time: choose a day that is some weeks ahead.
    since: Instant,
}

impl SettingsInput {
    /// The settings.
    ///
    /// # Errors
    /// Points at what is wrong.
    pub fn settings(self) -> Result<Settings, Problem> {
        let announcement = self.announcement.map(|text| text.trim().to_owned());
        if announcement.as_ref().is_some_and(|text| !(1..=500).contains(&text.chars().count())) {
            return Err(Problem::field("/announcement", "is 1 to 500 characters, or null"));
        }
        let mut required_certificates = BTreeMap::new();
        for (place, RequiredCertificateInput { kind, since }) in
            self.required_certificates.into_iter().enumerate()
        {
            let pointer = format!("/required_certificates/{place}/kind");
            let Some(kind) = kind.parse().ok().filter(|kind: &Kind| kind.can_be_required()) else {
                let kinds = "is `qualification`, `first_aid`, `insurance` or `background_check`";
                return Err(Problem::field(pointer, kinds));
            };
            if required_certificates.insert(kind, since.0).is_some() {
                return Err(Problem::field(pointer, "is there already"));
            }
        }
        Ok(Settings { sign_up_open: self.sign_up_open, announcement, required_certificates })
    }
}

impl From<&Settings> for SettingsBody {
    fn from(settings: &Settings) -> Self {
        let required = settings.required_certificates.iter();
        Self {
            sign_up_open: settings.sign_up_open,
            announcement: settings.announcement.clone(),
            required_certificates: required
                .map(|(kind, since)| RequiredCertificate { kind: *kind, since: *since })
                .collect(),
        }
    }
}
