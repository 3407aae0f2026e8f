//! A name for each request, the client's own where it has a decent one.

use std::cell::Cell;

use actix_web::{dev::ServiceRequest, http::header::HeaderValue};

/// The name of the request under way, in its extensions where the audit log will ask for it.
#[derive(Clone, Debug)]
pub struct RequestId(pub HeaderValue);

impl RequestId {
    /// The name itself.
    #[must_use]
    pub fn text(&self) -> String {
        self.0.to_str().unwrap_or_default().to_owned()
    }
}

/// The longest name that is taken over.
const LONGEST: usize = 64;

/// Names the requests of one worker.
pub struct RequestIds {
    /// Random, and new for each worker.
    prefix: String,
    count: Cell<u64>,
}

impl RequestIds {
    pub fn new(boot: [u8; 32]) -> Self {
        let mut prefix = String::with_capacity(17);
        for byte in boot.iter().take(8) {
            prefix.push_str(&format!("{byte:02x}"));
        }
        prefix.push('-');
        Self { prefix, count: Cell::new(0) }
    }

    pub fn of(&self, req: &ServiceRequest) -> HeaderValue {
        let own = req.headers().get("x-request-id").filter(|value| decent(value.as_bytes()));
        own.cloned().unwrap_or_else(|| self.fresh())
    }

    fn fresh(&self) -> HeaderValue {
        let count = self.count.get().wrapping_add(1);
        self.count.set(count);
        HeaderValue::try_from(format!("{}{count:x}", self.prefix))
            .unwrap_or_else(|_| HeaderValue::from_static("unnamed"))
    }
}

fn decent(value: &[u8]) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=LONGEST).contains(&value.len()) && value.iter().all(plain)
}
