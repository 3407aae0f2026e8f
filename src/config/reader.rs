//! Reads values by key and says what is wrong with them.

use std::collections::BTreeMap;

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
    value::{Dict, Value},
};
use secrecy::SecretString;

use super::keys::{FOREIGN, KEYS, Key};

/// What is wrong with the configuration, in words for whoever wrote it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ConfigError {
    /// A key nobody knows.
    #[error("{name} is not a key; did you mean {meant}? `fittribe config` lists them all")]
    Unknown {
        /// As written.
        name: String,
        /// The nearest there is.
        meant: &'static str,
    },
    /// A value that the key does not take.
    #[error("{name} is {shown}, but takes {takes}")]
    Wrong {
        /// The key.
        name: &'static str,
        /// The value, unless it is secret.
        shown: String,
        /// What would be right.
        takes: &'static str,
    },
    /// Nothing where something must be.
    #[error("{name} must be set in production: it takes {takes}")]
    Missing {
        /// The key.
        name: &'static str,
        /// What would be right.
        takes: &'static str,
    },
    /// Nothing where another key needs something.
    #[error("{name} must be set beside {other}: it takes {takes}")]
    Beside {
        /// The key.
        name: &'static str,
        /// What needs it.
        other: &'static str,
        /// What would be right.
        takes: &'static str,
    },
    /// A key that makes no sense alone.
    #[error("{name} is set without {other}, which takes {takes}")]
    Half {
        /// The key that is there.
        name: &'static str,
        /// The key that is not.
        other: &'static str,
        /// What would be right.
        takes: &'static str,
    },
    /// A key that must not be there.
    #[error("{name} must not be set in production: {why}")]
    NotInProduction {
        /// The key.
        name: &'static str,
        /// Why.
        why: &'static str,
    },
    /// The file cannot be read.
    #[error("the configuration file {path} cannot be read: {why}")]
    File {
        /// Which.
        path: String,
        /// Why.
        why: String,
    },
}

impl ConfigError {
    pub(super) fn missing(name: &'static str) -> Self {
        Self::Missing { name, takes: known(name).map_or("a value", |key| key.takes) }
    }

    pub(super) fn beside(name: &'static str, other: &'static str) -> Self {
        Self::Beside { name, other, takes: known(name).map_or("a value", |key| key.takes) }
    }

    pub(super) fn half(name: &'static str, other: &'static str) -> Self {
        Self::Half { name, other, takes: known(other).map_or("a value", |key| key.takes) }
    }
}

fn known(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// Keys that begin so are all ours; a few others are known by other programs too.
fn ours(name: &str) -> bool {
    name.starts_with("FITTRIBE_") || known(name).is_some()
}

/// The values as written.
pub struct Reader(BTreeMap<String, String>);

impl Reader {
    /// The file below the environment.
    ///
    /// # Errors
    /// When a file that was named cannot be read, or a key is unknown.
    pub fn open() -> Result<Self, ConfigError> {
        let named = std::env::var("FITTRIBE_CONFIG").ok();
        let path = named.clone().unwrap_or_else(|| "fittribe.toml".to_owned());
        let mut figment = Figment::from(Serialized::defaults(Dict::new()));
        if named.is_some() || std::path::Path::new(&path).exists() {
            figment = figment.merge(Toml::file_exact(&path));
        }
        let figment = figment.merge(Env::raw().filter(|name| ours(name.as_str())).lowercase(false));
        let values: Dict =
            figment.extract().map_err(|error| ConfigError::File { path, why: error.to_string() })?;
        Self::from_values(values.into_iter().map(|(name, value)| (name, text(&value))))
    }

    /// Values given as pairs.
    #[cfg(test)]
    pub(super) fn from_pairs(pairs: &[(&str, &str)]) -> Result<Self, ConfigError> {
        Self::from_values(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    fn from_values(values: impl Iterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let values: BTreeMap<String, String> = values.collect();
        for name in values.keys().filter(|name| name.starts_with("FITTRIBE_")) {
            if known(name).is_none() && !FOREIGN.contains(&name.as_str()) {
                return Err(ConfigError::Unknown { name: name.clone(), meant: nearest(name) });
            }
        }
        Ok(Self(values))
    }

    /// A key's present value for people; secrets only say that they are set.
    pub fn shown(&self, key: &Key) -> String {
        match self.0.get(key.name).filter(|value| !value.is_empty()) {
            None => "not set".to_owned(),
            Some(_) if key.secret => "set".to_owned(),
            Some(value) => value.clone(),
        }
    }

    /// A value through its parser; absent and empty are the same.
    pub(super) fn parsed<T>(
        &self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, ConfigError> {
        let Some(value) = self.0.get(name).filter(|value| !value.is_empty()) else { return Ok(None) };
        match parse(value) {
            Some(parsed) => Ok(Some(parsed)),
            None => Err(wrong(name, value)),
        }
    }

    /// A secret that passes a check.
    pub(super) fn secret(
        &self,
        name: &'static str,
        right: impl FnOnce(&str) -> bool,
    ) -> Result<Option<SecretString>, ConfigError> {
        self.parsed(name, |value| right(value).then(|| SecretString::from(value.to_owned())))
    }
}

fn wrong(name: &'static str, value: &str) -> ConfigError {
    let key = known(name);
    let shown = if key.is_none_or(|key| key.secret) { "set".to_owned() } else { format!("`{value}`") };
    ConfigError::Wrong { name, shown, takes: key.map_or("something else", |key| key.takes) }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(_, text) => text.clone(),
        other => other
            .to_num()
            .map(|number| format!("{}", number.to_i128().unwrap_or_default()))
            .or_else(|| other.to_bool().map(|truth| truth.to_string()))
            .unwrap_or_default(),
    }
}

/// The key that shares the most letters, place by place and as a set.
fn nearest(name: &str) -> &'static str {
    let likeness = |key: &&Key| {
        let shared = name.chars().filter(|letter| key.name.contains(*letter)).count();
        let lengths = name.len().abs_diff(key.name.len());
        let places = name.chars().zip(key.name.chars()).filter(|(one, other)| one == other).count();
        (shared + places).saturating_sub(lengths * 2)
    };
    KEYS.iter().max_by_key(likeness).map_or("FITTRIBE_BIND", |key| key.name)
}
