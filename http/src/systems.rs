//! What this node depends on, and how each of it does at the moment.

use std::sync::Arc;

use futures_util::future::BoxFuture;
use serde::Serialize;
use utoipa::ToSchema;

/// What serves for a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SystemKind {
    /// The provider that is configured.
    Real,
    /// What stands in where none is, on this machine.
    Local,
    /// Nothing: it is not configured, and not needed.
    Off,
}

/// How a system does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SystemState {
    /// It answered just now.
    Ok,
    /// It did not answer, or not well.
    Failing,
    /// It cannot be asked.
    Unknown,
}

/// A system that this node depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct System {
    /// Its name.
    #[schema(example = "files")]
    pub name: &'static str,
    /// What serves for it.
    pub kind: SystemKind,
    /// How it does.
    pub state: SystemState,
    /// The same in a sentence, without secrets.
    pub detail: String,
}

/// Looks at all of them; bounded in time, and not oftener than is good for them.
pub type Systems = Arc<dyn Fn() -> BoxFuture<'static, Vec<System>> + Send + Sync>;
