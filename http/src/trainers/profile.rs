//! What trainers write of themselves, on the wire.

use fittribe_store::trainers::Studio;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Problem;

/// Where a trainer meets people.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Studio)]
pub struct StudioBody {
    /// Street and number.
    #[schema(max_length = 200)]
    address: String,
    /// Town.
    #[schema(min_length = 1, max_length = 100)]
    city: String,
    /// ISO 3166 code of two letters.
    #[schema(pattern = "^[A-Z]{2}$", example = "BG")]
    country: String,
    /// Degrees north; together with `lon`.
    #[schema(minimum = -90, maximum = 90)]
    lat: Option<f64>,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    lon: Option<f64>,
}

impl From<&Studio> for StudioBody {
    fn from(studio: &Studio) -> Self {
        let (lat, lon) = studio.at.unzip();
        Self {
            address: studio.address.clone(),
            city: studio.city.clone(),
            country: studio.country.clone(),
            lat,
            lon,
        }
    }
}

fn line(text: &str, longest: usize) -> Option<String> {
    let text = text.trim();
    (text.chars().count() <= longest && !text.chars().any(char::is_control)).then(|| text.to_owned())
}

/// Degrees on earth, both or none.
///
/// # Errors
/// What is expected.
pub fn place(lat: Option<f64>, lon: Option<f64>) -> Result<Option<(f64, f64)>, &'static str> {
    match (lat, lon) {
        (None, None) => Ok(None),
        (Some(lat), Some(lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => Ok(Some((lat, lon))),
        (Some(_), Some(_)) => Err("is at most 90 degrees, and `lon` at most 180"),
        _ => Err("and `lon` are given together"),
    }
}

impl StudioBody {
    /// The place it describes.
    ///
    /// # Errors
    /// Points at what is wrong.
    pub fn studio(self) -> Result<Studio, Problem> {
        let address = line(&self.address, 200)
            .ok_or_else(|| Problem::field("/studio/address", "is one line of at most 200 characters"))?;
        let city = line(&self.city, 100).filter(|city| !city.is_empty());
        let city = city.ok_or_else(|| Problem::field("/studio/city", "is 1 to 100 characters"))?;
        if self.country.len() != 2 || !self.country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Problem::field("/studio/country", "is an ISO 3166 code of two capitals, such as BG"));
        }
        let at = place(self.lat, self.lon).map_err(|wrong| Problem::field("/studio/lat", wrong))?;
        Ok(Studio { address, city, country: self.country, at })
    }
}

/// Sorted, each once.
fn distinct(mut all: Vec<String>) -> Vec<String> {
    all.sort();
    all.dedup();
    all
}

/// What a trainer teaches.
///
/// # Errors
/// Points at the first that is wrong.
pub fn specialties(given: Vec<String>) -> Result<Vec<String>, Problem> {
    if given.len() > 10 {
        return Err(Problem::field("/specialties", "are at most 10"));
    }
    let read = given.iter().enumerate().map(|(nth, text)| {
        let text = text.trim().to_lowercase();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-');
        let fits = (2..=40).contains(&text.chars().count()) && text.chars().all(plain);
        fits.then_some(text).ok_or_else(|| {
            Problem::field(format!("/specialties/{nth}"), "is 2 to 40 letters, digits, spaces and hyphens")
        })
    });
    read.collect::<Result<Vec<_>, _>>().map(distinct)
}

/// What a trainer speaks.
///
/// # Errors
/// Points at the first that is wrong.
pub fn languages(given: Vec<String>) -> Result<Vec<String>, Problem> {
    if given.len() > 10 {
        return Err(Problem::field("/languages", "are at most 10"));
    }
    let read = given.iter().enumerate().map(|(nth, text)| {
        let text = text.trim().to_lowercase();
        let fits = (2..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase());
        fits.then_some(text)
            .ok_or_else(|| Problem::field(format!("/languages/{nth}"), "is an ISO 639 code such as en or bg"))
    });
    read.collect::<Result<Vec<_>, _>>().map(distinct)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specialties_and_languages_are_lower_case_and_there_once() {
        let given = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(specialties(given(&[" Yoga", "yoga", "HIIT", "сила"])).unwrap(), ["hiit", "yoga", "сила"]);
        assert_eq!(languages(given(&["EN", "bg", "en"])).unwrap(), ["bg", "en"]);
        for wrong in ["x", "a\u{0}b", "<b>", &"x".repeat(41)] {
            assert!(specialties(given(&[wrong])).is_err(), "{wrong}");
        }
        for wrong in ["english", "e", "e1", ""] {
            assert!(languages(given(&[wrong])).is_err(), "{wrong}");
        }
        assert!(specialties(vec!["yoga".into(); 11]).is_err());
    }

    #[test]
    fn a_place_is_on_earth_or_nowhere() {
        assert_eq!(place(Some(42.7), Some(23.3)), Ok(Some((42.7, 23.3))));
        assert_eq!(place(None, None), Ok(None));
        for (lat, lon) in
            [(Some(90.1), Some(0.0)), (Some(0.0), Some(-181.0)), (Some(1.0), None), (None, Some(1.0))]
        {
            assert!(place(lat, lon).is_err());
        }
        assert!(place(Some(f64::NAN), Some(0.0)).is_err());
    }
}
