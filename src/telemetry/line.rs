//! A line of the log, with the request that it belongs to.

use std::fmt;

use fittribe_http::gateway::current;
use tracing::{Event, Subscriber};
use tracing_subscriber::{
    fmt::{
        FmtContext,
        format::{FormatEvent, FormatFields, Writer},
    },
    registry::LookupSpan,
};

/// How a line ends, and the request that stands before that.
#[derive(Clone, Copy)]
enum Shape {
    Text,
    Json,
}

/// Another format's lines, to which the request's name and method are added where one is under way.
pub struct OfRequest<F> {
    format: F,
    shape: Shape,
}

impl<F> OfRequest<F> {
    /// Of lines for people.
    pub const fn text(format: F) -> Self {
        Self { format, shape: Shape::Text }
    }

    /// Of lines that are JSON objects.
    pub const fn json(format: F) -> Self {
        Self { format, shape: Shape::Json }
    }
}

impl<S, N, F> FormatEvent<S, N> for OfRequest<F>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
    F: FormatEvent<S, N>,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut out: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        // Names of requests are plain letters, digits, dots, dashes and underscores: nothing to escape in either shape.
        let request = current(|id, method| match self.shape {
            Shape::Text => format!(" request.id={id} http.method={method}"),
            Shape::Json => format!(",\"request\":{{\"id\":\"{id}\",\"method\":\"{method}\"}}"),
        });
        let Some(request) = request else { return self.format.format_event(context, out, event) };
        let mut line = String::new();
        let inner = Writer::new(&mut line);
        self.format.format_event(context, inner, event)?;
        let line = line.trim_end_matches('\n');
        match self.shape {
            Shape::Text => writeln!(out, "{line}{request}"),
            Shape::Json => writeln!(out, "{}{request}}}", line.strip_suffix('}').unwrap_or(line)),
        }
    }
}
