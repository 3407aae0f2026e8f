//! One way to connect to Redis.

use std::time::Duration;

use fittribe_ports::bus::BusAway;
use redis::{
    Client,
    aio::{ConnectionManager, ConnectionManagerConfig},
};

pub(crate) fn away(error: redis::RedisError) -> BusAway {
    BusAway(error.to_string())
}

/// Connects, and comes back by itself. A command is answered within `patience` or fails: without a limit it
/// would wait about ten seconds for a Redis that is away. Must be called on the runtime that is to carry the
/// connection.
///
/// # Errors
/// When the URL is wrong or Redis does not answer within two seconds.
#[expect(clippy::disallowed_methods, reason = "the one place that opens Redis connections")]
pub(crate) async fn connect(url: &str, patience: Duration) -> Result<(Client, ConnectionManager), BusAway> {
    let client = Client::open(url).map_err(away)?;
    let limits = ConnectionManagerConfig::new()
        .set_number_of_retries(1)
        .set_connection_timeout(Some(Duration::from_secs(2)))
        .set_response_timeout(Some(patience));
    let connection = ConnectionManager::new_with_config(client.clone(), limits).await.map_err(away)?;
    Ok((client, connection))
}
