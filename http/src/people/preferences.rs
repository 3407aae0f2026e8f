//! How one wants to be told of things, on the wire.

use std::collections::BTreeMap;

use fittribe_domain::person::telling::{Channel, Choices, Digest, QuietHours, Subject};
use fittribe_store::telling::Preferences;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{error::Problem, hours::wire::Clock};

/// How one wants to be told of things. The inbox and open sockets are told of everything.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NotificationPreferences)]
pub struct PreferencesBody {
    /// For `bookings`, `reminders`, `payments`, `reviews` and `marketing`, whether they go out by `email`, `sms` and
    /// `push`. What is absent is as it is for everybody. `marketing` takes the consent too.
    #[serde(default)]
    #[schema(value_type = Object, example = json!({"bookings": {"email": true, "sms": false, "push": true}}))]
    subjects: BTreeMap<Subject, BTreeMap<Channel, bool>>,
    /// When nothing is sent that can wait, by one's own clock; over midnight when the end is not after the start.
    #[serde(default)]
    quiet_hours: Option<QuietBody>,
    /// How often what can wait is gathered: `never`, `daily` or `weekly`.
    #[serde(default)]
    #[schema(value_type = String, example = "never")]
    digest: Digest,
}

/// Quiet hours.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuietHours)]
struct QuietBody {
    /// When they begin.
    start: Clock,
    /// When they end.
    end: Clock,
}

impl PreferencesBody {
    /// The preferences that this says.
    ///
    /// # Errors
    /// Points at what is wrong.
    pub fn preferences(&self) -> Result<Preferences, Problem> {
        let mut choices = Choices::default();
        for (subject, channels) in &self.subjects {
            for (channel, enabled) in channels {
                choices.choose(*subject, *channel, *enabled);
            }
        }
        let quiet = self.quiet_hours.map(|QuietBody { start, end }| {
            let quiet = QuietHours::new(start.0, end.0);
            quiet.ok_or_else(|| Problem::field("/quiet_hours/end", "differs from the start"))
        });
        Ok(Preferences { choices, quiet: quiet.transpose()?, digest: self.digest })
    }
}

impl From<&Preferences> for PreferencesBody {
    fn from(preferences: &Preferences) -> Self {
        let channels = |subject| {
            let allowed = |channel| (channel, preferences.choices.allow(subject, channel));
            Channel::ALL.into_iter().map(allowed).collect()
        };
        let quiet = preferences.quiet;
        Self {
            subjects: Subject::ALL.into_iter().map(|subject| (subject, channels(subject))).collect(),
            quiet_hours: quiet
                .map(|quiet| QuietBody { start: Clock(quiet.from()), end: Clock(quiet.until()) }),
            digest: preferences.digest,
        }
    }
}
