//! HTTP/1.1 with as little as a load generator can do: requests are bytes, answers are read to their end.

use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::Outcome;

/// A connection that is kept.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    filled: usize,
}

/// Where an answer's parts lie.
struct Head {
    status: u16,
    head: usize,
    body: usize,
}

/// An answer; its body is borrowed from the connection's buffer.
pub struct Answer<'c> {
    /// The status.
    pub status: u16,
    /// Status line and headers.
    pub head: &'c [u8],
    /// The body.
    pub body: &'c [u8],
}

impl Answer<'_> {
    /// The body as JSON.
    pub fn json(&self) -> Outcome<serde_json::Value> {
        Ok(serde_json::from_slice(self.body)?)
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        let head = std::str::from_utf8(self.head).ok()?;
        head.lines()
            .filter_map(|line| line.split_once(": "))
            .find_map(|(key, value)| key.eq_ignore_ascii_case(name).then_some(value))
    }
}

impl Connection {
    /// Connects.
    pub async fn open(to: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; 8192], filled: 0 })
    }

    /// Sends a request and reads its answer.
    pub async fn exchange(&mut self, request: &[u8]) -> Outcome<Answer<'_>> {
        self.stream.write_all(request).await?;
        self.filled = 0;
        let head = loop {
            self.fill().await?;
            if let Some(head) = parse(&self.buffer[..self.filled])? {
                break head;
            }
        };
        while self.filled < head.head + head.body {
            self.fill().await?;
        }
        let (top, rest) = self.buffer.split_at(head.head);
        Ok(Answer { status: head.status, head: top, body: &rest[..head.body] })
    }

    async fn fill(&mut self) -> Outcome<()> {
        if self.filled == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        match self.stream.read(&mut self.buffer[self.filled..]).await? {
            0 => Err("the server closed the connection".into()),
            read => {
                self.filled += read;
                Ok(())
            }
        }
    }

    /// The socket, for what comes after an upgrade, and the bytes that came with the answer's end.
    pub fn into_stream(self) -> (TcpStream, Vec<u8>) {
        let rest = match parse(&self.buffer[..self.filled]) {
            Ok(Some(head)) => self.buffer[head.head..self.filled].to_vec(),
            _ => Vec::new(),
        };
        (self.stream, rest)
    }
}

/// The head at the front, once it is complete.
fn parse(bytes: &[u8]) -> Outcome<Option<Head>> {
    let Some(head) = bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4) else {
        return Ok(None);
    };
    let status: u16 = std::str::from_utf8(&bytes[9..12])?.parse()?;
    if status == 304 || status == 204 || status == 101 {
        return Ok(Some(Head { status, head, body: 0 }));
    }
    for line in bytes[..head].split(|byte| *byte == b'\n') {
        if line.len() > 15 && line[..15].eq_ignore_ascii_case(b"content-length:") {
            let body = std::str::from_utf8(&line[15..])?.trim().parse()?;
            return Ok(Some(Head { status, head, body }));
        }
    }
    Err("an answer has no length".into())
}

/// A request with a JSON body, or none.
pub fn request(method: &str, path: &str, token: Option<&str>, headers: &str, body: &str) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nhost: bench\r\n{headers}");
    if let Some(token) = token {
        text += &format!("authorization: Bearer {token}\r\n");
    }
    if method != "GET" {
        text += &format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len());
    }
    (text + "\r\n" + body).into_bytes()
}
