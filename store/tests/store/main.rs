//! The store against a real Postgres, a database per test.
#![expect(clippy::as_conversions, reason = "tests")]

#[cfg(test)]
mod commit;
#[cfg(test)]
mod database;
#[cfg(test)]
mod jobs;
#[cfg(test)]
mod letters;
#[cfg(test)]
mod people;
#[cfg(test)]
mod read;
#[cfg(test)]
mod scene;
#[cfg(test)]
mod search;
#[cfg(test)]
mod throughput;
#[cfg(test)]
mod verify;
