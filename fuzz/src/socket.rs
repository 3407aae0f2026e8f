//! What a client says over its websocket, from the connection's bytes to the message.

use bytes::Bytes;
use fittribe_actors::{
    topic::{Topic, TopicName},
    wire::{
        self, ClientMessage, ErrorCode,
        client::Unreadable,
        message::{Failed, Message},
    },
};
use fittribe_domain::AccountId;
use fittribe_http::ws::{
    asyncapi,
    guard::{Broken, Guard, Inbound},
};
use futures_util::{FutureExt as _, StreamExt as _, stream};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Target;

/// The longest message that is taken here. Shorter than the server's, so that both sides of it are seen.
const LONGEST: usize = 512;
/// A text frame that is masked with zeros, so that its text is to be seen in it.
const TEXT: u8 = 0x81;

/// Bytes of a connection, and the same as one message.
pub struct Socket;

/// All that is said in these bytes, which come in pieces of one size.
fn heard(input: &[u8], size: usize) -> Vec<Result<Inbound, Broken>> {
    let pieces = stream::iter(input.chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))));
    Guard::new(pieces, LONGEST).collect().now_or_never().unwrap()
}

/// A name leads to a topic that leads back to the name, however it was written.
fn name(text: &str) {
    let Ok(named) = text.parse::<TopicName>() else { return };
    let topic = match named {
        TopicName::Slots(service) => Topic::Slots(service),
        TopicName::Availability(trainer) => Topic::Availability(trainer),
        TopicName::Next(trainer) => Topic::Next(trainer),
        TopicName::Me => Topic::Me(AccountId::from_uuid(Uuid::nil())),
    };
    assert_eq!(topic.to_string().parse(), Ok(named));
}

/// A message is read, or answered with what is wrong; what was read is written down as it was meant.
fn message(text: &str) {
    match ClientMessage::read(text) {
        Ok(message) => {
            let written = serde_json::to_string(&message).unwrap();
            assert_eq!(ClientMessage::read(&written).as_ref(), Ok(&message), "{written}");
            match message {
                ClientMessage::Subscribe(request) => name(&request.topic),
                ClientMessage::Unsubscribe(request) => name(&request.topic),
                ClientMessage::Acknowledge(request) => name(&request.topic),
                ClientMessage::Pong(_) => {}
            }
        }
        Err(Unreadable { id, detail }) => {
            let frame = wire::failed(id, ErrorCode::BadRequest, Some(json!({ "detail": detail })));
            let answer: Message<Failed> = serde_json::from_slice(&frame.payload()).unwrap();
            assert_eq!((answer.body.id, answer.body.d), (id, Some(json!({ "detail": detail }))));
        }
    }
}

impl Target for Socket {
    fn try_out(&self, input: &[u8]) {
        let all = heard(input, input.len().max(1));
        for size in [1, 7] {
            assert_eq!(heard(input, size), all, "in pieces of {size}");
        }
        assert!(matches!(all.last(), Some(Err(_))), "a connection's end is told: {all:?}");
        for said in &all {
            match said {
                Ok(Inbound::Text(text)) => {
                    assert!(text.len() <= LONGEST);
                    message(text);
                }
                Ok(Inbound::Ping(payload)) => assert!(payload.len() <= 125),
                Ok(Inbound::Pong | Inbound::Close) | Err(_) => {}
            }
        }
        if let Ok(text) = std::str::from_utf8(input) {
            message(text);
            name(text);
        }
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let document = asyncapi();
        let messages = ["sub", "unsub", "ack", "pong"].into_iter().flat_map(|name| {
            document["components"]["messages"][name]["examples"].as_array().cloned().unwrap_or_default()
        });
        let texts: Vec<Vec<u8>> =
            messages.map(|example: Value| example["payload"].to_string().into_bytes()).collect();
        assert!(texts.len() >= 4, "every message of a client has an example");
        let frames: Vec<Vec<u8>> = texts.iter().map(|text| frame(TEXT, text)).collect();
        let ping_between =
            [frame(0x01, &texts[0][..9]), frame(0x89, b"still?"), frame(0x80, &texts[0][9..])].concat();
        let topics = ["me", "service:0198c0de-7a11-7000-8000-000000000001:slots"].map(|name| name.into());
        let goodbye = [frames.concat(), frame(0x8a, b""), frame(0x88, &[0x03, 0xe8])].concat();
        let in_two = |length: usize| {
            let text = vec![b'x'; length];
            [frame(0x01, &text[..300]), frame(0x80, &text[300..])].concat()
        };
        let others = vec![ping_between, goodbye, in_two(LONGEST), in_two(LONGEST + 1)];
        [texts, frames, topics.into(), others].concat()
    }
}

/// A frame of a client, masked with zeros.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len()).unwrap();
    let mut frame = match u8::try_from(length) {
        Ok(short @ 0..126) => vec![first, 0x80 | short],
        _ => [&[first, 0x80 | 126], &length.to_be_bytes()[..]].concat(),
    };
    frame.extend([0; 4]);
    frame.extend(payload);
    frame
}
