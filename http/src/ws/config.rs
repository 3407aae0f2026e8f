//! Limits and times of sockets.

use std::time::Duration;

/// Limits and times. The defaults are the protocol's.
#[derive(Clone, Debug)]
pub struct Config {
    /// Pages that may connect, such as `https://app.example.org`. A client without an Origin is no page and
    /// may.
    pub origins: Vec<String>,
    /// A ping comes this often.
    pub ping: Duration,
    /// Its pong must come within this time.
    pub pong: Duration,
    /// A message that waits longer than this to be written ends the socket.
    pub patience: Duration,
    /// A socket that is told to go is cut off after this time.
    pub grace: Duration,
    /// How often sockets are looked at.
    pub sweep: Duration,
    /// How long joining a topic may take.
    pub join: Duration,
    /// The longest message of a client, fragments together.
    pub longest_message: usize,
    /// The most topics of a socket.
    pub topics: usize,
    /// Messages a second, in the long run.
    pub messages_per_second: u16,
    /// Messages at once.
    pub burst: u16,
    /// Messages beyond those in a minute that end the socket.
    pub flood: u32,
    /// The most sockets of an account.
    pub sockets_per_account: usize,
    /// The most sockets of this node.
    pub sockets: usize,
    /// Clients that are told to reconnect spread over this time.
    pub reconnect: (Duration, Duration),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            origins: Vec::new(),
            ping: Duration::from_secs(25),
            pong: Duration::from_secs(10),
            patience: Duration::from_secs(10),
            grace: Duration::from_secs(2),
            sweep: Duration::from_secs(1),
            join: Duration::from_secs(5),
            longest_message: 16 * 1024,
            topics: 50,
            messages_per_second: 20,
            burst: 40,
            flood: 100,
            sockets_per_account: 10,
            sockets: 16_000,
            reconnect: (Duration::from_millis(500), Duration::from_secs(30)),
        }
    }
}
