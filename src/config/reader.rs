//! Reads values by key and says what is wrong with them.

use std::collections::BTreeMap;

use figment::{
    Figment,
    providers::{Format, Serialized, Toml},
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
        let file: Dict =
            figment.extract().map_err(|error| ConfigError::File { path, why: error.to_string() })?;
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Self::layered(file, environment)
    }

    /// A file's values below an environment's. What the environment says is text and stays as it is written.
    fn layered(file: Dict, environment: impl Iterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let file = file.into_iter().map(|(name, value)| (name, text(&value)));
        Self::from_values(file.chain(environment.filter(|(name, _)| ours(name))))
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
        Value::Bool(_, truth) => truth.to_string(),
        other => {
            let whole = other.to_i128().map(|number| number.to_string());
            let unsigned = || other.to_u128().map(|number| number.to_string());
            let broken = || other.to_f64().map(|number| number.to_string());
            whole.or_else(unsigned).or_else(broken).unwrap_or_default()
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_mean_what_is_written_in_the_environment_and_in_a_file() {
        let file = |text: &str| Figment::from(Toml::string(text)).extract::<Dict>().unwrap();
        let pairs = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            pairs.collect::<Vec<_>>().into_iter()
        };
        let below = "FITTRIBE_SHARDS = 4\nFITTRIBE_TRACE_RATIO = 0.25\nFITTRIBE_WORKERS = 2\nFITTRIBE_ALLOW_LOCAL_DEFAULTS = true";
        let above = [("FITTRIBE_WORKERS", "16"), ("FITTRIBE_S3_SECRET_KEY", "007e10"), ("HOME", "/")];
        let read = Reader::layered(file(below), pairs(&above)).unwrap();
        let value = |name| read.parsed(name, |text| Some(text.to_owned())).unwrap();
        for (name, expected) in [
            ("FITTRIBE_SHARDS", "4"),
            ("FITTRIBE_TRACE_RATIO", "0.25"),
            ("FITTRIBE_ALLOW_LOCAL_DEFAULTS", "true"),
            ("FITTRIBE_WORKERS", "16"),
            ("FITTRIBE_S3_SECRET_KEY", "007e10"),
        ] {
            assert_eq!(value(name).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(value("HOME"), None);
    }
}
