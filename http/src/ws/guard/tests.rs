use std::{cell::Cell, rc::Rc};

use futures_util::{FutureExt, StreamExt, stream};

use super::*;

const LONGEST: usize = 1024;

fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mask = [0x11, 0x22, 0x33, 0x44];
    let mut bytes = vec![first];
    match payload.len() {
        short @ 0..126 => bytes.push(0x80 | u8::try_from(short).unwrap()),
        long => {
            bytes.push(0x80 | 126);
            bytes.extend(u16::try_from(long).unwrap().to_be_bytes());
        }
    }
    bytes.extend(mask);
    bytes.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
    bytes
}

fn header(first: u8, length: u64) -> Vec<u8> {
    let mut bytes = vec![first, 0x80 | 127];
    bytes.extend(length.to_be_bytes());
    bytes.extend([0; 4]);
    bytes
}

/// Everything that these chunks say, up to the first error.
fn read(chunks: Vec<Vec<u8>>) -> Vec<Result<Inbound, Broken>> {
    let chunks = stream::iter(chunks.into_iter().map(|chunk| Ok(Bytes::from(chunk))));
    Guard::new(chunks, LONGEST).collect().now_or_never().unwrap()
}

fn rule(code: CloseCode) -> Result<Inbound, Broken> {
    Err(Broken::Rule(code))
}

fn said(text: &str) -> Result<Inbound, Broken> {
    Ok(Inbound::Text(text.to_owned()))
}

#[test]
fn messages_are_read_however_they_are_cut() {
    let bytes = [frame(0x81, b"one"), frame(0x89, b"?"), frame(0x81, &[b'x'; 300])].concat();
    let expected =
        [said("one"), Ok(Inbound::Ping(Bytes::from_static(b"?"))), said(&"x".repeat(300)), Err(Broken::Gone)];
    for size in [1, 2, 7, 100, bytes.len()] {
        assert_eq!(read(bytes.chunks(size).map(<[u8]>::to_vec).collect()), expected, "{size}");
    }
}

#[test]
fn fragments_make_one_message_with_control_frames_between() {
    let chunks = vec![
        frame(0x01, b"on"),
        frame(0x8A, b""),
        frame(0x00, b"e "),
        frame(0x80, b"two"),
        frame(0x01, b""),
        frame(0x80, b"three"),
    ];
    assert_eq!(read(chunks), [Ok(Inbound::Pong), said("one two"), said("three"), Err(Broken::Gone)]);
}

#[test]
fn a_frame_too_long_is_refused_at_its_header() {
    for length in [1025, 1 << 20, u64::from(u32::MAX), u64::MAX >> 1, u64::MAX] {
        assert_eq!(read(vec![header(0x81, length)]), [rule(CloseCode::TooLarge)], "{length}");
    }
}

#[test]
fn fragments_are_bounded_together_in_length_and_number() {
    let long = vec![frame(0x01, &[b'x'; 600]), frame(0x00, &[b'x'; 600])];
    assert_eq!(read(long), [rule(CloseCode::TooLarge)]);
    let mut many = vec![frame(0x01, b"")];
    many.extend((0..100).map(|_| frame(0x00, b"")));
    assert_eq!(read(many), [rule(CloseCode::TooLarge)]);
}

#[test]
fn what_breaks_the_protocol_is_refused() {
    let mut unmasked = frame(0x81, b"x");
    unmasked[1] &= 0x7F;
    let cases = [
        (unmasked, CloseCode::Frames),
        (frame(0xC1, b"compressed"), CloseCode::Frames),
        (frame(0x83, b"unknown"), CloseCode::Frames),
        (frame(0x80, b"continues nothing"), CloseCode::Frames),
        (frame(0x09, b"a fragmented ping"), CloseCode::Frames),
        (frame(0x89, &[0; 126]), CloseCode::Frames),
        ([frame(0x01, b"begun"), frame(0x81, b"begun again")].concat(), CloseCode::Frames),
        (frame(0x82, b"binary"), CloseCode::Binary),
        (frame(0x81, &[0xFF, 0xFE]), CloseCode::Text),
    ];
    for (bytes, code) in cases {
        assert_eq!(read(vec![bytes.clone()]), [rule(code)], "{bytes:?}");
    }
}

#[test]
fn nothing_is_read_ahead_and_nothing_after_an_error() {
    let taken = Rc::new(Cell::new(0));
    let count = Rc::clone(&taken);
    let endless = stream::repeat_with(move || {
        count.set(count.get() + 1);
        Ok(Bytes::from(frame(0x89, b"").repeat(1000)))
    });
    let mut guard = Guard::new(endless, LONGEST);
    for _ in 0..1000 {
        assert_eq!(guard.next().now_or_never().unwrap(), Some(Ok(Inbound::Ping(Bytes::new()))));
    }
    assert_eq!(taken.get(), 1, "a chunk is taken when the last one is used up");
    guard.bytes = BytesMut::from(&[0xFF, 0xFF][..]);
    assert_eq!(guard.next().now_or_never().unwrap(), Some(rule(CloseCode::Frames)));
    assert_eq!(guard.next().now_or_never().unwrap(), None);
    assert_eq!(taken.get(), 1);
}

#[test]
fn an_idle_guard_holds_no_memory() {
    let chunks = stream::iter([Ok(Bytes::from(frame(0x81, &[b'x'; 800])))]).chain(stream::pending());
    let mut guard = Guard::new(chunks, LONGEST);
    assert!(guard.next().now_or_never().unwrap().is_some());
    assert!(guard.next().now_or_never().is_none());
    assert_eq!((guard.bytes.capacity(), guard.message.capacity()), (0, 0));
}
