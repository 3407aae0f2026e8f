//! Where files are kept: a bucket, or a folder.

use std::path::PathBuf;

use fittribe_adapters::s3_files::S3Settings;
use secrecy::{ExposeSecret, SecretString};

use super::{
    origins,
    reader::{ConfigError, Reader},
    truth,
};

/// Where files are kept.
#[derive(Clone, Debug)]
pub struct FilesConfig {
    /// A folder other than the one in the data folder.
    pub folder: Option<PathBuf>,
    /// A bucket; absent: the folder.
    pub s3: Option<S3Settings>,
}

/// Lower-case letters, digits, dots and hyphens: what a bucket may be called anywhere.
fn bucket(text: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.';
    ((3..=63).contains(&text.len()) && text.bytes().all(plain)).then(|| text.to_owned())
}

fn region(text: &str) -> Option<String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.bytes().all(plain).then(|| text.to_owned())
}

fn endpoint(text: &str) -> Option<String> {
    origins(text).filter(|origins| origins.len() == 1).and_then(|origins| origins.into_iter().next())
}

impl FilesConfig {
    /// Reads the keys, which belong together.
    ///
    /// # Errors
    /// Names the first key that is wrong, or missing beside another.
    pub(super) fn from_reader(reader: &Reader) -> Result<Self, ConfigError> {
        let folder = reader.parsed("FITTRIBE_FILES_DIR", |text| Some(PathBuf::from(text)))?;
        let endpoint = reader.parsed("FITTRIBE_S3_ENDPOINT", endpoint)?;
        let region = reader.parsed("FITTRIBE_S3_REGION", region)?;
        let access_key = reader.secret("FITTRIBE_S3_ACCESS_KEY", |_| true)?;
        let secret_key = reader.secret("FITTRIBE_S3_SECRET_KEY", |_| true)?;
        let path_style = reader.parsed("FITTRIBE_S3_PATH_STYLE", truth)?;
        let Some(bucket) = reader.parsed("FITTRIBE_S3_BUCKET", bucket)? else {
            if endpoint.is_some() || access_key.is_some() || secret_key.is_some() {
                return Err(ConfigError::beside("FITTRIBE_S3_BUCKET", "the other FITTRIBE_S3_ keys"));
            }
            return Ok(Self { folder, s3: None });
        };
        let beside = |name, secret: Option<SecretString>| {
            secret.ok_or_else(|| ConfigError::beside(name, "FITTRIBE_S3_BUCKET"))
        };
        let s3 = S3Settings {
            path_style: path_style.unwrap_or(endpoint.is_some()),
            endpoint,
            region: region.unwrap_or_else(|| "us-east-1".to_owned()),
            bucket,
            access_key: beside("FITTRIBE_S3_ACCESS_KEY", access_key)?.expose_secret().to_owned(),
            secret_key: beside("FITTRIBE_S3_SECRET_KEY", secret_key)?,
        };
        Ok(Self { folder, s3: Some(s3) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUCKET: (&str, &str) = ("FITTRIBE_S3_BUCKET", "fittribe-files");
    const WHO: (&str, &str) = ("FITTRIBE_S3_ACCESS_KEY", "somebody");
    const SECRET: (&str, &str) = ("FITTRIBE_S3_SECRET_KEY", "letmein");

    fn read(pairs: &[(&str, &str)]) -> Result<FilesConfig, ConfigError> {
        FilesConfig::from_reader(&Reader::from_pairs(pairs)?)
    }

    #[test]
    fn a_bucket_comes_with_its_keys_or_not_at_all() {
        assert!(read(&[]).unwrap().s3.is_none());
        for (pairs, missing) in [
            (vec![BUCKET, WHO], "FITTRIBE_S3_SECRET_KEY must be set beside FITTRIBE_S3_BUCKET"),
            (vec![BUCKET, SECRET], "FITTRIBE_S3_ACCESS_KEY must be set beside"),
            (vec![WHO, SECRET], "FITTRIBE_S3_BUCKET must be set beside"),
        ] {
            let error = read(&pairs).unwrap_err().to_string();
            assert!(error.contains(missing), "{error}");
        }
        let config = read(&[BUCKET, WHO, SECRET]).unwrap();
        assert!(!format!("{config:?}").contains("letmein"));
        let s3 = config.s3.unwrap();
        assert_eq!((s3.region.as_str(), s3.path_style, s3.endpoint), ("us-east-1", false, None));
    }

    #[test]
    fn an_endpoint_names_its_bucket_in_the_path_unless_told_otherwise() {
        let endpoint = ("FITTRIBE_S3_ENDPOINT", "http://127.0.0.1:8014");
        assert!(read(&[BUCKET, WHO, SECRET, endpoint]).unwrap().s3.unwrap().path_style);
        let host_style = ("FITTRIBE_S3_PATH_STYLE", "false");
        assert!(!read(&[BUCKET, WHO, SECRET, endpoint, host_style]).unwrap().s3.unwrap().path_style);
        for wrong in ["s3.example.org", "https://s3.example.org/bucket", "https://a,https://b"] {
            let error = read(&[BUCKET, WHO, SECRET, ("FITTRIBE_S3_ENDPOINT", wrong)]).unwrap_err();
            assert!(error.to_string().contains("FITTRIBE_S3_ENDPOINT"), "{error}");
        }
    }
}
