//! Firebase.

use super::{ConfigError, Reader};

/// A project whose ID tokens sign people in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firebase {
    /// Its id.
    pub project: String,
    /// Where its keys are; absent: where the vendor publishes them.
    pub jwks_url: Option<String>,
    /// The emulator, whose unsigned tokens are taken instead.
    pub emulator: Option<String>,
}

impl Firebase {
    pub(super) fn read(reader: &Reader) -> Result<Option<Self>, ConfigError> {
        let id = |text: &str| {
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            (text.len() <= 64 && text.bytes().all(plain)).then(|| text.to_owned())
        };
        let url = |text: &str| {
            let web = text.starts_with("https://") || text.starts_with("http://");
            web.then(|| text.to_owned())
        };
        let project = reader.parsed("FITTRIBE_FIREBASE_PROJECT", id)?;
        let jwks_url = reader.parsed("FITTRIBE_FIREBASE_JWKS_URL", url)?;
        let emulator = reader.parsed("FIREBASE_AUTH_EMULATOR_HOST", |text| Some(text.to_owned()))?;
        match project {
            Some(project) => Ok(Some(Self { project, jwks_url, emulator })),
            None if jwks_url.is_some() => {
                Err(ConfigError::half("FITTRIBE_FIREBASE_JWKS_URL", "FITTRIBE_FIREBASE_PROJECT"))
            }
            // Other programs know the emulator too: without a project it is not meant for us.
            None => Ok(None),
        }
    }

    /// Only signed tokens, and keys that nobody on the way can change.
    pub(super) fn check_for_production(&self) -> Result<(), ConfigError> {
        let refused = |name, why| Err(ConfigError::NotInProduction { name, why });
        if self.emulator.is_some() {
            return refused("FIREBASE_AUTH_EMULATOR_HOST", "whoever asks could be anybody");
        }
        if self.jwks_url.as_deref().is_some_and(|url| !url.starts_with("https://")) {
            return refused(
                "FITTRIBE_FIREBASE_JWKS_URL",
                "it is no https address, so keys could be changed on the way",
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::from_reader(&Reader::from_pairs(pairs)?)
    }

    const PROJECT: (&str, &str) = ("FITTRIBE_FIREBASE_PROJECT", "fittribe-test");
    const EMULATOR: (&str, &str) = ("FIREBASE_AUTH_EMULATOR_HOST", "127.0.0.1:9099");

    #[test]
    fn s05_the_emulator_is_refused_in_production() {
        assert!(read(&[PROJECT, EMULATOR]).unwrap().firebase.unwrap().emulator.is_some());
        let production = [("FITTRIBE_ENV", "production"), ("FITTRIBE_ALLOW_LOCAL_DEFAULTS", "true"), PROJECT];
        let error = read(&[&production[..], &[EMULATOR]].concat()).unwrap_err().to_string();
        assert!(error.contains("FIREBASE_AUTH_EMULATOR_HOST must not be set in production"), "{error}");
        let plain = ("FITTRIBE_FIREBASE_JWKS_URL", "http://keys.example/");
        let error = read(&[&production[..], &[plain]].concat()).unwrap_err().to_string();
        assert!(error.contains("FITTRIBE_FIREBASE_JWKS_URL must not be set in production"), "{error}");
    }

    #[test]
    fn keys_without_a_project_are_named() {
        let keys = ("FITTRIBE_FIREBASE_JWKS_URL", "https://keys.example/");
        let error = read(&[keys]).unwrap_err().to_string();
        assert!(error.contains("is set without FITTRIBE_FIREBASE_PROJECT"), "{error}");
        assert_eq!(read(&[EMULATOR]).unwrap().firebase, None);
        assert!(read(&[("FITTRIBE_FIREBASE_PROJECT", "Not A Project")]).is_err());
    }
}
