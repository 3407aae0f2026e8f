//! The live half of FitTribe: calendars, notification channels and the fan-out hub, all supervised.

pub mod calendar;
pub mod calendars;
pub mod certificates;
pub mod channel;
pub mod channels;
pub mod files;
pub mod hub;
pub mod jobs;
pub mod marks;
pub mod openings;
pub mod snapshot;
pub mod standing;
pub mod supervision;
pub mod system;
pub mod topic;
pub mod upkeep;
pub mod wire;
pub mod writer;
