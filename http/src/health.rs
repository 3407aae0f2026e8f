//! `/healthz`, `/readyz`, `/metrics`

pub mod alive;
pub mod metrics;
pub mod ready;
