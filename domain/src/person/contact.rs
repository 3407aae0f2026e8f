//! How somebody is addressed and called.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language with, perhaps, its script and region, as BCP 47 writes them: `en`, `bg-BG`, `zh-Hant-TW`, `es-419`.
/// Invariant: written as the standard recommends, `zh-Hant-TW` and never `ZH-hant-tw`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Locale(String);

/// Not a locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is a language, perhaps with its script and region, such as en, bg-BG or zh-Hant-TW")]
pub struct InvalidLocale;

impl Locale {
    /// Reads a tag, in capitals or not, with hyphens or underscores.
    ///
    /// # Errors
    /// When it has anything but a language, a script and a region.
    pub fn parse(text: &str) -> Result<Self, InvalidLocale> {
        let text = text.trim().replace('_', "-");
        let mut parts = text.split('-').peekable();
        let alphabetic = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let language = parts.next().filter(|part| (2..=3).contains(&part.len()) && alphabetic(part));
        let mut tag = language.ok_or(InvalidLocale)?.to_ascii_lowercase();
        if let Some(script) = parts.next_if(|part| part.len() == 4 && alphabetic(part)) {
            let (first, rest) = script.split_at(1);
            tag = format!("{tag}-{}{}", first.to_ascii_uppercase(), rest.to_ascii_lowercase());
        }
        let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let region =
            |part: &&str| (part.len() == 2 && alphabetic(part)) || (part.len() == 3 && numeric(part));
        if let Some(region) = parts.next_if(region) {
            tag = format!("{tag}-{}", region.to_ascii_uppercase());
        }
        if parts.next().is_some() { Err(InvalidLocale) } else { Ok(Self(tag)) }
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number that can be called from anywhere (E.164). Invariant: `+`, then 8 to 15 digits of which the first
/// is not 0.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

/// Not a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is a number with its country's code, such as +359 88 812 3456")]
pub struct InvalidPhone;

impl Phone {
    /// Reads a number as people write it: blanks, hyphens, dots and brackets count for nothing.
    ///
    /// # Errors
    /// When there is no country's code, or it cannot be a number.
    pub fn parse(text: &str) -> Result<Self, InvalidPhone> {
        let digits = text.trim().strip_prefix('+').ok_or(InvalidPhone)?;
        let digits: String =
            digits.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '(' | ')' | '\u{a0}')).collect();
        let fits = (8..=15).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0');
        if fits { Ok(Self(format!("+{digits}"))) } else { Err(InvalidPhone) }
    }

    /// The number without blanks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

impl TryFrom<String> for Locale {
    type Error = InvalidLocale;
    fn try_from(text: String) -> Result<Self, InvalidLocale> {
        Self::parse(&text)
    }
}

impl From<Locale> for String {
    fn from(locale: Locale) -> Self {
        locale.0
    }
}

impl TryFrom<String> for Phone {
    type Error = InvalidPhone;
    fn try_from(text: String) -> Result<Self, InvalidPhone> {
        Self::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}
