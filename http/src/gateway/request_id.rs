//! A name for each request, the client's own where it has a decent one.

use std::cell::{Cell, RefCell};

use actix_web::{
    dev::ServiceRequest,
    http::header::{HeaderName, HeaderValue},
};
use bytes::{BufMut as _, BytesMut};

/// The field that carries it.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

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
    /// Random, and new for each worker; a dash ends it.
    prefix: [u8; PREFIX],
    count: Cell<u64>,
    /// Where names are written: many share one block, so that neither a name nor its copies take memory of their own.
    block: RefCell<BytesMut>,
}

/// Sixteen digits and a dash.
const PREFIX: usize = 17;
/// The prefix and the digits of the largest count.
const NAME: usize = PREFIX + 16;
/// The names of a block: it lives until the last of them is gone.
const BLOCK: usize = 64 * NAME;
const DIGITS: [u8; 16] = *b"0123456789abcdef";

/// Four bits as a digit.
fn digit(bits: u64) -> u8 {
    let nth = usize::try_from(bits & 15).unwrap_or_default();
    DIGITS.get(nth).copied().unwrap_or(b'0')
}

impl RequestIds {
    pub fn new(boot: [u8; 32]) -> Self {
        let mut prefix = [b'-'; PREFIX];
        for (pair, byte) in prefix.chunks_exact_mut(2).zip(boot) {
            pair.copy_from_slice(&[digit(u64::from(byte >> 4)), digit(u64::from(byte))]);
        }
        Self { prefix, count: Cell::new(0), block: RefCell::default() }
    }

    pub fn of(&self, req: &ServiceRequest) -> HeaderValue {
        let own = req.headers().get(X_REQUEST_ID).filter(|value| decent(value.as_bytes()));
        own.cloned().unwrap_or_else(|| self.fresh())
    }

    fn fresh(&self) -> HeaderValue {
        let count = self.count.get().wrapping_add(1);
        self.count.set(count);
        let mut name = self.block.borrow_mut();
        if name.capacity() < NAME {
            *name = BytesMut::with_capacity(BLOCK);
        }
        name.extend_from_slice(&self.prefix);
        let digits = (u64::BITS - count.leading_zeros()).div_ceil(4);
        for nth in (0..digits).rev() {
            name.put_u8(digit(count >> (4 * nth)));
        }
        HeaderValue::from_maybe_shared(name.split().freeze())
            .unwrap_or_else(|_| HeaderValue::from_static("unnamed"))
    }
}

fn decent(value: &[u8]) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=LONGEST).contains(&value.len()) && value.iter().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_request_of_a_worker_has_a_name_of_its_own() {
        let ids =
            RequestIds::new(std::array::from_fn(|nth| [0xab, 0x01, 0xf0].get(nth).copied().unwrap_or(7)));
        let next = || ids.fresh().to_str().unwrap().to_owned();
        // Names are kept while others are written beside them.
        let kept: Vec<HeaderValue> = (0..200).map(|_| ids.fresh()).collect();
        let names: std::collections::HashSet<_> = kept.iter().map(|name| name.to_str().unwrap()).collect();
        assert_eq!(names.len(), 200);
        assert!(names.contains("ab01f00707070707-1") && names.contains("ab01f00707070707-c8"));
        ids.count.set(0);
        assert_eq!([next(), next()], ["ab01f00707070707-1", "ab01f00707070707-2"]);
        ids.count.set(0x1f);
        assert_eq!(next(), "ab01f00707070707-20");
        ids.count.set(u64::MAX - 1);
        assert_eq!(next(), "ab01f00707070707-ffffffffffffffff");
    }
}
