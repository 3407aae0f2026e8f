//! Logs, metrics and traces.

mod line;
mod traces;

use std::io::IsTerminal as _;

use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};
use tokio::runtime::Handle;
use tracing::Subscriber;
use tracing_subscriber::{
    EnvFilter, Layer, layer::SubscriberExt, registry::LookupSpan, util::SubscriberInitExt,
};

pub use traces::Traces;

use line::OfRequest;

use crate::{Failure, config::Config};

/// Logs go to standard error from here on.
pub fn start_logs(config: &Config) {
    start(config, None);
}

/// Logs go to standard error from here on, and traces to their collector where there is one.
///
/// # Errors
/// When the collector's address is none.
pub fn start_logs_and_traces(config: &Config, runtime: &Handle) -> Result<Option<Traces>, Failure> {
    let Some(configured) = &config.gateway.traces else {
        start(config, None);
        return Ok(None);
    };
    let traces = Traces::start(configured, runtime.clone())?;
    start(config, Some(&traces));
    Ok(Some(traces))
}

/// Without traces the filter is the registry's own, which costs least.
fn start(config: &Config, traces: Option<&Traces>) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let started = match traces {
        None => tracing_subscriber::registry().with(filter).with(lines(config)).try_init(),
        Some(traces) => {
            let logs = lines(config).with_filter(filter);
            tracing_subscriber::registry().with(logs).with(traces.layer()).try_init()
        }
    };
    if let Err(error) = started {
        eprintln!("fittribe: logs go nowhere: {error}");
    }
}

fn lines<S>(config: &Config) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a> + Send + Sync,
{
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    if config.log_json {
        return lines.json().map_event_format(OfRequest::json).boxed();
    }
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    lines.with_ansi(colours).map_event_format(|format| OfRequest::text(format.with_ansi(colours))).boxed()
}

/// Metrics are collected from here on.
///
/// # Errors
/// When a recorder is installed already.
pub fn start_metrics() -> Result<PrometheusHandle, BuildError> {
    PrometheusBuilder::new()
        .set_buckets(&[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0])?
        .install_recorder()
}
