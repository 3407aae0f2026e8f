//! Firebase.

use fittribe_http::FirebaseApp;

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
    /// What names the project in a page; absent: the web app does not offer it.
    pub api_key: Option<String>,
    /// The host of its sign-in pages; absent: the vendor's usual one.
    pub auth_domain: Option<String>,
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
        let plain = |text: &str, also: &str| {
            let fits = |letter: char| letter.is_ascii_alphanumeric() || also.contains(letter);
            (!text.is_empty() && text.len() <= 253 && text.chars().all(fits)).then(|| text.to_owned())
        };
        let api_key = reader.parsed("FITTRIBE_FIREBASE_API_KEY", |text| plain(text, "-_"))?;
        let auth_domain = reader.parsed("FITTRIBE_FIREBASE_AUTH_DOMAIN", |text| plain(text, "-."))?;
        match project {
            Some(project) => Ok(Some(Self { project, jwks_url, emulator, api_key, auth_domain })),
            None if api_key.is_some() => {
                Err(ConfigError::half("FITTRIBE_FIREBASE_API_KEY", "FITTRIBE_FIREBASE_PROJECT"))
            }
            None if jwks_url.is_some() => {
                Err(ConfigError::half("FITTRIBE_FIREBASE_JWKS_URL", "FITTRIBE_FIREBASE_PROJECT"))
            }
            // Other programs know the emulator too: without a project it is not meant for us.
            None => Ok(None),
        }
    }

    /// What the web app's pages need; with the emulator any key does.
    #[must_use]
    pub fn app(&self) -> Option<FirebaseApp> {
        let emulated = self.emulator.as_ref().map(|_| "emulator".to_owned());
        Some(FirebaseApp {
            api_key: self.api_key.clone().or(emulated)?,
            auth_domain: self
                .auth_domain
                .clone()
                .unwrap_or_else(|| format!("{}.firebaseapp.com", self.project)),
            project_id: self.project.clone(),
            emulator: self.emulator.as_ref().map(|host| format!("http://{host}")),
        })
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
        let error = read(&[("FITTRIBE_FIREBASE_API_KEY", "AIza-key")]).unwrap_err().to_string();
        assert!(error.contains("is set without FITTRIBE_FIREBASE_PROJECT"), "{error}");
        let elsewhere = ("FITTRIBE_FIREBASE_AUTH_DOMAIN", "a.example; script-src *");
        assert!(read(&[PROJECT, elsewhere]).is_err());
    }

    #[test]
    fn pages_offer_it_with_a_key_or_the_emulator() {
        let app = |pairs: &[(&str, &str)]| read(pairs).unwrap().firebase.unwrap().app();
        assert_eq!(app(&[PROJECT]), None);
        let found = app(&[PROJECT, ("FITTRIBE_FIREBASE_API_KEY", "AIza-key")]).unwrap();
        assert_eq!((&*found.api_key, &*found.auth_domain), ("AIza-key", "fittribe-test.firebaseapp.com"));
        assert_eq!(app(&[PROJECT, EMULATOR]).unwrap().emulator.as_deref(), Some("http://127.0.0.1:9099"));
    }
}
