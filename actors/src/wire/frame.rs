//! Websocket frames, built once and shared.

use bytes::{BufMut, Bytes, BytesMut};
use serde::Serialize;

/// The longest payload of one frame; a longer message is sent as fragments of at most this length.
pub const LONGEST: usize = 64 * 1024;
/// The longest header of an unmasked frame.
const LONGEST_HEADER: usize = 10;

const FIN: u8 = 0x80;
const CONTINUATION: u8 = 0x0;
const TEXT: u8 = 0x1;
const CLOSE: u8 = 0x8;
const PONG: u8 = 0xA;

/// One whole message as it goes over the wire: unmasked, header and payload. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame(Bytes);

impl Frame {
    /// A text message. Serialises at once.
    #[must_use]
    pub fn text<T: Serialize + ?Sized>(message: &T) -> Self {
        // Serialising into memory fails only for maps with keys that are not text, of which the protocol
        // has none.
        let json = serde_json::to_vec(message).unwrap_or_default();
        Self(framed(&json))
    }

    /// The end of a connection.
    #[must_use]
    pub fn close(code: u16, reason: &str) -> Self {
        let mut payload = code.to_be_bytes().to_vec();
        payload.extend(reason.bytes().take(120));
        Self::control(CLOSE, &payload)
    }

    /// The answer to a ping frame.
    #[must_use]
    pub fn pong(payload: &[u8]) -> Self {
        Self::control(PONG, payload)
    }

    /// Several messages as one run of bytes.
    #[must_use]
    pub fn joined(frames: &[Self]) -> Self {
        let mut bytes = BytesMut::with_capacity(frames.iter().map(Self::len).sum());
        for frame in frames {
            bytes.extend_from_slice(&frame.0);
        }
        Self(bytes.freeze())
    }

    fn control(opcode: u8, payload: &[u8]) -> Self {
        let mut bytes = BytesMut::with_capacity(2 + payload.len());
        let payload = payload.get(..125).unwrap_or(payload);
        put_header(&mut bytes, FIN | opcode, payload.len());
        bytes.extend_from_slice(payload);
        Self(bytes.freeze())
    }

    /// What goes over the wire.
    #[must_use]
    pub const fn bytes(&self) -> &Bytes {
        &self.0
    }

    /// What goes over the wire.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.0
    }

    /// Its length on the wire.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing to send.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What it says, headers left off and fragments joined.
    #[must_use]
    pub fn payload(&self) -> Vec<u8> {
        let (mut payload, mut rest) = (Vec::new(), &self.0[..]);
        while let Some((length, header)) = length_of(rest) {
            payload.extend(rest.iter().skip(header).take(length));
            rest = rest.get(header + length..).unwrap_or_default();
        }
        payload
    }
}

/// Length of the payload and of the header of the frame at the front.
fn length_of(bytes: &[u8]) -> Option<(usize, usize)> {
    match *bytes {
        [_, 126, high, low, ..] => Some((usize::from(u16::from_be_bytes([high, low])), 4)),
        [_, 127, a, b, c, d, e, f, g, h, ..] => {
            Some((usize::try_from(u64::from_be_bytes([a, b, c, d, e, f, g, h])).ok()?, LONGEST_HEADER))
        }
        [_, length, ..] => Some((usize::from(length), 2)),
        _ => None,
    }
}

fn framed(json: &[u8]) -> Bytes {
    let fragments = json.len().div_ceil(LONGEST).max(1);
    let mut bytes = BytesMut::with_capacity(json.len() + fragments * LONGEST_HEADER);
    let mut rest = json;
    for fragment in 0..fragments {
        let (piece, left) = rest.split_at(rest.len().min(LONGEST));
        let opcode = if fragment == 0 { TEXT } else { CONTINUATION };
        let fin = if left.is_empty() { FIN } else { 0 };
        put_header(&mut bytes, fin | opcode, piece.len());
        bytes.extend_from_slice(piece);
        rest = left;
    }
    bytes.freeze()
}

fn put_header(bytes: &mut BytesMut, first: u8, length: usize) {
    bytes.put_u8(first);
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short), _) if short < 126 => bytes.put_u8(short),
        (_, Ok(medium)) => {
            bytes.put_u8(126);
            bytes.put_u16(medium);
        }
        _ => {
            bytes.put_u8(127);
            bytes.put_u64(u64::try_from(length).unwrap_or(u64::MAX));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_have_the_length_that_the_payload_needs() {
        for (text, header) in [(0, 2), (123, 2), (124, 4), (65_533, 4)] {
            let frame = Frame::text(&"x".repeat(text));
            assert_eq!(frame.len(), text + 2 + header, "{text}");
            assert_eq!(frame.payload().len(), text + 2);
        }
    }

    #[test]
    fn a_long_message_is_sent_as_fragments() {
        let text = "y".repeat(3 * LONGEST);
        let frame = Frame::text(&text);
        assert_eq!(serde_json::from_slice::<String>(&frame.payload()).unwrap(), text);
        assert_eq!(frame.bytes()[0], TEXT, "the first is not the last");
        let second = LONGEST + LONGEST_HEADER;
        assert_eq!(frame.bytes()[second], CONTINUATION);
        assert_eq!(frame.bytes()[frame.len() - 2 - 2], FIN | CONTINUATION);
    }

    #[test]
    fn a_close_frame_carries_its_code() {
        let bytes = Frame::close(4001, "shutdown");
        assert_eq!(bytes.bytes()[..4], [FIN | CLOSE, 10, 0x0F, 0xA1]);
    }
}
