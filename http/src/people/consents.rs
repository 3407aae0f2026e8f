//! Consents on the wire.

use fittribe_domain::person::consent::Purpose;
use fittribe_store::consents::Consent;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

/// What one has agreed to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Consents {
    /// What holds for each purpose.
    present: Vec<PresentConsent>,
    /// All that was said, the latest first.
    history: Vec<ConsentBody>,
}

/// What holds for a purpose.
#[derive(Debug, Serialize, ToSchema)]
struct PresentConsent {
    /// `terms`, `health_data`, `analytics`, `marketing_email` or `marketing_sms`.
    #[schema(value_type = String)]
    purpose: Purpose,
    /// Whether it is agreed to.
    granted: bool,
    /// The date of the wording it was last said to; null when never.
    #[schema(format = Date)]
    policy_version: Option<String>,
    /// Since when; null when nothing was ever said.
    #[schema(value_type = Option<String>, format = DateTime)]
    since: Option<Timestamp>,
}

/// One thing that was said.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Consent)]
struct ConsentBody {
    /// What for.
    #[schema(value_type = String)]
    purpose: Purpose,
    /// Yes or no.
    granted: bool,
    /// The date of the wording.
    #[schema(format = Date)]
    policy_version: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

impl From<Vec<Consent>> for Consents {
    /// From the history, the latest first.
    fn from(history: Vec<Consent>) -> Self {
        let present = Purpose::ALL.into_iter().map(|purpose| {
            let last = history.iter().find(|consent| consent.purpose == purpose);
            PresentConsent {
                purpose,
                granted: last.is_some_and(|consent| consent.granted),
                policy_version: last.map(|consent| consent.policy_version.to_string()),
                since: last.map(|consent| consent.at),
            }
        });
        let said = history.iter().map(|consent| ConsentBody {
            purpose: consent.purpose,
            granted: consent.granted,
            policy_version: consent.policy_version.to_string(),
            at: consent.at,
        });
        Self { present: present.collect(), history: said.collect() }
    }
}
