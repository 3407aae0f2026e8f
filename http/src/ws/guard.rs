//! What a client sends, frame by frame. Invariant: never more than one frame's bytes and one chunk of the
//! connection are held, and a frame that is too long is refused at its header.
//!
//! Frames are taken apart one at a time, when the socket is ready for the next: what has not been looked at
//! stays in the connection, whose window then closes.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use actix_http::ws::{OpCode, Parser};
use actix_web::error::PayloadError;
use bytes::{Bytes, BytesMut};
use fittribe_actors::wire::CloseCode;
use futures_util::Stream;

/// The longest payload of a control frame (RFC 6455 §5.5).
const LONGEST_CONTROL: u64 = 125;
/// The most fragments of a message.
const MOST_FRAGMENTS: u32 = 64;

/// One thing a client sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inbound {
    /// A text message, whole.
    Text(String),
    /// A ping frame, to be answered with its own bytes.
    Ping(Bytes),
    /// A pong frame.
    Pong,
    /// The client's last word.
    Close,
}

/// Why no more is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The client broke the rules.
    Rule(CloseCode),
    /// The connection is gone.
    Gone,
}

struct Header {
    fin: bool,
    opcode: OpCode,
    /// Header and payload.
    length: usize,
}

/// The messages in a stream of bytes.
pub struct Guard<S> {
    stream: S,
    longest: usize,
    bytes: BytesMut,
    message: BytesMut,
    fragments: u32,
    ended: bool,
}

impl<S> Guard<S> {
    /// Reads messages of at most `longest` bytes.
    pub fn new(stream: S, longest: usize) -> Self {
        Self { stream, longest, bytes: BytesMut::new(), message: BytesMut::new(), fragments: 0, ended: false }
    }

    /// The header at the front, once it is there and allowed.
    fn header(&self) -> Result<Option<Header>, Broken> {
        let (first, second, rest) = match *self.bytes {
            [first, second, ref rest @ ..] => (first, second, rest),
            _ => return Ok(None),
        };
        let opcode = OpCode::from(first & 0x0F);
        let (fin, masked) = (first & 0x80 != 0, second & 0x80 != 0);
        if first & 0x70 != 0 || !masked || opcode == OpCode::Bad {
            return Err(Broken::Rule(CloseCode::Frames));
        }
        let (payload, extended) = match (second & 0x7F, rest) {
            (126, [a, b, ..]) => (u64::from(u16::from_be_bytes([*a, *b])), 2),
            (127, [a, b, c, d, e, f, g, h, ..]) => (u64::from_be_bytes([*a, *b, *c, *d, *e, *f, *g, *h]), 8),
            (126 | 127, _) => return Ok(None),
            (short, _) => (u64::from(short), 0),
        };
        self.allow(opcode, fin, payload)?;
        let length = usize::try_from(payload).map_err(|_| Broken::Rule(CloseCode::TooLarge))?;
        Ok(Some(Header { fin, opcode, length: 2 + extended + 4 + length }))
    }

    fn allow(&self, opcode: OpCode, fin: bool, payload: u64) -> Result<(), Broken> {
        let control = matches!(opcode, OpCode::Ping | OpCode::Pong | OpCode::Close);
        let expected = match opcode {
            OpCode::Continue => self.fragments > 0,
            OpCode::Text | OpCode::Binary => self.fragments == 0,
            _ => fin && payload <= LONGEST_CONTROL,
        };
        let room = self.longest.saturating_sub(self.message.len());
        if !expected {
            Err(Broken::Rule(CloseCode::Frames))
        } else if opcode == OpCode::Binary {
            Err(Broken::Rule(CloseCode::Binary))
        } else if !control && usize::try_from(payload).map_or(true, |payload| payload > room) {
            Err(Broken::Rule(CloseCode::TooLarge))
        } else {
            Ok(())
        }
    }

    /// The next message, if its bytes are all there.
    fn take_apart(&mut self) -> Result<Option<Inbound>, Broken> {
        while let Some(Header { fin, opcode, length }) = self.header()? {
            if self.bytes.len() < length {
                return Ok(None);
            }
            // The length was checked above; the parser unmasks.
            let parsed = Parser::parse(&mut self.bytes, true, self.longest.max(125));
            let Ok(Some((_, _, payload))) = parsed else { return Err(Broken::Rule(CloseCode::Frames)) };
            let payload = payload.unwrap_or_default();
            let inbound = match opcode {
                OpCode::Ping => Some(Inbound::Ping(payload.freeze())),
                OpCode::Pong => Some(Inbound::Pong),
                OpCode::Close => Some(Inbound::Close),
                _ => self.fragment(fin, payload)?,
            };
            if self.bytes.is_empty() {
                self.bytes = BytesMut::new();
            }
            if inbound.is_some() {
                return Ok(inbound);
            }
        }
        Ok(None)
    }

    fn fragment(&mut self, fin: bool, payload: BytesMut) -> Result<Option<Inbound>, Broken> {
        if self.message.is_empty() && fin {
            self.fragments = 0;
            return text(&payload).map(Some);
        }
        self.fragments += 1;
        if self.fragments > MOST_FRAGMENTS {
            return Err(Broken::Rule(CloseCode::TooLarge));
        }
        self.message.extend_from_slice(&payload);
        if !fin {
            return Ok(None);
        }
        self.fragments = 0;
        text(&std::mem::take(&mut self.message)).map(Some)
    }
}

fn text(payload: &[u8]) -> Result<Inbound, Broken> {
    let text = std::str::from_utf8(payload).map_err(|_| Broken::Rule(CloseCode::Text))?;
    Ok(Inbound::Text(text.to_owned()))
}

impl<S: Stream<Item = Result<Bytes, PayloadError>> + Unpin> Stream for Guard<S> {
    type Item = Result<Inbound, Broken>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if this.ended {
                return Poll::Ready(None);
            }
            match this.take_apart() {
                Ok(Some(inbound)) => return Poll::Ready(Some(Ok(inbound))),
                Ok(None) => {}
                Err(broken) => return Poll::Ready(Some(Err(this.end(broken)))),
            }
            match ready!(Pin::new(&mut this.stream).poll_next(cx)) {
                Some(Ok(chunk)) => this.bytes.extend_from_slice(&chunk),
                Some(Err(_)) | None => return Poll::Ready(Some(Err(this.end(Broken::Gone)))),
            }
        }
    }
}

impl<S> Guard<S> {
    /// An error is said once; after it there is nothing.
    fn end(&mut self, broken: Broken) -> Broken {
        self.ended = true;
        self.bytes = BytesMut::new();
        self.message = BytesMut::new();
        broken
    }
}

#[cfg(test)]
mod tests;
