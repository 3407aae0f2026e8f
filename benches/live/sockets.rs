//! Thousands of watchers on one thread.

use std::{
    cell::RefCell,
    future::poll_fn,
    net::SocketAddr,
    pin::Pin,
    rc::Rc,
    task::{Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWriteExt, ReadBuf},
    net::TcpStream,
    task::JoinSet,
};
use uuid::Uuid;

use crate::{
    Outcome,
    board::Board,
    frames::{Frames, kind, masked},
    http::{Connection, request},
};

/// Sockets that are opened at the same time.
const AT_ONCE: usize = 32;

/// Watchers; dropping it closes them.
pub struct Watchers {
    /// What reaches them.
    pub board: Rc<Board>,
    buffer: Rc<RefCell<Vec<u8>>>,
    tasks: JoinSet<()>,
}

impl Watchers {
    fn none() -> Self {
        Self {
            board: Rc::default(),
            buffer: Rc::new(RefCell::new(vec![0; 64 * 1024])),
            tasks: JoinSet::new(),
        }
    }

    /// Subscribes so many sockets of their own to a service's slots, and waits until each has its snapshot.
    pub async fn subscribe(server: SocketAddr, service: Uuid, count: usize) -> Outcome<Self> {
        let mut watchers = Self::none();
        let mut opening = JoinSet::new();
        for part in 0..AT_ONCE {
            let share = count / AT_ONCE + usize::from(part < count % AT_ONCE);
            opening.spawn_local(async move {
                let opened = open(server, service, share).await;
                opened.map_err(|error| error.to_string())
            });
        }
        while let Some(opened) = opening.join_next().await {
            for (stream, rest) in opened?? {
                watchers.watch(stream, &rest);
            }
        }
        watchers.until_joined(count).await?;
        Ok(watchers)
    }

    /// Connects so many sockets to the floor.
    pub async fn connect(floor: SocketAddr, count: usize) -> Outcome<Self> {
        let mut watchers = Self::none();
        for _ in 0..count {
            let stream = TcpStream::connect(floor).await?;
            watchers.watch(stream, &[]);
        }
        Ok(watchers)
    }

    async fn until_joined(&self, count: usize) -> Outcome<()> {
        for _ in 0..6000 {
            if self.board.joined.get() == count {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Err(format!("{} of {count} watchers got a snapshot within a minute", self.board.joined.get()).into())
    }

    fn watch(&mut self, stream: TcpStream, rest: &[u8]) {
        let (board, buffer) = (Rc::clone(&self.board), Rc::clone(&self.buffer));
        let mut watcher = Watcher { stream, frames: Frames::default(), board };
        watcher.hear(rest);
        self.tasks.spawn_local(async move {
            while watcher.read(&buffer).await {}
            watcher.board.closed.set(watcher.board.closed.get() + 1);
        });
    }
}

struct Watcher {
    stream: TcpStream,
    frames: Frames,
    board: Rc<Board>,
}

impl Watcher {
    /// Waits for bytes and reads them; whether the connection stands.
    async fn read(&mut self, buffer: &RefCell<Vec<u8>>) -> bool {
        poll_fn(|cx| {
            let mut buffer = buffer.borrow_mut();
            let mut read = ReadBuf::new(&mut buffer);
            let outcome = ready!(Pin::new(&mut self.stream).poll_read(cx, &mut read));
            self.hear(read.filled());
            Poll::Ready(outcome.is_ok() && !read.filled().is_empty())
        })
        .await
    }

    fn hear(&mut self, bytes: &[u8]) {
        let (board, stream) = (&self.board, &self.stream);
        self.frames.feed(bytes, |message| match kind(message) {
            b"delta" => board.received(message),
            b"snap" => board.joined.set(board.joined.get() + 1),
            b"ping" => {
                let at = message.windows(5).position(|five| five == b"\"ts\":").unwrap_or(0) + 5;
                let mut pong = br#"{"t":"pong","ts":"#.to_vec();
                pong.extend(message.iter().skip(at));
                // So short a message fits; where it does not, the server closes and the count tells.
                drop(stream.try_write(&masked(&pong)));
            }
            _ => {}
        });
    }
}

async fn open(server: SocketAddr, service: Uuid, count: usize) -> Outcome<Vec<(TcpStream, Vec<u8>)>> {
    let mut opened = Vec::with_capacity(count);
    let mut tickets = Connection::open(server).await?;
    let subscribe = masked(format!(r#"{{"t":"sub","id":1,"topic":"service:{service}:slots"}}"#).as_bytes());
    // Without a body: one that its handler leaves unread ends the connection.
    let ask = request("POST", "/api/v1/ws-tickets", None, "", "");
    for _ in 0..count {
        let answer = tickets.exchange(&ask).await?.json()?;
        let ticket = answer["ticket"].as_str().ok_or("no ticket")?;
        let upgrade = "connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
                       sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: fittribe.v1\r\n";
        let mut socket = Connection::open(server).await?;
        let answer = socket
            .exchange(&request("GET", &format!("/api/v1/ws?ticket={ticket}"), None, upgrade, ""))
            .await?;
        if answer.status != 101 {
            return Err(format!(
                "a socket was refused: {} {}",
                answer.status,
                String::from_utf8_lossy(answer.body)
            )
            .into());
        }
        let (mut stream, rest) = socket.into_stream();
        stream.write_all(&subscribe).await?;
        opened.push((stream, rest));
    }
    Ok(opened)
}
