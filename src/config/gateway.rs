//! What every request goes through.

use std::path::PathBuf;

use super::{ConfigError, Reader, between};

/// Where a certificate and its key are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// FITTRIBE_TLS_CERT
    pub certificate: PathBuf,
    /// FITTRIBE_TLS_KEY
    pub key: PathBuf,
}

/// Where spans go.
#[derive(Clone, Debug, PartialEq)]
pub struct Traces {
    /// The collector, without the path of its signals.
    pub endpoint: String,
    /// The part of all traces that is collected, from 0 to 1.
    pub ratio: f64,
}

/// The gateway's section.
#[derive(Clone, Debug)]
pub struct Gateway {
    /// Requests that may be in flight at once.
    pub max_in_flight: usize,
    /// TLS; absent: plain HTTP.
    pub tls: Option<TlsFiles>,
    /// A build of the web app; absent: where one usually is.
    pub web_dir: Option<PathBuf>,
    /// Traces; absent: none.
    pub traces: Option<Traces>,
}

impl Gateway {
    pub(super) fn read(reader: &Reader) -> Result<Self, ConfigError> {
        Ok(Self {
            max_in_flight: reader
                .parsed("FITTRIBE_MAX_IN_FLIGHT", |text| between(text, 1, 1_000_000))?
                .unwrap_or(4096),
            tls: tls(reader)?,
            web_dir: reader.parsed("FITTRIBE_WEB_DIR", |text| Some(PathBuf::from(text)))?,
            traces: traces(reader)?,
        })
    }
}

fn tls(reader: &Reader) -> Result<Option<TlsFiles>, ConfigError> {
    let path = |text: &str| Some(PathBuf::from(text));
    let certificate = reader.parsed("FITTRIBE_TLS_CERT", path)?;
    let key = reader.parsed("FITTRIBE_TLS_KEY", path)?;
    match (certificate, key) {
        (Some(certificate), Some(key)) => Ok(Some(TlsFiles { certificate, key })),
        (Some(_), None) => Err(ConfigError::half("FITTRIBE_TLS_CERT", "FITTRIBE_TLS_KEY")),
        (None, Some(_)) => Err(ConfigError::half("FITTRIBE_TLS_KEY", "FITTRIBE_TLS_CERT")),
        (None, None) => Ok(None),
    }
}

fn traces(reader: &Reader) -> Result<Option<Traces>, ConfigError> {
    let url = |text: &str| {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        (!host.is_empty()).then(|| text.trim_end_matches('/').to_owned())
    };
    let own = reader.parsed("FITTRIBE_OTLP_ENDPOINT", url)?;
    let known = reader.parsed("OTEL_EXPORTER_OTLP_ENDPOINT", url)?;
    let ratio = reader.parsed("FITTRIBE_TRACE_RATIO", |text| between(text, 0.0, 1.0))?.unwrap_or(1.0);
    Ok(own.or(known).map(|endpoint| Traces { endpoint, ratio }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Gateway, ConfigError> {
        Gateway::read(&Reader::from_pairs(pairs)?)
    }

    #[test]
    fn half_a_certificate_is_named_with_its_other_half() {
        let error = read(&[("FITTRIBE_TLS_CERT", "cert.pem")]).unwrap_err().to_string();
        assert!(error.contains("FITTRIBE_TLS_CERT is set without FITTRIBE_TLS_KEY"), "{error}");
        let error = read(&[("FITTRIBE_TLS_KEY", "key.pem")]).unwrap_err().to_string();
        assert!(error.contains("FITTRIBE_TLS_KEY is set without FITTRIBE_TLS_CERT"), "{error}");
    }

    #[test]
    fn a_collector_is_known_by_either_name_and_ours_goes_first() {
        assert_eq!(read(&[]).unwrap().traces, None);
        let theirs = ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318/");
        let traces = read(&[theirs]).unwrap().traces.unwrap();
        assert_eq!((traces.endpoint.as_str(), traces.ratio), ("http://collector:4318", 1.0));
        let ours = ("FITTRIBE_OTLP_ENDPOINT", "https://own:4318");
        let traces = read(&[theirs, ours, ("FITTRIBE_TRACE_RATIO", "0.25")]).unwrap().traces.unwrap();
        assert_eq!((traces.endpoint.as_str(), traces.ratio), ("https://own:4318", 0.25));
        for wrong in [("FITTRIBE_TRACE_RATIO", "1.5"), ("FITTRIBE_OTLP_ENDPOINT", "collector:4318")] {
            assert!(read(&[wrong]).unwrap_err().to_string().contains(wrong.0));
        }
    }
}
