//! Profiles on the wire.

use fittribe_domain::person::contact::{Locale, Phone};
use fittribe_store::profiles::{EmergencyContact, Profile};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::words::{line, prose};
use crate::{
    error::Problem,
    wire::{EXPECTED_DATE, date},
};

/// What one tells about oneself. What is absent or null is not told.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = Profile)]
pub struct ProfileBody {
    /// Language, perhaps with script and region (BCP 47).
    #[schema(example = "bg-BG")]
    pub locale: Option<String>,
    /// A number with its country's code (E.164); blanks, hyphens and brackets count for nothing.
    #[schema(example = "+359888123456")]
    pub phone: Option<String>,
    /// When one was born.
    #[schema(format = Date)]
    pub birth_date: Option<String>,
    /// In one's own words; trainers one has booked read it.
    #[schema(max_length = 2000)]
    pub about: String,
    /// Who is called when something happens; trainers one has booked read it.
    pub emergency_contact: Option<EmergencyBody>,
}

/// Who is called when something happens.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EmergencyContact)]
pub struct EmergencyBody {
    /// Their name.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// Their number, with its country's code.
    #[schema(example = "+359888123456")]
    phone: String,
    /// What they are to one.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 60, example = "sister")]
    relation: Option<String>,
}

fn phone(pointer: &'static str, text: &str) -> Result<Phone, Problem> {
    Phone::parse(text).map_err(|wrong| Problem::field(pointer, wrong.to_string()))
}

fn birth_date(text: &str, now: Timestamp) -> Result<Date, Problem> {
    // Half a day ahead somewhere.
    let latest = now.to_zoned(TimeZone::UTC).date().tomorrow().unwrap_or(Date::MAX);
    // Older than what `date` takes for calendars.
    let born =
        if text.starts_with("19") { text.parse().ok().filter(|_| text.len() == 10) } else { date(text) };
    let born: Date = born.ok_or_else(|| Problem::field("/birth_date", EXPECTED_DATE))?;
    if born > latest {
        return Err(Problem::field("/birth_date", "is not in the future"));
    }
    Ok(born)
}

impl EmergencyBody {
    fn contact(&self) -> Result<EmergencyContact, Problem> {
        Ok(EmergencyContact {
            name: line("/emergency_contact/name", &self.name, 120)?,
            phone: phone("/emergency_contact/phone", &self.phone)?,
            relation: self
                .relation
                .as_deref()
                .map(|relation| line("/emergency_contact/relation", relation, 60))
                .transpose()?,
        })
    }
}

impl From<EmergencyContact> for EmergencyBody {
    fn from(contact: EmergencyContact) -> Self {
        Self { name: contact.name, phone: contact.phone.into(), relation: contact.relation }
    }
}

impl ProfileBody {
    /// The profile that this tells.
    ///
    /// # Errors
    /// Points at the first field that is wrong.
    pub fn profile(&self, now: Timestamp) -> Result<Profile, Problem> {
        let locale = self.locale.as_deref().map(Locale::parse).transpose();
        Ok(Profile {
            locale: locale.map_err(|wrong| Problem::field("/locale", wrong.to_string()))?,
            phone: self.phone.as_deref().map(|text| phone("/phone", text)).transpose()?,
            birth_date: self.birth_date.as_deref().map(|text| birth_date(text, now)).transpose()?,
            about: prose("/about", &self.about, 2000)?,
            emergency: self.emergency_contact.as_ref().map(EmergencyBody::contact).transpose()?,
        })
    }
}

impl From<Profile> for ProfileBody {
    fn from(profile: Profile) -> Self {
        Self {
            locale: profile.locale.map(String::from),
            phone: profile.phone.map(String::from),
            birth_date: profile.birth_date.map(|date| date.to_string()),
            about: profile.about,
            emergency_contact: profile.emergency.map(EmergencyBody::from),
        }
    }
}
