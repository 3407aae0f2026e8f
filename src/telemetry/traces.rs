//! Traces: a span of each request, by OTLP over HTTP with protobuf.
//!
//! Only what is on a list leaves this node, so that no later field of a span or an event takes a person along.

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use opentelemetry::{KeyValue, global, trace::TracerProvider as _};
use opentelemetry_http::{HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::{
    Resource,
    error::OTelSdkResult,
    propagation::TraceContextPropagator,
    trace::{Sampler, SdkTracerProvider, SpanData, SpanExporter},
};
use tokio::runtime::Handle;
use tracing::Subscriber;
use tracing_subscriber::{
    Layer,
    filter::{LevelFilter, Targets},
    registry::LookupSpan,
};

use crate::{Failure, config};

/// How long a collector may take for one batch.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the last batch may take when this node leaves.
const LAST: Duration = Duration::from_secs(3);

/// What leaves this node of a span or of an event. The route is a pattern, never a path.
const TOLD: [&str; 8] = [
    "http.request.method",
    "http.route",
    "http.response.status_code",
    "request.id",
    "level",
    "target",
    "service.name",
    "service.version",
];

/// Collects until it is closed.
#[derive(Debug)]
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Exports to the configured collector, on a runtime.
    ///
    /// # Errors
    /// When the collector's address is none.
    pub fn start(traces: &config::Traces, runtime: Handle) -> Result<Self, Failure> {
        global::set_text_map_propagator(TraceContextPropagator::new());
        let client = reqwest::Client::builder().timeout(PATIENCE).build()?;
        let exporter = opentelemetry_otlp::SpanExporter::builder()
            .with_http()
            .with_http_client(Sender { client, runtime })
            .with_endpoint(format!("{}/v1/traces", traces.endpoint))
            .with_timeout(PATIENCE)
            .build()?;
        let resource = Resource::builder()
            .with_service_name("fittribe")
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        let provider = SdkTracerProvider::builder()
            .with_resource(resource)
            .with_sampler(Sampler::TraceIdRatioBased(traces.ratio))
            .with_batch_exporter(Discreet(exporter))
            .build();
        Ok(Self(provider))
    }

    /// Turns spans of ours into what is exported.
    pub fn layer<S: Subscriber + for<'a> LookupSpan<'a> + Send + Sync>(&self) -> impl Layer<S> + use<S> {
        let ours = ["fittribe", "fittribe_http", "fittribe_actors", "fittribe_store", "fittribe_adapters"];
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer("fittribe"))
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_filter(Targets::new().with_targets(ours.map(|target| (target, LevelFilter::INFO))))
    }

    /// Sends what is left. To be called while the runtime is there.
    pub fn close(self) {
        if let Err(error) = self.0.shutdown_with_timeout(LAST) {
            eprintln!("fittribe: the last traces were not sent: {error}");
        }
    }
}

/// Sends on the shared runtime: the exporter's own thread has none.
#[derive(Debug)]
struct Sender {
    client: reqwest::Client,
    runtime: Handle,
}

#[async_trait]
impl HttpClient for Sender {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        let client = self.client.clone();
        let sending = self.runtime.spawn(async move {
            let answer = client.execute(request).await?.error_for_status()?;
            let mut built = Response::new(Bytes::new());
            *built.status_mut() = answer.status();
            *built.headers_mut() = answer.headers().clone();
            *built.body_mut() = answer.bytes().await?;
            Ok::<_, reqwest::Error>(built)
        });
        Ok(sending.await??)
    }
}

/// Leaves out whatever is not on the list.
#[derive(Debug)]
struct Discreet<E>(E);

fn told(attributes: &mut Vec<KeyValue>) {
    attributes.retain(|attribute| TOLD.contains(&attribute.key.as_str()));
}

impl<E: SpanExporter> SpanExporter for Discreet<E> {
    async fn export(&self, mut batch: Vec<SpanData>) -> OTelSdkResult {
        for span in &mut batch {
            told(&mut span.attributes);
            for event in &mut span.events.events {
                told(&mut event.attributes);
            }
        }
        self.0.export(batch).await
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.0.shutdown_with_timeout(timeout)
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.0.force_flush()
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.0.set_resource(resource);
    }
}
